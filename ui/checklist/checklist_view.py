"""A checklist: bands of tasks with their measures, and the selected measure beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.places import Place
from ipdesk.screens.checklist import ChecklistScreen, Filter
from ui.checklist.filter_bar import FilterBar
from ui.checklist.measure_table import MeasureTable
from ui.checklist.row_editor import RowEditor
from ui.context import Context
from ui.section_model import SectionModel
from ui.tab_order import go_on

_EDITOR_PX = 310
_AROUND = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ChecklistView(QSplitter):
    """List and editor side by side. ``filters`` belongs into the strip above."""

    placeSelected = Signal(object)
    failed = Signal(object)
    evidenceAsked = Signal(object)

    def __init__(
        self,
        context: Context,
        screen: ChecklistScreen,
        origin: object,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._screen = screen
        self._model = SectionModel(screen, origin, self)
        self._table = MeasureTable(self._model, screen)
        self._editor = RowEditor(context, screen, origin)
        self.filters = FilterBar(screen)
        self.addWidget(self._table)
        self.addWidget(self._editor)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([540, _EDITOR_PX])
        self._editor.setMinimumWidth(240)
        go_on(self._table, self._editor)
        self.entry = self._table
        self.setChildrenCollapsible(False)
        self._connect()
        self.retranslate()
        self._table.select_first()

    @property
    def place(self) -> Place | None:
        """The selected row."""
        return Place(self._screen.code, self._editor.row, "")

    def select(self, place: Place) -> bool:
        """Select the row of a place, whatever the filter; whether it is there."""
        index = self._model.index_of(place)
        if not index.isValid() and place.row:
            self._filter("all")
            index = self._model.index_of(place)
        if index.isValid():
            self._table.choose(index.row())
        return index.isValid()

    def place_at(self, point: QPoint) -> Place | None:
        """The row under a point of the screen; beside the list it is the one that is open."""
        inside = self._table.viewport().mapFromGlobal(point)
        if not self._table.viewport().rect().contains(inside):
            return self.place
        index = self._table.indexAt(inside)
        if not index.isValid() or self._screen.rows[index.row()].band:
            return None
        return Place(self._screen.code, self._screen.rows[index.row()].code)

    def show_place(self, place: Place) -> None:
        """Select the row of a place and give the keyboard to its field."""
        if self.select(place):
            self._editor.enter(place.column)

    def commit_draft(self) -> bool:
        """Store open drafts: False if one was refused."""
        return self._editor.commit()

    def apply_change(self, change: ChangeSet) -> None:
        """Show what a change did. Open drafts stay."""
        self._model.apply_change(change)
        self._editor.refresh()
        self.filters.refresh()
        self._table.viewport().update()

    def refresh(self) -> None:
        """Show everything anew."""
        self._model.show_all()
        self._editor.refresh()
        self.filters.refresh()

    def retranslate(self) -> None:
        """Show all words in the present language."""
        self._table.setAccessibleName(self._screen.title)
        self._model.show_all()
        self._table.lay_out()
        self._editor.retranslate()
        self.filters.refresh()

    def _connect(self) -> None:
        self._table.selectionModel().currentRowChanged.connect(self._row_changed)
        self._table.opened.connect(self._editor.enter)
        self._editor.placeSelected.connect(self.placeSelected)
        self._editor.failed.connect(self.failed)
        self._editor.evidenceAsked.connect(self.evidenceAsked)
        self._editor.written.connect(self.apply_change)
        self._model.failed.connect(self.failed)
        self.filters.chosen.connect(self._filter)
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+Down": lambda: self._step(1),
            "Ctrl+Up": lambda: self._step(-1),
        }
        for key, call in keys.items():
            QShortcut(QKeySequence(key), self, call, context=_AROUND)
        QShortcut(QKeySequence("Esc"), self._editor, self._table.setFocus, context=_AROUND)

    def _step(self, by: int) -> None:
        """Go to the next or previous row; the keyboard stays in the column it is in."""
        rows, column = self._screen.rows, self._editor.column()
        row = self._table.currentIndex().row() + by
        while 0 <= row < len(rows) and rows[row].band:
            row += by
        if 0 <= row < len(rows):
            self._table.choose(row)
            if column:
                self._editor.enter(column)

    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not current.isValid() or self._screen.rows[current.row()].band:
            return
        row = self._screen.rows[current.row()].code
        if row == self._editor.row:
            return
        if not self._editor.commit():
            self._table.selectionModel().setCurrentIndex(
                previous, QItemSelectionModel.SelectionFlag.NoUpdate
            )
            return
        self._editor.show_row(row)
        self.placeSelected.emit(Place(self._screen.code, row, self._screen.state_column))

    def _filter(self, wanted: Filter) -> None:
        if not self._editor.commit():
            return
        row = self._editor.row
        self._model.show_rows(self._screen.choose_filter(wanted))
        self.filters.refresh()
        index = self._model.index_of(Place(self._screen.code, row))
        if index.isValid():
            self._table.choose(index.row())
        else:
            self._table.select_first()
