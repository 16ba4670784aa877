"""What the grammars of the commands are made of."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ipdesk.languages import LANGUAGES

if TYPE_CHECKING:
    # argparse gives the type no public name, and it is generic for the type checker only.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 -- see above
    Actions = argparse._SubParsersAction["Parser"]  # noqa: SLF001 -- see above


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def command(commands: Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    """A command with the language of its output."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.add_argument("--language", choices=tuple(LANGUAGES), help="language of the output")
    return parser


def on_file(commands: Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    """A command on a workspace."""
    parser = command(commands, name, help_text)
    parser.add_argument("file", type=Path, metavar="FILE", help="a workspace (.ipdesk)")
    parser.add_argument("--report", default="", metavar="ID", help="the report (newest if absent)")
    workspace_passphrase_options(parser)
    return parser


def workspace_passphrase_options(parser: argparse.ArgumentParser) -> None:
    """Where the passphrase of an encrypted workspace comes from; else it is asked for."""
    two_ways(parser, "workspace-passphrase", "passphrase of an encrypted workspace")


def two_ways(parser: argparse.ArgumentParser, name: str, what: str) -> None:
    """Options that name where a passphrase is read from; they exclude each other."""
    given = parser.add_mutually_exclusive_group()
    given.add_argument(
        f"--{name}-file", type=Path, metavar="F", help=f"a file: its first line is the {what}"
    )
    given.add_argument(
        f"--{name}-fd", type=int, metavar="N", help="the same from an open descriptor"
    )


def json_option(parser: argparse.ArgumentParser) -> None:
    """Offer stable JSON."""
    parser.add_argument("--json", action="store_true", help="stable JSON instead of text")


def edition_option(parser: argparse.ArgumentParser) -> None:
    """Offer to name the catalogue edition."""
    parser.add_argument(
        "--edition", default="", metavar="E", help="catalogue edition (the newest valid if absent)"
    )


def action(actions: Actions, name: str, help_text: str) -> Parser:
    """An action of a command."""
    parser = actions.add_parser(name, help=help_text, description=help_text)
    # Left out unless given here, so that one given before the action is not lost.
    parser.add_argument("--language", choices=tuple(LANGUAGES), default=argparse.SUPPRESS)
    return parser


class AtAny(argparse.Action):
    """Takes the codes of a section, a row or a cell."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """One to three codes, or the parser's complaint."""
        if not isinstance(values, list) or len(values) > 3:
            parser.error(f"{option_string} takes SECTION [ROW [COLUMN]]")
        setattr(namespace, self.dest, values)


class AtPlace(argparse.Action):
    """Takes the codes of a row or a cell."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Two or three codes, or the parser's complaint."""
        if not isinstance(values, list) or len(values) not in (2, 3):
            parser.error(f"{option_string} takes SECTION ROW [COLUMN]")
        setattr(namespace, self.dest, values)
