"""One indicator's chart. Importing this module imports PyQtGraph and NumPy, which takes a while."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QWidget

from ipdesk.plot import Plot
from ipdesk.screens.trends import TrendCard
from ui.style.tokens import Theme, theme_of
from ui.trends.signs import BREAK, DIAMOND, FLAG, LEVEL, LINE_PX, WAY, pen_of

_DOT_PX, _RING_PX, _AIM_PX, _FLAG_PX = 9, 17, 10, 18
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -(10**6),
    Qt.Key.Key_End: 10**6,
}
_HEADROOM = 0.05


class TrendChart(pg.PlotWidget):  # type: ignore[misc]  # PyQtGraph has no types
    """Draws a card's plot. Arrow keys, Home and End go from year to year.

    ``stepped`` carries the number of the dot that is looked at.
    """

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, enableMenu=False)
        self._card: TrendCard | None = None
        self._at = -1
        self._ring = pg.ScatterPlotItem(size=_RING_PX, brush=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setXRange(0, 1, padding=0)
        self.setYRange(-_HEADROOM / 2, 1 + _HEADROOM, padding=0)

    def show_card(self, card: TrendCard) -> None:
        """Draw another card, or the same anew; the newest year is looked at."""
        self._card = card
        self._at = len(card.points) - 1
        self.setAccessibleName(card.sentence)
        self.setAccessibleDescription(card.points[self._at] if card.points else "")
        self.clear()
        theme = theme_of(self.palette())
        self.setBackground(QColor(theme.base))
        if card.plot is not None:
            self._draw_axes(card, theme)
            self._draw(card, card.plot, theme)

    @property
    def at(self) -> int:
        """The number of the dot that is looked at, -1 where there is none."""
        return self._at

    def look_at(self, number: int) -> None:
        """Look at a dot: it is ringed, told and announced."""
        card = self._card
        if card is None or not card.points:
            return
        self._at = max(0, min(number, len(card.points) - 1))
        self._place_ring()
        self.setAccessibleDescription(card.points[self._at])
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, card.points[self._at]))
        self.stepped.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's signature
        """Go from year to year; any other key goes its usual way."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.look_at(self._at + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's signature
        """Look at the year that is nearest to the click."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._card is None or self._card.plot is None:
            return
        x = self.getViewBox().mapSceneToView(QPointF(event.position())).x()
        dots = self._card.plot.dots
        self.look_at(min(range(len(dots)), key=lambda n: abs(dots[n].at.x - x)))

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's signature
        """Show that the arrow keys work here."""
        super().focusInEvent(event)
        self._place_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's signature
        """Take the ring's colour back."""
        super().focusOutEvent(event)
        self._place_ring()

    def _draw_axes(self, card: TrendCard, theme: Theme) -> None:
        plot = card.plot
        if plot is None:
            return
        small = QFont(self.font())
        small.setPixelSize(max(small.pixelSize() - 1, 10))
        for side, ticks, words in (
            ("left", plot.values, card.scale),
            ("bottom", plot.years, card.years),
        ):
            axis = self.getAxis(side)
            axis.setStyle(tickFont=small, tickLength=-4 if side == "bottom" else 0)
            axis.setPen(QPen(QColor(theme.line_strong), 1))
            axis.setTextPen(QColor(theme.muted))
            axis.setTicks([[(t.at, word) for t, word in zip(ticks, words, strict=True)]])
        for tick in plot.values:
            self._add(pg.InfiniteLine(tick.at, angle=0, pen=pg.mkPen(theme.line)))

    def _draw(self, card: TrendCard, plot: Plot, theme: Theme) -> None:
        for fissure in plot.fissures:
            self._add(pg.InfiniteLine(fissure.at, angle=90, pen=pen_of(BREAK, theme)))
            self._say(str(fissure.year), fissure.at, 1 + _HEADROOM, theme.query, (0, 0))
        if plot.reference is not None:
            self._add(pg.InfiniteLine(plot.reference, angle=0, pen=pen_of(LEVEL, theme)))
            self._say(card.reference, 0, plot.reference, theme.notice, (0, 1))
        self._curve(plot.path, pen_of(WAY, theme))
        if plot.upper is not None:
            self._curve((plot.path[-1], plot.upper), pen_of(WAY, theme))
        self._spots(plot.milestones, DIAMOND, _AIM_PX, theme.target)
        self._spots(plot.path[-1:], FLAG, _FLAG_PX, theme.target)
        if plot.path:
            self._say(card.target, *plot.path[-1], theme.target, (1.15, 0.5))
        for line in plot.lines:
            self._curve(line, pg.mkPen(theme.accent, width=LINE_PX))
        self._dots(plot, theme)
        self.addItem(self._ring)
        self._place_ring()

    def _dots(self, plot: Plot, theme: Theme) -> None:
        brushes = [
            pg.mkBrush(theme.base if dot.origin == "draft" else theme.accent) for dot in plot.dots
        ]
        self._add(
            pg.ScatterPlotItem(
                x=[dot.at.x for dot in plot.dots],
                y=[dot.at.y for dot in plot.dots],
                size=_DOT_PX, brush=brushes, pen=pg.mkPen(theme.accent, width=2), antialias=True,
            )
        )  # fmt: skip

    def _spots(self, spots: Any, symbol: Any, size: int, colour: str) -> None:
        x, y = [spot.x for spot in spots], [spot.y for spot in spots]
        pen, brush = pg.mkPen(None), pg.mkBrush(colour)
        self._add(pg.ScatterPlotItem(x=x, y=y, symbol=symbol, size=size, pen=pen, brush=brush))

    def _curve(self, spots: Any, pen: QPen) -> None:
        if len(spots) > 1:
            x, y = [spot.x for spot in spots], [spot.y for spot in spots]
            self._add(pg.PlotCurveItem(x=x, y=y, pen=pen, antialias=True))

    def _say(self, text: str, x: float, y: float, colour: str, anchor: tuple[float, float]) -> None:
        item = pg.TextItem(text, color=QColor(colour), anchor=anchor)
        item.setFont(self.font())
        item.setPos(x, y)
        self._add(item)

    def _add(self, item: Any) -> None:
        self.addItem(item, ignoreBounds=True)

    def _place_ring(self) -> None:
        card = self._card
        if card is None or card.plot is None or not card.points:
            return
        theme = theme_of(self.palette())
        colour = theme.text if self.hasFocus() else theme.line_strong
        spot = card.plot.dots[self._at].at
        self._ring.setData(x=[spot.x], y=[spot.y], pen=pg.mkPen(colour, width=2))
