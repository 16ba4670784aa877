"""A table of texts to be read, with what is said where it is empty and below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ipdesk.screens.nation.nation import Grid
from ui.style.roles import plain_label, plain_tip, set_role
from ui.style.tokens import SPACE_S, row_px

_WIDEST = 420
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class GridTable(QWidget):
    """Shows a :class:`Grid`; the last column takes the room there is."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget()
        self.table.setAccessibleName(name)
        set_role(self.table, "list")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        down = self.table.verticalHeader()
        down.hide()
        down.setMinimumSectionSize(row_px(self.table.fontMetrics().height()) - 4)
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._empty = plain_label("muted", wrap=True)
        self._note = plain_label("muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        for widget in (self._empty, self.table, self._note):
            layout.addWidget(widget)

    def show_grid(self, grid: Grid) -> None:
        """Show another one."""
        table = self.table
        table.clear()
        table.setRowCount(len(grid.rows))
        table.setColumnCount(len(grid.headings))
        table.setHorizontalHeaderLabels(grid.headings)
        for line, row in enumerate(grid.rows):
            for lane, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                if lane in grid.right:
                    item.setTextAlignment(_RIGHT)
                table.setItem(line, lane, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setMaximumSectionSize(_WIDEST)
        table.setVisible(bool(grid.rows))
        self._empty.setText(grid.empty)
        self._empty.setVisible(not grid.rows)
        self._note.setText(grid.note)
        self._note.setVisible(bool(grid.note))
