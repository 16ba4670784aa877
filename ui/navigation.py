"""The navigation: overview, sections with how full they are and what is wrong, fixed pages."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ipdesk import formats
from ipdesk.changes import ChangeSet
from ipdesk.screens.navigation import Mark, NavigationScreen, PageLine, SectionLine
from ui.context import Context
from ui.grid.text_lines import line_count, lines_of
from ui.style.icons import pixmap
from ui.style.tokens import ICON_PX, SPACE_M, SPACE_S, Theme, Tone, row_px, theme_of

_Index = QModelIndex | QPersistentModelIndex
_LINE_ROLE = Qt.ItemDataRole.UserRole
# What a text may be wider than the letters it is made of.
_LINE_PX = 1
_LINES = 3
_MARKS: dict[Mark, tuple[str, Tone]] = {
    "error": ("circle-x", "error"),
    "query": ("triangle-alert", "query"),
    "missing": ("circle-dashed", "notice"),
    "done": ("circle-check", "done"),
}


class _Line(NamedTuple):
    """One line as painted, a section or a page. ``number`` counts problems or says how full.

    ``gap`` sets it apart from the line above.
    """

    code: str
    page: bool
    gap: bool
    name: str
    icon: str
    mark: Mark | None
    number: str
    spoken: str


class NavigationModel(QAbstractListModel):
    """Sections and pages as lines."""

    def __init__(self, screen: NavigationScreen, parent: QWidget) -> None:
        super().__init__(parent)
        self._screen = screen
        self.lines: list[_Line] = []

    def refresh(self) -> None:
        """Read the lines anew; their number stays."""
        old, lines = self.lines, self._read()
        if len(lines) != len(old):
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        self.lines = lines
        if any(map(_otherwise_laid, old, lines)):
            self.layoutChanged.emit()
        self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A line's name, its badge in words, or the whole line for the delegate."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line if role == _LINE_ROLE else None

    def _read(self) -> list[_Line]:
        sections = [self._section_line(section) for section in self._screen.sections()]
        screen = self._screen
        pages, beside = (
            [self._page_line(page) for page in group] for group in (screen.pages(), screen.beside())
        )
        overview = self._page_line(screen.overview())
        return [overview, *_set_apart(sections), *_set_apart(pages), *_set_apart(beside)]

    def _section_line(self, section: SectionLine) -> _Line:
        found = section.errors or section.queries
        number = str(found) if found else ""
        if not found and section.missing:
            number = formats.percent(100 * section.done // max(section.total, 1))
        return _Line(
            code=section.code,
            page=False,
            gap=False,
            name=section.name,
            icon=section.icon,
            mark=section.mark if section.total or section.mark != "done" else None,
            number=number,
            spoken=f"{section.name}: {self._screen.badge(section)}",
        )

    def _page_line(self, page: PageLine) -> _Line:
        badge = self._screen.page_badge(page)
        return _Line(
            code=page.code,
            page=True,
            gap=False,
            name=page.name,
            icon=page.icon,
            mark=page.mark,
            number="",
            spoken=f"{page.name}: {badge}" if badge else page.name,
        )


def _otherwise_laid(old: _Line, new: _Line) -> bool:
    """Whether a line's name has other room than before."""
    shorter = len(old.number) != len(new.number)
    return shorter or old.name != new.name or (old.mark is None) != (new.mark is None)


def _set_apart(group: list[_Line]) -> list[_Line]:
    return [group[0]._replace(gap=True), *group[1:]]


