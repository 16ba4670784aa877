"""Cumulated cells: what a stage's report says of the years it spans, from the series.

They are never typed: the sealed annual reports have settled them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from ipdesk.catalogue.model import Column, Cumulation
from ipdesk.places import Place
from ipdesk.records import HISTORY
from ipdesk.report import Report
from ipdesk.series import Point, SeriesBook
from ipdesk.values import EXACT, Cell, State, canonical, parse

FLOW = "flow"
SeriesSource = Callable[[], SeriesBook]


def nothing_known() -> SeriesBook:
    """The series of a report that stands alone."""
    return SeriesBook((), ())


class Cumulations:
    """The cumulated cells of one report."""

    def __init__(self, report: Report, series: SeriesSource) -> None:
        self._report = report
        self._series = series
        self._columns = [
            (code, column, column.cumulated)
            for code, section in report.form.sections.items()
            for column in section.section.columns
            if column.cumulated is not None
        ]
        self._numbers = {
            indicator.code: indicator.expectations[report.form.category].value  # type: ignore[index]  # a category code
            for indicator in report.form.indicators
        }
        self._flows = {i.code for i in report.form.indicators if i.kind == FLOW}

    @property
    def operands(self) -> frozenset[str]:
        """The addresses of the years that the cells span."""
        return frozenset(self._report.form.kind.years if self._columns else ())

    def cells(self) -> Iterator[tuple[Place, Cell | None]]:
        """Every cumulated cell, None where its years or figures are not known."""
        years = self._years()
        for code, column, how in self._columns:
            for row in self._report.form.sections[code].rows:
                cell = self._cell(code, row, column, how, years) if years else None
                known = cell is not None and cell.state is State.VALID
                yield Place(code, row, column.code), cell if known else None

    def _years(self) -> range:
        """The years from the first to the last, none while they are not stated."""
        found = [
            self._report.cell(Place.of_address(address)).number
            for address in self._report.form.kind.years
        ]
        if len(found) != 2 or found[0] is None or found[1] is None:
            return range(0)
        return range(int(found[0]), int(found[1]) + 1)

    def _cell(
        self, code: str, row: str, column: Column, how: Cumulation, years: range
    ) -> Cell | None:
        section, _, name = how.series.partition(".")
        points = {p.year: p for p in self._series().of(Place(section, row, name).address)}
        text = self._text(row, how, points, years)
        if text is None:
            return None
        return parse(text, self._report.form.sections[code].spec(row, column.code))

    def _text(
        self, row: str, how: Cumulation, points: dict[int, Point], years: range
    ) -> str | None:
        within = [points[y] for y in years if y in points and points[y].origin != HISTORY]
        if how.how == "before":
            before = points.get(years.start - 1)
            return before.text if before is not None else None
        if how.how == "count":
            return str(len(within))
        if how.how == "goal":
            return self._numbers.get(row) or (within[-1].text if within else None)
        if how.how == "last":
            return within[-1].text if within else None
        numbers = [point.number for point in within if point.number is not None]
        if row not in self._flows or len(numbers) < len(years):
            return None
        return canonical(functools.reduce(EXACT.add, numbers, Decimal(0)))


class Stated(Cumulations):
    """Cumulated cells as somebody states them whose years are not at hand."""

    def __init__(self, report: Report, stated: Mapping[Place, Cell]) -> None:
        super().__init__(report, nothing_known)
        self._stated = stated

    def cells(self) -> Iterator[tuple[Place, Cell | None]]:
        """Every cumulated cell, None where nothing is stated."""
        for place, _ in super().cells():
            yield place, self._stated.get(place)


def changed_cells(report: Report, cumulations: Cumulations) -> set[Place]:
    """Bring the report's cumulated cells up to date; those that show something new."""
    changed = set()
    for place, cell in cumulations.cells():
        if cell == report.computed.get(place):
            continue
        changed.add(place)
        if cell is None:
            del report.computed[place]
        else:
            report.computed[place] = cell
    return changed
