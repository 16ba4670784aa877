"""What the shapes on the axes mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ipdesk.messages import Translator
from ui.style.tokens import ICON_PX, SPACE_L, SPACE_XS, Theme, theme_of
from ui.targets import shapes

Shape = Callable[[QPainter, QPointF, Theme], None]


class Legend(QWidget):
    """One line: each shape with its name."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.translator = translator
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(" · ".join(name for name, _ in self.entries()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its entries."""
        metrics = self.fontMetrics()
        width = sum(
            ICON_PX + SPACE_XS + metrics.horizontalAdvance(name) + SPACE_L
            for name, _ in self.entries()
        )
        return QSize(width, max(metrics.height(), ICON_PX) + 2 * SPACE_XS)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint shapes and names side by side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(QGuiApplication.palette())
        x, y = 0.0, self.height() / 2
        for name, draw in self.entries():
            draw(painter, QPointF(x + ICON_PX / 2, y), theme)
            painter.setPen(QColor(theme.muted))
            x += ICON_PX + SPACE_XS
            painter.drawText(QPointF(x, y + painter.fontMetrics().ascent() / 2 - 1), name)
            x += painter.fontMetrics().horizontalAdvance(name) + SPACE_L
        painter.end()

    def entries(self) -> list[tuple[str, Shape]]:
        """Each name with what draws its shape."""
        tr, ratio = self.translator.tr, self.devicePixelRatioF()
        return [
            (tr("Baseline"), shapes.draw_baseline),
            (tr("This year"), lambda p, at, t: shapes.draw_today(p, at, t, "notice")),
            (tr("Expected this year"), shapes.draw_expected),
            (tr("Target"), lambda p, at, t: shapes.draw_target(p, at + QPointF(-4, 8), t, ratio)),
        ]
