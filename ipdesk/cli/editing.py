"""Commands that change or show a report: new, set, show, explain."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from ipdesk.changes import ChangeSet
from ipdesk.cli.io import ORIGIN, opened, say, say_json, sentences
from ipdesk.cli.passphrase import workspace_passphrase
from ipdesk.errors import UsageError
from ipdesk.new_report import NewReport
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.screens.undoing import Told, UndoScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace


def new(options: argparse.Namespace, services: Services) -> int:
    """Make a workspace."""
    unit = services.regions.named(options.unit).code
    wanted = NewReport(unit, options.category, options.year, practice=options.practice)
    key = None
    if options.encrypted:
        from ipdesk.workspace_key import new_key

        key = new_key(workspace_passphrase(options.file, options, services, new=True))
    workspace = services.opener.create(options.file, wanted, ORIGIN, options.edition, key)
    workspace.store.close()
    say(services.translator.tr("Made {file}", file=options.file))
    return 0


def new_report(options: argparse.Namespace, services: Services) -> int:
    """Add a report to a workspace."""
    with opened(options, services) as workspace:
        year = options.year or workspace.report.header.year
        identity = services.opener.add_report(
            workspace, options.kind, year, ORIGIN, options.edition
        )
        header = next(h for h in workspace.store.reports() if h.id == identity)
        catalogue = services.library.pinned(workspace.store, header.catalogue_digest)
    label = next(c.label for c in catalogue.categories if c.code == header.category)
    tr = services.translator.tr
    say(tr("Added report {report}", report=identity))
    say(tr("Category: {category}", category=services.translator.label(label)))
    return 0


def put(options: argparse.Namespace, services: Services) -> int:
    """Set one value; wrong text is kept and said to be wrong."""
    place = Place(options.section, options.row, options.column)
    with opened(options, services) as workspace:
        change = workspace.set_value(place, options.value, ORIGIN)
        written = _written(change, place)
        words = sentences(workspace, services)
        if written.row in workspace.report.rows(written.section):
            cell = workspace.report.cell(written)
            say(f"{words.place(written)}: {words.value(written, cell)}")
        for problem in change.opened:
            say(f"  {problem.rule} {words.problem(problem)}")
    return 0


def _written(change: ChangeSet, asked: Place) -> Place:
    """Where the value went: a new row's code is known only now."""
    in_column = [place for place in change.cells if place[::2] == asked[::2]]
    return asked if asked in in_column or not in_column else in_column[0]


def show(options: argparse.Namespace, services: Services) -> int:
    """Show the whole report."""
    with opened(options, services) as workspace:
        if options.json:
            say_json(_facts(workspace))
            return 0
        _show_text(workspace, services)
    return 0


def undo(options: argparse.Namespace, services: Services) -> int:
    """Take steps back."""
    return _retrace(options, services, lambda steps: steps.undo(ORIGIN))


def redo(options: argparse.Namespace, services: Services) -> int:
    """Do steps again."""
    return _retrace(options, services, lambda steps: steps.redo(ORIGIN))


def _retrace(
    options: argparse.Namespace, services: Services, step: Callable[[UndoScreen], Told]
) -> int:
    with opened(options, services) as workspace:
        words = sentences(workspace, services)
        steps = UndoScreen(workspace, words, services.translator)
        for _ in range(options.steps):
            say(step(steps).sentence)
    return 0


def explain(options: argparse.Namespace, services: Services) -> int:
    """Explain the open queries of a rule, in one row or in all."""
    row, text = ("", options.words[0]) if len(options.words) == 1 else options.words[:2]
    if len(options.words) > 2:
        raise UsageError("too_many_words")
    with opened(options, services) as workspace:
        found = _queries(workspace, options.rule, row)
        for problem in found:
            workspace.explain(problem, text, ORIGIN)
        say(services.translator.ntr("{n} query explained", "{n} queries explained", len(found)))
    return 0


def _queries(workspace: Workspace, rule: str, row: str) -> list[Problem]:
    if rule not in {item.code for item in workspace.form.catalogue.rules}:
        raise UsageError("no_rule", rule=rule)
    found = [
        problem
        for problem in workspace.checker.problems()
        if problem.rule == rule and (not row or problem.place.row == row)
    ]
    queries = [problem for problem in found if problem.level == "query"]
    if not queries:
        raise UsageError("nothing_to_explain" if not found else "not_a_query", rule=rule, row=row)
    return queries


def _facts(workspace: Workspace) -> dict[str, Any]:
    report = workspace.report
    sections: dict[str, Any] = {}
    for code, rows in report.sections.items():
        sections[code] = {
            row: {
                column: {
                    "raw": cell.raw,
                    "state": str(cell.state),
                    "value": cell.text,
                    "computed": Place(code, row, column) in report.computed,
                    **report.notes.get(Place(code, row, column), {}),
                }
                for column, cell in report.row_cells(code, row).items()
            }
            for row in rows
        }
    return {"report": asdict(report.header), "sections": sections}


def _show_text(workspace: Workspace, services: Services) -> None:
    words, label = sentences(workspace, services), services.translator.label
    header = workspace.report.header
    say(f"{label(workspace.unit.label)} · {header.year} · {label(workspace.form.kind.label)}")
    for code, rows in workspace.report.sections.items():
        say("", label(workspace.form.sections[code].section.label))
        for row in rows:
            for column, cell in workspace.report.row_cells(code, row).items():
                place = Place(code, row, column)
                say(f"  {row:8} {words.place(place)}: {words.value(place, cell)}")
