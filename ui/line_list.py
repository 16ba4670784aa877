"""A list of lines that can be gone to: one model and one view for all such lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

LINE_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class Line(Protocol):
    """What every line has. One whose ``key`` is "" is a heading and cannot be chosen."""

    @property
    def key(self) -> str: ...  # noqa: D102 -- see the class
    @property
    def title(self) -> str: ...  # noqa: D102 -- see the class
    @property
    def spoken(self) -> str: ...  # noqa: D102 -- see the class


L = TypeVar("L", bound=Line)


class LineModel(QAbstractListModel, Generic[L]):
    """The lines as they were last shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[L] = []

    def show_lines(self, lines: Sequence[L]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A line's title, the line itself for the delegate, and in words: spoken and as a tip."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            from ui.style.roles import plain_tip

            return plain_tip(line.spoken)
        return line if role == LINE_ROLE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading is passed over."""
        if index.isValid() and not self.lines[index.row()].key:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class LineList(QListView, Generic[L]):
    """Lines of one kind. ``chosen`` carries the line gone to, ``moved`` the current one or None."""

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, delegate: QStyledItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: LineModel[L] = LineModel(self)
        delegate.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.activated.connect(lambda index: self.chosen.emit(self._model.lines[index.row()]))
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit(self.current))

    def show_lines(self, lines: Sequence[L]) -> None:
        """Show these lines, the one of the same key current as before, else the first."""
        kept = self.current.key if self.current else ""
        self._model.show_lines(lines)
        keys = [line.key for line in lines]
        first = next((row for row, key in enumerate(keys) if key), None)
        row = keys.index(kept) if kept in keys and kept else first
        if row is not None:
            self.setCurrentIndex(self._model.index(row))
        else:
            self.moved.emit(None)

    @property
    def current(self) -> L | None:
        """The current line, None if there is none."""
        index = self.currentIndex()
        return self._model.lines[index.row()] if index.isValid() else None
