"""The trends page: an indicator through the years, as a chart and as its table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QSplitter, QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.screens.trends import TrendCard, TrendsScreen
from ui.context import Context
from ui.style.paragraph import Paragraph
from ui.style.roles import plain_label, set_role
from ui.style.room import is_low
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XS
from ui.trends.chart_place import ChartPlace
from ui.trends.legend import TrendLegend
from ui.trends.year_table import YearTable

_LIST_PX, _CHART_PX, _TABLE_PX = 264, 552, 300


class TrendsPage(QWidget):
    """The indicators on the left; chart, point and table of the one that is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self.trends = TrendsScreen(context.workspace, self._translator)
        self._cards: list[TrendCard] = []
        self._stale = True
        self._title, self._note = plain_label("title"), plain_label("muted", wrap=True)
        self._empty = plain_label("muted", wrap=True)
        self.indicators, self.years = QListWidget(), YearTable()
        self.place = ChartPlace(self._translator)
        self._name, self._facts = Paragraph("heading"), Paragraph()
        self._hint, self._breaks = plain_label("tone", wrap=True), plain_label("muted", wrap=True)
        set_role(self._hint, "tone", "notice")
        self.point = plain_label()
        self._legend = TrendLegend(self._translator)
        self._body = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self.indicators.currentRowChanged.connect(self._choose)
        self.place.stepped.connect(self._show_point)
        self.retranslate()

    def apply_change(self, change: ChangeSet) -> None:
        """Show the years as they are now; a hidden page waits until it is shown."""
        if change.cells or change.rows or change.series or change.report_state:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def retranslate(self) -> None:
        """Set every text and colour anew."""
        tr = self._translator.tr
        self._title.setText(tr("Trends"))
        self._note.setText(self.trends.note())
        self._empty.setText(self.trends.empty_text())
        self.indicators.setAccessibleName(tr("Indicators"))
        self._stale = True
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        if self._stale:
            self._refresh()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window what the table says as well makes way for the chart."""
        super().resizeEvent(event)
        self._note.setVisible(not is_low(self))
        if self.card is not None:
            self._say_facts(self.card)

    @property
    def card(self) -> TrendCard | None:
        """What is shown of the chosen indicator."""
        row = self.indicators.currentRow()
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def _refresh(self) -> None:
        self._stale = False
        chosen = max(self.indicators.currentRow(), 0)
        self._cards = self.trends.cards()
        self.indicators.blockSignals(True)  # noqa: FBT003  -- Qt's signature
        self.indicators.clear()
        self.indicators.addItems([card.name for card in self._cards])
        self.indicators.setCurrentRow(min(chosen, len(self._cards) - 1))
        self.indicators.blockSignals(False)  # noqa: FBT003  -- Qt's signature
        self._empty.setVisible(not self._cards)
        self._body.setVisible(bool(self._cards))
        self._choose()

    def _choose(self, _row: int = 0) -> None:
        card = self.card
        if card is None:
            return
        self._name.setText(f"{card.name} ({card.unit})")
        self._say_facts(card)
        self._say(self._hint, card.hint)
        self._say(self._breaks, "\n".join(card.breaks))
        self._legend.show_plot(card.plot)
        self.years.setAccessibleName(self._translator.tr("Table: {name}", name=card.name))
        self.years.show_card(card, self.trends.headings())
        self.place.show_card(card)
        self._show_point(len(card.points) - 1)

    def _say_facts(self, card: TrendCard) -> None:
        self._say(self._facts, "" if is_low(self) else card.facts)

    def _show_point(self, number: int) -> None:
        """Say the year that is looked at, and select it in the table."""
        card = self.card
        self._say(self.point, card.points[number] if card is not None and card.points else "")
        if card is not None and card.plot is not None:
            self.years.choose_year(card.plot.dots[number].year)

    @staticmethod
    def _say(label: QWidget, text: str) -> None:
        label.setText(text)  # type: ignore[attr-defined]  # a label
        label.setVisible(bool(text))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self._title)
        head.addWidget(self._note, 1)
        self.indicators.setWordWrap(True)
        self.indicators.setSpacing(SPACE_XS)
        self.indicators.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.indicators.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self.indicators, self._middle(), self.years):
            self._body.addWidget(widget)
        self._body.setSizes([_LIST_PX, _CHART_PX, _TABLE_PX])
        self._body.setStretchFactor(1, 1)
        self._body.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_S, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._legend)
        self.entry = self.indicators

    def _middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        column.setSpacing(SPACE_S)
        for widget in (self._name, self._facts, self._hint):
            column.addWidget(widget)
        column.addWidget(self.place, 1)
        for widget in (self.point, self._breaks):
            column.addWidget(widget)
        return middle
