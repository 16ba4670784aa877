"""Trends: each indicator through the years, as a chart and as its table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ipdesk import formats
from ipdesk.checks.targets import INDICATORS
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.plot import Plot, plot_of, small_plot
from ipdesk.records import HISTORY
from ipdesk.trend_words import TrendRow, TrendWords
from ipdesk.trends import Origin, Trend, trends_of
from ipdesk.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TrendCard:
    """One indicator's chart and table.

    ``plot`` is None where no year is known. ``hint`` says what to do while fewer than two are.
    ``points`` are the dots of the plot in words, in their order; ``scale`` and ``years`` are
    what stands beside its axes.
    """

    code: str
    name: str
    unit: str
    plot: Plot | None
    sentence: str
    facts: str
    hint: str
    points: tuple[str, ...]
    rows: tuple[TrendRow, ...]
    scale: tuple[str, ...]
    years: tuple[str, ...]
    target: str
    reference: str
    breaks: tuple[str, ...]


class TrendsScreen:
    """The indicators of the open report through the years. It holds no copy of anything."""

    def __init__(self, workspace: Workspace, translator: Translator) -> None:
        self._workspace = workspace
        self._translator = translator
        self._words = TrendWords(translator)

    def cards(self) -> list[TrendCard]:
        """One for each indicator of the category, in order."""
        return [self._card(trend) for trend in self._workspace.trends()]

    def small(self, place: Place) -> tuple[Plot, str] | None:
        """The plot of the series that a cell belongs to, and what it says.

        None where it belongs to none, or fewer than two years are known.
        """
        workspace = self._workspace
        if place.section != INDICATORS or place.column != "value":
            return self._small_series(place)
        stands = [stand for stand in workspace.checker.stands() if stand.place == place]
        for trend in trends_of(workspace.report, workspace.series, stands, {}, {}):
            plot = plot_of(trend) if len(trend.known) > 1 else None
            if plot is not None:
                return plot, self._words.facts(trend)
        return None

    def _small_series(self, place: Place) -> tuple[Plot, str] | None:
        """The plot of a series that is no indicator's: former years, and the draft's own value."""
        workspace = self._workspace
        form, year = workspace.form.sections[place.section], workspace.report.header.year
        column = form.columns.get(place.column)
        if not place.row or column is None or not column.series:
            return None
        known: list[tuple[int, Decimal, Origin]] = [
            (p.year, p.number, "history" if p.origin == HISTORY else "sealed")
            for p in workspace.series.of(place.address)
            if p.number is not None and p.year < year
        ]
        now = workspace.report.cell(place).number
        if now is not None:
            known.append((year, now, "draft"))
        if len(known) < 2:
            return None
        tr = self._translator.tr
        said = (
            tr("{name}: {value}", name=at, value=formats.number(number)) for at, number, _ in known
        )
        words = tr("; ").join(said)
        return small_plot(known), words

    def note(self) -> str:
        """Where the years come from."""
        return self._translator.tr(
            "Former years come from sealed reports and from history taken in. The hollow dot is "
            "this draft's own value. The line stops where the way of counting changed."
        )

    def empty_text(self) -> str:
        """What the page says where the report has no indicators."""
        return self._translator.tr("This kind of report has no indicators, so it has no trends.")

    def headings(self) -> tuple[str, str, str, str]:
        """The columns of the table."""
        tr = self._translator.tr
        return tr("Year"), tr("Value"), tr("To reach"), tr("From")

    def _card(self, trend: Trend) -> TrendCard:
        words, plot = self._words, plot_of(trend)
        return TrendCard(
            code=trend.indicator.code,
            name=words.name(trend),
            unit=words.unit(trend),
            plot=plot,
            sentence=words.sentence(trend),
            facts=words.facts(trend),
            hint=self._hint(trend),
            points=tuple(words.point(trend, p) for p in trend.points if p.number is not None),
            rows=tuple(words.rows(trend)),
            scale=tuple(formats.number(t.value) for t in plot.values) if plot else (),
            years=tuple(str(t.value) for t in plot.years) if plot else (),
            target=words.target(trend),
            reference=words.reference(trend),
            breaks=tuple(words.breaks(trend)) if plot and plot.fissures else (),
        )

    def _hint(self, trend: Trend) -> str:
        tr = self._translator.tr
        if len(trend.known) > 1:
            return ""
        if trend.known:
            return tr(
                "Only {year} is known. Take in the figures of former years to see the trend.",
                year=trend.known[0][0],
            )
        return tr(
            "No year is known yet. Fill in this year's value, or take in the figures of former "
            "years."
        )
