"""The chart's numbers as a table: the same for who cannot see the chart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ipdesk.screens.trends import TrendCard
from ui.style.roles import plain_tip
from ui.style.tokens import SPACE_L, row_px

_COLUMNS = 4
_VALUE = 1


class YearTable(QTableWidget):
    """One row for each year of a :class:`TrendCard`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, _COLUMNS, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_card(self, card: TrendCard, headings: tuple[str, ...]) -> None:
        """Show another card's years."""
        self.setHorizontalHeaderLabels(headings)
        self.setRowCount(len(card.rows))
        for number, row in enumerate(card.rows):
            for column, text in enumerate((str(row.year), row.value, row.aim, row.origin)):
                item = QTableWidgetItem(text)
                if column == _VALUE:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                item.setToolTip(plain_tip(text if len(text) > SPACE_L else ""))
                self.setItem(number, column, item)
            self.setRowHeight(number, row_px(self.fontMetrics().height()) - 4)

    def choose_year(self, year: int) -> None:
        """Select the row of a year."""
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            if item is not None and item.text() == str(year):
                self.selectRow(row)
                return
