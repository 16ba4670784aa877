"""Plot: where everything of a trend lies on a chart whose sides run from 0 to 1.

Screen and print draw the same plot. Left and bottom are 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ipdesk.axes import nice_ticks, year_ticks
from ipdesk.trends import Mark, Origin, Trend
from ipdesk.values import EXACT

_HALF = Decimal("0.5")
_MARGIN = Decimal("0.6")


class Spot(NamedTuple):
    """A position on the chart."""

    x: float
    y: float


class Tick(NamedTuple):
    """A year or a value at its position along an axis."""

    at: float
    value: Decimal


class Dot(NamedTuple):
    """A point of the series and where it comes from."""

    at: Spot
    origin: Origin
    year: int


class Fissure(NamedTuple):
    """A break: between the year before and the year named."""

    at: float
    year: int


@dataclass(frozen=True, slots=True)
class Plot:
    """The positions. ``upper`` is the far end of a target that is a range."""

    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    lines: tuple[tuple[Spot, ...], ...]
    dots: tuple[Dot, ...]
    path: tuple[Spot, ...]
    upper: Spot | None
    milestones: tuple[Spot, ...]
    reference: float | None
    fissures: tuple[Fissure, ...]


def plot_of(trend: Trend) -> Plot | None:
    """The plot of a trend, None where no year is known."""
    if not trend.known:
        return None
    return _Scale(trend).plot(trend)


def small_plot(points: Sequence[tuple[int, Decimal, Origin]]) -> Plot:
    """The plot of bare points in the order of years, two or more: a line without axes."""
    first, last = points[0][0], points[-1][0]
    numbers = [number for _, number, _ in points]
    low, span = min(numbers), max(numbers) - min(numbers)

    def at(year: int, number: Decimal) -> Spot:
        across = (year - first + _MARGIN) / (last - first + 2 * _MARGIN)
        return Spot(float(across), float((number - low) / span) if span else 0.5)

    spots = tuple(at(year, number) for year, number, _ in points)
    dots = tuple(
        Dot(spot, origin, year) for spot, (year, _, origin) in zip(spots, points, strict=True)
    )
    return Plot((), (), (spots,), dots, (), None, (), None, ())


class _Scale:
    """Turns years and values into positions."""

    def __init__(self, trend: Trend) -> None:
        aims = (*trend.path, *trend.milestones)
        values = [value for _, value in (*trend.known, *aims)]
        values += [v for v in (trend.upper,) if v is not None and trend.path]
        if trend.reference is not None:
            values.append(trend.reference.value)
        self._first, self._last = trend.span
        finest = Decimal(1).scaleb(-trend.indicator.precision)
        self._ticks = nice_ticks(min(values), max(values), finest)

    def plot(self, trend: Trend) -> Plot:
        target = trend.target
        ranged = target is not None and trend.upper is not None
        return Plot(
            years=tuple(self._year_tick(year) for year in year_ticks(self._first, self._last)),
            values=tuple(Tick(self._y(value), value) for value in self._ticks),
            lines=tuple(
                self._spots(Mark(p.year, p.number) for p in line if p.number is not None)
                for line in trend.lines()
            ),
            dots=tuple(
                Dot(self._spot(Mark(p.year, p.number)), p.origin, p.year)
                for p in trend.points
                if p.number is not None
            ),
            path=self._spots(trend.path),
            upper=self._spot(Mark(target.year, trend.upper)) if ranged else None,  # type: ignore[union-attr, arg-type]  # both are there
            milestones=self._spots(trend.milestones),
            reference=None if trend.reference is None else self._y(trend.reference.value),
            fissures=tuple(Fissure(self._x(b.year - _HALF), b.year) for b in trend.breaks),
        )

    def _spots(self, marks: Iterable[Mark]) -> tuple[Spot, ...]:
        return tuple(map(self._spot, marks))

    def _spot(self, mark: Mark) -> Spot:
        return Spot(self._x(Decimal(mark.year)), self._y(mark.value))

    def _year_tick(self, year: int) -> Tick:
        return Tick(self._x(Decimal(year)), Decimal(year))

    def _x(self, year: Decimal) -> float:
        """There is room for more than half a year at both ends."""
        start, end = self._first - _MARGIN, self._last + _MARGIN
        return float((year - start) / (end - start))

    def _y(self, value: Decimal) -> float:
        low, high = self._ticks[0], self._ticks[-1]
        height = EXACT.subtract(high, low)
        return float(EXACT.divide(EXACT.subtract(value, low), height))
