"""Series: what a cell was year by year, from sealed reports and from history taken in.

A year's point is what the newest sealed report says of it; where none does, what was taken
from outside, and of that first what a signed data pack states. Figures of the same year in other
vintages stay beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ipdesk.records import HISTORY, PACK, FigureRecord, ReportRecord
from ipdesk.values import parse_number


class Point(NamedTuple):
    """One year of a series. ``number`` is None where the value is no number.

    ``origin`` is the report that settled it, or ``HISTORY``; ``pack`` the edition of the data
    pack that it was taken from, "" where that was none.
    """

    year: int
    text: str
    number: Decimal | None
    origin: str
    vintage: str = ""
    source: str = ""
    document: str = ""
    pack: str = ""


class SeriesBook:
    """All series of a workspace, by the address of their cell."""

    def __init__(self, figures: Iterable[FigureRecord], reports: Iterable[ReportRecord]) -> None:
        ranks = {report.id: (report.year, report.revision) for report in reports}
        self._ranks = {HISTORY: (0, 0), **ranks}
        self._figures: dict[str, dict[int, list[FigureRecord]]] = {}
        for figure in figures:
            self._figures.setdefault(figure.series, {}).setdefault(figure.year, []).append(figure)

    @property
    def addresses(self) -> Iterable[str]:
        """The addresses of which anything is known."""
        return self._figures.keys()

    def of(self, address: str) -> tuple[Point, ...]:
        """The points of a series, one for each year that is known, in order."""
        years = self._figures.get(address, {})
        return tuple(self._settled(years[year]) for year in sorted(years))

    def at(self, address: str, year: int) -> Point | None:
        """The point of one year, None where it is not known."""
        figures = self._figures.get(address, {}).get(year)
        return self._settled(figures) if figures else None

    def vintages(self, address: str, year: int) -> tuple[Point, ...]:
        """Every figure known for the year, the one that counts first."""
        figures = self._figures.get(address, {}).get(year, [])
        return tuple(_point(f) for f in sorted(figures, key=self._rank, reverse=True))

    def years(self) -> tuple[int, ...]:
        """The years of which anything is known, in order."""
        return tuple(sorted({year for years in self._figures.values() for year in years}))

    def _settled(self, figures: list[FigureRecord]) -> Point:
        return _point(max(figures, key=self._rank))

    def _rank(self, figure: FigureRecord) -> tuple[tuple[int, int], str, str]:
        rank = (0, 1) if pack_of(figure) else self._ranks.get(figure.origin, (0, 0))
        return rank, figure.recorded_at, figure.vintage


def pack_of(figure: FigureRecord) -> str:
    """The edition of the data pack that states a figure, "" if none does."""
    return figure.origin.removeprefix(PACK) if figure.origin.startswith(PACK) else ""


def _point(figure: FigureRecord) -> Point:
    number, pack = parse_number(figure.value), pack_of(figure)
    return Point(
        figure.year,
        figure.value,
        number if isinstance(number, Decimal) else None,
        HISTORY if pack else figure.origin,
        figure.vintage,
        figure.source,
        figure.document,
        pack,
    )
