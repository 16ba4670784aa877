"""Shows a checklist's cells: state as a chip, progress as a bar, bands with a ring."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from ipdesk.messages import Translator
from ipdesk.screens.checklist import ChecklistScreen
from ipdesk.screens.shown import Look
from ui.checklist.ring import paint_ring
from ui.grid.cell_delegate import CellDelegate
from ui.grid.cell_painter import CellPainter
from ui.grid.text_lines import one_line
from ui.section_model import LOOK, SectionModel
from ui.style.tokens import RADIUS, SPACE_S, SPACE_XS, Theme, theme_of

Index = QModelIndex | QPersistentModelIndex
RING_PX = 16
_QUIET = ("", "notice")
"""Marks that leave the state a chip; a graver one gives the cell its ground."""


class ChecklistDelegate(CellDelegate):
    """Paints the cells. The name of the row that stands in the editor has a ground of its own."""

    def __init__(
        self,
        screen: ChecklistScreen,
        model: SectionModel,
        translator: Translator,
        table: QAbstractItemView,
    ) -> None:
        super().__init__(model, translator, table)
        self._screen = screen

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell by its look."""
        look: Look = index.data(LOOK)
        theme = theme_of(option.palette)
        cell = CellPainter(painter, theme, option.font)
        rect = QRect(option.rect)
        painter.save()
        if self._screen.rows[index.row()].band:
            self._band(painter, cell, rect, index)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            named = self._screen.columns[index.column()].role == "name"
            in_work = named and index.row() == self._table.currentIndex().row()
            cell.ground(rect, look, selected=selected, in_work=in_work)
            self._cell(painter, cell, rect, index, selected=selected)
            self._paint_frame(cell, rect, index, selected=selected)
        painter.restore()

    def _cell(
        self, painter: QPainter, cell: CellPainter, rect: QRect, index: Index, *, selected: bool
    ) -> None:
        look: Look = index.data(LOOK)
        column = self._screen.columns[index.column()]
        if column.role == "name":
            cell.wrapped_name(rect, look, selected=selected)
        elif column.code == self._screen.state_column and look.text and look.mark in _QUIET:
            signed = cell.signs(rect.adjusted(0, 0, -SPACE_XS, 0), look, selected=selected)
            self._chip(painter, signed, look, cell.theme)
        elif column.code == self._screen.progress_column and not look.mark:
            row = self._screen.rows[index.row()].code
            self._bar(painter, rect, self._screen.progress(row), cell, look.text, selected=selected)
        elif column.code == self._screen.due_column:
            late = self._screen.late(self._screen.rows[index.row()].code)
            cell.due(rect, look, selected=selected, late=late)
        else:
            cell.value(rect, look, selected=selected)

    def _band(self, painter: QPainter, cell: CellPainter, rect: QRect, index: Index) -> None:
        share = self._screen.share(self._screen.rows[index.row()].code)
        words = self._screen.percent_text(share)
        metrics = self._table.fontMetrics()
        room = metrics.horizontalAdvance(words) + RING_PX + 2 * SPACE_S
        beyond = max(0, rect.right() - self._table.viewport().width())
        cell.band(rect, index.data(LOOK), room + beyond)
        left = min(rect.right(), self._table.viewport().width()) - room
        top = rect.center().y() - RING_PX / 2 + 1
        paint_ring(painter, QRectF(left, top, RING_PX, RING_PX), share.percent, cell.theme)
        painter.setFont(self._table.font())
        painter.setPen(QColor(cell.theme.muted))
        area = QRect(left + RING_PX + SPACE_S, rect.top(), room, rect.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _chip(self, painter: QPainter, rect: QRect, look: Look, theme: Theme) -> None:
        ink, ground = {
            "final": (theme.done, theme.done_soft),
            "initial": (theme.muted, theme.raised),
        }.get(look.tone, (theme.notice, theme.notice_soft))
        metrics = QFontMetrics(self._table.font())
        room = rect.width() - SPACE_S - SPACE_XS
        text = one_line(look.text, metrics, room - 2 * SPACE_S)
        width = metrics.horizontalAdvance(text) + 2 * SPACE_S
        height = metrics.height() + SPACE_XS
        chip = QRectF(rect.left() + SPACE_S, rect.center().y() - height / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, RADIUS, RADIUS)
        painter.setPen(QColor(ink))
        painter.setFont(self._table.font())
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)

    def _bar(
        self,
        painter: QPainter,
        rect: QRect,
        percent: int | None,
        cell: CellPainter,
        text: str,
        *,
        selected: bool,
    ) -> None:
        theme = cell.theme
        painter.setPen(QColor(theme.selection_text if selected else theme.text))
        painter.setFont(self._table.font())
        wide = self._table.fontMetrics().horizontalAdvance("100") + 2
        number = QRect(rect.right() - SPACE_S - wide, rect.top(), wide, rect.height())
        align = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(number, align, text)
        if percent is None:
            return
        room = number.left() - rect.left() - 2 * SPACE_S
        bar = QRectF(rect.left() + SPACE_S, rect.center().y() - 2.5, room, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(bar, 3, 3)
        colour = theme.done if percent == 100 else theme.accent
        painter.setBrush(QColor(cell.on_ground(colour, selected=selected)))
        bar.setWidth(room * percent / 100)
        painter.drawRoundedRect(bar, 3, 3)
