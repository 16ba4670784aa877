"""The signs of the charts: lines and shapes that the chart, its legend and the sparkline share."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.style.tokens import Theme, Tone

LINE_PX = 2
_HALF, _DOT = 8.0, 4.0


class Stroke(NamedTuple):
    """A line other than that of the values: its colour and its pattern."""

    tone: Tone
    style: Qt.PenStyle


WAY = Stroke("target", Qt.PenStyle.DashLine)
LEVEL = Stroke("notice", Qt.PenStyle.DotLine)
BREAK = Stroke("query", Qt.PenStyle.DashDotLine)


def pen_of(stroke: Stroke, theme: Theme) -> QPen:
    """The pen that draws a line, as wide at any scale."""
    pen = QPen(QColor(theme.tone(stroke.tone)), 1.5, stroke.style)
    pen.setCosmetic(True)
    return pen


def _diamond() -> QPainterPath:
    path = QPainterPath(QPointF(-0.5, 0))
    for x, y in ((0, -0.5), (0.5, 0), (0, 0.5)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def _flag() -> QPainterPath:
    """A flag whose pole stands on the point."""
    path = QPainterPath()
    path.addRect(QRectF(-0.04, -0.5, 0.08, 0.5))
    path.moveTo(0, -0.5)
    path.lineTo(0.36, -0.36)
    path.lineTo(0, -0.22)
    path.closeSubpath()
    return path


DIAMOND, FLAG = _diamond(), _flag()


def draw_settled(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """A filled dot on the line of values."""
    painter.setPen(QPen(QColor(theme.accent), LINE_PX))
    painter.drawLine(at - QPointF(_HALF, 0), at + QPointF(_HALF, 0))
    painter.setBrush(QColor(theme.accent))
    painter.drawEllipse(at, _DOT - 1, _DOT - 1)


def draw_draft(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """A hollow dot."""
    painter.setPen(QPen(QColor(theme.accent), LINE_PX))
    painter.setBrush(QColor(theme.base))
    painter.drawEllipse(at, _DOT, _DOT)


def draw_way(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """The dashed line to the target."""
    painter.setPen(pen_of(WAY, theme))
    painter.drawLine(at - QPointF(_HALF, 0), at + QPointF(_HALF, 0))


def draw_level(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """The dotted line of the reference value."""
    painter.setPen(pen_of(LEVEL, theme))
    painter.drawLine(at - QPointF(_HALF, 0), at + QPointF(_HALF, 0))


def draw_break(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """The upright line of a break."""
    painter.setPen(pen_of(BREAK, theme))
    painter.drawLine(at - QPointF(0, _HALF), at + QPointF(0, _HALF))


def draw_milestone(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """A diamond."""
    _fill(painter, DIAMOND, at, 10, theme)


def draw_target(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """A flag."""
    _fill(painter, FLAG, at + QPointF(-3, 7), 24, theme)


def _fill(painter: QPainter, shape: QPainterPath, at: QPointF, size: int, theme: Theme) -> None:
    painter.save()
    painter.translate(at)
    painter.scale(size, size)
    painter.fillPath(shape, QColor(theme.target))
    painter.restore()
