"""One indicator: all units through the years, their spread, the ranking, the groups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from ipdesk.nation.sheet import Indicator, Lines
from ui.choice_box import ChoiceBox
from ui.nation.heat_table import HeatTable
from ui.nation.lines_table import LinesTable
from ui.nation.spread_chart import SpreadChart
from ui.style.roles import plain_label
from ui.style.room import is_low
from ui.style.tokens import SPACE_L, SPACE_S

_YEAR = 12
"""Characters of a year's name that are seen in any case."""


class IndicatorView(QWidget):
    """The heat table at the left; at the right the course, and what else there is in tabs.

    ``yearChosen``: another year than the one that the tabs show, as text.
    """

    yearChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = plain_label("heading", wrap=True)
        self._national = plain_label("muted", wrap=True)
        self._legend = plain_label("muted", wrap=True)
        self.heat, self.chart = HeatTable(), SpreadChart()
        self.ranking, self.by_category, self.by_zone = LinesTable(), LinesTable(), LinesTable()
        self.tabs, self.year = QTabWidget(), ChoiceBox()
        self.year.setMinimumContentsLength(_YEAR)
        self.year.currentIndexChanged.connect(lambda: self.yearChosen.emit(self.year.code))
        # The bar takes the keyboard for the whole.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for part in (self.ranking, self.by_category, self.by_zone):
            self.tabs.addTab(part, "")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the words about the chart make way for it and the table."""
        super().resizeEvent(event)
        self._legend.setVisible(not is_low(self))

    def offer_years(self, name: str, years: list[tuple[str, str]], chosen: str) -> None:
        """Offer the years that the tabs can show, each with what its ranking is called."""
        self.year.setAccessibleName(name)
        self.year.offer(years, chosen)

    def show_page(self, page: Indicator, ranking: Lines, groups: list[Lines]) -> None:
        """Show another indicator; the tab that is open stays open."""
        self._heading.setText(f"{page.code} {page.name}")
        said = (page.unit, page.national, *page.notes)
        self._national.setText("    ".join(filter(None, said)))
        self.heat.show_page(page)
        self.chart.show_chart(page.chart)
        self._legend.setText(page.chart.legend if page.chart else "")
        tabs = (self.ranking, self.by_category, self.by_zone)
        for number, (part, lines) in enumerate(zip(tabs, (ranking, *groups), strict=True)):
            part.show_lines(lines)
            self.tabs.setTabText(number, lines.title)
        self.tabs.tabBar().setAccessibleName(self._heading.text())

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(SPACE_S)
        right.addWidget(self._legend)
        right.addWidget(self.chart)
        right.addWidget(self.tabs, 1)
        sides = QHBoxLayout()
        sides.setSpacing(SPACE_L)
        sides.addWidget(self.heat)
        sides.addLayout(right, 1)
        self.heat.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._heading)
        said = QHBoxLayout()
        said.addWidget(self._national, 1)
        said.addWidget(self.year)
        layout.addLayout(said)
        layout.addLayout(sides, 1)
