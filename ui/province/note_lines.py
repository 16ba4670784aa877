"""Lines with an icon, a few lines of text and a word at the right: what is due, what happened."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.line_list import LINE_ROLE
from ui.report_lines import paint_ground, write
from ui.style.icons import pixmap
from ui.style.tokens import ICON_PX, SPACE_M, SPACE_S, SPACE_XS, Theme, Tone, theme_of

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line; without a key it is a heading. ``struck`` is shown struck through."""

    key: str
    title: str
    spoken: str
    icon: str = ""
    tone: Tone = "notice"
    right: str = ""
    below: tuple[str, ...] = ()
    struck: bool = False


class NoteDelegate(QStyledItemDelegate):
    """Paints a :class:`NoteLine`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its lines of text."""
        line: NoteLine = index.data(LINE_ROLE)
        lines = 1 + len(line.below)
        return QSize(0, lines * (option.fontMetrics.height() + SPACE_XS) + SPACE_S + SPACE_XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        theme = theme_of(option.palette)
        line: NoteLine = index.data(LINE_ROLE)
        rect: QRect = option.rect
        state = option.state
        selected = bool(state & state.State_Selected)
        painter.save()
        painter.setFont(option.font)
        paint_ground(painter, rect, theme, heading=not line.key, selected=selected)
        inner = rect.adjusted(SPACE_M, SPACE_XS, -SPACE_M, -SPACE_XS)
        if line.key:
            self._paint_icon(painter, inner, line, theme, selected=selected)
            inner = inner.adjusted(ICON_PX + SPACE_S, 0, 0, 0)
        self._paint_text(painter, inner, line, theme, selected=selected)
        painter.restore()

    @staticmethod
    def _paint_icon(
        painter: QPainter, rect: QRect, line: NoteLine, theme: Theme, *, selected: bool
    ) -> None:
        contrast = selected and theme.name == "contrast"
        colour = theme.selection_text if contrast else theme.tone(line.tone)
        top = rect.top() + (painter.fontMetrics().height() + SPACE_XS - ICON_PX) // 2
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.left(), top, pixmap(line.icon, colour, ICON_PX, ratio))

    @staticmethod
    def _paint_text(
        painter: QPainter, rect: QRect, line: NoteLine, theme: Theme, *, selected: bool
    ) -> None:
        height = painter.fontMetrics().height() + SPACE_XS
        top = QRect(rect.left(), rect.top(), rect.width(), height)
        quiet = theme.selection_text if selected else theme.muted
        room = painter.fontMetrics().horizontalAdvance(line.right)
        painter.setPen(QColor(quiet if selected else theme.tone(line.tone)))
        write(painter, top.adjusted(top.width() - room - 1, 0, 1, 0), line.right)
        plain, bold = painter.font(), QFont(painter.font())
        plain.setStrikeOut(line.struck)
        bold.setStrikeOut(line.struck)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(plain if line.struck else bold)
        text = theme.selection_text if selected else theme.text
        painter.setPen(QColor(quiet if line.struck or not line.key else text))
        write(painter, top.adjusted(0, 0, -(room + SPACE_M if room else 0), 0), line.title)
        painter.setFont(plain)
        painter.setPen(QColor(quiet))
        for number, text in enumerate(line.below, 1):
            write(painter, top.translated(0, number * height), text)
