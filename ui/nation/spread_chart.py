"""The spread of an indicator through the years: the middle unit, and the middle half around it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipdesk.nation.sheet import Chart
from ui.style.room import scaled
from ui.style.tokens import SPACE_S, SPACE_XS, theme_of

_HEIGHT, _DOT = 150, 3.0


class SpreadChart(QWidget):
    """Draws what :func:`ipdesk.nation.spread_plot.spread_plot` has laid out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(scaled(_HEIGHT))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, scaled(_HEIGHT))

    def show_chart(self, chart: Chart | None) -> None:
        """Draw another one; its sentence is what a screen reader says."""
        self._chart = chart
        self.setAccessibleName(chart.alt if chart else "")
        self.setVisible(chart is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes, band, line, breaks."""
        chart = self._chart
        if chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = self._field(chart)
        self._draw_axes(painter, chart, field)
        theme = theme_of(self.palette())
        for run in chart.runs:
            around = [*run.upper, *reversed(run.lower)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawPolygon(QPolygonF([_at(spot, field) for spot in around]))
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawPolyline(QPolygonF([_at(spot, field) for spot in run.middle]))
            painter.setBrush(QColor(theme.accent))
            for spot in run.middle:
                painter.drawEllipse(_at(spot, field), _DOT, _DOT)
        painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
        for at in chart.breaks:
            painter.drawLine(_at((at, 0.0), field), _at((at, 1.0), field))

    def _field(self, chart: Chart) -> QRectF:
        metrics = self.fontMetrics()
        left = max(metrics.horizontalAdvance(tick.label) for tick in chart.values) + SPACE_S
        below, above = metrics.height() + SPACE_XS, metrics.height() / 2
        right = metrics.horizontalAdvance("2000") / 2
        return QRectF(left, above, self.width() - left - right, self.height() - below - above)

    def _draw_axes(self, painter: QPainter, chart: Chart, field: QRectF) -> None:
        theme, metrics = theme_of(self.palette()), self.fontMetrics()
        for tick in chart.values:
            spot = _at((0.0, tick.at), field)
            painter.setPen(QColor(theme.line))
            painter.drawLine(spot, _at((1.0, tick.at), field))
            painter.setPen(QColor(theme.muted))
            width = metrics.horizontalAdvance(tick.label)
            down = spot.y() + metrics.ascent() / 2 - 1
            painter.drawText(QPointF(field.left() - width - SPACE_XS, down), tick.label)
        for tick in chart.years:
            width = metrics.horizontalAdvance(tick.label)
            across = _at((tick.at, 0.0), field).x() - width / 2
            painter.drawText(QPointF(across, self.height() - metrics.descent()), tick.label)


def _at(spot: tuple[float, float], field: QRectF) -> QPointF:
    return QPointF(
        field.left() + spot[0] * field.width(), field.bottom() - spot[1] * field.height()
    )
