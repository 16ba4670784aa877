"""What is said of a trend: one sentence in its place, its table, and the words beside its chart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.trends import Origin, Trend, TrendPoint
from ipdesk.values import Cell


class TrendRow(NamedTuple):
    """One year in words: its value, what it is to reach, and where the value comes from."""

    year: int
    value: str
    aim: str
    origin: str


class TrendWords:
    """Puts trends into words."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def name(self, trend: Trend) -> str:
        """The indicator."""
        return self._translator.label(trend.indicator.label)

    def unit(self, trend: Trend) -> str:
        """The unit of the value axis."""
        return self._translator.label(trend.unit)

    def sentence(self, trend: Trend) -> str:
        """The chart in one sentence, for who cannot see it."""
        tr = self._translator.tr
        return tr("{name}: {facts}", name=self.name(trend), facts=self.facts(trend))

    def facts(self, trend: Trend) -> str:
        """First and last year, goal, reference and breaks, without the name."""
        tr = self._translator.tr
        return tr("; ").join(filter(None, (self._course(trend), *self._marks(trend))))

    def origin(self, origin: Origin) -> str:
        """Where a value comes from."""
        tr = self._translator.tr
        return {
            "sealed": tr("sealed report"),
            "history": tr("history"),
            "draft": tr("this draft"),
        }[origin]

    def point(self, trend: Trend, point: TrendPoint) -> str:
        """A year with its value and origin: what is said when the year is looked at."""
        parts = (str(point.year), self.value(trend, point), self.origin(point.origin))
        return " · ".join(filter(None, (*parts, self._beside(point))))

    def value(self, trend: Trend, point: TrendPoint) -> str:
        """The value with its unit, or why there is none."""
        if point.number is None:
            return formats.cell(Cell("", point.state), self._translator)
        return formats.with_unit(formats.number(point.number), trend.unit, self._translator)

    def rows(self, trend: Trend) -> Iterator[TrendRow]:
        """Every year from the first known to the last, and the years that are aimed at."""
        points = {point.year: point for point in trend.points}
        span = range(min(points), max(points) + 1) if points else range(0)
        aims = self._aims_by_year(trend)
        for year in sorted({*span, *aims}):
            value, origin = self._said(points.get(year)) if year in span else ("", "")
            yield TrendRow(year, value, aims.get(year, ""), origin)

    def breaks(self, trend: Trend) -> Iterator[str]:
        """What happened at each break that the chart shows."""
        label = self._translator.label
        return (label(item.label) for item in trend.breaks)

    def reference(self, trend: Trend) -> str:
        """The reference region with its value, "" where there is none."""
        reference, tr = trend.reference, self._translator.tr
        if reference is None:
            return ""
        value = formats.number(reference.value)
        name = reference.region or tr("reference")
        if reference.year is None:
            return tr("{region} {value}", region=name, value=value)
        return tr("{region} {value} ({year})", region=name, value=value, year=reference.year)

    def target(self, trend: Trend) -> str:
        """The target's value, as a range where it is one, "" where there is none."""
        if trend.target is None:
            return ""
        value = formats.number(trend.target.value)
        return formats.span(value, "" if trend.upper is None else formats.number(trend.upper))

    def _course(self, trend: Trend) -> str:
        tr, known = self._translator.tr, trend.known
        if not known:
            return tr("no figure is known")
        ends = (known[0], known[-1]) if len(known) > 1 else known
        course = " → ".join(f"{year} {formats.number(value)}" for year, value in ends)
        return formats.with_unit(course, trend.unit, self._translator)

    def _marks(self, trend: Trend) -> Iterator[str]:
        tr = self._translator.tr
        for point in trend.points:
            if point.origin == "draft" and point.number is not None:
                yield tr("{year} from this draft", year=point.year)
        if trend.target is not None:
            yield tr("target {value} in {year}", value=self.target(trend), year=trend.target.year)
        if trend.reference is not None:
            yield tr("reference {what}", what=self.reference(trend))
        for item in trend.breaks:
            yield tr("break {year}", year=item.year)

    def _said(self, point: TrendPoint | None) -> tuple[str, str]:
        """A year's value and where it comes from."""
        tr = self._translator.tr
        if point is None:
            return tr("no figure"), ""
        origin = tr("; ").join(filter(None, (self.origin(point.origin), self._beside(point))))
        return self._plain(point), origin

    def _aims_by_year(self, trend: Trend) -> dict[int, str]:
        aims: dict[int, list[str]] = {}
        for year, aim in self._aims(trend):
            aims.setdefault(year, []).append(aim)
        return {year: self._translator.tr("; ").join(said) for year, said in aims.items()}

    def _aims(self, trend: Trend) -> Iterator[tuple[int, str]]:
        tr = self._translator.tr
        for mark in trend.milestones:
            yield mark.year, tr("milestone {value}", value=formats.number(mark.value))
        for goal in trend.former:
            if goal.year is not None:
                yield goal.year, tr("earlier target {value}", value=formats.number(goal.value))
        if len(trend.path) > 1:
            start = trend.path[0]
            yield start.year, tr("baseline {value}", value=formats.number(start.value))
        if trend.target is not None:
            yield trend.target.year, tr("target {value}", value=self.target(trend))

    def _plain(self, point: TrendPoint) -> str:
        if point.number is None:
            return formats.cell(Cell("", point.state), self._translator)
        return formats.number(point.number)

    def _beside(self, point: TrendPoint) -> str:
        """What is already settled of the draft's year, where it differs."""
        if point.settled is None or point.settled == point.number:
            return ""
        settled = formats.number(Decimal(point.settled))
        return self._translator.tr("settled: {value}", value=settled)
