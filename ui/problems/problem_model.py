"""The problem list as a Qt model: one row for each problem of the screen's filtered list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ipdesk.screens.problems import ProblemRow, ProblemsScreen
from ui.style.roles import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


class ProblemModel(QAbstractListModel):
    """Shows a :class:`ProblemsScreen`. Rows are put into words when they are seen."""

    def __init__(self, screen: ProblemsScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many problems the filtered list has."""
        return 0 if parent.isValid() else len(self._screen.problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row in words; the :class:`ProblemRow` itself for ``ROW_ROLE``."""
        if not index.isValid() or index.row() >= len(self._screen.problems):
            return None
        row = self._screen.row(index.row())
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return tooltip(row) if role == Qt.ItemDataRole.ToolTipRole else None

    def reset(self) -> None:
        """The list has changed."""
        self.beginResetModel()
        self.endResetModel()


def tooltip(row: ProblemRow) -> str:
    """The row in full."""
    lines = (row.sentence, row.remedy, row.explanation)
    return plain_tip("\n\n".join(line for line in lines if line))
