"""The first columns of a table, kept in sight while the others scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from ui.grid.header import TitleHeader

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

Index = QModelIndex | QPersistentModelIndex


class FrozenColumns(QTableView):
    """Lies over the table it belongs to, and shares its model, selection and position."""

    def __init__(self, table: GridView, count: int) -> None:
        super().__init__(table)
        self._table = table
        self._count = count
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setHorizontalHeader(TitleHeader(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { border: none; }")
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        table.horizontalHeader().sectionResized.connect(self._resized)
        self.doubleClicked.connect(self._open)
        table.viewport().stackUnder(self)

    def follow(self) -> None:
        """Take the table's columns, row height and place."""
        table = self._table
        header = self.verticalHeader()
        header.setSectionResizeMode(table.verticalHeader().ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column >= self._count)
            if column < self._count:
                self.setColumnWidth(column, table.columnWidth(column))
        self.place()

    def place(self) -> None:
        """Lie exactly over the table's first columns."""
        table = self._table
        width = sum(table.columnWidth(column) for column in range(self._count))
        left = table.frameWidth() + (
            table.verticalHeader().width() if table.verticalHeader().isVisibleTo(table) else 0
        )
        header = table.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(header)
        self.setGeometry(
            left, table.frameWidth(), width, table.viewport().height() + header
        )

    @property
    def room(self) -> int:
        """How many pixels of the table it covers."""
        return self.width()

    def covers(self, column: int) -> bool:
        """Whether the column is one of those kept in sight."""
        return column < self._count

    def editor_parent(self) -> QWidget:
        """Where editors of its cells live."""
        return self.viewport()

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        """Editing goes on in the table, whichever part the cell is in."""
        self._table.finish_editing(editor, hint, self)

    def close_now(self, editor: QWidget) -> None:
        """Close the editor and nothing else."""
        from PySide6.QtWidgets import QStyledItemDelegate

        super().closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def start(self, index: QModelIndex) -> bool:
        """Open the editor of a cell."""
        self.edit(index)
        return True

    def _open(self, index: QModelIndex) -> None:
        self._table.open_editor(index)

    def _resized(self, column: int, _old: int, new: int) -> None:
        if column < self._count:
            self.setColumnWidth(column, new)
            self.place()
