"""Shows cells and opens the field that fits a cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ipdesk.messages import Translator
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.draft import PAUSE_MS
from ui.field_widgets.make import AnyField, make_field
from ui.field_widgets.multiline_field import MultilineField
from ui.grid.cell_painter import CellPainter
from ui.section_model import LOOK, SectionModel
from ui.style.tokens import theme_of

Index = QModelIndex | QPersistentModelIndex
_MULTILINE_WIDTH, _MULTILINE_HEIGHT = 380, 132


class CellDelegate(QStyledItemDelegate):
    """One for each table. ``rejected`` says that the last draft was refused and is kept."""

    def __init__(self, model: SectionModel, translator: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._translator = translator
        self._table = parent
        self.rejected = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell by its look."""
        look = index.data(LOOK)
        painter.save()
        cell = CellPainter(painter, theme_of(option.palette), option.font)
        rect, selected = option.rect, bool(option.state & QStyle.StateFlag.State_Selected)
        if self._model.screen.rows[index.row()].band:
            self.paint_band(cell, rect, index)
        else:
            cell.ground(rect, look, selected=selected)
            self.paint_cell(cell, rect, index, selected=selected)
            self._paint_frame(cell, rect, index)
        painter.restore()

    def paint_band(self, cell: CellPainter, rect: QRect, index: Index) -> None:
        """Paint the band above a group of rows."""
        cell.band(rect, index.data(LOOK))

    def paint_cell(self, cell: CellPainter, rect: QRect, index: Index, *, selected: bool) -> None:
        """Paint what stands in a cell, on its ground."""
        look = index.data(LOOK)
        role = self._model.screen.columns[index.column()].role
        if role == "name":
            cell.name(rect, look)
        elif role == "stand":
            cell.stand(rect, look, selected=selected)
        elif role == "value":
            cell.value(rect, look, selected=selected)
        else:
            cell.muted(rect, look, selected=selected)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """The field for the cell. A pause in typing stores the draft."""
        screen, place = self._model.screen, self._model.place(index)
        calendar = self._translator.tr("Calendar")
        field = make_field(screen.kind(place), screen.choices(place), calendar, parent)
        field.setAccessibleName(screen.spoken(index.row(), index.column()))
        self.rejected = False
        pause = QTimer(field)
        pause.setSingleShot(True)
        pause.setInterval(PAUSE_MS)
        pause.timeout.connect(lambda: self.commitData.emit(field))
        field.edited.connect(pause.start)
        if isinstance(field, CodeField):
            field.activated.connect(lambda _index: self._chosen(field))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field when it opens; afterwards its draft is never overwritten."""
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        editor.setProperty("before", index.data(Qt.ItemDataRole.EditRole))
        field: AnyField = editor  # type: ignore[assignment]  # made by createEditor
        field.show_raw(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Store the draft."""
        field: AnyField = editor  # type: ignore[assignment]  # made by createEditor
        self.rejected = not self._model.setData(index, field.draft())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The field covers its cell; one for several lines opens larger."""
        rect = QRect(option.rect)
        if isinstance(editor, MultilineField):
            room = editor.parentWidget().rect()
            rect.setSize(rect.size().expandedTo(QRect(0, 0, _MULTILINE_WIDTH, _MULTILINE_HEIGHT).size()))
            rect.moveRight(min(rect.right(), room.right()))
            rect.moveBottom(min(rect.bottom(), room.bottom()))
        editor.setGeometry(rect)

    def revert(self, editor: QWidget, index: QModelIndex) -> None:
        """Put back what the cell held before, if a pause has stored a part of the draft."""
        before = editor.property("before")
        if before is not None and index.isValid():
            self._model.setData(index, before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a text of several lines Enter finishes, Alt+Enter breaks the line, as in Excel."""
        if isinstance(watched, MultilineField) and event.type() == QEvent.Type.KeyPress:
            key: QKeyEvent = event  # type: ignore[assignment]  # told by its type
            if key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if key.modifiers() & (
                    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
                ):
                    watched.insertPlainText("\n")
                else:
                    self._finish(watched)
                return True
        return bool(super().eventFilter(watched, event))

    def _chosen(self, field: CodeField) -> None:
        self._finish(field)

    def _finish(self, field: QWidget) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.SubmitModelCache)

    def _paint_frame(self, cell: CellPainter, rect: QRect, index: Index) -> None:
        table = self._table
        current = table.selectionModel().currentIndex()  # type: ignore[attr-defined]  # an item view
        if current == index:
            cell.frame(rect, focused=table.hasFocus())
