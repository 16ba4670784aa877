"""Fills any report from what the catalogue says of its cells, so that it can be sealed.

Values are the plainest that each type accepts. What a rule then calls an error is mended by
trying the cell's other codes or by filling the cell that the rule points to; queries are
explained.
"""

from __future__ import annotations

from collections.abc import Iterator

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.changes import Edit
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.report import required_columns
from ipdesk.values import State
from ipdesk.workspace import Workspace

PLAIN = {
    "text": "演练",
    "integer": "0",
    "decimal": "1",
    "date": "{year}-06-30",
    "year": "{year}",
    "uscc": "91350100M000100Y43",
}
EXPLANATION = "演练数据"


def plain_value(form: SectionForm, row: str, column: str, year: int = 2016) -> str:
    """The plainest value that the cell of a report of this year accepts."""
    spec = form.spec(row, column)
    if spec.codes:
        return form.codelist(row, column)[0].code
    return PLAIN[spec.type].format(year=year)


def add_rows(workspace: Workspace) -> None:
    """A row for each roster that has none."""
    for code, form in workspace.form.sections.items():
        if form.open and not workspace.report.rows(code):
            workspace.add_row(code, "test")


def missing(workspace: Workspace) -> Iterator[Place]:
    """The required cells that hold nothing and that nothing computes."""
    for code, form in workspace.form.sections.items():
        for row in workspace.report.rows(code):
            for column in required_columns(form, row):
                place = Place(code, row, column)
                if workspace.report.cell(place).state is State.BLANK:
                    yield place


def fill(workspace: Workspace) -> None:
    """Fill every required cell."""
    sections, year = workspace.form.sections, workspace.report.header.year
    edits = [
        Edit(p, plain_value(sections[p.section], p.row, p.column, year)) for p in missing(workspace)
    ]
    workspace.apply(edits, "test")


def errors(workspace: Workspace) -> list[Problem]:
    return [problem for problem in workspace.checker.problems() if problem.level == "error"]


def mend(workspace: Workspace) -> None:
    """Try, for each error, what its cell accepts otherwise."""
    for problem in errors(workspace):
        place = problem.place
        form = workspace.form.sections[place.section]
        codes = [entry.code for entry in form.codelist(place.row, place.column)]
        year = workspace.report.header.year
        for raw in codes or [plain_value(form, place.row, place.column, year)]:
            workspace.set_value(place, raw, "test")
            if problem.key not in {other.key for other in errors(workspace)}:
                break


def explain(workspace: Workspace) -> None:
    for problem in workspace.checker.problems():
        if problem.level == "query":
            workspace.explain(problem, EXPLANATION, "test")


def make_ready(workspace: Workspace) -> None:
    """Bring the report to where it can be sealed."""
    add_rows(workspace)
    fill(workspace)
    mend(workspace)
    explain(workspace)
