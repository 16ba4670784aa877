"""What something would change, as a Qt model: the ground of the previews' models."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from ui.style.icons import icon
from ui.style.roles import plain_tip
from ui.style.tokens import Tone, theme_of

Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """Rows in words; the first cell of each has the icon and the colour of its kind."""

    toned: tuple[int, ...] = (0,)
    """The columns in the colour of the kind."""

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        raise NotImplementedError

    def texts(self, row: int) -> tuple[str, ...]:
        """What stands in the row, column by column."""
        raise NotImplementedError

    def mark(self, row: int) -> tuple[str, Tone]:
        """The icon and the colour of the row's kind."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """As many as there are rows."""
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Always the same columns."""
        return 0 if parent.isValid() else len(self.headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, icon, colour or tooltip."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(row)[column].replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.texts(row)[column])
        theme = theme_of(QGuiApplication.palette())
        name, tone = self.mark(row)
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return icon(name, theme, tone)
        if role == Qt.ItemDataRole.ForegroundRole and column in self.toned:
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
        return self.headings()[section]

    def reset(self) -> None:
        """Another plan is shown."""
        self.beginResetModel()
        self.endResetModel()
