"""A ring that shows how far a group of rows has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.tokens import Theme, theme_of

_TOP = 90 * 16
_FULL = 360 * 16


def paint_ring(painter: QPainter, square: QRectF, percent: int, theme: Theme) -> None:
    """A ring in the square, filled clockwise from the top; full in the colour of done."""
    pen_px = max(2.0, square.width() / 7)
    inner = square.adjusted(pen_px / 2, pen_px / 2, -pen_px / 2, -pen_px / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.line), pen_px))
    painter.drawEllipse(inner)
    if percent > 0:
        pen = QPen(QColor(theme.done if percent >= 100 else theme.accent), pen_px)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(inner, _TOP, -_FULL * min(percent, 100) // 100)
    painter.restore()


class Ring(QWidget):
    """A ring as a widget; its words are its accessible name and stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._percent = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, percent: int, words: str) -> None:
        """How far it has come, and in words."""
        self._percent = percent
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a button."""
        return QSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring fills the widget."""
        painter = QPainter(self)
        side = min(self.width(), self.height()) - 2
        paint_ring(painter, QRectF(1, 1, side, side), self._percent, theme_of(self.palette()))
        painter.end()
