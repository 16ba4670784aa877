"""The floor of the start: a process that shows a QTableView of a few cells, and nothing else.

Says ``first-paint`` when the window is painted, and waits for its standard input to end.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QTableView

ROWS, COLUMNS = 30, 8
SIZE = (1366, 728)
_NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Numbers(QAbstractTableModel):
    """A cell shows its own position."""

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  -- Qt's name
        """The number of rows."""
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  -- Qt's name
        """The number of columns."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The text of a cell."""
        shown = role == Qt.ItemDataRole.DisplayRole
        return f"{index.row()}.{index.column()}" if shown else None


class FirstPaint(QObject):
    """Waits for the window's first paint event, then says so."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        """The word is given once the paint event is through."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _say)
        return False


def _say() -> None:
    sys.stdout.write("first-paint\n")
    sys.stdout.flush()
    sys.stdin.read()
    QApplication.quit()


def main() -> int:
    """Show the window."""
    application = QApplication(sys.argv)
    model, view, watch = Numbers(), QTableView(), FirstPaint()
    view.setModel(model)
    view.resize(*SIZE)
    view.installEventFilter(watch)
    view.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
