"""Commands on data packs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import pack_making, packs
from ipdesk.cli.grammar.keys import passphrase_options
from ipdesk.cli.grammar.parts import Parser, action, command, json_option

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Actions, Commands


def add_packs(commands: Commands) -> None:
    """What SIPO gives to the provinces as one signed file."""
    pack = command(commands, "pack", "make, show and install SIPO's data packs")
    actions = pack.add_subparsers(required=True, metavar="ACTION", parser_class=Parser)
    _make(actions)
    show = action(actions, "show", "show what a data pack says of itself")
    show.add_argument("pack", type=Path, metavar="X.ippack")
    json_option(show)
    show.set_defaults(run=packs.show)
    install = action(actions, "install", "install a data pack, all or nothing")
    _workspace(install)
    install.add_argument("pack", type=Path, metavar="X.ippack")
    install.add_argument(
        "--fingerprint", default="", metavar="F", help="as on SIPO's sheet; for the first pack"
    )
    install.add_argument("--dry-run", action="store_true", help="only show what would change")
    json_option(install)
    install.set_defaults(run=packs.install)
    listing = action(actions, "list", "list the data packs of a workspace")
    _workspace(listing)
    json_option(listing)
    listing.set_defaults(run=packs.listing)


def _make(actions: Actions) -> None:
    make = action(actions, "make", "make a data pack, signed with a key of SIPO's desk")
    make.add_argument("-o", "--output", type=Path, required=True, metavar="X.ippack")
    make.add_argument("--edition", required=True, metavar="CODE", help="e.g. 2016")
    make.add_argument("--sequence", type=int, default=1, metavar="N", help="1 if absent")
    make.add_argument("--title-zh", required=True, metavar="T")
    make.add_argument("--title-en", required=True, metavar="T")
    make.add_argument("--document", required=True, metavar="NUMBER")
    make.add_argument("--issued", default="", metavar="DAY", help="today if absent")
    make.add_argument("--supersedes", default="", metavar="CODE", help="another edition")
    make.add_argument("--fictitious", action="store_true", help="an exercise")
    for name, about in (("denominators", "figures by unit"), ("deadlines", "by when")):
        make.add_argument(f"--{name}", type=Path, metavar="X", help=f"{about}: CSV or workbook")
    for name, metavar, about in (
        ("enrolments", "KEY", "keys that are enrolled"),
        ("revoke", "KEY", "keys that are revoked"),
        ("catalogue", "X.ipcat", "catalogue packs"),
    ):
        make.add_argument(
            f"--{name}", type=Path, nargs="+", default=[], metavar=metavar, help=about
        )
    make.add_argument(
        "--desk", default="", metavar="DESK", help="with all keys that this desk has enrolled"
    )
    make.add_argument("--revocation", default="", metavar="NUMBER", help="its document")
    make.add_argument("--sign", type=Path, required=True, metavar="KEY", help="the key")
    passphrase_options(make)
    json_option(make)
    make.set_defaults(run=pack_making.make)


def _workspace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the workspace")
    parser.add_argument("--report", default="", help="the report (the newest if absent)")
