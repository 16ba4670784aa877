"""The list of recent files: one model, one delegate that paints a line."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ipdesk.screens.start import RecentLine
from ui.paths import shown_path
from ui.style.tokens import RADIUS, SPACE_M, SPACE_S, SPACE_XS, Theme, Tone, theme_of

LINE_ROLE = Qt.ItemDataRole.UserRole
_BAR_PX, _BAR_HEIGHT = 120, 6
_STATUS_PX = 230
_WIDE_PX = 680
_Index = QModelIndex | QPersistentModelIndex


class RecentModel(QAbstractListModel):
    """The recent files as they stood when they were closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[RecentLine] = []

    def show_lines(self, lines: list[RecentLine]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many files there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A line's title, the whole line for the delegate, and in words for a screen reader."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line if role == LINE_ROLE else None


class RecentDelegate(QStyledItemDelegate):
    """Paints title and path on the left; completeness, state and verdict on the right."""

    def __init__(self, practice_word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.practice_word = practice_word

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines of text."""
        return QSize(0, 2 * option.fontMetrics.height() + 2 * SPACE_S + SPACE_XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        theme = theme_of(option.palette)
        line: RecentLine = index.data(LINE_ROLE)
        rect: QRect = option.rect
        state = option.state
        selected = bool(state & state.State_Selected)
        painter.save()
        painter.setFont(option.font)
        if selected:
            painter.fillRect(rect, QColor(theme.selection))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(SPACE_M, SPACE_S, -SPACE_M, -SPACE_S)
        self._paint_name(painter, inner, line, theme, selected=selected)
        self._paint_status(painter, inner, line, theme, selected=selected)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, rect: QRect, line: RecentLine, theme: Theme, *, selected: bool
    ) -> None:
        left = rect.adjusted(0, 0, -(_status_px(rect) + SPACE_M), 0)
        top = QRect(left.left(), left.top(), left.width(), left.height() // 2)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        plain = painter.font()
        painter.setFont(font)
        painter.setPen(QColor(theme.selection_text if selected else theme.text))
        room = _chip_px(painter, self.practice_word) + SPACE_S if line.practice else 0
        width = _write(painter, top.adjusted(0, 0, -room, 0), line.title)
        painter.setFont(plain)
        if line.practice:
            at = top.adjusted(width + SPACE_S, 0, 0, 0)
            _chip(painter, at, self.practice_word, theme, "target")
        painter.setPen(QColor(theme.selection_text if selected else theme.muted))
        below = QRect(left.left(), top.bottom() + SPACE_XS, left.width(), top.height())
        _write(painter, below, shown_path(line.path), Qt.TextElideMode.ElideMiddle)

    def _paint_status(
        self, painter: QPainter, rect: QRect, line: RecentLine, theme: Theme, *, selected: bool
    ) -> None:
        half = rect.height() // 2
        start = rect.right() - _status_px(rect)
        plain = QColor(theme.selection_text if selected else theme.muted)
        if rect.width() >= _WIDE_PX:
            self._paint_bar(painter, rect, line, theme, selected=selected)
            start += _BAR_PX + SPACE_M
        right = QRect(start, rect.top(), _STATUS_PX, half)
        _chip(painter, right, line.state, theme, line.state_tone)
        painter.setPen(plain if selected else QColor(theme.tone(line.verdict_tone)))
        _write(painter, right.translated(0, half + SPACE_XS), line.verdict)

    @staticmethod
    def _paint_bar(
        painter: QPainter, rect: QRect, line: RecentLine, theme: Theme, *, selected: bool
    ) -> None:
        """How much is filled in, where there is room to say so."""
        half, start = rect.height() // 2, rect.right() - _status_px(rect)
        track = QRect(start, rect.top() + (half - _BAR_HEIGHT) // 2, _BAR_PX, _BAR_HEIGHT)
        painter.fillRect(track, QColor(theme.line))
        painter.fillRect(
            track.adjusted(0, 0, -(_BAR_PX - _BAR_PX * line.percent // 100), 0),
            QColor(theme.accent_text if selected and theme.name == "contrast" else theme.accent),
        )
        painter.setPen(QColor(theme.selection_text if selected else theme.muted))
        below = QRect(start, rect.top() + half + SPACE_XS, _BAR_PX, half)
        _write(painter, below, f"{line.percent} %")


class RecentList(QListView):
    """Recent files. ``chosen`` carries the path of the one to open."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RecentModel(self)
        self._delegate = RecentDelegate("", self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.activated.connect(self._on_activated)

    def show_lines(self, lines: list[RecentLine], practice_word: str) -> None:
        """Show these files, the first one current."""
        self._delegate.practice_word = practice_word
        self._model.show_lines(lines)
        if lines:
            self.setCurrentIndex(self._model.index(0))

    def current_path(self) -> str:
        """The path of the current line, "" if there is none."""
        index = self.currentIndex()
        return self._model.lines[index.row()].path if index.isValid() else ""

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.lines[index.row()].path)


def _write(
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


def _chip_px(painter: QPainter, text: str) -> int:
    return painter.fontMetrics().horizontalAdvance(text) + 2 * SPACE_S


def _chip(painter: QPainter, rect: QRect, text: str, theme: Theme, tone: Tone) -> None:
    box = QRect(rect.left(), rect.top(), _chip_px(painter, text), rect.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.soft(tone)))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(QColor(theme.tone(tone)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