class NavigationDelegate(QStyledItemDelegate):
    """Paints icon, name, count and mark."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the lines of its name; the first of a group has a gap above it."""
        line: _Line = index.data(_LINE_ROLE)
        gap = SPACE_M + SPACE_S if line.gap else 0
        metrics, width = option.fontMetrics, self._view.viewport().width()
        lines = min(_LINES, line_count(line.name, option.font, width - _beside(line, metrics)))
        one = row_px(metrics.height()) + 2
        return QSize(0, one + (lines - 1) * metrics.lineSpacing() + gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        line: _Line = index.data(_LINE_ROLE)
        rect: QRect = option.rect
        state = option.state
        theme = theme_of(option.palette)
        selected = bool(state & state.State_Selected)
        painter.save()
        painter.setFont(option.font)
        if line.gap:
            painter.setPen(QColor(theme.line_strong))
            middle = rect.top() + (SPACE_M + SPACE_S) // 2
            painter.drawLine(rect.left() + SPACE_M, middle, rect.right() - SPACE_M, middle)
            rect = rect.adjusted(0, SPACE_M + SPACE_S, 0, 0)
        if selected:
            painter.fillRect(rect, QColor(theme.selection))
            if state & state.State_HasFocus:
                painter.setPen(QColor(theme.accent))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))
        elif state & state.State_MouseOver:
            painter.fillRect(rect, QColor(theme.accent_soft))
        self._paint_line(painter, rect, line, theme, selected=selected)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, rect: QRect, line: _Line, theme: Theme, *, selected: bool
    ) -> None:
        text = QColor(theme.selection_text if selected else theme.text)
        top = rect.top() + (rect.height() - ICON_PX) // 2
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            rect.left() + SPACE_M, top, pixmap(line.icon, text.name(), ICON_PX, ratio)
        )
        right = rect.right() - SPACE_M
        if line.mark is not None:
            name, tone = _MARKS[line.mark]
            right -= ICON_PX
            colour = theme.tone(tone)
            if selected and theme.name == "contrast":
                colour = theme.selection_text
            painter.drawPixmap(right, top, pixmap(name, colour, ICON_PX, ratio))
            right -= SPACE_S
        metrics = painter.fontMetrics()
        painter.setPen(QColor(theme.selection_text if selected else theme.muted))
        width = metrics.horizontalAdvance(line.number)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(right - width, rect.top(), width, rect.height()), align, line.number)
        left = rect.left() + SPACE_M + ICON_PX + SPACE_S
        box = QRect(left, rect.top(), right - width - SPACE_S - left, rect.height())
        painter.setPen(text)
        most = min(_LINES, max(1, rect.height() // metrics.lineSpacing()))
        lines = lines_of(line.name, painter.font(), box.width(), most)
        painter.drawText(box, align, "\n".join(lines))


def _beside(line: _Line, metrics: QFontMetrics) -> int:
    """How many pixels of a line are not its name's."""
    mark = ICON_PX + SPACE_S if line.mark is not None else 0
    number = metrics.horizontalAdvance(line.number) + SPACE_S
    return 2 * SPACE_M + ICON_PX + SPACE_S + mark + number + _LINE_PX


class Navigation(QListView):
    """Emits ``sectionChosen`` and ``pageChosen`` with a code when the current line changes."""

    sectionChosen = Signal(str)
    pageChosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._model = NavigationModel(NavigationScreen(context.workspace, self._translator), self)
        self.setModel(self._model)
        self.setItemDelegate(NavigationDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setProperty("role", "navigation")
        self.retranslate()
        self.selectionModel().currentChanged.connect(self._on_current)

    def retranslate(self) -> None:
        """Set all texts anew."""
        self.setAccessibleName(self._translator.tr("Sections and pages"))
        self._model.refresh()

    def apply_change(self, change: ChangeSet) -> None:
        """Show completeness and problems as they are now."""
        del change
        self._model.refresh()

    def choose(self, code: str) -> None:
        """Make the section or page current."""
        for row, line in enumerate(self._model.lines):
            if line.code == code:
                self.setCurrentIndex(self._model.index(row))

    def step(self, by: int) -> None:
        """Go to the line ``by`` further on, round the end."""
        row = (self.currentIndex().row() + by) % max(len(self._model.lines), 1)
        self.setCurrentIndex(self._model.index(row))

    def current_name(self) -> str:
        """The name of the current line."""
        index = self.currentIndex()
        return self._model.lines[index.row()].name if index.isValid() else ""

    def current_code(self) -> str:
        """The code of the current section or page, "" where there is none."""
        index = self.currentIndex()
        return self._model.lines[index.row()].code if index.isValid() else ""

    def _on_current(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self._model.lines[index.row()]
        (self.pageChosen if line.page else self.sectionChosen).emit(line.code)
