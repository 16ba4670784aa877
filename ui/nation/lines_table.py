"""A list to be read: its table, what is said where it is empty, and the notes below it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ipdesk.nation.sheet import Lines
from ui.style.roles import plain_label, plain_tip, set_role
from ui.style.room import scaled
from ui.style.tokens import SPACE_S, row_px

_WIDEST, _AROUND, _LEAST = 420, 26, 150
"""Pixels: the widest a column is for its texts, the room around one, the least of a wide one."""
_MEASURED, _WRAPPED = 200, 80
"""Rows that widths are taken from; up to how many rows long texts are shown in full."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex
_NO_LINES = Lines(title="", heads=(), rows=())
_ROLE = Qt.ItemDataRole


class _Roomy(QStyledItemDelegate):
    """Keeps texts of several lines apart from those of the next row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """What the text needs, and room above and below."""
        return super().sizeHint(option, index) + QSize(0, SPACE_S)


class LinesModel(QAbstractTableModel):
    """A list as Qt wants it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = _NO_LINES

    def show_lines(self, lines: Lines) -> None:
        """Have another one."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """As many as the list has."""
        return 0 if parent is not None and parent.isValid() else len(self.lines.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """As many as it has headings."""
        return 0 if parent is not None and parent.isValid() else len(self.lines.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.lines.heads):
            return None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if section in self.lines.right else _LEFT
        return self.lines.heads[section] if role == _ROLE.DisplayRole else None

    def data(self, index: _Index, role: int = 0) -> object:
        """The text, in full as a tip too."""
        text = self.lines.rows[index.row()][index.column()]
        if role == _ROLE.DisplayRole:
            return text
        if role == _ROLE.ToolTipRole:
            return plain_tip(text)
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if index.column() in self.lines.right else _LEFT
        return None


class LinesTable(QWidget):
    """Shows a :class:`Lines`. The table is as high as its rows, so that notes follow it."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LinesModel()
        self._widths: list[int] = []
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(name)
        set_role(self.table, "list")
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegate(_Roomy(self.table))
        self.table.setShowGrid(False)
        self.table.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalHeader().hide()
        self._bar = self.table.verticalScrollBar().sizeHint().width()
        self._empty = plain_label("muted", wrap=True)
        self._note = plain_label("muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        for widget in (self._empty, self.table, self._note):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_lines(self, lines: Lines) -> None:
        """Show another one; its title is what a screen reader says."""
        self.model.show_lines(lines)
        self.table.setAccessibleName(lines.title)
        metrics = self.table.fontMetrics()
        self._widths = [_width(lines, lane, metrics) for lane in range(len(lines.heads))]
        self._share()
        down, height = self.table.verticalHeader(), row_px(self.table.fontMetrics().height()) - 4
        wrapped = len(lines.rows) <= _WRAPPED
        down.setMinimumSectionSize(height)
        down.setDefaultSectionSize(height)
        mode = QHeaderView.ResizeMode
        down.setSectionResizeMode(mode.ResizeToContents if wrapped else mode.Fixed)
        self.table.setWordWrap(wrapped)
        self.table.setVisible(bool(lines.rows))
        self._empty.setText("" if lines.rows else lines.empty)
        self._empty.setVisible(bool(self._empty.text()))
        self._note.setText("\n".join(lines.notes))
        self._note.setVisible(bool(lines.notes))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The wide columns share what room there is now."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Every column as wide as its texts; the wide ones share the rest, and stay readable."""
        wide = self.model.lines.wide or tuple(range(len(self._widths)))[-1:]
        fixed = sum(width for lane, width in enumerate(self._widths) if lane not in wide)
        room = self.width() - 2 * self.table.frameWidth() - self._bar - fixed
        for lane, width in enumerate(self._widths):
            shared = max(room // len(wide), scaled(_LEAST))
            self.table.setColumnWidth(lane, shared if lane in wide else width)


def _width(lines: Lines, lane: int, metrics: QFontMetrics) -> int:
    texts = (lines.heads[lane], *(row[lane] for row in lines.rows[:_MEASURED]))
    # Long texts are measured once, whatever they are: the limit holds for them.
    widest = max(metrics.horizontalAdvance(text[:_WIDEST]) for text in set(texts))
    return min(widest + _AROUND, _WIDEST)
