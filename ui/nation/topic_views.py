"""The views of the nation's page, each made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.nation.nation import ZONES, NationScreen, Topic

if TYPE_CHECKING:
    from ui.nation.compare_view import CompareView
    from ui.nation.due_view import DueView
    from ui.nation.indicator_view import IndicatorView
    from ui.nation.lists_view import ListsView
    from ui.nation.standings_view import StandingsView
    from ui.nation.zones_view import ZonesView


class TopicViews(QStackedWidget):
    """``printWanted``: the list of those to be reminded; ``enterWanted``: the zones.

    ``deadlineWanted``: that of the report that is chosen; ``stepWanted``, ``annulWanted``: of the
    status of the unit that is chosen.
    """

    printWanted = Signal()
    deadlineWanted = Signal()
    enterWanted = Signal()
    stepWanted = Signal()
    annulWanted = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.due: DueView | None = None
        self.lists: ListsView | None = None
        self.compare: CompareView | None = None
        self.standings: StandingsView | None = None
        self.zones: ZonesView | None = None
        self.indicator: IndicatorView | None = None
        self._screen: NationScreen | None = None
        self._ranked: Topic | None = None

    def look_at(self, screen: NationScreen, topic: Topic) -> None:
        """Show what the screen says of a topic."""
        show = {
            "due": self._show_due,
            "lists": self._show_lists,
            "compare": self._show_compare,
            "standings": self._show_standings,
            "zones": self._show_zones,
            "indicator": self._show_indicator,
        }[topic.view]
        self.setCurrentWidget(show(screen, topic))

    def _show_due(self, screen: NationScreen, topic: Topic) -> QWidget:
        from ui.nation.due_view import DueView

        if self.due is None:
            self.due = DueView(self._translator)
            self.due.printWanted.connect(self.printWanted)
            self.due.deadlineWanted.connect(self.deadlineWanted)
            self.addWidget(self.due)
        self.due.show_screen(screen.chasing)
        return self.due

    def _show_lists(self, screen: NationScreen, topic: Topic) -> QWidget:
        from ui.nation.lists_view import ListsView

        if self.lists is None:
            self.lists = ListsView()
            self.addWidget(self.lists)
        self.lists.show_lists(topic.title, screen.lists(topic.code))
        return self.lists

    def _show_compare(self, screen: NationScreen, topic: Topic) -> QWidget:
        from ui.nation.compare_view import CompareView

        if self.compare is None:
            self.compare = CompareView(self._translator)
            self.addWidget(self.compare)
        self.compare.show_screen(screen.comparing)
        return self.compare

    def _show_standings(self, screen: NationScreen, topic: Topic) -> QWidget:
        from ui.nation.standings_view import StandingsView

        if self.standings is None:
            self.standings = StandingsView(self._translator)
            self.standings.stepWanted.connect(self.stepWanted)
            self.standings.annulWanted.connect(self.annulWanted)
            self.addWidget(self.standings)
        self.standings.show_screen(screen.standings)
        return self.standings

    def _show_zones(self, screen: NationScreen, topic: Topic) -> QWidget:
        from ui.nation.zones_view import ZonesView

        if self.zones is None:
            self.zones = ZonesView(self._translator)
            self.zones.enterWanted.connect(self.enterWanted)
            self.addWidget(self.zones)
        self.zones.show_screen(screen.zones, screen.lists(ZONES)[0])
        return self.zones

    def _show_indicator(self, screen: NationScreen, topic: Topic) -> QWidget:
        from ui.nation.indicator_view import IndicatorView

        if self.indicator is None:
            self.indicator = IndicatorView()
            self.indicator.yearChosen.connect(self._rank_in)
            self.addWidget(self.indicator)
        self._ranked, self._screen = topic, screen
        tr = self._translator.tr
        years = [(year, tr("Ranking {year}", year=year)) for year in screen.years(topic.code)]
        self.indicator.offer_years(tr("Year"), years, self.indicator.year.code)
        self._rank_in(self.indicator.year.code)
        return self.indicator

    def _rank_in(self, year: str) -> None:
        if self.indicator is not None and self._screen is not None and self._ranked is not None:
            page = self._screen.indicator(self._ranked.code, year)
            groups = self._screen.groups(page)
            self.indicator.show_page(page, self._screen.ranking(page), groups)
