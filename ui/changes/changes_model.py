"""The changes of a report as a Qt model that reads on as far as it is looked at."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from ipdesk.errors import KnownError
from ipdesk.screens.report_history import ReportHistoryScreen
from ui.style.roles import plain_tip

Index = QModelIndex | QPersistentModelIndex
_AHEAD = 60
"""How many lines are read beyond those in sight."""


class ChangesModel(QAbstractTableModel):
    """One row for each change. It reads in short pieces, between which the window goes on.

    ``read`` says that a piece was read, ``failed`` carries a storage error.
    """

    read = Signal()
    failed = Signal(object)

    def __init__(self, screen: ReportHistoryScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen
        self._shown = 0
        self._wanted = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._read_on)

    @property
    def reading(self) -> bool:
        """Whether more is being read."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Show the newest changes; the screen was told to begin anew."""
        self.beginResetModel()
        self._shown = 0
        self.endResetModel()
        self._go_on()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many changes have been read."""
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Always the same columns."""
        return 0 if parent.isValid() else len(self._screen.headings())

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be more."""
        return not parent.isValid() and not self._screen.ended

    def fetchMore(self, parent: Index) -> None:
        """Read on, a piece at a time."""
        self._go_on()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text or tooltip."""
        text = self._screen.lines[index.row()].texts[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text.replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole and text:
            return plain_tip(text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._screen.headings()[section]
        return None

    def _go_on(self) -> None:
        self._wanted = self._shown + _AHEAD
        self._timer.start()

    def _read_on(self) -> None:
        try:
            self._screen.more()
        except KnownError as fault:
            self.failed.emit(fault)
            return
        count = len(self._screen.lines)
        if count > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, count - 1)
            self._shown = count
            self.endInsertRows()
        if count < self._wanted and not self._screen.ended:
            self._timer.start()
        self.read.emit()
