"""The shapes of the axis, shared by the axis and its legend."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.style.icons import pixmap
from ui.style.tokens import ICON_PX, Theme, Tone

DOT = 5.0
MARKER = 6.0
TICK = 7.0


def draw_baseline(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """A hollow dot."""
    painter.setPen(QPen(QColor(theme.text), 1.6))
    painter.setBrush(QColor(theme.base))
    painter.drawEllipse(at, DOT, DOT)


def draw_today(painter: QPainter, at: QPointF, theme: Theme, tone: Tone) -> None:
    """A filled dot in the colour of the state."""
    painter.setPen(QPen(QColor(theme.base), 1.6))
    painter.setBrush(QColor(theme.tone(tone)))
    painter.drawEllipse(at, MARKER, MARKER)


def draw_expected(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """A tick through the line."""
    painter.setPen(QPen(QColor(theme.text), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(at.x(), at.y() - TICK), QPointF(at.x(), at.y() + TICK))


def draw_target(painter: QPainter, at: QPointF, theme: Theme, ratio: float) -> None:
    """A flag that stands on the line."""
    flag = pixmap("flag", theme.target, ICON_PX, ratio)
    painter.drawPixmap(QPointF(at.x() - ICON_PX / 4, at.y() - ICON_PX), flag)


def draw_path(painter: QPainter, start: QPointF, end: QPointF, theme: Theme) -> None:
    """The thin line from the baseline to the target."""
    painter.setPen(QPen(QColor(theme.line_strong), 2))
    painter.drawLine(start, end)


def draw_progress(
    painter: QPainter, start: QPointF, end: QPointF, theme: Theme, tone: Tone
) -> None:
    """The thick part of the line, from the baseline to today."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tone(tone)))
    left, right = sorted((start.x(), end.x()))
    painter.drawRect(QRectF(left, start.y() - 2, right - left, 4))
