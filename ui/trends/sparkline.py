"""A chart as small as a line of text: the years, and the way to the target."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipdesk.plot import Plot, Spot
from ui.style.roles import plain_tip
from ui.style.tokens import SPACE_XS, theme_of
from ui.trends.signs import BREAK, LINE_PX, WAY, pen_of

_HEIGHT, _DOT = 44, 2.5


class Sparkline(QWidget):
    """Paints a plot without axes; ``spoken`` says the same in words."""

    def __init__(self, plot: Plot, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = plot
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(spoken))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(2 * _HEIGHT, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint the way, the breaks, and the values on top."""
        painter, plot = QPainter(self), self._plot
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(QGuiApplication.palette())
        painter.setPen(pen_of(WAY, theme))
        painter.drawPolyline(self._line(plot.path))
        painter.setPen(pen_of(BREAK, theme))
        for fissure in plot.fissures:
            painter.drawPolyline(self._line((Spot(fissure.at, 0), Spot(fissure.at, 1))))
        painter.setPen(QPen(QColor(theme.accent), LINE_PX))
        for line in plot.lines:
            painter.drawPolyline(self._line(line))
        for dot in plot.dots:
            draft = dot.origin == "draft"
            painter.setBrush(QColor(theme.base if draft else theme.accent))
            painter.drawEllipse(self._at(dot.at), _DOT, _DOT)
        painter.end()

    def _line(self, spots: Sequence[Spot]) -> QPolygonF:
        return QPolygonF([self._at(spot) for spot in spots])

    def _at(self, spot: Spot) -> QPointF:
        width, height = self.width() - 2 * SPACE_XS, self.height() - 2 * SPACE_XS
        return QPointF(SPACE_XS + spot.x * width, SPACE_XS + (1 - spot.y) * height)
