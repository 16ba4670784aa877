"""Commands on all units together."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import nation, nation_lists, overview
from ipdesk.cli.grammar.parts import action, command, json_option
from ipdesk.cli.status import NO_DATE
from ipdesk.nation.part_names import NAMES

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
    seen = _at(actions, "overview", "the nation at a glance: due, quotas, rankings, targets")
    seen.add_argument("-o", "--output", type=Path, metavar="X.pdf", help="print it instead")
    seen.add_argument("--part", choices=tuple(NAMES), default="", help="one list of it instead")
    json_option(seen)
    seen.set_defaults(run=overview.overview)
    zones = _at(actions, "zones", "list the zones of the units, or say in which one a unit lies")
    zones.add_argument("unit", nargs="?", default="", metavar="UNIT", help="by code or name")
    zones.add_argument(
        "zone", nargs="?", default="", metavar="ZONE",
        help=f"its code, e.g. Z1; {overview.NO_ZONE!r} takes it back",
    )  # fmt: skip
    json_option(zones)
    zones.set_defaults(run=overview.zones)
    _add_status(actions)
    _add_deadline(actions)
    _add_compare(actions)
    _add_chase(actions)


def _add_compare(actions: Actions) -> None:
    beside = _at(actions, "compare", "put two units or two years beside each other")
    beside.add_argument("first", metavar="A", help="a unit by code or name, or a year")
    beside.add_argument("second", metavar="B", help="another one")
    beside.add_argument("--figure", default="", metavar="CODE", help="one figure, e.g. IND3")
    beside.add_argument("--year", type=int, default=0, help="of which two units are compared")
    beside.add_argument("--unit", default="", help="of which two years are compared")
    json_option(beside)
    beside.set_defaults(run=nation_lists.compare)


def _add_chase(actions: Actions) -> None:
    owed = _at(actions, "chase", "list who is to be reminded of which report")
    owed.add_argument("--kind", default="", metavar="KIND", help="of this report kind only")
    owed.add_argument("--year", type=int, help="of this year only; 0 for a kind without a year")
    owed.add_argument("--late", action="store_true", help="only what is past its deadline")
    owed.add_argument("-o", "--output", type=Path, metavar="X.pdf", help="print it")
    json_option(owed)
    owed.set_defaults(run=nation_lists.chase)


def _add_status(actions: Actions) -> None:
    status = _at(actions, "status", "show where each unit stands, or record a step of one")
    status.add_argument("unit", nargs="?", default="", metavar="UNIT", help="by code or name")
    status.add_argument("transition", nargs="?", default="", metavar="TRANSITION", help="e.g. TR2")
    status.add_argument("--date", default="", help="the day of the act, e.g. 2016-07-28")
    status.add_argument("--document", default="", help="the number of its document")
    status.add_argument("--category", default="", help="leading, supporting or characteristic")
    status.add_argument("--to", default="", metavar="STATE", help="where there is a choice")
    status.add_argument("--note", default="")
    status.add_argument("--annul", default="", metavar="REASON", help="take the last step back")
    json_option(status)
    status.set_defaults(run=overview.status)


def _add_deadline(actions: Actions) -> None:
    deadline = _at(actions, "deadline", "say by when reports are to be handed in")
    deadline.add_argument("kind", metavar="KIND", help="report kind, e.g. annual")
    deadline.add_argument("year", type=int, metavar="YEAR", help="0 for a kind without a year")
    deadline.add_argument("date", metavar="DATE", help=f"the last day, or {NO_DATE!r}")
    deadline.add_argument("--document", default="", help="the document that sets it")
    json_option(deadline)
    deadline.set_defaults(run=overview.deadline)


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
