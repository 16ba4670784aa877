"""What a cell was before, and by how much it has changed since.

Last year's value is what stands beside it in the report where a column opens with it; else the
newest earlier point of its series; else what the last sealed report said in the same cell.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from ipdesk.active_report import ActiveReport
from ipdesk.places import Place
from ipdesk.values import Cell, State, parse_number

_HUNDRED = Decimal(100)


class Before(NamedTuple):
    """The value of an earlier year. ``number`` is None where it is no number."""

    year: int
    cell: Cell
    number: Decimal | None


class Change(NamedTuple):
    """How a value has changed. ``percent`` is set if ``state`` is ``changed``.

    ``from_zero``: there is no percentage of nothing. ``break``: the way of counting has changed
    between the years, so the two are not compared.
    """

    state: Literal["changed", "same", "from_zero", "break", "unknown"]
    percent: Decimal | None = None


UNKNOWN = Change("unknown")


class BeforeNow:
    """Looks back from the cells of the active report."""

    def __init__(self, workspace: ActiveReport) -> None:
        self._workspace = workspace

    def before(self, place: Place) -> Before | None:
        """What the cell was before, None where that is not known."""
        if not place.row or not place.column:
            return None
        report = self._workspace.report
        form = report.form.sections[place.section]
        beside = self.opening_column(place.section, place.column)
        if beside:
            return _told(report.header.year - 1, report.cell(place._replace(column=beside)))
        column = form.columns[place.column]
        if column.opening not in (None, place.column):
            return None  # it holds last year's value itself
        if column.series:
            return self._in_series(place)
        last = self._workspace.last_year
        record = last.cell(place)
        if record is None or last.header is None:
            return None
        return _told(last.header.year, report.parsed(place, record.raw))

    def change(self, place: Place) -> Change:
        """How far the value is from what it was, in percent of that."""
        before, now = self.before(place), self._workspace.report.cell(place).number
        if before is None or before.number is None or now is None:
            return UNKNOWN
        if self._broken(place, before.year):
            return Change("break")
        if now == before.number:
            return Change("same")
        if not before.number:
            return Change("from_zero")
        return Change("changed", (now - before.number) / abs(before.number) * _HUNDRED)

    def opening_column(self, section: str, column: str) -> str:
        """The column beside it that opens with last year's value of the column, "" if none."""
        columns = self._workspace.form.sections[section].section.columns
        found = (c.code for c in columns if c.opening == column and c.code != column)
        return next(found, "")

    def _in_series(self, place: Place) -> Before | None:
        year = self._workspace.report.header.year
        points = [p for p in self._workspace.series.of(place.address) if p.year < year]
        if not points:
            return None
        return _told(points[-1].year, self._workspace.report.parsed(place, points[-1].text))

    def _broken(self, place: Place, since: int) -> bool:
        row = self._workspace.form.sections[place.section].rows.get(place.row)
        breaks = row.breaks if row is not None else ()
        return any(since < b.year <= self._workspace.report.header.year for b in breaks)


def _told(year: int, cell: Cell) -> Before | None:
    if cell.state is State.BLANK:
        return None
    number = cell.number if cell.number is not None else parse_number(cell.text)
    valid = cell.state is State.VALID and isinstance(number, Decimal)
    return Before(year, cell, number if valid and isinstance(number, Decimal) else None)
