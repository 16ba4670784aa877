"""Commands that show: reference, reports, trends, comparison, log."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import auditing, comparing, editions, log, reference, schemas
from ipdesk.cli.grammar.parts import Parser, action, command, json_option, on_file

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Actions, Commands


def add_reference(commands: Commands) -> None:
    """Units, catalogue, reports."""
    units = command(commands, "units", "list the 32 reporting units")
    json_option(units)
    units.set_defaults(run=reference.units)
    catalogue = command(commands, "catalogue", "show the catalogue edition")
    json_option(catalogue)
    catalogue.set_defaults(run=reference.catalogue)
    _editions(catalogue.add_subparsers(metavar="ACTION", parser_class=Parser))
    shape = command(commands, "schema", "show the JSON Schemas of the files in a package")
    shape.add_argument("name", nargs="?", default="", metavar="NAME", help="the names if absent")
    shape.set_defaults(run=schemas.show)
    reports = on_file(commands, "reports", "list the reports of a workspace")
    json_option(reports)
    reports.set_defaults(run=reference.reports)


def _editions(actions: Actions) -> None:
    pack = action(actions, "pack", "make a catalogue pack of an edition's folder")
    pack.add_argument("folder", type=Path, metavar="FOLDER", help="a folder of TOML files")
    pack.add_argument("-o", "--output", type=Path, required=True, metavar="X.ipcat")
    pack.set_defaults(run=editions.pack)
    install = action(actions, "install", "install catalogue packs")
    install.add_argument("packs", type=Path, nargs="+", metavar="PACK")
    install.set_defaults(run=editions.install)
    listing = action(actions, "list", "list the editions at hand")
    listing.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    listing.set_defaults(run=editions.listing)
    patch = action(actions, "patch", "make a rule patch that withdraws rules of an edition")
    patch.add_argument("edition", metavar="EDITION")
    for name in ("withdraw", "reason-zh", "reason-en"):
        patch.add_argument(f"--{name}", action="append", required=True, metavar="TEXT")
    patch.add_argument("--document", required=True, help="the number of the document")
    patch.add_argument("--issued", default="", help="its day, e.g. 2017-03-01 (today if absent)")
    patch.add_argument("--code", default="", help="the patch's own code")
    patch.add_argument("-o", "--output", type=Path, required=True, metavar="X.ipcat")
    patch.set_defaults(run=editions.patch)


def add_comparing(commands: Commands) -> None:
    """Two reports beside each other, and the changes of one."""
    beside = command(commands, "compare", "show what differs between two reports of one kind")
    beside.add_argument("file", type=Path, metavar="FILE", help="a workspace (.ipdesk)")
    beside.add_argument("first", metavar="A", help="the report to start from")
    beside.add_argument("second", metavar="B", help="the report to compare it with")
    beside.add_argument(
        "--section", action="append", metavar="CODE", help="only this one (may be repeated)"
    )
    beside.add_argument("--all", action="store_true", help="also what is the same in both")
    json_option(beside)
    beside.set_defaults(run=comparing.show, report="")

    audit = on_file(commands, "audit", "prove that the history was not changed (exit 3: it was)")
    audit.add_argument(
        "--against",
        type=Path,
        nargs="+",
        default=[],
        metavar="PACKAGE",
        help="packages as they were handed in",
    )
    json_option(audit)
    audit.set_defaults(run=auditing.workspace)
    told = on_file(commands, "log", "tell who changed what when, newest first")
    for name, about in (
        ("section", "only in this section"),
        ("action", "only this, e.g. set, explain or restate"),
        ("person", "only by this person, as the JSON names them"),
        ("since", "from this day on"),
        ("until", "up to this day"),
        ("text", "only with these words"),
    ):
        told.add_argument(f"--{name}", default="", help=about)
    told.add_argument("--limit", type=int, default=0, metavar="N", help="at most so many")
    told.add_argument("-o", "--output", type=Path, metavar="X.csv", help="write a table instead")
    json_option(told)
    told.set_defaults(run=log.show)
