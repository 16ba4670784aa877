"""Shows cells and opens the field that fits a cell."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.shown import Look
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.date_field import DateField
from ui.field_widgets.draft import PAUSE_MS
from ui.field_widgets.line_field import LineField
from ui.field_widgets.make import AnyField, make_field
from ui.field_widgets.multiline_field import MultilineField
from ui.grid.cell_painter import CellPainter
from ui.grid.field_keys import is_enter, leaves, rows_by, tab_hint
from ui.section_model import LOOK, SectionModel
from ui.style.tokens import theme_of

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemDelegate.EndEditHint
_LEAST, _WITH_BUTTON, _MULTILINE = QSize(60, 0), QSize(136, 0), QSize(380, 132)


class CellDelegate(QStyledItemDelegate):
    """One for each table. ``field`` is the field that is open, if one is.

    ``filled`` carries a draft that is to go into every selected cell; ``left`` tells by how many
    rows to go on from a field that was closed with an arrow.
    """

    filled = Signal(str)
    left = Signal(int)

    def __init__(
        self, model: SectionModel, translator: Translator, table: QAbstractItemView
    ) -> None:
        super().__init__(table)
        self._model = model
        self._translator = translator
        self._table = table
        self._rejected = False
        self._typed = False
        self._ending = False
        self._composing = False
        self._before: tuple[Place, str] | None = None
        self.field: AnyField | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell by its look."""
        look = index.data(LOOK)
        painter.save()
        cell = CellPainter(painter, theme_of(option.palette), option.font)
        rect, selected = option.rect, bool(option.state & QStyle.StateFlag.State_Selected)
        if self._model.screen.rows[index.row()].band:
            cell.band(rect, look)
        else:
            cell.ground(rect, look, selected=selected)
            self._paint_cell(cell, rect, index.column(), look, selected=selected)
            self._paint_frame(cell, rect, index, selected=selected)
        painter.restore()

    def _paint_cell(
        self, cell: CellPainter, rect: QRect, at: int, look: Look, *, selected: bool
    ) -> None:
        """Paint what stands in a cell, on its ground."""
        column = self._model.screen.columns[at]
        role = column.role
        if column.quiet:
            cell.code(rect, look, selected=selected)
        elif role == "name":
            cell.name(rect, look)
        elif role == "stand":
            cell.stand(rect, look, selected=selected)
        elif role == "value":
            cell.value(rect, look, selected=selected)
        else:
            cell.muted(rect, look, selected=selected)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The field for the cell. A pause in typing stores the draft."""
        screen, place = self._model.screen, self._model.place(index)
        choices = screen.choices(place)
        field = make_field(screen.kind(place), choices, self._translator, parent)
        field.setAccessibleName(screen.spoken(index.row(), index.column()))
        self.field, self._before = field, None
        self._rejected = self._typed = self._ending = self._composing = False
        pause = QTimer(field)
        pause.setSingleShot(True)
        pause.setInterval(PAUSE_MS)
        pause.timeout.connect(lambda: self._paused(field, pause))
        field.edited.connect(pause.start)
        field.edited.connect(self._note_typing)
        if isinstance(field, LineField) and (texts := screen.suggestions(place)):
            field.suggest(texts)
        elif isinstance(field, LineField):
            field.propose(lambda typed: screen.proposal(place, typed))
        if isinstance(field, CodeField):
            field.activated.connect(lambda _index: self._choose(field))
        return field

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The field is closed."""
        if editor is self.field:
            self.field = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field when it opens; afterwards its draft is never overwritten."""
        if self._before is not None or editor is not self.field or self.field is None:
            return
        raw = index.data(Qt.ItemDataRole.EditRole)
        self._before = self._model.place(index), raw
        self.field.show_raw(raw)
        self._typed = False
        if isinstance(self.field, CodeField):
            self.field.select_all()

    def begin_again(self) -> None:
        """The field is to be filled once more: the composition it was opened for was given up."""
        self._before = None

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Store the draft, if anything was typed."""
        self._ending = False
        if self.field is not None and editor is self.field and self._typed:
            self._rejected = not self._model.setData(index, self.field.draft())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The field covers its cell; where that is too small for it, more."""
        rect = QRect(option.rect)
        wanted = _LEAST
        if isinstance(editor, MultilineField):
            wanted = _MULTILINE
        elif isinstance(editor, CodeField | DateField):
            wanted = _WITH_BUTTON
        rect.setSize(rect.size().expandedTo(wanted))
        viewport = editor.parentWidget()
        if viewport is not None:
            rect.moveRight(min(rect.right(), viewport.rect().right()))
            rect.moveBottom(min(rect.bottom(), viewport.rect().bottom()))
        editor.setGeometry(rect)

    def may_close(self, editor: QWidget, hint: Hint) -> bool:
        """Whether the field may close: not while its draft is refused, unless given up.

        Giving up puts back what the cell held before, if a pause has stored a part of it.
        """
        if hint is Hint.RevertModelCache:
            if self._typed and self._before is not None:
                place, raw = self._before
                self._model.setData(self._model.index_of(place), raw)
        elif self._rejected:
            if hint is not Hint.NoHint:
                editor.setFocus()
            return False
        self._ending = True
        return True

    def finish(self, field: QWidget, hint: Hint) -> None:
        """Store the draft and close the field."""
        if isinstance(field, CodeField):
            field.complete()
        self.commitData.emit(field)
        self.closeEditor.emit(field, hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a text of several lines Enter finishes, Alt+Enter breaks the line, as in Excel."""
        if isinstance(watched, MultilineField) and is_enter(event):
            if event.modifiers() & (
                Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
            ):
                watched.insertPlainText("\n")
            else:
                self.finish(watched, Hint.SubmitModelCache)
            return True
        if is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._fill()
            return True
        if isinstance(watched, LineField) and (by := rows_by(event)):
            self._leave(watched, by)
            return True
        if self._rejected and event.type() == QEvent.Type.FocusOut:
            # The message about it takes the keyboard; to store it again would bring another.
            return False
        if isinstance(watched, MultilineField) and (hint := tab_hint(event)) is not None:
            self.finish(watched, hint)
            return True
        if isinstance(watched, CodeField | LineField) and leaves(event):
            watched.complete()
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        self._ending = self._ending or is_enter(event)
        return bool(super().eventFilter(watched, event))

    def _fill(self) -> None:
        """Close the field; its draft goes into all selected cells, this one among them."""
        field = self.field
        if field is None:
            return
        if isinstance(field, CodeField | LineField):
            field.complete()
        draft, self._typed = field.draft(), False
        self.closeEditor.emit(field, Hint.NoHint)
        self._table.setFocus()
        self.filled.emit(draft)

    def _leave(self, field: LineField, by: int) -> None:
        """Store the draft and go up or down, unless it is refused."""
        field.complete()
        self.finish(field, Hint.NoHint)
        if self.field is None:
            self._table.setFocus()
            self.left.emit(by)

    def _paused(self, field: QWidget, pause: QTimer) -> None:
        """Store the draft of the open field, but none that an input method is still composing."""
        if self._composing:
            pause.start()
        elif field is self.field:
            self.commitData.emit(field)

    def _choose(self, field: CodeField) -> None:
        """An entry was chosen. With Enter and on leaving, the field is being finished already."""
        if not self._ending:
            self.finish(field, Hint.SubmitModelCache)

    def _note_typing(self) -> None:
        self._typed = True

    def _paint_frame(self, cell: CellPainter, rect: QRect, index: Index, *, selected: bool) -> None:
        table = self._table
        if table.currentIndex() == index:
            cell.frame(rect, focused=table.hasFocus(), selected=selected)
