"""The page of an indicator: its course, the ranking, the heat table, its spread by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.nation.overview import Overview
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.sheet import Bar, Chart, HeatRow, Indicator, Lines, Mark, Run, Shade
from ipdesk.nation.spread_plot import spread_plot
from ipdesk.nation.tables import NationTable
from ipdesk.nation.views import by_group, heat, ranked, through_the_years


class IndicatorPages:
    """Makes the pages of an overview's indicators in the translator's language."""

    def __init__(self, overview: Overview, translator: Translator) -> None:
        self._overview = overview
        self._translator = translator
        self._words = OverviewWords(overview, translator)

    def pages(self) -> Iterator[Indicator]:
        """One for each indicator of which there is a number."""
        for table in self._overview.indicators:
            if table.latest is not None:
                yield self.page(table, table.latest)

    def page(self, table: NationTable, latest: int) -> Indicator:
        """The page of one."""
        tr, words = self._translator.tr, self._words
        return Indicator(
            code=table.place.row,
            name=words.figures.title(table),
            unit=words.figures.measured(table),
            national=words.national(table),
            chart=self.chart(table),
            bars_title=tr("Ranking {year}", year=latest),
            bars=tuple(self._bars(table, latest)),
            heat_title=tr("All units through the years; the darker, the higher among all"),
            years=tuple(map(str, table.years)),
            heat=tuple(self._heat(table)),
            groups=tuple(self._groups(table, latest)),
            notes=tuple(
                tr("{name}: {value}", name=b.year, value=words.figures.label(b.label))
                for b in table.breaks
            ),
        )

    def chart(self, table: NationTable) -> Chart | None:
        """The spread through the years, and the same in a sentence."""
        plot, tr = spread_plot(table), self._translator.tr
        if plot is None:
            return None
        return Chart(
            years=tuple(Mark(at=tick.at, label=str(tick.value)) for tick in plot.years),
            values=tuple(Mark(at=t.at, label=formats.number(t.value)) for t in plot.values),
            runs=tuple(
                Run(middle=one.middle, lower=one.lower, upper=one.upper) for one in plot.stretches
            ),
            breaks=tuple(one.at for one in plot.breaks),
            alt=self._sentence(table),
            legend=tr("Line: the middle unit. Band: the middle half of the units."),
        )

    def _sentence(self, table: NationTable) -> str:
        spreads = through_the_years(table)
        first, last = min(spreads), max(spreads)
        said = {
            "name": self._words.figures.title(table),
            "first": first,
            "before": formats.number(spreads[first].middle, table.precision),
            "last": last,
            "now": formats.number(spreads[last].middle, table.precision),
        }
        return self._translator.tr(
            "{name}: the middle unit had {before} in {first} and {now} in {last}.", **said
        )

    def _bars(self, table: NationTable, year: int) -> Iterator[Bar]:
        found = ranked(table, year)
        most = max((one.number for one in found), default=None)
        for one in found:
            rank, unit, figure, change = self._words.rank(one, table)
            length = float(max(one.number, Decimal()) / most) if most else 0.0
            yield Bar(rank=rank, unit=unit, figure=figure, change=change, length=length)

    def _heat(self, table: NationTable) -> Iterator[HeatRow]:
        levels = heat(table)
        for code in self._overview.nation.units:
            cells = []
            for year in table.years:
                cell = table.cells.get((code, year))
                figures = self._words.figures
                said = figures.cell(cell, table.precision) if cell else ""
                text = said or figures.lack(table.lack(code, year))
                cells.append(Shade(text=text, level=levels.get((code, year), -1)))
            yield HeatRow(unit=self._words.unit(code), cells=tuple(cells))

    def _groups(self, table: NationTable, year: int) -> Iterator[Lines]:
        tr, overview = self._translator.tr, self._overview
        categories = {
            str(c.code): self._words.category(c.code) for c in overview.catalogue.categories
        }
        yield self._group(tr("By category"), table, year, overview.categories, categories)
        zones = {z.code: self._words.zone(z.code) for z in overview.catalogue.regions.zones}
        if overview.zones:
            zones[""] = self._words.zone("")
            yield self._group(tr("By zone"), table, year, overview.zones, zones)

    def _group(
        self,
        title: str,
        table: NationTable,
        year: int,
        groups: Mapping[str, str],
        names: Mapping[str, str],
    ) -> Lines:
        tr, found = self._translator.tr, by_group(table, year, groups)
        rows = []
        for code, name in names.items():
            if code in found:
                one = found[code]
                numbers = (one.least, one.middle, one.most)
                said = (formats.number(number, table.precision) for number in numbers)
                rows.append((name, str(one.units), *said))
        heads = (title, tr("Units"), tr("Lowest"), tr("Middle"), tr("Highest"))
        return Lines(title=title, heads=heads, rows=tuple(rows), wide=(0,), right=(1, 2, 3, 4))
