"""A section as a table that is worked with as in a spreadsheet.

F2 edits, typing replaces, Escape gives up. Where Enter, Tab and the arrows lead is the business of
:mod:`ui.grid.steps`, blocks that of :mod:`ui.grid.block_keys`.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from ipdesk.messages import Translator
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.date_field import DateField
from ui.field_widgets.line_field import LineField
from ui.grid.block_keys import BlockKeys
from ui.grid.cell_delegate import CellDelegate, Hint
from ui.grid.frozen import FrozenColumns
from ui.grid.header import TitleHeader
from ui.grid.opaque_table import OpaqueTable
from ui.grid.steps import Steps
from ui.grid.widths import column_widths, name_width
from ui.section_model import SectionModel
from ui.style.tokens import row_px

Index = QModelIndex | QPersistentModelIndex
_TRIGGER = QAbstractItemView.EditTrigger
_TYPING = (_TRIGGER.AnyKeyPressed, _TRIGGER.DoubleClicked)


class GridView(OpaqueTable):
    """The table. ``placeSelected`` tells the place of the current cell.

    ``rowWanted`` says that somebody went on behind the last cell of a roster.
    """

    placeSelected = Signal(object)
    rowWanted = Signal()
    # Qt calls overridden functions while the table is still being made.
    _frozen: FrozenColumns | None = None
    _widths: list[int] | None = None
    _setting = _by_hand = False

    def __init__(
        self, model: SectionModel, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cells = model
        self._translator = translator
        self.setModel(model)
        self._delegate = CellDelegate(model, translator, self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(TitleHeader(self))
        self.setEditTriggers(
            _TRIGGER.DoubleClicked | _TRIGGER.AnyKeyPressed | _TRIGGER.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self._frozen_delegate = CellDelegate(model, translator, self)
        self._steps, self._blocks = Steps(self, model), BlockKeys(self, model)
        self._steps.rowWanted.connect(self.rowWanted)
        for delegate in (self._delegate, self._frozen_delegate):
            delegate.filled.connect(self._blocks.fill)
        frozen = FrozenColumns(self, self._frozen_delegate, model.screen.frozen)
        self._frozen = frozen
        self._prepare_headers()
        self.selectionModel().currentChanged.connect(self._moved)
        model.modelReset.connect(self.lay_out)

    def lay_out(self) -> None:
        """Set row height, column widths and bands."""
        height = row_px(self.fontMetrics().height())
        self.verticalHeader().setDefaultSectionSize(height)
        self._widths = column_widths(self._cells, self.fontMetrics())
        self._by_hand = False
        self._set_widths()
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        self._lay_bands(self, self._cells.columnCount())
        self.updateGeometries()
        if self._frozen is not None:
            self._lay_bands(self._frozen, self._cells.screen.frozen)
            self._frozen.follow()

    def _set_widths(self) -> None:
        """Give every column its width, unless the user has given them others."""
        if self._by_hand or not self._widths:
            return
        widths = list(self._widths)
        if self._cells.screen.columns[0].role == "name":
            room = self.viewport().width()
            widths[0] = name_width(self._cells, self.fontMetrics(), widths, room)
        self._setting = True
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for column, shown in enumerate(self._cells.screen.columns):
            if shown.role == "change":
                # It accompanies what is left of it, and is shown where there is room for both.
                self.setColumnHidden(column, sum(widths[: column + 1]) > self.viewport().width())
        self._setting = False

    def show_index(self, index: QModelIndex) -> None:
        """Go to a cell and give it the keyboard."""
        if self.select_index(index):
            self.setFocus()

    def select_index(self, index: QModelIndex) -> bool:
        """Make a cell the current one and bring it into sight, if it is there."""
        if not index.isValid():
            return False
        target = index
        if self._cells.screen.columns[index.column()].role == "name":
            target = index.siblingAtColumn(min(1, self._cells.columnCount() - 1))
        # A key that is still held down, as Ctrl after Ctrl+Z, must not make it a toggle.
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(target, flag)
        self.scrollTo(target)
        return True

    def commit_draft(self) -> bool:
        """Store an open field's draft and close it: False if it was refused; it stays then."""
        delegates = (self._delegate, self._frozen_delegate)
        for delegate in delegates:
            if delegate.field is not None:
                delegate.finish(delegate.field, Hint.NoHint)
        return not any(delegate.field for delegate in delegates)

    def go_on(self, hint: Hint) -> None:
        """Take the keyboard back after editing, and go where Enter or Tab lead."""
        if hint is not Hint.NoHint:
            self.setFocus()
        self._steps.after(hint)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Close the field unless its draft was refused."""
        if self._delegate.may_close(editor, hint):
            super().closeEditor(editor, Hint.NoHint)
            self.go_on(hint)

    def edit(  # type: ignore[override]  # the one-argument form calls this one
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = _TRIGGER.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """Open the field of a cell, over the frozen columns where it lies in them.

        Who types on a locked cell is told why it is locked.
        """
        if trigger in _TYPING:
            self._cells.refuse(index, _typed(event))
        if self._frozen is not None and self._frozen.covers(index.column()):
            return self._frozen.edit(index, trigger, event)  # type: ignore[arg-type]  # no event
        return super().edit(index, trigger, event)  # type: ignore[arg-type]  # no event

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits at the end, Alt+Down opens a list; the rest is the table's."""
        key = event.key()
        if self._field() is not None:
            # What the open field leaves over, such as Enter, its delegate deals with.
            event.accept()
        elif self._steps.take(event) or self._blocks.take(event):
            event.accept()
        elif key == Qt.Key.Key_F2:
            self._edit_at_end()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_choices()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A text that an input method composes begins in the cell's field, nothing of it is lost.

        Where the field opens over the frozen columns, they lead the composition: it ends when
        the keyboard goes elsewhere before its time.
        """
        view = self._composing_view()
        composing = self._field() is not None
        if not (event.commitString() or event.preeditString()):
            for delegate in (self._delegate, self._frozen_delegate):
                delegate.begin_again()
        if view is self:
            super().inputMethodEvent(event)
        else:
            view.inputMethodEvent(event)
        field = self._field()
        if event.commitString() and field is not None and not composing:
            # Qt opens the field for a text that comes without composition, and forgets the text.
            QApplication.sendEvent(field, event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Where the composition is shown."""
        view = self._composing_view()
        return super().inputMethodQuery(query) if view is self else view.inputMethodQuery(query)

    def keyboardSearch(self, search: str) -> None:
        """Typing on a locked cell does nothing; it must not jump about."""

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, beside the frozen columns and not under them."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._frozen is None:
            return
        if self._frozen.covers(index.column()):
            bar.setValue(before)
            return
        hidden = self._frozen.width() - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Upwards and downwards, what stays in sight is moved and only the rest painted.

        Qt does that of its own, but not for a widget that another one lies upon.
        """
        frozen = self._frozen
        if dx or frozen is None or self._field() is not None:
            super().scrollContentsBy(dx, dy)
            return
        self.verticalHeader().setOffset(self.verticalScrollBar().value())
        self.scrollDirtyRegion(0, dy)
        seen = self.viewport().rect()
        seen.setLeft(frozen.width())
        self.viewport().scroll(0, dy, seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names take the room there is; the frozen columns keep to the table."""
        super().resizeEvent(event)
        self._set_widths()
        if self.currentIndex().isValid() and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
        if self._frozen is not None:
            self._frozen.place()

    def updateGeometries(self) -> None:
        """The frozen columns keep to the table when scroll bars and headers move it."""
        super().updateGeometries()
        if self._frozen is not None:
            self._frozen.place()

    def _composing_view(self) -> QTableView:
        column = self.currentIndex().column()
        frozen = self._frozen
        return frozen if frozen is not None and frozen.covers(column) else self

    def _field(self) -> QWidget | None:
        """The field that is open, if one is."""
        return self._frozen_delegate.field or self._delegate.field

    def _open_choices(self) -> None:
        """Open the cell's field with its list or calendar."""
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable and self.edit(index):
            field = self._field()
            if isinstance(field, CodeField):
                field.showPopup()
            elif isinstance(field, DateField):
                field.open_calendar()

    def _edit_at_end(self) -> None:
        index = self.currentIndex()
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._cells.refuse(index)
        elif self.edit(index):
            field = self._field()
            if isinstance(field, LineField):
                field.end(False)  # noqa: FBT003 -- Qt's way to say: without selecting

    def _lay_bands(self, view: QTableView, columns: int) -> None:
        view.clearSpans()
        for row, shown in enumerate(self._cells.screen.rows):
            if shown.band and columns > 1:
                view.setSpan(row, 0, 1, columns)

    def _prepare_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(self._cells.screen.form.open)
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        columns = self.horizontalHeader()
        columns.setStretchLastSection(True)
        columns.sectionResized.connect(self._column_resized)

    def _column_resized(self, column: int, _old: int, new: int) -> None:
        last = column == self._cells.columnCount() - 1
        self._by_hand = self._by_hand or not (self._setting or last)
        if self._frozen is not None:
            self._frozen.resized(column, new)

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._frozen is not None:
            self._frozen.viewport().update()
        if current.isValid():
            self.placeSelected.emit(self._cells.place(current))


def _typed(event: QEvent | None) -> str:
    """The text that opens a field."""
    if isinstance(event, QKeyEvent):
        return event.text() if event.text().isprintable() else ""
    return event.commitString() if isinstance(event, QInputMethodEvent) else ""
