"""Paints a problem in two lines: what is wrong and its rule; what cures it and where it is."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ipdesk.screens.problems import KINDS, ProblemRow, ProblemsScreen
from ui.problems.kinds import MARKS
from ui.problems.problem_model import ROW_ROLE
from ui.style.icons import pixmap
from ui.style.tokens import ICON_PX, SPACE_M, SPACE_XS, TEXT_PX, Theme, theme_of

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ARROW = "→ "
_FOCUS_BAR = 3
_PLACE_SHARE = 0.36


class ProblemDelegate(QStyledItemDelegate):
    """Paints :class:`ProblemRow`. ``place_clicked`` tells of a click on a row's place."""

    place_clicked = Signal(object)

    def __init__(self, screen: ProblemsScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: Index,  # Qt's signature
    ) -> QSize:
        """Two lines of text."""
        return QSize(200, 2 * option.fontMetrics.height() + SPACE_M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row at ``index``."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ProblemRow):
            return
        # The style sheet gives the list a palette of its own; the program's tells the theme.
        theme = theme_of(QGuiApplication.palette())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        _paint_ground(painter, option, theme, selected=selected)
        upper, lower = _lines(option.rect)
        left = self._paint_kind(painter, option, row, theme, selected=selected)
        _paint_upper(painter, option, row, upper.adjusted(left, 0, 0, 0), theme, selected)
        _paint_lower(painter, option, row, lower.adjusted(left, 0, 0, 0), theme, selected)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,  # Qt's signature
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the place at the end of the second line goes there."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row = index.data(ROW_ROLE)
            if isinstance(row, ProblemRow):
                _, lower = _lines(option.rect)
                area = _place_rect(option.fontMetrics, lower, row)
                if area.contains(event.position().toPoint()):
                    self.place_clicked.emit(row.problem.place)
                    return True
        return False

    def _paint_kind(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ProblemRow,
        theme: Theme,
        *,
        selected: bool,
    ) -> int:
        """Icon and word of the kind; how far the text beside them is indented."""
        mark = MARKS[row.kind]
        colour = theme.selection_text if selected else theme.tone(mark.tone)
        upper, _ = _lines(option.rect)
        x, ratio = upper.left(), painter.device().devicePixelRatio()
        y = upper.top() + (upper.height() - ICON_PX) // 2
        painter.drawPixmap(x, y, pixmap(mark.icon, colour, ICON_PX, ratio))
        words = (self._screen.kind_word(kind) for kind in KINDS)
        width = max(option.fontMetrics.horizontalAdvance(word) for word in words)
        area = QRect(x + ICON_PX + SPACE_XS + 2, upper.top(), width, upper.height())
        painter.setPen(QColor(colour))
        painter.drawText(area, int(_LEFT), row.kind_word)
        return ICON_PX + SPACE_XS + 2 + width + SPACE_M


def _paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, selected: bool
) -> None:
    rect = option.rect
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    ground = theme.selection if selected else (theme.accent_soft if hovered else theme.base)
    painter.fillRect(rect, QColor(ground))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.line))
    if selected and option.state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(rect.left(), rect.top(), _FOCUS_BAR, rect.height(), QColor(theme.accent))


def _paint_upper(
    painter: QPainter,
    option: QStyleOptionViewItem,
    row: ProblemRow,
    area: QRect,
    theme: Theme,
    selected: bool,  # noqa: FBT001  # one of the painting state's values
) -> None:
    small = QFont(option.font)
    small.setPixelSize(max(option.font.pixelSize(), TEXT_PX) - 2)
    code_width = QFontMetrics(small).horizontalAdvance(row.problem.rule)
    painter.setFont(small)
    painter.setPen(QColor(theme.selection_text if selected else theme.muted))
    painter.drawText(area, int(_RIGHT), row.problem.rule)
    font = QFont(option.font)
    font.setStrikeOut(row.kind == "explained")
    painter.setFont(font)
    soft = row.kind == "explained" and not selected
    painter.setPen(QColor(theme.muted if soft else _text(theme, selected=selected)))
    area = area.adjusted(0, 0, -code_width - SPACE_M, 0)
    _draw_elided(painter, option.fontMetrics, area, row.sentence)


def _paint_lower(
    painter: QPainter,
    option: QStyleOptionViewItem,
    row: ProblemRow,
    area: QRect,
    theme: Theme,
    selected: bool,  # noqa: FBT001  # one of the painting state's values
) -> None:
    place = _place_rect(option.fontMetrics, area, row)
    painter.setFont(option.font)
    painter.setPen(QColor(theme.selection_text if selected else theme.accent))
    _draw_elided(painter, option.fontMetrics, place, _ARROW + row.hint)
    painter.setPen(QColor(theme.selection_text if selected else theme.muted))
    rest = area.adjusted(0, 0, -place.width() - SPACE_M, 0)
    _draw_elided(painter, option.fontMetrics, rest, row.explanation or row.remedy)


def _lines(rect: QRect) -> tuple[QRect, QRect]:
    """The two lines inside a row's margins."""
    inner = rect.adjusted(SPACE_M, SPACE_XS, -SPACE_M, -SPACE_XS - 1)
    half = inner.height() // 2
    upper = QRect(inner.left(), inner.top(), inner.width(), half)
    return upper, upper.translated(0, half)


def _place_rect(metrics: QFontMetrics, lower: QRect, row: ProblemRow) -> QRect:
    """Where the row's place is written: at the right end of the second line."""
    wanted = metrics.horizontalAdvance(_ARROW + row.hint) + 2
    width = min(wanted, int(lower.width() * _PLACE_SHARE))
    return QRect(lower.right() - width + 1, lower.top(), width, lower.height())


def _draw_elided(painter: QPainter, metrics: QFontMetrics, area: QRect, text: str) -> None:
    plain = text.replace("\n", " ")
    shown = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(_LEFT | Qt.TextFlag.TextSingleLine), shown)


def _text(theme: Theme, *, selected: bool) -> str:
    return theme.selection_text if selected else theme.text
