"""The keys that work on the selected block of a table: copy, cut, paste, fill, empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from ipdesk.errors import KnownError
from ipdesk.screens.blocks import Spot
from ui.grid.clipboard import put_block, take_block
from ui.section_model import SectionModel

_CONTROL = Qt.KeyboardModifier.ControlModifier


class BlockKeys:
    """Carries them out in one table. Every write is one commit, all or nothing."""

    def __init__(self, table: QTableView, cells: SectionModel) -> None:
        self._table = table
        self._cells = cells
        self._calls: dict[QKeyCombination, Callable[[], object]] = {
            QKeyCombination(Qt.Key.Key_Delete): self.clear,
            QKeyCombination(Qt.Key.Key_Backspace): self.clear,
            QKeyCombination(_CONTROL, Qt.Key.Key_C): self.copy,
            QKeyCombination(_CONTROL, Qt.Key.Key_X): self.cut,
            QKeyCombination(_CONTROL, Qt.Key.Key_V): self.paste,
            QKeyCombination(_CONTROL, Qt.Key.Key_D): self.fill_down,
            QKeyCombination(_CONTROL, Qt.Key.Key_Return): self.fill_as_current,
            QKeyCombination(_CONTROL, Qt.Key.Key_Enter): self.fill_as_current,
        }

    def take(self, event: QKeyEvent) -> bool:
        """Carry out a key, if it is one of these."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        call = self._calls.get(QKeyCombination(plain, Qt.Key(event.key())))
        if call is None or not self._table.currentIndex().isValid():
            return False
        call()
        return True

    def clear(self) -> None:
        """Empty the selected cells; who empties a single locked one is told why it is locked."""
        selected = self._selected()
        only = self._cells.index(*selected[0]) if len(selected) == 1 else QModelIndex()
        if only.isValid() and not only.flags() & Qt.ItemFlag.ItemIsEditable:
            self._cells.refuse(only)
        else:
            self._cells.clear(selected)

    def copy(self) -> bool:
        """Copy the selected block: False if that was stopped."""
        return self._cells.copy(self._selected(), put_block)

    def cut(self) -> None:
        """Copy the selected block and empty it."""
        if self.copy():
            self.clear()

    def paste(self) -> None:
        """Write the clipboard's block from the selection's first cell on, else from the first."""
        try:
            block = take_block()
        except KnownError as error:
            self._cells.failed.emit(error)
            return
        if block:
            self._cells.paste(self._selected() or [(0, 0)], block)

    def fill_down(self) -> None:
        """The uppermost cell of each selected column goes into those below it."""
        self._cells.fill_down(self._selected())

    def fill_as_current(self) -> None:
        """The current cell's text goes into all selected cells."""
        self.fill(str(self._table.currentIndex().data(Qt.ItemDataRole.EditRole) or ""))

    def fill(self, text: str) -> None:
        """A text goes into all selected cells."""
        self._cells.fill(self._selected(), text)

    def _selected(self) -> list[Spot]:
        """Row and column of the selected cells, else of the current one.

        Qt would ask each of them whether it can be selected, in a long roster for seconds.
        """
        chosen = self._table.selectionModel().selection()
        bands = [row.band for row in self._cells.screen.rows]
        selected = [
            (row, column)
            for part in map(chosen.at, range(chosen.size()))
            for row in range(part.top(), part.bottom() + 1)
            if not bands[row]
            for column in range(part.left(), part.right() + 1)
        ]
        current = self._table.currentIndex()
        return selected or ([(current.row(), current.column())] if current.isValid() else [])
