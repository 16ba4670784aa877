"""A section as a grid, with adding and removing rows where it is a roster."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QPushButton, QStackedWidget, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.places import Place
from ipdesk.screens.printing import Chosen
from ipdesk.screens.roster import Order, RosterScreen
from ipdesk.screens.section import SectionScreen
from ui.context import Context
from ui.dialogs.wait_dialog import LongWork
from ui.grid.empty_page import EmptyPage
from ui.grid.grid_view import GridView
from ui.grid.roster_tools import RosterTools
from ui.section_model import SectionModel
from ui.style.icons import icon_for

_AROUND = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Roster(QStackedWidget):
    """The grid, or in its place, while there is no row, what to do about it."""

    placeSelected = Signal(object)
    failed = Signal(object)
    arranged = Signal()

    def __init__(
        self,
        context: Context,
        screen: SectionScreen,
        origin: object,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._screen = screen
        run = LongWork(context.pacer, self._translator, self)
        self.model = SectionModel(screen, origin, self, run)
        self.grid = GridView(self.model, self._translator, self)
        self.add_button = QPushButton(self)
        self.remove_button = QPushButton(self)
        self._empty = EmptyPage(self)
        self.entry = self.grid
        self.addWidget(self.grid)
        self.addWidget(self._empty)
        self.add_button.clicked.connect(self.add_row)
        self._empty.rowWanted.connect(self.add_row)
        self._empty.pasteWanted.connect(self.paste_rows)
        self.remove_button.clicked.connect(self.remove_rows)
        self.tools = self._make_tools()
        keys_of = {
            "Ins": self.add_row,
            "Ctrl+Del": self.remove_rows,
            "Alt+Ins": self.tools.ask_rows,
            "F3": self.tools.filter.setFocus,
            "Ctrl+Shift+O": self.tools.open_menu,
        }
        for keys, call in keys_of.items():
            QShortcut(QKeySequence(keys), self, call, context=_AROUND)
        self.grid.placeSelected.connect(self.placeSelected)
        self.grid.rowWanted.connect(self.add_row)
        self.model.failed.connect(self.failed)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._choose_page)
        self._show_words()
        self.grid.lay_out()
        self._choose_page()

    @property
    def place(self) -> Place | None:
        """The selected cell, None if there is none."""
        index = self.grid.currentIndex()
        return self.model.place(index) if index.isValid() else None

    def chosen(self) -> Chosen:
        """The rows and columns of the selected cells, by their codes."""
        return self.grid.chosen()

    def select(self, place: Place) -> None:
        """Select a cell and bring it into sight."""
        self.grid.select_index(self.model.index_of(place))

    def add_row(self) -> None:
        """Add a row and go to its first cell."""
        self.grid.commit_draft()
        index = self.model.add_row()
        if index.isValid():
            self.grid.show_index(index)

    def add_rows(self, count: int) -> None:
        """Add several rows and go to the first cell of the first."""
        self.grid.commit_draft()
        self.grid.show_index(self.model.add_rows(count))

    def paste_rows(self) -> None:
        """Have the clipboard's block be the first rows."""
        if self._screen.can_add:
            self.grid.paste()
            self.grid.show_index(self.model.index(0, 0))

    def remove_rows(self) -> None:
        """Remove the rows of the selected cells, after asking where they hold values."""
        rows = self._selected_rows()
        codes = [self._screen.rows[row].code for row in rows] if self._screen.editable else []
        also = self._screen.also_removed(codes)
        held = also or any(self._screen.holds_values(code) for code in codes)
        if rows and (not held or self._confirmed(len(rows), also)):
            self.model.remove_rows(rows)

    def confirm_rows(self) -> None:
        """Say of the rows of the selected cells that they still hold."""
        rows = self._selected_rows()
        if self.grid.commit_draft():
            self.model.confirm_rows(rows)

    def _selected_rows(self) -> list[int]:
        """The rows of the selected cells; Qt would ask each cell whether it can be selected."""
        selection = self.grid.selectionModel().selection()
        parts = map(selection.at, range(selection.count()))
        chosen = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return sorted(row for row in chosen if not self._screen.rows[row].band)

    @property
    def selected(self) -> list[Place]:
        """The places of the selected cells."""
        return [self.model.place(index) for index in self.grid.selectedIndexes()]

    def place_at(self, point: QPoint) -> Place | None:
        """The cell, or else the row, under a point of the screen."""
        index = self.grid.indexAt(self.grid.viewport().mapFromGlobal(point))
        place = self._screen.place(index.row(), index.column()) if index.isValid() else None
        return place if place is not None and place.row else None

    def show_place(self, place: Place) -> None:
        """Go to a cell."""
        if not self.model.index_of(place).isValid() and self._screen.form.open:
            self.tools.clear()
            self._arrange(None, "")
        self.grid.show_index(self.model.index_of(place))

    def commit_draft(self) -> bool:
        """Store an open field's draft: False if it was refused."""
        return self.grid.commit_draft()

    def apply_change(self, change: ChangeSet) -> None:
        """Show what a change did."""
        self.model.apply_change(change)

    def refresh(self) -> None:
        """Show everything anew."""
        self.model.show_all()

    def retranslate(self) -> None:
        """Show all words in the present language, and icons in the present colours."""
        self._show_words()
        self.model.show_all()
        self.grid.lay_out()
        self._choose_page()

    def _show_words(self) -> None:
        tr = self._translator.tr
        section = self._screen.form.section
        self.add_button.setIcon(icon_for(self, "plus"))
        self.add_button.setText(tr("Add row"))
        self.remove_button.setIcon(icon_for(self, "trash-2"))
        self.remove_button.setText(tr("Remove row"))
        self._empty.show_words(self._translator.label(section.empty), tr("Add row"))
        self.grid.setAccessibleName(self._screen.title)
        self.tools.retranslate()

    def _make_tools(self) -> RosterTools:
        tools = RosterTools(self._translator, self)
        tools.arranged.connect(self._arrange)
        tools.confirmWanted.connect(self.confirm_rows)
        tools.keepWanted.connect(self._keep_order)
        tools.rowsWanted.connect(self.add_rows)
        tools.left.connect(self.grid.setFocus)
        self.grid.placeSelected.connect(self._name_column)
        return tools

    def _arrange(self, order: Order | None, wanted: str) -> None:
        """Show the rows sorted and filtered; the current cell stays in sight if it passes."""
        screen, place = self._screen, self.place
        only = self.tools.only_unconfirmed
        if not isinstance(screen, RosterScreen):
            return
        if (screen.order, screen.wanted, screen.only_unconfirmed) == (order, wanted, only):
            return
        if self.grid.commit_draft():
            self.model.show_rows(screen.arrange(order, wanted, only_unconfirmed=only))
            index = self.model.index_of(place) if place else self.model.index(0, 0)
            self.grid.select_index(index if index.isValid() else self.model.index(0, 0))
            self.arranged.emit()

    def _keep_order(self) -> None:
        if isinstance(self._screen, RosterScreen) and self.grid.commit_draft():
            place = self.place
            self.tools.drop_order()
            self.model.keep_order()
            if place is not None:
                self.show_place(place)

    def _name_column(self, place: Place) -> None:
        index = self.model.index_of(place)
        self.tools.show_column(place.column, self._screen.heading(index.column())[0])

    def _choose_page(self) -> None:
        can_add = self._screen.can_add
        stored = self._screen.row_count if isinstance(self._screen, RosterScreen) else 1
        empty = self._screen.form.open and not stored
        self.tools.setVisible(self._screen.form.open and not empty)
        self.tools.show_editable(editable=can_add)
        self.setCurrentIndex(1 if empty else 0)
        self.add_button.setVisible(can_add and not empty)
        self.remove_button.setVisible(can_add and not empty)
        self._empty.show_editable(editable=can_add)

    def _confirmed(self, rows: int, also: list[str]) -> bool:
        tr = self._translator.tr
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Remove row"))
        box.setText(
            self._translator.ntr(
                "Remove {n} row with its values?", "Remove {n} rows with their values?", rows
            )
        )
        said = [tr("The history keeps what was typed.")]
        if also:
            names = tr(", ").join(also)
            said.insert(0, tr("What is filled in for it goes too, in: {sections}.", sections=names))
        box.setInformativeText("\n".join(said))
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is remove
