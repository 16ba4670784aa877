"""A problem in two lines: what is wrong and its rule; what cures it and where it is.

A value that is still to be filled in needs one line only: all of them are cured alike.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ipdesk.screens.problems import KINDS, ProblemRow, ProblemsScreen, kind_of
from ui.problems.problem_model import ROW_ROLE
from ui.problems.problem_painter import RowLayout, RowPainter
from ui.style.tokens import SPACE_M

Index = QModelIndex | QPersistentModelIndex
# In a longer list all rows have the same height: measuring each would be felt on every change.
MOST_MEASURED = 1000


class ProblemDelegate(QStyledItemDelegate):
    """Paints :class:`ProblemRow`. ``place_clicked`` tells of a click on a row's place."""

    place_clicked = Signal(object)

    def __init__(self, screen: ProblemsScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen

    @property
    def measured(self) -> bool:
        """Whether each row has a height of its own."""
        return len(self._screen.problems) <= MOST_MEASURED

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: Index,  # Qt's signature
    ) -> QSize:
        """One line of text or two."""
        height, position = option.fontMetrics.height(), index.row()
        problems = self._screen.problems
        short = self.measured and position < len(problems)
        if short and kind_of(problems[position]) == "missing":
            return QSize(200, height + SPACE_M)
        return QSize(200, 2 * height + SPACE_M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row at ``index``."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ProblemRow):
            return
        words = (self._screen.kind_word(kind) for kind in KINDS)
        room = max(option.fontMetrics.horizontalAdvance(word) for word in words)
        painter.save()
        RowPainter(painter, option, row).paint(room)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,  # Qt's signature
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the place at the end of the last line goes there."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row = index.data(ROW_ROLE)
            at = event.position().toPoint()
            if isinstance(row, ProblemRow) and RowLayout(option, row).place.contains(at):
                self.place_clicked.emit(row.problem.place)
                return True
        return False
