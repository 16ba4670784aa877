"""The scenes in which problems are taken up where they are: a slip, its rule, a dispute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ipdesk.before import BeforeNow
from ipdesk.carried_rows import unconfirmed
from ipdesk.catalogue.model import Rule
from ipdesk.changes import Edit
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.rosters import naming_column

if TYPE_CHECKING:
    from ipdesk.workspace import Workspace
    from ui.context import Context
    from ui.report_page import ReportPage
    from ui.screenshots import Studio

Scene = tuple[str, QWidget]
_SLIP = 10_000


def case_scenes(studio: Studio, page: ReportPage, context: Context) -> Iterator[Scene]:
    """A figure typed in the wrong unit, the rule that finds it, and the rule disputed."""
    problem = _slipped(context.workspace)
    if problem is None:
        return
    page.show_place(problem.place)
    page.cases.show_rule()
    studio.settle()
    yield "60-rule", studio.window
    page.cases.strip.dispute(problem)
    studio.settle()
    yield "61-dispute", studio.window
    page.cases.strip.close_strip()
    context.workspace.undo()


def carried_scenes(studio: Studio, page: ReportPage, context: Context) -> Iterator[Scene]:
    """Rows carried over from last year, one of them confirmed; a series with last year's value."""
    workspace = context.workspace
    for code, form in workspace.form.sections.items():
        waiting = unconfirmed(workspace.report, code)
        if waiting:
            workspace.confirm_rows([Place(code, waiting[0])])
            page.show_place(Place(code, waiting[-1], naming_column(form)))
            studio.settle()
            yield "62-carried-rows", studio.window
            break
    looked = BeforeNow(workspace)
    for place in _series(workspace):
        before = looked.before(place)
        if before is not None and before.number and not lock_of(workspace.report, place):
            workspace.set_value(place, str(int(before.number) + 1))
            page.show_place(place)
            studio.settle()
            yield "63-last-year", studio.window
            workspace.undo()
            return


def _series(workspace: Workspace) -> Iterator[Place]:
    for code, form in workspace.form.sections.items():
        for column in form.section.columns:
            if column.series and form.section.view == "grid":
                yield from (Place(code, row, column.code) for row in form.rows)


def _slipped(workspace: Workspace) -> Problem | None:
    """Type a figure in a unit 10,000 times smaller than last year's: the problem that this is."""
    for rule in workspace.form.catalogue.rules:
        for place, other in _places(workspace, rule):
            number = workspace.report.cell(place).number
            if not number or {lock_of(workspace.report, p) for p in (place, other)} != {""}:
                continue
            texts = {place: str(int(number * _SLIP)), other: str(int(number))}
            workspace.apply([Edit(p, text) for p, text in texts.items()])
            for problem in workspace.checker.problems():
                if (problem.rule, problem.place) == (rule.code, place):
                    return problem
            workspace.undo()
    return None


def _places(workspace: Workspace, rule: Rule) -> Iterator[tuple[Place, Place]]:
    """Where the rule looks for a slip: the value, and what it is measured by."""
    form = workspace.form.sections.get(rule.section or "")
    if rule.slip is not None and form is not None:
        of, against = (
            rule.inputs[name].address.lstrip(".") for name in (rule.slip.of, rule.slip.against)
        )
        for row in form.rows:
            yield Place(form.code, row, of), Place(form.code, row, against)
