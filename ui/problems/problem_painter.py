"""Paints one problem of the list: kind, sentence, remedy, rule and place."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ipdesk.screens.problems import ProblemRow
from ui.problems.kinds import MARKS
from ui.style.icons import pixmap
from ui.style.tokens import ICON_PX, SPACE_M, SPACE_XS, TEXT_PX, theme_of

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ARROW = "→ "
_FOCUS_BAR = 3
_PLACE_SHARE = 0.36


class RowLayout:
    """Where the parts of a row stand: in two lines, or in one where there is no room for two."""

    def __init__(self, option: QStyleOptionViewItem, row: ProblemRow) -> None:
        inner = option.rect.adjusted(SPACE_M, SPACE_XS, -SPACE_M, -SPACE_XS - 1)
        metrics = option.fontMetrics
        self.single = option.rect.height() < 2 * metrics.height()
        half = inner.height() if self.single else inner.height() // 2
        self.upper = QRect(inner.left(), inner.top(), inner.width(), half)
        self.lower = QRect(self.upper) if self.single else self.upper.translated(0, half)
        self.small = QFont(option.font)
        self.small.setPixelSize(max(option.font.pixelSize(), TEXT_PX) - 2)
        self.code_room = QFontMetrics(self.small).horizontalAdvance(row.problem.rule) + SPACE_M
        wanted = metrics.horizontalAdvance(_ARROW + row.hint) + 2
        width = min(wanted, int(inner.width() * _PLACE_SHARE))
        self.place = QRect(self.lower.right() - width + 1, self.lower.top(), width, half)
        self.code = QRect(self.upper)
        if self.single:
            self.code.setRight(self.place.left() - SPACE_M)


class RowPainter:
    """Paints with one painter one row; made anew for each."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, row: ProblemRow) -> None:
        self._painter = painter
        self._option = option
        self._row = row
        self._layout = RowLayout(option, row)
        # The style sheet gives the list a palette of its own; the program's tells the theme.
        self._theme = theme_of(QGuiApplication.palette())
        self._selected = bool(option.state & QStyle.StateFlag.State_Selected)

    def paint(self, kind_room: int) -> None:
        """Paint everything; the kind's word has ``kind_room`` pixels."""
        self._ground()
        left = self._kind(kind_room)
        layout = self._layout
        self._code(layout.code)
        upper = layout.upper.adjusted(left, 0, 0, 0)
        upper.setRight(layout.code.right() - layout.code_room)
        lower = layout.lower.adjusted(left, 0, 0, 0)
        lower.setRight(layout.place.left() - SPACE_M)
        if layout.single:
            lower.setRight(upper.right())
            lower.setLeft(upper.left() + self._width(self._row.sentence) + SPACE_M)
        self._sentence(upper)
        self._place()
        self._remedy(lower)

    def _ground(self) -> None:
        rect, theme = self._option.rect, self._theme
        hovered = bool(self._option.state & QStyle.StateFlag.State_MouseOver)
        ground = theme.accent_soft if hovered else theme.base
        self._painter.fillRect(rect, QColor(theme.selection if self._selected else ground))
        self._painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.line))
        if self._selected and self._option.state & QStyle.StateFlag.State_HasFocus:
            bar = QRect(rect.left(), rect.top(), _FOCUS_BAR, rect.height())
            self._painter.fillRect(bar, QColor(theme.accent))

    def _kind(self, room: int) -> int:
        """Icon and word of the kind; how far the text beside them is indented."""
        mark = MARKS[self._row.kind]
        colour = self._ink(self._theme.tone(mark.tone))
        upper, ratio = self._layout.upper, self._painter.device().devicePixelRatio()
        top = upper.top() + (upper.height() - ICON_PX) // 2
        self._painter.drawPixmap(upper.left(), top, pixmap(mark.icon, colour, ICON_PX, ratio))
        indent = ICON_PX + SPACE_XS + 2
        area = QRect(upper.left() + indent, upper.top(), room, upper.height())
        self._painter.setFont(self._option.font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(area, int(_LEFT), self._row.kind_word)
        return indent + room + SPACE_M

    def _code(self, area: QRect) -> None:
        self._painter.setFont(self._layout.small)
        self._painter.setPen(QColor(self._ink(self._theme.muted)))
        self._painter.drawText(area, int(_RIGHT), self._row.problem.rule)

    def _sentence(self, area: QRect) -> None:
        explained = self._row.kind in ("explained", "disputed")
        font = QFont(self._option.font)
        font.setStrikeOut(explained)
        self._painter.setFont(font)
        colour = self._theme.muted if explained else self._theme.text
        self._painter.setPen(QColor(self._ink(colour)))
        self._elided(area, self._row.sentence)

    def _place(self) -> None:
        self._painter.setFont(self._option.font)
        self._painter.setPen(QColor(self._ink(self._theme.accent)))
        self._elided(self._layout.place, _ARROW + self._row.hint)

    def _remedy(self, area: QRect) -> None:
        """What cures it, or why it is right; in a single line only where it is asked for."""
        text = self._row.explanation or self._row.remedy
        if self._layout.single and not (self._selected and self._width(text) <= area.width()):
            return
        self._painter.setPen(QColor(self._ink(self._theme.muted)))
        self._elided(area, text)

    def _elided(self, area: QRect, text: str) -> None:
        plain = text.replace("\n", " ")
        elide = Qt.TextElideMode.ElideRight
        shown = self._option.fontMetrics.elidedText(plain, elide, area.width())
        self._painter.drawText(area, int(_LEFT | Qt.TextFlag.TextSingleLine), shown)

    def _width(self, text: str) -> int:
        return self._option.fontMetrics.horizontalAdvance(text)

    def _ink(self, colour: str) -> str:
        return self._theme.selection_text if self._selected else colour
