"""Commands that make and fill reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import adopting, checking, confirming, disputing, editing, moving, restating, trends
from ipdesk.cli.grammar.parts import (
    command,
    edition_option,
    json_option,
    on_file,
    workspace_passphrase_options,
)

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Commands


def add_editing(commands: Commands) -> None:
    """From a new workspace to the check."""
    new = command(commands, "new", "make a workspace with one annual report")
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--unit", required=True, metavar="UNIT", help="code or name, e.g. 440000")
    new.add_argument("--category", required=True, help="leading, supporting or characteristic")
    new.add_argument("--year", required=True, type=int)
    new.add_argument("--practice", action="store_true", help="an exercise, never a real report")
    new.add_argument("--encrypted", action="store_true", help="encrypt it with a passphrase")
    workspace_passphrase_options(new)
    edition_option(new)
    new.set_defaults(run=editing.new)
    report = command(commands, "report", "add a report to a workspace")
    actions = report.add_subparsers(required=True, metavar="ACTION")
    add = on_file(actions, "new", "a report of another kind or year, or the next revision")
    add.add_argument("--kind", default="annual", help="report kind, e.g. annual or scheme")
    add.add_argument("--year", type=int, help="reporting year (that of the report if absent)")
    edition_option(add)
    add.set_defaults(run=editing.new_report)
    goals = on_file(actions, "adopt", "take over the goals of a scheme approved since")
    goals.add_argument("--dry-run", action="store_true", help="only show what would change")
    json_option(goals)
    goals.set_defaults(run=adopting.adopt)
    move = command(commands, "move", "move a draft to another catalogue edition")
    move.add_argument("file", type=Path, metavar="FILE", help="a workspace (.ipdesk)")
    move.add_argument("report", nargs="?", default="", help="the report (newest if absent)")
    move.add_argument("--edition", required=True, metavar="E")
    move.add_argument("--version", type=int, default=0, metavar="N", help="newest if absent")
    move.add_argument("--dry-run", action="store_true", help="only show what would change")
    json_option(move)
    move.set_defaults(run=moving.move)
    put = on_file(commands, "set", "set one value")
    for name in ("section", "row", "column", "value"):
        put.add_argument(name, metavar=name.upper())
    put.set_defaults(run=editing.put)
    for name, help_text, run in (
        ("undo", "take steps back", editing.undo),
        ("redo", "do steps again that were undone", editing.redo),
    ):
        steps = on_file(commands, name, help_text)
        steps.add_argument("steps", nargs="?", type=int, default=1, metavar="N")
        steps.set_defaults(run=run)
    show = on_file(commands, "show", "show the report")
    json_option(show)
    show.set_defaults(run=editing.show)
    check = on_file(commands, "check", "check the report (exit 0: ready to seal, 3: not)")
    json_option(check)
    check.set_defaults(run=checking.check)
    through = on_file(commands, "trends", "show the indicators through the years")
    json_option(through)
    through.set_defaults(run=trends.show)


def add_answering(commands: Commands) -> None:
    """Explanations and disputes."""
    rows = on_file(commands, "confirm", "confirm rows carried over from last year, or list them")
    rows.add_argument("section", nargs="?", default="", metavar="SECTION")
    rows.add_argument("rows", nargs="*", metavar="ROW")
    json_option(rows)
    rows.set_defaults(run=confirming.confirm)
    dispute = on_file(commands, "dispute", "write why a rule is wrong for this case, or list that")
    dispute.add_argument("rule", nargs="?", default="", metavar="RULE")
    dispute.add_argument("words", nargs="*", metavar="[ROW] TEXT")
    dispute.add_argument("--withdraw", action="store_true", help="take the slips back")
    json_option(dispute)
    dispute.set_defaults(run=disputing.dispute)
    explain = on_file(commands, "explain", "explain a query")
    explain.add_argument("rule", metavar="RULE")
    explain.add_argument("words", nargs="+", metavar="[ROW] TEXT")
    explain.set_defaults(run=editing.explain)


def add_restating(commands: Commands) -> None:
    """Figures of sealed reports."""
    change = on_file(commands, "restate", "change a figure carried from a sealed report")
    for name in ("section", "row", "column", "value"):
        change.add_argument(name, metavar=name.upper())
    change.add_argument("--reason", required=True, metavar="TEXT", help="why; it stays with both")
    change.set_defaults(run=restating.restate)
    ledger = on_file(commands, "restatements", "list the restated figures of the report")
    json_option(ledger)
    ledger.set_defaults(run=restating.ledger)
