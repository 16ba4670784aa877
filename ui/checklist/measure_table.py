"""The list of measures under their tasks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ipdesk.places import Place
from ipdesk.screens.checklist import ChecklistScreen
from ui.checklist.checklist_delegate import ChecklistDelegate
from ui.grid.cell_painter import MARK_PX, name_room
from ui.grid.header import TitleHeader
from ui.grid.widths import column_widths
from ui.section_model import SectionModel
from ui.style.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, row_px

# In widths of a digit, so that they follow the text size.
_NAME_LEAST, _NAME_MOST, _BAR = 34, 60, 14


class MeasureTable(QTableView):
    """Rows are selected as a whole; ``opened`` asks for the editor (Enter, F2, double click)."""

    opened = Signal()

    def __init__(
        self, model: SectionModel, screen: ChecklistScreen, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cells = model
        self._screen = screen
        self.setModel(model)
        self.setItemDelegate(ChecklistDelegate(screen, self))
        self.setHorizontalHeader(TitleHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.doubleClicked.connect(self._open)
        # The ring of a band stands at the right edge, however far the columns are scrolled.
        self.horizontalScrollBar().valueChanged.connect(lambda _at: self.viewport().update())
        model.modelReset.connect(self.lay_out)

    def lay_out(self) -> None:
        """Set column widths, bands and row heights."""
        for column, width in enumerate(column_widths(self._cells, self.fontMetrics())):
            self.setColumnWidth(column, self._width(column, width))
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        self.clearSpans()
        for row, shown in enumerate(self._screen.rows):
            if shown.band:
                self.setSpan(row, 0, 1, self._cells.columnCount())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names take the room there is."""
        super().resizeEvent(event)
        self._fit()

    def choose(self, row: int) -> None:
        """Select a row and bring it into sight."""
        index = self._cells.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def select_first(self) -> None:
        """Select the first measure, if there is one."""
        first = next((i for i, row in enumerate(self._screen.rows) if not row.band), None)
        if first is not None:
            self.choose(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open the editor; the arrows go from measure to measure."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing does nothing here; the editor is beside the list."""

    def _fit(self) -> None:
        """Give the names the room that is left, and two lines if one is not enough."""
        metrics = self.fontMetrics()
        unit = metrics.horizontalAdvance("0")
        others = sum(self.columnWidth(c) for c in range(1, self._cells.columnCount() - 1))
        last = column_widths(self._cells, metrics)[-1]
        room = self.viewport().width() - others - last
        name = max(_NAME_LEAST * unit, min(room, _NAME_MOST * unit))
        self.setColumnWidth(0, name)
        one, two = row_px(metrics.height()), 2 * metrics.lineSpacing() + SPACE_M
        room = name_room(name, self.font())
        self.verticalHeader().setDefaultSectionSize(one)
        for row, shown in enumerate(self._screen.rows):
            text = self._screen.look(row, 0).text
            fits = shown.band or metrics.horizontalAdvance(text) <= room
            self.setRowHeight(row, one if fits else two)

    def _width(self, column: int, width: int) -> int:
        described = self._screen.columns[column]
        if described.code == self._screen.progress_column:
            return max(width, _BAR * self.fontMetrics().horizontalAdvance("0"))
        if described.code == self._screen.state_column:
            return self._chip_px(described.code)
        if described.kind == "date":
            day = self.fontMetrics().horizontalAdvance("0000-00-00") + SPACE_L
            late = described.code == self._screen.due_column
            return day + (MARK_PX + SPACE_XS if late else 0)
        return width

    def _chip_px(self, column: str) -> int:
        choices = self._screen.choices(Place(self._screen.code, "", column))
        words = (self.fontMetrics().horizontalAdvance(choice.text) for choice in choices)
        return max(words, default=0) + 4 * SPACE_S + SPACE_XS

    def _open(self, index: QModelIndex) -> None:
        if not self._screen.rows[index.row()].band:
            self.opened.emit()
