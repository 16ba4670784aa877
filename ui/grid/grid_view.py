"""A section as a table: its columns, the first of which stay in sight."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ipdesk.messages import Translator
from ui.grid.cell_delegate import CellDelegate
from ui.grid.frozen import FrozenColumns
from ui.grid.row_names import RowNames
from ui.grid.typing_table import TypingTable
from ui.grid.widths import column_widths
from ui.section_model import SectionModel
from ui.style.tokens import row_px

Index = QModelIndex | QPersistentModelIndex


class GridView(TypingTable):
    """The table. ``placeSelected`` tells the place of the current cell.

    ``rowWanted`` says that somebody went on behind the last cell of a roster.
    """

    placeSelected = Signal(object)
    rowWanted = Signal()
    # Qt calls overridden functions while the table is still being made.
    _frozen: FrozenColumns | None = None
    _widths: list[int] | None = None
    _names: RowNames | None = None
    _setting = _by_hand = False

    def __init__(
        self, model: SectionModel, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, lambda table: CellDelegate(model, translator, table), parent)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.steps.rowWanted.connect(self.rowWanted)
        over = CellDelegate(model, translator, self)
        self.typed_with(over)
        self._frozen = FrozenColumns(self, over, model.screen.frozen)
        self._prepare_headers()
        self.selectionModel().currentChanged.connect(self._moved)
        model.modelReset.connect(self.lay_out)
        if model.screen.columns[0].role == "name":
            model.rowsInserted.connect(self.lay_out)
            model.rowsRemoved.connect(self.lay_out)
            model.dataChanged.connect(self._signed)

    def lay_out(self) -> None:
        """Set row height, column widths and bands."""
        height = row_px(self.fontMetrics().height())
        self.verticalHeader().setDefaultSectionSize(height)
        self._widths = column_widths(self._cells, self.fontMetrics())
        if self._cells.screen.columns[0].role == "name":
            self._names = RowNames(self._cells, self.font())
        self._by_hand = False
        self._set_widths()
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        self._lay_bands(self, self._cells.columnCount())
        self.updateGeometries()
        if self._frozen is not None:
            self._lay_bands(self._frozen, self._cells.screen.frozen)
            self._frozen.follow()
        self._set_heights()

    def _set_widths(self) -> None:
        """Give every column its width, unless the user has given them others."""
        if self._by_hand or not self._widths:
            return
        widths, room = list(self._widths), self.viewport().width()
        if self._names is not None:
            widths[0] = self._names.width(widths, room)
        self._setting = True
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for column, shown in enumerate(self._cells.screen.columns):
            if shown.role == "change" and self._names is not None:
                self.setColumnHidden(column, not self._names.leave_room(widths, room))
        self._setting = False
        self._set_heights()

    def _signed(self, first: QModelIndex, last: QModelIndex) -> None:
        """A sign beside a row's name takes room from it."""
        if first == last and first.column() == 0 and self._names is not None:
            self._names = RowNames(self._cells, self.font())
            self._set_widths()
            self._set_heights()

    def _set_heights(self) -> None:
        """Make each row as high as the lines of its name; of a roster all are equally high."""
        if self._names is None or self.model().rowCount() == 0:
            return
        for row, height in enumerate(self._names.heights(self.columnWidth(0))):
            for table in filter(None, (self, self._frozen)):
                table.setRowHeight(row, height)
        self.updateGeometries()

    def show_index(self, index: QModelIndex) -> None:
        """Go to a cell and give it the keyboard."""
        if self.select_index(index):
            self.setFocus()

    def select_index(self, index: QModelIndex) -> bool:
        """Make a cell the current one and bring it into sight, if it is there."""
        if not index.isValid():
            return False
        target = index
        if self._cells.screen.columns[index.column()].role == "name":
            target = index.siblingAtColumn(min(1, self._cells.columnCount() - 1))
        # A key that is still held down, as Ctrl after Ctrl+Z, must not make it a toggle.
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(target, flag)
        self.scrollTo(target)
        return True

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, beside the frozen columns and not under them."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._frozen is None:
            return
        if self._frozen.covers(index.column()):
            bar.setValue(before)
            return
        hidden = self._frozen.width() - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Upwards and downwards, what stays in sight is moved and only the rest painted.

        Qt does that of its own, but not for a widget that another one lies upon.
        """
        frozen = self._frozen
        if dx or frozen is None or self.field is not None:
            super().scrollContentsBy(dx, dy)
            return
        self.verticalHeader().setOffset(self.verticalScrollBar().value())
        self.scrollDirtyRegion(0, dy)
        seen = self.viewport().rect()
        seen.setLeft(frozen.width())
        self.viewport().scroll(0, dy, seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names take the room there is; the frozen columns keep to the table."""
        super().resizeEvent(event)
        self._set_widths()
        if self.currentIndex().isValid() and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
        if self._frozen is not None:
            self._frozen.place()

    def updateGeometries(self) -> None:
        """The frozen columns keep to the table when scroll bars and headers move it."""
        super().updateGeometries()
        if self._frozen is not None:
            self._frozen.place()

    def view_of(self, column: int) -> QTableView:
        """The frozen columns open their fields themselves."""
        frozen = self._frozen
        return frozen if frozen is not None and frozen.covers(column) else self

    def _lay_bands(self, view: QTableView, columns: int) -> None:
        view.clearSpans()
        for row, shown in enumerate(self._cells.screen.rows):
            if shown.band and columns > 1:
                view.setSpan(row, 0, 1, columns)

    def _prepare_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(self._cells.screen.form.open)
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        columns = self.horizontalHeader()
        columns.setStretchLastSection(True)
        columns.sectionResized.connect(self._column_resized)

    def _column_resized(self, column: int, old: int, new: int) -> None:
        last = column == self._cells.columnCount() - 1
        # That a column was hidden, or is shown again, is told later than it was done.
        hidden = 0 in (old, new)
        self._by_hand = self._by_hand or not (self._setting or last or hidden)
        if self._frozen is not None:
            self._frozen.resized(column, new)
        if column == 0 and not self._setting:
            self._set_heights()

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._frozen is not None:
            self._frozen.viewport().update()
        if current.isValid():
            self.placeSelected.emit(self._cells.place(current))
