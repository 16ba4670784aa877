"""Paints a report as a line of a list: its name, how full it is, its state and verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ipdesk import formats
from ui.line_list import LINE_ROLE
from ui.style.tokens import RADIUS, SPACE_M, SPACE_S, SPACE_XS, Theme, Tone, theme_of

_BAR_PX, _BAR_HEIGHT = 120, 6
_STATUS_PX = 230
_WIDE_PX = 600
_Index = QModelIndex | QPersistentModelIndex


class ReportLine(Protocol):
    """What is painted of a report. ``percent`` is None while it is not known."""

    @property
    def title(self) -> str: ...  # noqa: D102 -- see the class
    @property
    def practice(self) -> bool: ...  # noqa: D102 -- see the class
    @property
    def percent(self) -> int | None: ...  # noqa: D102 -- see the class
    @property
    def state(self) -> str: ...  # noqa: D102 -- see the class
    @property
    def state_tone(self) -> Tone: ...  # noqa: D102 -- see the class
    @property
    def verdict(self) -> str: ...  # noqa: D102 -- see the class
    @property
    def verdict_tone(self) -> Tone: ...  # noqa: D102 -- see the class


class ReportLineDelegate(QStyledItemDelegate):
    """Paints title and what is ``below`` it; on the right completeness, state and verdict."""

    def __init__(self, below: Callable[[object], str], elide: Qt.TextElideMode) -> None:
        super().__init__()
        self._below = below
        self._elide = elide
        self.practice_word = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines of text."""
        return QSize(0, 2 * option.fontMetrics.height() + 2 * SPACE_S + SPACE_XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        theme = theme_of(option.palette)
        line: ReportLine = index.data(LINE_ROLE)
        rect: QRect = option.rect
        state = option.state
        selected = bool(state & state.State_Selected)
        painter.save()
        painter.setFont(option.font)
        paint_ground(painter, rect, theme, selected=selected)
        inner = rect.adjusted(SPACE_M, SPACE_S, -SPACE_M, -SPACE_S)
        self._paint_name(painter, inner, line, theme, selected=selected)
        self._paint_status(painter, inner, line, theme, selected=selected)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, rect: QRect, line: ReportLine, theme: Theme, *, selected: bool
    ) -> None:
        left = rect.adjusted(0, 0, -(_status_px(rect) + SPACE_M), 0)
        top = QRect(left.left(), left.top(), left.width(), left.height() // 2)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        plain = painter.font()
        painter.setFont(font)
        painter.setPen(QColor(theme.selection_text if selected else theme.text))
        room = chip_px(painter, self.practice_word) + SPACE_S if line.practice else 0
        width = write(painter, top.adjusted(0, 0, -room, 0), line.title)
        painter.setFont(plain)
        if line.practice:
            at = top.adjusted(width + SPACE_S, 0, 0, 0)
            chip(painter, at, self.practice_word, theme, "target")
        painter.setPen(QColor(theme.selection_text if selected else theme.muted))
        below = QRect(left.left(), top.bottom() + SPACE_XS, left.width(), top.height())
        write(painter, below, self._below(line), self._elide)

    def _paint_status(
        self, painter: QPainter, rect: QRect, line: ReportLine, theme: Theme, *, selected: bool
    ) -> None:
        half = rect.height() // 2
        start = rect.right() - _status_px(rect)
        plain = QColor(theme.selection_text if selected else theme.muted)
        if rect.width() >= _WIDE_PX:
            self._paint_bar(painter, rect, line, theme, selected=selected)
            start += _BAR_PX + SPACE_M
        right = QRect(start, rect.top(), _STATUS_PX, half)
        if line.state:
            chip(painter, right, line.state, theme, line.state_tone)
        painter.setPen(plain if selected else QColor(theme.tone(line.verdict_tone)))
        write(painter, right.translated(0, half + SPACE_XS), line.verdict)

    @staticmethod
    def _paint_bar(
        painter: QPainter, rect: QRect, line: ReportLine, theme: Theme, *, selected: bool
    ) -> None:
        """How much is filled in, where it is known and there is room to say so."""
        if line.percent is None:
            return
        half, start = rect.height() // 2, rect.right() - _status_px(rect)
        track = QRect(start, rect.top() + (half - _BAR_HEIGHT) // 2, _BAR_PX, _BAR_HEIGHT)
        painter.fillRect(track, QColor(theme.line))
        painter.fillRect(
            track.adjusted(0, 0, -(_BAR_PX - _BAR_PX * line.percent // 100), 0),
            QColor(theme.accent_text if selected and theme.name == "contrast" else theme.accent),
        )
        painter.setPen(QColor(theme.selection_text if selected else theme.muted))
        below = QRect(start, rect.top() + half + SPACE_XS, _BAR_PX, half)
        write(painter, below, formats.percent(line.percent))


def paint_ground(
    painter: QPainter, rect: QRect, theme: Theme, *, selected: bool, heading: bool = False
) -> None:
    """What lies below a line of a list, and the rule that ends it."""
    if heading:
        painter.fillRect(rect, QColor(theme.raised))
    elif selected:
        painter.fillRect(rect, QColor(theme.selection))
    painter.setPen(QColor(theme.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def write(
    painter: QPainter,
    rect: QRect,
    text: str,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Write one line of text, shortened to fit: its width."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, elide, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return metrics.horizontalAdvance(shown)


def _status_px(rect: QRect) -> int:
    """What the right-hand side takes."""
    return _STATUS_PX + (_BAR_PX + SPACE_M if rect.width() >= _WIDE_PX else 0)


def chip_px(painter: QPainter, text: str) -> int:
    """How wide a chip is."""
    return painter.fontMetrics().horizontalAdvance(text) + 2 * SPACE_S


def chip(painter: QPainter, rect: QRect, text: str, theme: Theme, tone: Tone) -> None:
    """Paint a word on the ground of its tone."""
    box = QRect(rect.left(), rect.top(), chip_px(painter, text), rect.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.soft(tone)))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(QColor(theme.tone(tone)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
