"""Where the spread of a figure through the years lies on a chart whose sides run from 0 to 1.

Window and print draw the same. Left and bottom are 0. Lines do not run across a known break of the
series; years without figures are bridged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ipdesk.axes import nice_ticks, year_ticks
from ipdesk.nation.tables import NationTable
from ipdesk.nation.views import Spread, through_the_years
from ipdesk.plot import Fissure, Spot, Tick
from ipdesk.values import EXACT


@dataclass(frozen=True, slots=True)
class Stretch:
    """Years without a break between them: the middle of the units, and half of them around it."""

    middle: tuple[Spot, ...]
    lower: tuple[Spot, ...]
    upper: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class SpreadPlot:
    """The positions of one figure's chart."""

    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    stretches: tuple[Stretch, ...]
    breaks: tuple[Fissure, ...]


def spread_plot(table: NationTable) -> SpreadPlot | None:
    """The chart of a figure; None where there is nothing to draw."""
    spreads = through_the_years(table)
    if not spreads:
        return None
    low = min(one.lower for one in spreads.values())
    high = max(one.upper for one in spreads.values())
    ticks = nice_ticks(low, high, Decimal(1).scaleb(-(table.precision or 0)))
    frame = _Frame(min(spreads), max(spreads), ticks[0], ticks[-1])
    breaks = [one.year for one in table.breaks if frame.first < one.year <= frame.last]
    return SpreadPlot(
        tuple(Tick(frame.x(year), Decimal(year)) for year in year_ticks(frame.first, frame.last)),
        tuple(Tick(frame.y(value), value) for value in ticks),
        tuple(_stretches(spreads, breaks, frame)),
        tuple(Fissure(frame.between(year), year) for year in breaks),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    first: int
    last: int
    low: Decimal
    high: Decimal

    def x(self, year: int) -> float:
        """Where a year lies; a single one in the middle."""
        return (year - self.first) / (self.last - self.first) if self.last > self.first else 0.5

    def between(self, year: int) -> float:
        """Halfway to the year before."""
        return (self.x(year) + self.x(year - 1)) / 2

    def y(self, value: Decimal) -> float:
        """Where a value lies."""
        return float(EXACT.divide(value - self.low, self.high - self.low))


def _stretches(spreads: dict[int, Spread], breaks: list[int], frame: _Frame) -> Iterator[Stretch]:
    runs: list[list[int]] = [[]]
    for year in sorted(spreads):
        if runs[-1] and any(runs[-1][-1] < one <= year for one in breaks):
            runs.append([])
        runs[-1].append(year)
    for run in runs:
        yield Stretch(
            *(
                tuple(Spot(frame.x(year), frame.y(getattr(spreads[year], what))) for year in run)
                for what in ("middle", "lower", "upper")
            )
        )
