"""Commands on keys and signatures."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import keys, recipients, signing
from ipdesk.cli.grammar.parts import Parser, action, command, json_option, on_file, two_ways
from ipdesk.signing.roles import ROLES

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Actions, Commands


def passphrase_options(parser: argparse.ArgumentParser) -> None:
    """Where the passphrase comes from; without these it is asked for."""
    two_ways(parser, "passphrase", "passphrase")


def writing_options(parser: argparse.ArgumentParser) -> None:
    """How a package is to be written."""
    parser.add_argument(
        "--replace", action="store_true", help="replace another file of the package's name"
    )
    parser.add_argument(
        "--encrypt", type=Path, metavar="X.iprecipient", help="encrypt it to SIPO's key"
    )


def add_keys(commands: Commands) -> None:
    """Keys, and the chief's signature."""
    key = command(commands, "key", "make, show and enrol keys for signing")
    actions = key.add_subparsers(required=True, metavar="ACTION", parser_class=Parser)
    new = action(actions, "new", "make a key pair, protected by a passphrase")
    new.add_argument("-o", "--output", type=Path, required=True, metavar="X.ipkey")
    new.add_argument("--unit", default="", help="the holder's unit, by code or name")
    new.add_argument("--role", choices=ROLES, required=True, help="in what capacity it signs")
    _days(new)
    passphrase_options(new)
    json_option(new)
    new.set_defaults(run=keys.new)
    _recipient(actions)
    show = action(actions, "show", "show what is public of a key")
    show.add_argument("key", type=Path, metavar="KEY")
    json_option(show)
    show.set_defaults(run=keys.show)
    enrol = action(actions, "enrol", "print the sheet to be stamped and sent to SIPO")
    enrol.add_argument("key", type=Path, metavar="KEY")
    enrol.add_argument("-o", "--output", type=Path, required=True, metavar="X.pdf")
    json_option(enrol)
    enrol.set_defaults(run=keys.enrol)
    second = on_file(commands, "countersign", "sign a sealed package as section chief")
    second.add_argument("--sign", type=Path, required=True, metavar="KEY", help="the key")
    second.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="write the package there as well"
    )
    writing_options(second)
    passphrase_options(second)
    json_option(second)
    second.set_defaults(run=signing.countersign)


def _days(parser: argparse.ArgumentParser) -> None:
    for name, dest, about in (
        ("--from", "first", "its first day (today if absent)"),
        ("--until", "until", "its last day (two years if absent)"),
    ):
        parser.add_argument(name, dest=dest, type=dt.date.fromisoformat, metavar="DAY", help=about)


def _recipient(actions: Actions) -> None:
    new = action(actions, "recipient", "make SIPO's key that packages are encrypted to")
    new.add_argument("-o", "--output", type=Path, required=True, metavar="X.iprecipient")
    new.add_argument("--sign", type=Path, metavar="KEY", help="sign it with the desk's signing key")
    new.add_argument(
        "--sign-passphrase-file", type=Path, metavar="F", help="as --passphrase-file, for --sign"
    )
    _days(new)
    passphrase_options(new)
    json_option(new)
    new.set_defaults(run=recipients.new)
