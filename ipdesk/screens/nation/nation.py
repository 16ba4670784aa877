"""The nation's page of a desk: a list of what can be looked at, and what each of it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ipdesk.nation.at_desk import overview_of
from ipdesk.nation.indicator_page import IndicatorPages
from ipdesk.nation.lists import OverviewLists
from ipdesk.nation.overview_words import OverviewWords
from ipdesk.nation.part_names import NAMES
from ipdesk.nation.sheet import Indicator, Lines
from ipdesk.nation.views import ranked
from ipdesk.review.permission import why_not
from ipdesk.screens.nation.chasing import ChaseScreen
from ipdesk.screens.nation.comparing import CompareScreen
from ipdesk.screens.nation.standings import StandingsScreen
from ipdesk.screens.nation.zones import ZonesScreen

if TYPE_CHECKING:
    from ipdesk.messages import Translator
    from ipdesk.nation.overview import Overview
    from ipdesk.review.desk import Desk

View = Literal["due", "lists", "standings", "zones", "compare", "indicator"]
DUE, COMPARE, STANDINGS, ZONES = "due", "compare", "standings", "zones"
_LISTS = ("quotas", "targets", "measures", "scores", "restated", "remarks")


class Topic(NamedTuple):
    """What can be looked at, and the view that shows it. An indicator's code is its number."""

    code: str
    title: str
    view: View


class NationScreen:
    """Reads the desk and makes every figure at once, so that it can be made beside the window.

    Raises the storage errors. What it says afterwards reads nothing of the desk.
    """

    def __init__(self, desk: Desk, translator: Translator) -> None:
        self.overview = _made(overview_of(desk))
        self._translator = translator
        self._tables = [table for table in self.overview.indicators if table.latest is not None]
        self.chasing = ChaseScreen(self.overview, translator, why_not(desk, "reviewer", translator))
        self.comparing = CompareScreen(self.overview, translator)
        self.standings = StandingsScreen(desk, self.overview, translator)
        self.zones = ZonesScreen(desk, self.overview, translator)

    def summary(self) -> str:
        """Of how many reports and units it is made."""
        ntr, nation = self._translator.ntr, self.overview.nation
        units = len({one.unit for one in nation.submissions.values()})
        reports = len(nation.submissions)
        said = [
            ntr("Made from {n} report", "Made from {n} reports", reports),
            ntr("of {n} unit", "of {n} units", units),
        ]
        if nation.unread:
            said.append(ntr(
                "{n} is left out: its catalogue is not at hand",
                "{n} are left out: their catalogues are not at hand",
                len(nation.unread),
            ))  # fmt: skip
        return " · ".join(said)

    def topics(self) -> list[Topic]:
        """What can be looked at, in order: the lists, then the indicators."""
        tr, words = self._translator.tr, OverviewWords(self.overview, self._translator).figures
        lists = (Topic(code, tr(NAMES[code]), "lists") for code in _LISTS)
        indicators = (
            Topic(str(number), f"{table.place.row} {words.title(table)}", "indicator")
            for number, table in enumerate(self._tables)
        )
        return [
            Topic(DUE, tr("Reports due"), "due"),
            *lists,
            Topic(COMPARE, tr("Comparison of two"), "compare"),
            Topic(STANDINGS, tr(NAMES[STANDINGS]), "standings"),
            Topic(ZONES, tr(NAMES[ZONES]), "zones"),
            *indicators,
        ]

    def lists(self, code: str) -> list[Lines]:
        """The lists of a topic; several where there are several years or scoring sheets."""
        return OverviewLists(self.overview, self._translator).of(code)

    def indicator(self, code: str, year: str = "") -> Indicator:
        """Everything of an indicator, by the code of its topic.

        ``year`` is one of its :meth:`years` to rank the units in, else the newest is.
        """
        table = self._tables[int(code)]
        pages = IndicatorPages(self.overview, self._translator)
        chosen = year if year in self.years(code) else ""
        return pages.page(table, int(chosen or table.latest or 0))

    def years(self, code: str) -> list[str]:
        """The years in which an indicator can be ranked, the newest first."""
        table = self._tables[int(code)]
        return [str(year) for year in reversed(table.years) if ranked(table, year)]

    def ranking(self, page: Indicator) -> Lines:
        """The ranking on an indicator's page."""
        tr = self._translator.tr
        rows = tuple((bar.rank, bar.unit, bar.figure, bar.change) for bar in page.bars)
        heads = (tr("Rank"), tr("Reporting unit"), tr("Figure"), tr("Change"))
        return Lines(title=page.bars_title, heads=heads, rows=rows, wide=(1,), right=(0, 2, 3))

    def groups(self, page: Indicator) -> list[Lines]:
        """How its figures are spread by category and by zone."""
        if self.overview.zones:
            return list(page.groups)
        tr = self._translator.tr
        why = tr("No zone was entered of any unit. Zones are entered on the page “Zones”.")
        return [*page.groups, Lines(title=tr("By zone"), heads=(), rows=(), empty=why)]


def _made(overview: Overview) -> Overview:
    """The overview with everything made that is otherwise made when it is first asked for."""
    for part in (
        "rounds", "quotas", "tables", "totals", "stands", "restated", "remarks", "categories",
    ):  # fmt: skip
        getattr(overview, part)
    for year in overview.nation.years:
        overview.measures(year)
        overview.scores(year)
    return overview
