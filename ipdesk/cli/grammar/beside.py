"""Commands on what stands beside the figures: evidence and comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import comments, evidence
from ipdesk.cli.grammar.parts import AtAny, AtPlace, Parser, action, json_option, on_file
from ipdesk.comments.roles import ROLES

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Commands


def add_evidence(commands: Commands) -> None:
    """Files that prove."""
    listing = on_file(commands, "evidence", "list the files that prove what the report says")
    json_option(listing)
    listing.set_defaults(run=evidence.listing)
    actions = listing.add_subparsers(metavar="ACTION", parser_class=Parser)
    add = action(actions, "add", "attach a file to a row or cell")
    add.add_argument("path", type=Path, metavar="PATH")
    for name, about in (
        ("number", "the document's number"),
        ("issued", "its day of issue, e.g. 2016-12-31"),
        ("issuer", "who issued it"),
        ("page", "the page that counts"),
    ):
        add.add_argument(f"--{name}", default="", help=about)
    add.set_defaults(run=evidence.add)
    remove = action(actions, "remove", "take a file off a row or cell")
    remove.add_argument("digest", metavar="DIGEST", help="its SHA-256, or the beginning of it")
    remove.set_defaults(run=evidence.remove)
    for parser in (add, remove):
        parser.add_argument(
            "--at", nargs="+", action=AtPlace, required=True, metavar="SECTION ROW [COLUMN]"
        )
    save = action(actions, "save", "write an attached file into a folder")
    save.add_argument("digest", metavar="DIGEST", help="its SHA-256, or the beginning of it")
    save.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    save.set_defaults(run=evidence.save)


def add_comments(commands: Commands) -> None:
    """Comments and flags."""
    listing = on_file(commands, "comments", "list comments and flags: what is open")
    listing.add_argument("--state", choices=("open", "done", "all"), default="open")
    listing.add_argument("--kind", choices=("all", "comment", "sipo", "flag"), default="all")
    listing.add_argument("--section", default="", metavar="CODE", help="only this section")
    listing.add_argument("--text", default="", help="only with these words")
    json_option(listing)
    listing.set_defaults(run=comments.listing)
    actions = listing.add_subparsers(metavar="ACTION", parser_class=Parser)
    add = action(actions, "add", "comment on a cell, a row or a section")
    flag = action(actions, "flag", "flag a cell, a row or a section, or take its flag off")
    flag.set_defaults(run=comments.flag)
    for parser in (add, flag):
        parser.add_argument(
            "--at", nargs="+", action=AtAny, required=True, metavar="SECTION [ROW [COLUMN]]"
        )
    for name, help_text, run in (
        ("answer", "answer a comment", comments.answer),
        ("resolve", "mark a comment as done", comments.resolve),
        ("reopen", "mark a comment as open again", comments.reopen),
        ("remove", "remove a comment that nobody has answered", comments.remove),
    ):
        asked = action(actions, name, help_text)
        asked.add_argument("id", metavar="ID", help="its id, or the beginning of it")
        if name == "answer":
            asked.add_argument("words", metavar="TEXT")
        if name in ("answer", "resolve"):
            asked.add_argument("--role", choices=ROLES, default=ROLES[0])
        asked.set_defaults(run=run)
    add.add_argument("words", metavar="TEXT")
    add.add_argument("--role", choices=ROLES, default=ROLES[0], help="who says it")
    add.set_defaults(run=comments.add)
