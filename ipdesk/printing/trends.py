"""The indicators through the years as printed: a chart each, its table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.plot import Plot, plot_of
from ipdesk.printing.document import (
    Block,
    Chart,
    ChartDot,
    ChartTable,
    ChartTick,
    Legend,
    LegendEntry,
    Remark,
)
from ipdesk.printing.widths import pieces
from ipdesk.trend_words import TrendWords
from ipdesk.trends import Trend

_ENOUGH = 2
_CELL_ROOM = 11.0


class TrendCharts:
    """The charts of those trends of which two years or more are known."""

    def __init__(self, trends: Sequence[Trend], translator: Translator) -> None:
        self._shown = [trend for trend in trends if len(trend.known) >= _ENOUGH]
        self._others = [trend for trend in trends if len(trend.known) < _ENOUGH]
        self._translator = translator
        self._words = TrendWords(translator)

    @property
    def worth_showing(self) -> bool:
        """Whether there is any chart."""
        return bool(self._shown)

    def blocks(self) -> tuple[Block, ...]:
        """The legend and the charts, and which indicators have none."""
        plots = ((trend, plot_of(trend)) for trend in self._shown)
        charts = [self._chart(trend, plot) for trend, plot in plots if plot is not None]
        legend = [self._legend()] if charts else []
        return (*legend, *charts, *self._left_out())

    def _left_out(self) -> tuple[Remark, ...]:
        if not self._others:
            return ()
        tr = self._translator.tr
        named = (self._words.name(trend) for trend in self._others)
        names = reduce(lambda first, more: tr("{first}, {next}", first=first, next=more), named)
        return (
            Remark(
                text=tr(
                    "Fewer than two years are known, so there is no chart: {names}", names=names
                )
            ),
        )

    def _legend(self) -> Legend:
        tr = self._translator.tr
        return Legend(
            entries=(
                LegendEntry(sign="settled", label=tr("sealed report or history")),
                LegendEntry(sign="draft", label=tr("this draft")),
                LegendEntry(sign="path", label=tr("way to the target")),
                LegendEntry(sign="milestone", label=tr("milestone")),
                LegendEntry(sign="target", label=tr("target")),
                LegendEntry(sign="reference", label=tr("reference region")),
                LegendEntry(sign="break", label=tr("break in the series")),
            )
        )

    def _chart(self, trend: Trend, plot: Plot) -> Chart:
        words, reference = self._words, plot.reference
        return Chart(
            code=trend.indicator.code,
            name=words.name(trend),
            unit=words.unit(trend),
            alt=words.sentence(trend),
            years=tuple(ChartTick(at=t.at, label=str(t.value)) for t in plot.years),
            values=tuple(ChartTick(at=t.at, label=formats.number(t.value)) for t in plot.values),
            lines=plot.lines,
            dots=tuple(ChartDot(at=dot.at, draft=dot.origin == "draft") for dot in plot.dots),
            path=plot.path,
            upper=plot.upper,
            target=words.target(trend),
            milestones=plot.milestones,
            reference=None
            if reference is None
            else ChartTick(at=reference, label=words.reference(trend)),
            breaks=tuple(ChartTick(at=f.at, label=str(f.year)) for f in plot.fissures),
            table=self._table(trend),
            notes=tuple(words.breaks(trend)) if plot.fissures else (),
        )

    def _table(self, trend: Trend) -> ChartTable:
        tr = self._translator.tr
        rows = tuple(
            tuple(
                pieces(text, _CELL_ROOM) for text in (str(row.year), row.value, row.aim, row.origin)
            )
            for row in self._words.rows(trend)
        )
        return ChartTable(headings=(tr("Year"), tr("Value"), tr("To reach"), tr("From")), rows=rows)
