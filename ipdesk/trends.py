"""Trends: an indicator through the years, on the way to its target.

The years come from sealed reports and from history taken in; the open draft adds its own
value, marked as such. Numbers are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from ipdesk.catalogue.model import Break, Indicator, Unit
from ipdesk.checks.targets import GOALS, Stand
from ipdesk.goal_history import FormerGoal, Goals, former_goals
from ipdesk.places import Place
from ipdesk.records import DRAFT, HISTORY
from ipdesk.report import Report
from ipdesk.series import Point, SeriesBook
from ipdesk.values import CellSpec, State, parse

Origin = Literal["sealed", "history", "draft"]
_SPEC = CellSpec("decimal")


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year. ``number`` is None where the value does not apply or is not available.

    ``settled`` is what a sealed report or the history says of the year that the draft is of.
    """

    year: int
    number: Decimal | None
    state: State
    origin: Origin
    settled: Decimal | None = None


class Mark(NamedTuple):
    """A value that a year is to reach: baseline, milestone or target."""

    year: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Reference:
    """What the reference region has; ``year`` is None and ``region`` "" where not stated."""

    value: Decimal
    year: int | None
    region: str


@dataclass(frozen=True, slots=True)
class Trend:
    """An indicator through the years. ``points`` are in order, one for each year.

    ``path`` runs straight from baseline to target; it is the target alone where there is no
    baseline, and empty without a target. ``upper`` is the far end of a target that is a range.
    ``former`` are the goals of earlier versions of the scheme, the oldest first.
    """

    indicator: Indicator
    unit: Unit
    points: tuple[TrendPoint, ...]
    path: tuple[Mark, ...] = ()
    upper: Decimal | None = None
    milestones: tuple[Mark, ...] = ()
    reference: Reference | None = None
    former: tuple[FormerGoal, ...] = ()

    @property
    def known(self) -> tuple[tuple[int, Decimal], ...]:
        """The years that have a number, in order."""
        return tuple((p.year, p.number) for p in self.points if p.number is not None)

    @property
    def target(self) -> Mark | None:
        """Where the path ends."""
        return self.path[-1] if self.path else None

    @property
    def breaks(self) -> tuple[Break, ...]:
        """The known breaks in the series, between the first and the last year."""
        if not (self.points or self.path or self.milestones):
            return ()
        first, last = self.span
        return tuple(b for b in self.indicator.breaks if first < b.year <= last)

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year, those aimed at included. There is one at least."""
        years = [mark.year for mark in (*self.path, *self.milestones)]
        years += [goal.year for goal in self.former if goal.year is not None]
        years += [point.year for point in self.points]
        return min(years), max(years)

    def lines(self) -> tuple[tuple[TrendPoint, ...], ...]:
        """The points that a line may join.

        It is interrupted at a break, and at a year whose value does not apply or is not
        available; years of which nothing is known are bridged.
        """
        found: list[list[TrendPoint]] = [[]]
        before = 0
        for point in self.points:
            broken = any(before < b.year <= point.year for b in self.breaks)
            if broken or point.number is None:
                found.append([])
            if point.number is not None:
                found[-1].append(point)
            before = point.year
        return tuple(tuple(line) for line in found if line)


def trends_of(
    report: Report,
    series: SeriesBook,
    stands: Iterable[Stand],
    milestones: Mapping[str, tuple[Mark, ...]],
    goals: Goals,
) -> Iterator[Trend]:
    """The trend of each indicator that has a stand, in order."""
    for stand in stands:
        yield Trend(
            indicator=stand.indicator,
            unit=stand.unit,
            points=tuple(_points(report, series, stand)),
            path=_path(stand),
            upper=Decimal(stand.expectation.upper) if stand.expectation.upper else None,
            milestones=milestones.get(stand.indicator.code, ()),
            reference=_reference(report, stand.indicator.code),
            former=former_goals(goals, stand.indicator.code, stand.target),
        )


def _points(report: Report, series: SeriesBook, stand: Stand) -> list[TrendPoint]:
    points = {point.year: _settled(point) for point in series.of(stand.place.address)}
    year, draft = report.header.year, report.header.state == DRAFT
    settled = points.get(year)
    if stand.value_state not in (State.BLANK, State.INVALID) and (draft or settled is None):
        points[year] = TrendPoint(
            year, stand.value, stand.value_state, "draft" if draft else "sealed"
        )
        if settled is not None:
            points[year] = replace(points[year], settled=settled.number)
    return [points[year] for year in sorted(points)]


def _settled(point: Point) -> TrendPoint:
    origin: Origin = "history" if point.origin == HISTORY else "sealed"
    if point.number is not None:
        return TrendPoint(point.year, point.number, State.VALID, origin)
    without = parse(point.text, _SPEC).state is State.NOT_APPLICABLE
    state = State.NOT_APPLICABLE if without else State.NOT_AVAILABLE
    return TrendPoint(point.year, None, state, origin)


def _path(stand: Stand) -> tuple[Mark, ...]:
    if stand.target is None or stand.target_year is None:
        return ()
    end = Mark(stand.target_year, stand.target)
    start_year = stand.baseline_year
    if stand.baseline is None or start_year is None or start_year >= end.year:
        return (end,)
    return (Mark(start_year, stand.baseline), end)


def _reference(report: Report, row: str) -> Reference | None:
    columns = report.form.sections[GOALS].columns if GOALS in report.form.sections else {}
    if "reference_value" not in columns:
        return None
    value, year, region = (
        report.cell(Place(GOALS, row, f"reference_{what}")) for what in ("value", "year", "region")
    )
    if value.number is None:
        return None
    return Reference(value.number, int(year.number) if year.number else None, region.text)
