"""A heat table: units down, years across; the darker, the higher. The figures are in it as text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ipdesk.nation.sheet import Indicator
from ipdesk.nation.views import LEVELS
from ui.style.roles import set_role
from ui.style.tokens import row_px, theme_of

_STRONGEST = 0.55
"""How much of the accent the darkest shade has; text stays readable on it."""


class HeatTable(QTableWidget):
    """Shows the heat table of an indicator's page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "list")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setDefaultSectionSize(row_px(self.fontMetrics().height()) - 6)

    def show_page(self, page: Indicator) -> None:
        """Show another indicator."""
        self.clear()
        self.setRowCount(len(page.heat))
        self.setColumnCount(len(page.years))
        self.setHorizontalHeaderLabels(page.years)
        self.setVerticalHeaderLabels([row.unit for row in page.heat])
        self.setAccessibleName(page.heat_title)
        for line, row in enumerate(page.heat):
            for lane, cell in enumerate(row.cells):
                item = QTableWidgetItem(cell.text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if cell.level >= 0:
                    item.setBackground(QBrush(self._shade(cell.level)))
                self.setItem(line, lane, item)

    def _shade(self, level: int) -> QColor:
        theme = theme_of(self.palette())
        ground, accent = QColor(theme.base), QColor(theme.accent)
        share = level / (LEVELS - 1) * _STRONGEST
        mixed = (
            round(low + (high - low) * share)
            for low, high in zip(ground.getRgb()[:3], accent.getRgb()[:3], strict=True)  # type: ignore[index]
        )
        return QColor(*mixed)
