"""The first columns of a table, kept in sight while the others scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from ui.grid.cell_delegate import CellDelegate, Hint
from ui.grid.header import TitleHeader
from ui.grid.opaque_table import OpaqueTable

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView


class FrozenColumns(OpaqueTable):
    """Lies over the table it belongs to, and shares its model, selection and position.

    The keyboard stays in the table; only the editors of these columns open here.
    """

    def __init__(self, table: GridView, delegate: CellDelegate, count: int) -> None:
        super().__init__(table)
        self._table = table
        self._count = count
        # Before there are rows: as long as it is shown, their numbers are asked for and measured.
        self.verticalHeader().hide()
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(delegate)
        self.setHorizontalHeader(TitleHeader(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { border: none; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(table.editTriggers())
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        table.viewport().stackUnder(self)

    def follow(self) -> None:
        """Take the table's columns, row height and place."""
        table, rows = self._table, self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column >= self._count)
            if column < self._count:
                self.setColumnWidth(column, table.columnWidth(column))
        self.place()

    def place(self) -> None:
        """Lie exactly over the table's first columns."""
        table = self._table
        viewport = table.viewport().geometry()
        width = sum(table.columnWidth(column) for column in range(self._count))
        self.horizontalHeader().setFixedHeight(table.horizontalHeader().height())
        self.setGeometry(
            viewport.left(),
            viewport.top() - table.horizontalHeader().height(),
            min(width, viewport.width()),
            viewport.height() + table.horizontalHeader().height(),
        )

    def covers(self, column: int) -> bool:
        """Whether the column is one of those kept in sight."""
        return column < self._count

    def resized(self, column: int, new: int) -> None:
        """A column of the table has a new width."""
        if column < self._count:
            self.setColumnWidth(column, new)
            self.place()

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Close the field unless its draft was refused; the keyboard goes to the table."""
        delegate = self.itemDelegate()
        if isinstance(delegate, CellDelegate) and delegate.may_close(editor, hint):
            super().closeEditor(editor, Hint.NoHint)
            self._table.go_on(hint)

    def viewportEvent(self, event: QEvent) -> bool:
        """A click gives the keyboard to the table."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._table.setFocus()
        return bool(super().viewportEvent(event))
