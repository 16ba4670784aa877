"""The nation at a desk: a list of what can be looked at, and beside it what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ipdesk.messages import Translator
from ipdesk.screens.nation.nation import DUE, TARGETS, NationScreen
from ui.nation.grid_table import GridTable
from ui.nation.heat_table import HeatTable
from ui.nation.spread_chart import SpreadChart
from ui.style.roles import plain_label, plain_tip
from ui.style.tokens import SPACE_L, SPACE_S

_LIST_PX = 264


class NationPage(QWidget):
    """Shows a :class:`NationScreen`. ``backWanted``: back to the inbox."""

    backWanted = Signal()

    def __init__(
        self, screen: NationScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator
        self._title, self._summary = plain_label("title"), plain_label("muted")
        self.back_button = QPushButton()
        self.topics = QListWidget()
        self.due, self.quotas, self.targets = GridTable(), GridTable(), GridTable()
        self.heat, self.ranking = HeatTable(), GridTable()
        self.chart = SpreadChart()
        self._heading, self._national = plain_label("heading"), plain_label("muted", wrap=True)
        self._legend = plain_label("muted", wrap=True)
        self._views = QStackedWidget()
        self._arrange()
        self.topics.currentRowChanged.connect(self._choose)
        self.back_button.clicked.connect(self.backWanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Show all words anew."""
        tr = self._translator.tr
        self._title.setText(self._screen.title())
        self._summary.setText(self._screen.summary())
        self.back_button.setText(tr("Back to the inbox"))
        self.topics.setAccessibleName(self._screen.title())
        self.due.table.setAccessibleName(tr("Reports"))
        self.quotas.table.setAccessibleName(tr("Categories"))
        self.targets.table.setAccessibleName(tr("Targets"))
        row = max(self.topics.currentRow(), 0)
        self.topics.clear()
        for topic in self._screen.topics():
            self.topics.addItem(topic.title)
            self.topics.item(self.topics.count() - 1).setToolTip(plain_tip(topic.title))
        self.topics.setCurrentRow(row)

    def _choose(self, row: int) -> None:
        topics = self._screen.topics()
        if not 0 <= row < len(topics):
            return
        code = topics[row].code
        if code == DUE:
            self.due.show_grid(self._screen.due())
            self.quotas.show_grid(self._screen.quotas())
            self._views.setCurrentIndex(0)
        elif code == TARGETS:
            self.targets.show_grid(self._screen.targets())
            self._views.setCurrentIndex(1)
        else:
            self._show_indicator(code)
            self._views.setCurrentIndex(2)

    def _show_indicator(self, code: str) -> None:
        page = self._screen.indicator(code)
        self._heading.setText(f"{page.code} {page.name}")
        said = (page.unit, page.national, *page.notes)
        self._national.setText("    ".join(filter(None, said)))
        self.heat.show_page(page)
        self.chart.show_chart(page.chart)
        self._legend.setText(page.chart.legend if page.chart else "")
        self.ranking.table.setAccessibleName(page.bars_title)
        self.ranking.show_grid(self._screen.ranking(page))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._summary, 1)
        head.addWidget(self.back_button)
        self._views.addWidget(_stacked(self.quotas, self.due, sizes=(2, 5)))
        self._views.addWidget(self.targets)
        self._views.addWidget(self._indicator_view())
        self.topics.setFixedWidth(_LIST_PX)
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.topics.setTextElideMode(Qt.TextElideMode.ElideRight)
        body = QHBoxLayout()
        body.setSpacing(SPACE_L)
        body.addWidget(self.topics)
        body.addWidget(self._views, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addLayout(body, 1)

    def _indicator_view(self) -> QWidget:
        right = _stacked(self._legend, self.chart, self.ranking)
        sides = QHBoxLayout()
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(SPACE_L)
        sides.addWidget(self.heat, 3)
        sides.addWidget(right, 2)
        beside = QWidget()
        beside.setLayout(sides)
        return _stacked(self._heading, self._national, beside)


def _stacked(*widgets: QWidget, sizes: tuple[int, ...] = ()) -> QWidget:
    """Widgets below each other; the last takes the room there is, or each its share."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_S)
    for widget in widgets:
        layout.addWidget(widget)
    for number, share in enumerate(sizes):
        layout.setStretch(number, share)
    if not sizes:
        layout.setStretchFactor(widgets[-1], 1)
    return made
