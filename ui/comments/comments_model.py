"""Comments and flags, as a Qt model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ipdesk.screens.comments import KIND, CommentsScreen
from ui.style.icons import icon_for
from ui.style.roles import plain_tip

Index = QModelIndex | QPersistentModelIndex


class CommentsModel(QAbstractTableModel):
    """One row for each comment or flag. Icons take the colours of ``widget``."""

    def __init__(
        self, screen: CommentsScreen, widget: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._widget = widget

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._screen.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Always the same columns."""
        return 0 if parent.isValid() else len(self._screen.headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, its tooltip, or the sign of its kind."""
        line = self._screen.lines[index.row()]
        text = line.texts[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text.replace("\n", " ⏎ ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == KIND:
            return icon_for(self._widget, "flag" if line.thread is None else "message-square")
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._screen.headings()[section]
        return None

    def reset(self) -> None:
        """Other lines are shown."""
        self.beginResetModel()
        self.endResetModel()
