"""One indicator's axis: baseline, path, today, what is expected today, and the target."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipdesk.checks.targets import StandState
from ipdesk.screens.targets import Axis, TargetRow
from ui.style.tokens import SPACE_L, TEXT_PX, Theme, Tone, theme_of
from ui.targets import shapes

TONES: dict[StandState, Tone] = {
    "met": "done",
    "on_track": "done",
    "behind": "target",
    "not_applicable": "notice",
    "not_evaluated": "notice",
}
_RISE = 20
_MIN_WIDTH = 150


class AxisView(QWidget):
    """Paints the axis of a :class:`TargetRow`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TargetRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for both ends' labels, three lines high; one line without a target."""
        line = self.fontMetrics().height()
        nothing = self._row is not None and self._row.axis is None
        return QSize(2 * _MIN_WIDTH, line if nothing else 2 * line + _RISE)

    def minimumSizeHint(self) -> QSize:
        """Still legible."""
        return QSize(_MIN_WIDTH, self.sizeHint().height())

    def show_row(self, row: TargetRow) -> None:
        """Paint another row from now on."""
        self._row = row
        self.setAccessibleName(row.spoken)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint the axis; a dashed line where there is no target to go to."""
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(QGuiApplication.palette())
        if self._row.axis is None:
            self._paint_nothing(painter, theme)
        else:
            self._paint_axis(painter, theme, self._row.axis, self._row)
        painter.end()

    def _paint_nothing(self, painter: QPainter, theme: Theme) -> None:
        pen = QPen(QColor(theme.line_strong), 1.4, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        y = self._line_y()
        painter.drawLine(QPointF(SPACE_L, y), QPointF(self.width() - SPACE_L, y))

    def _paint_axis(self, painter: QPainter, theme: Theme, axis: Axis, row: TargetRow) -> None:
        tone = TONES[row.state]
        start, target = self._at(axis.start), self._at(axis.target)
        shapes.draw_path(painter, start, self._at(axis.upper or axis.target), theme)
        if axis.value is not None:
            shapes.draw_progress(painter, start, self._at(axis.value), theme, tone)
        if axis.has_baseline:
            shapes.draw_baseline(painter, start, theme)
        if axis.expected is not None:
            shapes.draw_expected(painter, self._at(axis.expected), theme)
        shapes.draw_target(painter, target, theme, self.devicePixelRatioF())
        if axis.value is not None:
            shapes.draw_today(painter, self._at(axis.value), theme, tone)
        self._paint_labels(painter, theme, axis, row)

    def _paint_labels(self, painter: QPainter, theme: Theme, axis: Axis, row: TargetRow) -> None:
        small = QFont(self.font())
        small.setPixelSize(max(small.pixelSize(), TEXT_PX) - 2)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        start = f"{row.start_year}  {row.baseline}".strip() if axis.has_baseline else "0"
        self._below(painter, axis.start, start)
        self._below(painter, axis.target, f"{row.target_year}  {row.target}")
        if axis.value is not None:
            painter.setFont(self.font())
            painter.setPen(QColor(theme.text))
            self._above(painter, axis, f"{row.year}  {row.value}")

    def _below(self, painter: QPainter, position: float, text: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(text) + 2
        y = self._line_y() + shapes.TICK + 2
        x = self._clamped(self._at(position).x() - width / 2, width)
        area = QRectF(x, y, width, painter.fontMetrics().height())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _above(self, painter: QPainter, axis: Axis, text: str) -> None:
        """Today's value over its marker, kept clear of the target's flag."""
        width = painter.fontMetrics().horizontalAdvance(text) + 2
        height = painter.fontMetrics().height()
        middle = self._at(axis.value or 0.0).x()
        x = self._clamped(middle - width / 2, width)
        flag = self._at(axis.target).x()
        if x < flag + SPACE_L and x + width > flag - 6:
            x = flag - 6 - width if middle <= flag else flag + SPACE_L
        area = QRectF(x, self._line_y() - shapes.MARKER - height - 3, width, height)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _line_y(self) -> float:
        return self.height() / 2 + 2

    def _at(self, position: float) -> QPointF:
        """Where a position from 0 to 1 lies, with room for a label's half at both ends."""
        return QPointF(SPACE_L + position * (self.width() - 3 * SPACE_L), self._line_y())

    def _clamped(self, x: float, width: float) -> float:
        return max(0.0, min(x, self.width() - width))
