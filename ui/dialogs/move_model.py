"""What a move to another edition would do, as a Qt model."""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from ipdesk.messages import Translator
from ipdesk.screens.moving import MoveRow, MoveScreen, RowKind
from ui.style.icons import icon
from ui.style.tokens import Tone, theme_of

Index = QModelIndex | QPersistentModelIndex
_MARKS: dict[RowKind, tuple[str, Tone]] = {
    "added": ("plus", "done"),
    "dropped": ("minus", "query"),
    "changed": ("pencil", "target"),
    "withdrawn": ("x", "notice"),
    "copied": ("copy", "done"),
    "lost": ("trash-2", "error"),
    "unfit": ("triangle-alert", "error"),
    "needed": ("circle-dashed", "query"),
}


class MoveModel(QAbstractTableModel):
    """What happens, to what, and what else there is to say."""

    def __init__(
        self, screen: MoveScreen, translator: Translator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many lines the preview has."""
        return 0 if parent.isValid() else len(self._screen.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Always the same columns."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, icon, colour or tooltip."""
        row = self._screen.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[index.column()].replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            # Qt reads tooltips as rich text, so what was typed is escaped.
            return f"<p>{html.escape(_texts(row)[index.column()])}</p>"
        theme = theme_of(QGuiApplication.palette())
        name, tone = _MARKS[row.kind]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(name, theme, tone)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QColor(theme.tone(tone))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        tr = self._translator.tr
        return (tr("What happens"), tr("To what"), tr("In detail"))[section]

    def reset(self) -> None:
        """Another plan is shown."""
        self.beginResetModel()
        self.endResetModel()


def _texts(row: MoveRow) -> tuple[str, str, str]:
    return row.kind_word, row.what, row.detail
