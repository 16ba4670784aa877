"""Commands on all units together."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import nation
from ipdesk.cli.grammar.parts import action, command, json_option

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Actions, Commands, Parser


def add_nation(commands: Commands) -> None:
    """Consolidation straight from packages."""
    joined = command(commands, "consolidate", "put the packages of all units side by side")
    joined.add_argument("packages", type=Path, nargs="+", metavar="PACKAGE")
    output_options(joined)
    joined.add_argument("--skip-refused", action="store_true", help="leave out what is refused")
    joined.set_defaults(run=nation.consolidate)


def add_desk_nation(actions: Actions) -> None:
    """What a desk says of all units."""
    joined = _at(actions, "consolidate", "put the reports that stand side by side")
    output_options(joined)
    joined.set_defaults(run=nation.consolidate_desk)


def _at(actions: Actions, name: str, help_text: str) -> Parser:
    parser = action(actions, name, help_text)
    parser.add_argument("place", metavar="DESK", help="a desk (.ipdesk), or postgresql://...")
    return parser


def output_options(parser: argparse.ArgumentParser) -> None:
    """Where the consolidation goes, and in what form."""
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="X",
        help="X.xlsx a workbook, X.parquet for analysis, a folder for CSV files",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("xlsx", "csv", "parquet"), default="", help="if the name does not say"
    )
    json_option(parser)
