"""Where Enter, Tab and Ctrl with an arrow lead in a table, as in a spreadsheet.

Within a selection of several cells, Enter and Tab go round in it. Else Tab goes to the next cell
that can be typed, line after line as one reads, and Enter to the one below; after a run of Tabs,
Enter goes to the next line, below the cell where the run began.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView

from ui.section_model import SectionModel

Hint = QAbstractItemDelegate.EndEditHint
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ARROWS = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}
_FLAG = QItemSelectionModel.SelectionFlag
_CAN_TYPE, _CAN_GO = Qt.ItemFlag.ItemIsEditable, Qt.ItemFlag.ItemIsSelectable


class Steps(QObject):
    """Steps of one table. ``rowWanted``: Tab behind the last cell of a roster that is filled.

    Where rows go on beside the table, Tab behind the last cell of a row is ``rowLeft``.
    """

    rowWanted = Signal()
    rowLeft = Signal()
    rows_go_on = False

    def __init__(self, table: QTableView, cells: SectionModel) -> None:
        super().__init__(table)
        self._table = table
        self._cells = cells
        # Where a run of Tabs began and where it has come to.
        self._run: tuple[int, QModelIndex] | None = None

    def take(self, event: QKeyEvent) -> bool:
        """Take the step that a key asks for, if it asks for one."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if key in _ENTER and not control:
            self.enter(-1 if shift else 1)
        elif key in _TAB and not control:
            self.tab(-1 if shift or key == Qt.Key.Key_Backtab else 1)
        elif key in _ARROWS and control:
            self._leap(*_ARROWS[key], extend=shift)
        else:
            return False
        return True

    def after(self, hint: Hint) -> None:
        """Take the step that follows on a field that was closed so."""
        if hint is Hint.SubmitModelCache:
            self.enter(1)
        elif hint is Hint.EditNextItem:
            self.tab(1)
        elif hint is Hint.EditPreviousItem:
            self.tab(-1)

    def enter(self, by: int) -> None:
        """One down, or up."""
        if self._round(by, by_rows=False):
            return
        current, run = self._table.currentIndex(), self._run
        self._run = None
        in_run = run is not None and run[1] == current and by > 0
        column = run[0] if run is not None and in_run else current.column()
        target = self._below(current.row(), column, by)
        if target.isValid():
            self._table.setCurrentIndex(target)

    def tab(self, by: int) -> None:
        """To the next cell that can be typed, or the one before."""
        if self._round(by, by_rows=True):
            return
        current = self._table.currentIndex()
        run = self._run
        began = run[0] if run is not None and run[1] == current else current.column()
        target = self._along(current, by)
        if self.rows_go_on and by > 0 and target.row() != current.row():
            self.rowLeft.emit()
        elif target.isValid():
            self._table.setCurrentIndex(target)
            same_line = target.row() == current.row()
            self._run = (began if same_line else target.column(), target)
        elif by > 0 and self._may_add(current.row()):
            self.rowWanted.emit()

    def _along(self, current: QModelIndex, by: int) -> QModelIndex:
        wanted = _CAN_TYPE if self._cells.screen.editable else _CAN_GO
        columns, rows = self._cells.columnCount(), self._cells.rowCount()
        at = current.row() * columns + current.column() + by
        while 0 <= at < rows * columns:
            index = self._cells.index(*divmod(at, columns))
            if index.flags() & wanted:
                return index
            at += by
        return QModelIndex()

    def _below(self, row: int, column: int, by: int) -> QModelIndex:
        """The next cell of the column that can be typed; where there is none, the next."""
        first = QModelIndex()
        for index in self._way(row, column, by, 0):
            if index.flags() & _CAN_TYPE or not self._cells.screen.editable:
                return index
            first = first if first.isValid() else index
        return first

    def _leap(self, down: int, right: int, *, extend: bool) -> None:
        """To the edge of what is filled, or over what is blank to the next that is filled."""
        current = self._table.currentIndex()
        target, filled = current, _filled(current)
        for number, index in enumerate(self._way(current.row(), current.column(), down, right)):
            full = _filled(index)
            if number == 0:
                filled = filled and full
            if filled and not full:
                break
            target = index
            if full and not filled:
                break
        if extend:
            self._select_to(target)
        else:
            self._table.setCurrentIndex(target)

    def _select_to(self, target: QModelIndex) -> None:
        """Make the selection reach from its far corner to the target."""
        chosen, current = self._table.selectedIndexes(), self._table.currentIndex()
        rows = [i.row() for i in chosen] or [current.row()]
        columns = [i.column() for i in chosen] or [current.column()]
        corner = self._cells.index(
            min(rows) if current.row() == max(rows) else max(rows),
            min(columns) if current.column() == max(columns) else max(columns),
        )
        selection = self._table.selectionModel()
        selection.setCurrentIndex(target, _FLAG.NoUpdate)
        top, bottom = sorted((corner.row(), target.row()))
        left, right = sorted((corner.column(), target.column()))
        block = QItemSelection(self._cells.index(top, left), self._cells.index(bottom, right))
        selection.select(block, _FLAG.ClearAndSelect)
        self._table.scrollTo(target)

    def _way(self, row: int, column: int, down: int, right: int) -> Iterator[QModelIndex]:
        """The cells that lie in a direction, over bands."""
        index = self._cells.index(row + down, column + right)
        while index.isValid():
            if index.flags() & _CAN_GO:
                yield index
            index = self._cells.index(index.row() + down, index.column() + right)

    def _round(self, by: int, *, by_rows: bool) -> bool:
        """Go on within the selection, if it has several cells: True if it has."""
        chosen = [index for index in self._table.selectedIndexes() if index.flags() & _CAN_GO]
        current = self._table.currentIndex()
        if len(chosen) < 2 or current not in chosen:
            return False
        chosen.sort(key=lambda i: (i.row(), i.column()) if by_rows else (i.column(), i.row()))
        target = chosen[(chosen.index(current) + by) % len(chosen)]
        self._table.selectionModel().setCurrentIndex(target, _FLAG.NoUpdate)
        self._table.scrollTo(target)
        return True

    def _may_add(self, row: int) -> bool:
        screen = self._cells.screen
        return screen.can_add and screen.holds_values(screen.rows[row].code)


def _filled(index: QModelIndex) -> bool:
    return bool(index.data())
