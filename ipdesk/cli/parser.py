"""The command line as a whole."""

from __future__ import annotations

import argparse
from functools import cache

from ipdesk import __version__
from ipdesk.cli.grammar.affairs import TAKE_IN, add_history, add_status
from ipdesk.cli.grammar.answers import add_receipts
from ipdesk.cli.grammar.backups import add_backups
from ipdesk.cli.grammar.beside import add_comments, add_evidence
from ipdesk.cli.grammar.desk import add_desk
from ipdesk.cli.grammar.encryption import add_encryption
from ipdesk.cli.grammar.files import add_output
from ipdesk.cli.grammar.filling import add_answering, add_editing, add_restating
from ipdesk.cli.grammar.keys import add_keys
from ipdesk.cli.grammar.looking import add_comparing, add_reference
from ipdesk.cli.grammar.nation import add_nation
from ipdesk.cli.grammar.packs import add_packs
from ipdesk.cli.grammar.parts import Parser


@cache
def build_parser() -> argparse.ArgumentParser:
    """The parser; each command sets ``run`` to the function that carries it out."""
    parser: argparse.ArgumentParser = Parser(
        prog="ipdesk",
        description="Reporting of provincial IP offices to SIPO. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"ipdesk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_reference(commands)
    add_editing(commands)
    add_encryption(commands)
    add_comparing(commands)
    add_answering(commands)
    add_restating(commands)
    add_status(commands)
    add_history(commands)
    add_evidence(commands)
    add_comments(commands)
    add_output(commands)
    add_keys(commands)
    add_nation(commands)
    add_desk(commands)
    add_packs(commands)
    add_receipts(commands)
    add_backups(commands)
    return parser


def joined(arguments: list[str]) -> list[str]:
    """The arguments with a command of two words as one."""
    first = " ".join(arguments[:2])
    return [first, *arguments[2:]] if first == TAKE_IN else arguments
