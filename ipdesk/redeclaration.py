"""What follows when a report declares other indicators than before: its form is another one.

The rows of the indicators come, change or go in every section; the values of those that stay
are kept, their meaning parsed anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.values import parse


class Redeclaration(NamedTuple):
    """The sections whose rows are other ones, and the places that show something new."""

    sections: frozenset[str]
    places: frozenset[Place]


def redeclare(report: Report) -> Redeclaration | None:
    """Give the report the form that its roster now asks for; None if that is what it has."""
    before = report.form
    after = before.with_declared(report.rows(before.declaring))
    if after.declared == before.declared:
        return None
    rows = list(_rows_changed(before, after))
    report.form = after
    for code in {place.section for place in rows}:
        _take_rows(report, after.sections[code])
    places = {*rows, *_parsed_anew(report, before)}
    for place in rows:
        columns = after.sections[place.section].columns
        places.update(place._replace(column=column) for column in columns)
    return Redeclaration(frozenset(place.section for place in rows), frozenset(places))


def declared_elsewhere(form: Form, row: str) -> Iterator[Place]:
    """The rows that an indicator of the roster has in other sections."""
    for code, section in form.sections.items():
        if code != form.declaring and section.section.rows == "indicators":
            yield Place(code, row)


def defaults_elsewhere(form: Form, row: str) -> Iterator[tuple[Place, str]]:
    """What the rows of a newly declared indicator open with in other sections."""
    for place in declared_elsewhere(form, row):
        for column in form.sections[place.section].section.columns:
            if column.default is not None:
                yield place._replace(column=column.code), column.default


def _rows_changed(before: Form, after: Form) -> Iterator[Place]:
    for code, section in after.sections.items():
        old = before.sections[code].rows
        for row in dict.fromkeys([*section.rows, *old]):
            if section.rows.get(row) != old.get(row):
                yield Place(code, row)


def _take_rows(report: Report, section: SectionForm) -> None:
    held = report.sections[section.code]
    report.sections[section.code] = {row: held.get(row, {}) for row in section.rows}
    gone = held.keys() - section.rows.keys()
    for beside in (report.notes, report.computed):
        for place in [p for p in beside if p.section == section.code and p.row in gone]:
            del beside[place]
    for row in gone:
        report.evidence.drop(Place(section.code, row))


def _parsed_anew(report: Report, before: Form) -> Iterator[Place]:
    """The values whose cells accept something else than before."""
    for code, section in report.form.sections.items():
        for row, cells in report.rows(code).items():
            for column, cell in cells.items():
                spec = section.spec(row, column)
                if spec != before.sections[code].spec(row, column):
                    cells[column] = parse(cell.raw, spec)
                    yield Place(code, row, column)
