"""The list of all evidence, as a Qt model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ipdesk.screens.evidence import SIZE, EvidenceScreen
from ui.style.roles import plain_tip

Index = QModelIndex | QPersistentModelIndex


class EvidenceModel(QAbstractTableModel):
    """One row for each use of a file."""

    def __init__(self, screen: EvidenceScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._screen.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Always the same columns."""
        return 0 if parent.isValid() else SIZE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, tooltip or alignment."""
        text = self._screen.lines[index.row()].texts[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
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

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the lines in the order of a column."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        self._screen.sort(column, descending=order is Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()

    def reset(self) -> None:
        """Other lines are shown."""
        self.beginResetModel()
        self.endResetModel()
