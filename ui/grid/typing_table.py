"""A table of a section that is worked with as in a spreadsheet.

F2 edits, typing replaces, Escape gives up. Where Enter, Tab and the arrows lead is the business of
:mod:`ui.grid.steps`, blocks that of :mod:`ui.grid.block_keys`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from ipdesk.screens.printing import Chosen
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.date_field import DateField
from ui.field_widgets.line_field import LineField
from ui.field_widgets.make import AnyField
from ui.grid.block_keys import BlockKeys
from ui.grid.cell_delegate import CellDelegate, Hint
from ui.grid.header import TitleHeader
from ui.grid.opaque_table import OpaqueTable
from ui.grid.steps import Steps
from ui.section_model import SectionModel

Index = QModelIndex | QPersistentModelIndex
_TRIGGER = QAbstractItemView.EditTrigger
_TYPING = (_TRIGGER.AnyKeyPressed, _TRIGGER.DoubleClicked)


class TypingTable(OpaqueTable):
    """Opens fields in its cells and takes the keys of steps and blocks.

    ``make`` gives the delegate of the table it is called with.
    """

    def __init__(
        self,
        model: SectionModel,
        make: Callable[[QTableView], CellDelegate],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells = model
        self.setModel(model)
        self.steps, self._blocks = Steps(self, model), BlockKeys(self, model)
        self._delegate = make(self)
        self._delegates: list[CellDelegate] = []
        self.typed_with(self._delegate)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(TitleHeader(self))
        self.setEditTriggers(
            _TRIGGER.DoubleClicked | _TRIGGER.AnyKeyPressed | _TRIGGER.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def typed_with(self, delegate: CellDelegate) -> None:
        """Cells are typed in with this delegate, too."""
        self._delegates.append(delegate)
        delegate.filled.connect(self._blocks.fill)
        delegate.left.connect(self.steps.enter)

    @property
    def field(self) -> AnyField | None:
        """The field that is open, if one is."""
        return next((d.field for d in self._delegates if d.field is not None), None)

    def view_of(self, _column: int) -> QTableView:
        """The view that opens the fields of a column."""
        return self

    def chosen(self) -> Chosen:
        """The rows and columns of the selected cells, by their codes."""
        chosen, screen = Chosen(), self._cells.screen
        selection = self.selectionModel().selection()
        for block in map(selection.at, range(selection.count())):
            rows = range(block.top(), block.bottom() + 1)
            columns = range(block.left(), block.right() + 1)
            chosen.rows.update(screen.place(row, block.left()).row for row in rows)
            chosen.columns.update(screen.place(block.top(), c).column for c in columns)
        return chosen

    def commit_draft(self) -> bool:
        """Store an open field's draft and close it: False if it was refused; it stays then."""
        for delegate in self._delegates:
            if delegate.field is not None:
                delegate.finish(delegate.field, Hint.NoHint)
        return self.field is None

    def paste(self) -> None:
        """Paste the clipboard's block where Ctrl+V does; into a table without rows from its top."""
        self._blocks.paste()

    def go_on(self, hint: Hint) -> None:
        """Take the keyboard back after editing, and go where Enter or Tab lead."""
        if hint is not Hint.NoHint:
            self.setFocus()
        self.steps.after(hint)

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
        """Open the field of a cell. Who types on a locked cell is told why it is locked."""
        if trigger in _TYPING:
            self._cells.refuse(index, _typed(event))
        view = self.view_of(index.column())
        if view is not self:
            return view.edit(index, trigger, event)  # type: ignore[arg-type]  # no event
        return super().edit(index, trigger, event)  # type: ignore[arg-type]  # no event

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits at the end, Alt+Down opens a list; the rest is the table's."""
        key = event.key()
        if self.field is not None:
            # What the open field leaves over, such as Enter, its delegate deals with.
            event.accept()
        elif self.steps.take(event) or self._blocks.take(event):
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
        view = self.view_of(self.currentIndex().column())
        composing = self.field is not None
        if not (event.commitString() or event.preeditString()):
            for delegate in self._delegates:
                delegate.begin_again()
        if view is self:
            super().inputMethodEvent(event)
        else:
            view.inputMethodEvent(event)
        field = self.field
        if event.commitString() and field is not None and not composing:
            # Qt opens the field for a text that comes without composition, and forgets the text.
            QApplication.sendEvent(field, event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Where the composition is shown."""
        view = self.view_of(self.currentIndex().column())
        return super().inputMethodQuery(query) if view is self else view.inputMethodQuery(query)

    def keyboardSearch(self, search: str) -> None:
        """Typing on a locked cell does nothing; it must not jump about."""

    def _open_choices(self) -> None:
        """Open the cell's field with its list or calendar."""
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable and self.edit(index):
            field = self.field
            if isinstance(field, CodeField):
                field.showPopup()
            elif isinstance(field, DateField):
                field.open_calendar()

    def _edit_at_end(self) -> None:
        index = self.currentIndex()
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._cells.refuse(index)
        elif self.edit(index):
            field = self.field
            if isinstance(field, LineField):
                field.end(False)  # noqa: FBT003 -- Qt's way to say: without selecting


def _typed(event: QEvent | None) -> str:
    """The text that opens a field."""
    if isinstance(event, QKeyEvent):
        return event.text() if event.text().isprintable() else ""
    return event.commitString() if isinstance(event, QInputMethodEvent) else ""
