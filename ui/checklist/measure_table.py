"""The list of measures under their tasks, typed in as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.checklist import ChecklistScreen
from ui.checklist.checklist_delegate import ChecklistDelegate
from ui.grid.cell_painter import MARK_PX, name_room
from ui.grid.row_names import row_height
from ui.grid.text_lines import line_count
from ui.grid.typing_table import TypingTable
from ui.grid.widths import column_widths
from ui.section_model import SectionModel
from ui.style.tokens import SPACE_L, SPACE_S, SPACE_XS

# In widths of a digit, so that they follow the text size.
_NAME_LEAST, _NAME_MOST, _BAR = 34, 60, 14
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class MeasureTable(TypingTable):
    """Short values are typed in their cells; the row goes on in the editor beside the list.

    ``opened`` asks for the editor at a column, "" for its first: with Enter, F2 or a double click
    on what cannot be typed here, and with Tab behind the last cell of a row.
    """

    opened = Signal(str)

    def __init__(
        self,
        model: SectionModel,
        screen: ChecklistScreen,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            model, lambda table: ChecklistDelegate(screen, model, translator, table), parent
        )
        self._screen = screen
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        self.setShowGrid(False)
        self.doubleClicked.connect(self._open)
        self._beside = screen.columns_beside()
        self.steps.rows_go_on = bool(self._beside)
        self.steps.rowLeft.connect(lambda: self.opened.emit(self._beside[0]))
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
        """Select the cell of a row in the present column, and bring it into sight."""
        index = self._cells.index(row, max(0, self.currentIndex().column()))
        # A key that is still held down, as Ctrl after Ctrl+Z, must not make it a toggle.
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def select_first(self) -> None:
        """Select the first measure, if there is one."""
        first = next((i for i, row in enumerate(self._screen.rows) if not row.band), None)
        if first is not None:
            self.choose(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open the editor where nothing can be typed in the list itself."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _OPENING and not plain and not self._holds_value(self.currentIndex()):
            self.opened.emit("")
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Give the names the room that is left, and as many lines as they need in it."""
        metrics = self.fontMetrics()
        unit = metrics.horizontalAdvance("0")
        others = sum(self.columnWidth(c) for c in range(1, self._cells.columnCount() - 1))
        last = column_widths(self._cells, metrics)[-1]
        room = self.viewport().width() - others - last
        name = max(_NAME_LEAST * unit, min(room, _NAME_MOST * unit))
        self.setColumnWidth(0, name)
        room = name_room(name, self.font())
        self.verticalHeader().setDefaultSectionSize(row_height(metrics, 1))
        for row, shown in enumerate(self._screen.rows):
            text = "" if shown.band else self._screen.look(row, 0).text
            self.setRowHeight(row, row_height(metrics, line_count(text, self.font(), room)))

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
        sign = MARK_PX + SPACE_XS
        return max(words, default=0) + 4 * SPACE_S + SPACE_XS + sign

    def _open(self, index: QModelIndex) -> None:
        if not self._screen.rows[index.row()].band and not self._holds_value(index):
            self.opened.emit("")

    def _holds_value(self, index: QModelIndex) -> bool:
        return index.isValid() and self._screen.columns[index.column()].role == "value"
