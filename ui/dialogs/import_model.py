"""What an import would change, as a Qt model."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from ipdesk.screens.importing import ImportRow
from ui.style.icons import icon
from ui.style.tokens import Tone, theme_of

Index = QModelIndex | QPersistentModelIndex
_MARKS: dict[str, tuple[str, Tone]] = {
    "refused": ("circle-x", "error"),
    "cleared": ("trash-2", "query"),
    "changed": ("pencil", "target"),
    "computed": ("sigma", "notice"),
    "carried": ("history", "notice"),
    "new": ("plus", "done"),
}
WHY = 4
COLUMNS = 6


class Rows(Protocol):
    """What the table shows: one row for each entry."""

    @property
    def entries(self) -> Sequence[object]:
        """What differs."""

    def row(self, index: int) -> ImportRow:
        """An entry in words."""

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""


class ImportModel(QAbstractTableModel):
    """What happens, to what, the value now, the file's, why, where in the file."""

    def __init__(self, screen: Rows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many cells differ."""
        return 0 if parent.isValid() else len(self._screen.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Always the same columns."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, icon, colour or tooltip."""
        row = self._screen.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[index.column()].replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            # Qt reads tooltips as rich text, so what was typed is escaped.
            return f"<p>{html.escape(_texts(row)[index.column()])}</p>"
        theme = theme_of(QGuiApplication.palette())
        name, tone = _MARKS[row.kind]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(name, theme, tone)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (0, WHY):
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
        return self._screen.headings()[section]

    def reset(self) -> None:
        """Another plan is shown."""
        self.beginResetModel()
        self.endResetModel()


def _texts(row: ImportRow) -> tuple[str, ...]:
    return row.kind_word, row.place_name, row.before, row.after, row.why, row.where
