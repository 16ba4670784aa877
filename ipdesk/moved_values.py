"""What becomes of each value of a report under another form.

Values are carried by code: section, row and column. A row that the new edition replaces gives its
values to each of its successors. What has no place any more is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.new_report import defaults
from ipdesk.places import Place
from ipdesk.report import Report, required_columns
from ipdesk.values import parse

Fate = Literal["carried", "unfit", "copied", "dropped"]


class MovedValue(NamedTuple):
    """What becomes of one value, or of the ``facet`` beside it.

    Carried as it is; carried but ``unfit`` for what the cell now accepts; copied to ``target``;
    or dropped, which has no target.
    """

    fate: Fate
    origin: Place
    target: Place | None
    raw: str
    facet: str = ""


class Sorted(NamedTuple):
    """What becomes of a report's content: values, roster rows, and cells that are new."""

    values: list[MovedValue]
    rows_dropped: list[Place]
    needed: list[Place]
    defaults: list[tuple[Place, str]]


def sort_out(report: Report, form: Form) -> Sorted:
    """What becomes of the report's content under another form; nothing is changed."""
    return _Sorting(report, form).sort_out()


def has_row(form: Form, place: Place) -> bool:
    """Whether the form has the place's row; a roster takes any."""
    section = form.sections.get(place.section)
    return section is not None and (section.open or place.row in section.rows)


class _Sorting:
    """Sorts out the values of one report for a form."""

    def __init__(self, report: Report, form: Form) -> None:
        self._report = report
        self._form = form
        self._sorted = Sorted([], [], [], [])
        self._taken: set[tuple[Place, str]] = set()
        self._successors = {code: _successors(section) for code, section in form.sections.items()}

    def sort_out(self) -> Sorted:
        """Values, dropped rows, newly needed cells and defaults."""
        for code, rows in self._report.sections.items():
            for row, cells in rows.items():
                for column, cell in cells.items():
                    self._move(Place(code, row, column), cell.raw, "")
                if self._report.form.sections[code].open and not has_row(
                    self._form, Place(code, row)
                ):
                    self._sorted.rows_dropped.append(Place(code, row))
        for place, facets in self._report.notes.items():
            for facet, text in facets.items():
                self._move(place, text, facet)
        self._begin()
        self._sorted.needed.extend(self._needed())
        return self._sorted

    def _move(self, place: Place, raw: str, facet: str) -> None:
        found = False
        for target in self._targets(place):
            if target == place:
                fate: Fate = "carried" if facet else self._fate(place, raw)
            elif (target, facet) in self._taken or self._stored(target, facet):
                continue
            else:
                fate = "copied"
            found = True
            self._taken.add((target, facet))
            self._sorted.values.append(MovedValue(fate, place, target, raw, facet))
        if not found:
            self._sorted.values.append(MovedValue("dropped", place, None, raw, facet))

    def _targets(self, place: Place) -> Iterator[Place]:
        section = self._form.sections.get(place.section)
        if section is None:
            return
        column = section.columns.get(place.column)
        if place.column and (column is None or column.computed):
            return
        if not place.row or has_row(self._form, place):
            yield place
        for row in self._successors[place.section].get(place.row, ()):
            yield place._replace(row=row)

    def _fate(self, place: Place, raw: str) -> Fate:
        """Whether a value still fits: it has no flaw that it did not have before."""
        spec = self._form.sections[place.section].spec(place.row, place.column)
        old = {flaw.check for flaw in self._report.typed(place).flaws}
        new = {flaw.check for flaw in parse(raw, spec).flaws}
        return "unfit" if new - old else "carried"

    def _stored(self, place: Place, facet: str) -> bool:
        if facet:
            return bool(self._report.note(place, facet))
        cells = self._report.sections.get(place.section, {}).get(place.row, {})
        return place.column in cells

    def _begin(self) -> None:
        """Defaults, for cells that the report did not have."""
        for place, raw in defaults(self._form):
            if not _has_cell(self._report.form, place) and (place, "") not in self._taken:
                self._taken.add((place, ""))
                self._sorted.defaults.append((place, raw))

    def _needed(self) -> Iterator[Place]:
        for code, section in self._form.sections.items():
            rows = self._report.sections.get(code, {}) if section.open else section.rows
            for row in rows:
                for column in required_columns(section, row):
                    place = Place(code, row, column)
                    if place in self._form.derived_at or self._was_required(place):
                        continue
                    if (place, "") not in self._taken:
                        yield place

    def _was_required(self, place: Place) -> bool:
        section = self._report.form.sections.get(place.section)
        if section is None or not has_row(self._report.form, place):
            return False
        return place.column in required_columns(section, place.row)


def _has_cell(form: Form, place: Place) -> bool:
    return has_row(form, place) and place.column in form.sections[place.section].columns


def _successors(section: SectionForm) -> dict[str, list[str]]:
    """The rows that succeed a row, by its code."""
    found: dict[str, list[str]] = {}
    for row in section.rows.values():
        for code in row.replaces:
            if code != row.code:
                found.setdefault(code, []).append(row.code)
    return found
