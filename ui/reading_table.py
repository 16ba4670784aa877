"""A table to be read line by line: Enter does what there is to do with the current one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.style.roles import set_role
from ui.style.tokens import row_px


class ReadingTable(QTableView):
    """``widths`` are those of the columns in digits; the column ``wide`` takes the room there is.

    ``chosen`` tells the row on which Enter was pressed, or that was clicked twice.
    """

    chosen = Signal(int)

    def __init__(
        self,
        model: QAbstractItemModel,
        widths: Iterable[int],
        wide: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        set_role(self, "list")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_px(self.fontMetrics().height()))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        unit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(widths):
            if column != wide:
                header.resizeSection(column, width * unit)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
