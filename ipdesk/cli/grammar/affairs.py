"""Commands on the province's status and on figures of other years."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import history, status
from ipdesk.cli.grammar.parts import Parser, action, json_option, on_file
from ipdesk.languages import LANGUAGES

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Commands

# A command of two words, where a file could stand in place of the second.
TAKE_IN = "history import"


def add_status(commands: Commands) -> None:
    """The province's status and deadlines."""
    show = on_file(commands, "status", "show the province's status and the reports due")
    json_option(show)
    show.set_defaults(run=status.show)
    actions = show.add_subparsers(metavar="ACTION", parser_class=Parser)
    add = action(actions, "add", "record a transition; it cannot be changed afterwards")
    add.add_argument("transition", metavar="TRANSITION", help="its code, e.g. TR2")
    add.add_argument("--date", required=True, help="the day of the act, e.g. 2016-07-28")
    add.add_argument("--document", default="", help="the number of its document")
    add.add_argument("--category", default="", help="leading, supporting or characteristic")
    add.add_argument("--to", default="", metavar="STATE", help="where there is a choice")
    add.add_argument("--note", default="")
    add.set_defaults(run=status.add)
    annul = action(actions, "annul", "take back the last entry that stands; both stay visible")
    annul.add_argument("--note", required=True, metavar="REASON", help="why")
    annul.set_defaults(run=status.annul)
    deadline = action(actions, "deadline", "record by when a report is to be handed in")
    deadline.add_argument("kind", metavar="KIND", help="report kind, e.g. annual")
    deadline.add_argument("year", type=int, metavar="YEAR", help="0 for a kind without a year")
    deadline.add_argument("date", metavar="DATE", help=f"the last day, or {status.NO_DATE!r}")
    deadline.add_argument("--document", default="", help="the document that sets it")
    deadline.set_defaults(run=status.deadline)


def add_history(commands: Commands) -> None:
    """Figures of other years."""
    taking = on_file(commands, TAKE_IN, "take in figures of other years")
    taking.add_argument("table", type=Path, metavar="X", help="a CSV file or workbook")
    taking.add_argument("--dry-run", action="store_true", help="only show what would change")
    taking.add_argument("--skip-refused", action="store_true", help="leave out what is refused")
    json_option(taking)
    taking.set_defaults(run=history.take)
    show = on_file(commands, "history", "list the figures of other years")
    show.add_argument("--series", default="", help="only this one, e.g. base.BF2")
    json_option(show)
    show.set_defaults(run=history.show)
    actions = show.add_subparsers(metavar="ACTION", parser_class=Parser)
    help_text = "take a figure on file into the report"
    use = actions.add_parser("use", help=help_text, description=help_text)
    use.add_argument("--language", choices=tuple(LANGUAGES), default=argparse.SUPPRESS)
    use.add_argument("figure", metavar="SERIES", help="e.g. base.BF2")
    use.add_argument("--year", type=int, required=True)
    use.add_argument("--vintage", help="which of several")
    use.set_defaults(run=history.use)
