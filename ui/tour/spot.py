"""The line around what the tour speaks of."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style.tokens import RADIUS, theme_of

_LINE_PX = 3


class Spot(QWidget):
    """A frame that neither mouse nor keyboard notices."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, target: QRect) -> None:
        """Lie around a part of the window."""
        self.setGeometry(target.adjusted(-_LINE_PX, -_LINE_PX, _LINE_PX, _LINE_PX))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and nothing inside of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme_of(self.palette()).accent), _LINE_PX))
        edge = _LINE_PX // 2 + 1
        inner = self.rect().adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(inner, RADIUS, RADIUS)
