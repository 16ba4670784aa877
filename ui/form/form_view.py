"""A section with one row as a form: labels left, fields right, help under, problems beside."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ipdesk.catalogue.fixed_rows import SINGLE_ROW
from ipdesk.changes import ChangeSet
from ipdesk.places import Place
from ipdesk.screens.printing import Chosen
from ipdesk.screens.section import SectionScreen
from ui.context import Context
from ui.field_row import FieldRow
from ui.field_steps import connect_steps
from ui.style.tokens import SPACE_L, SPACE_M

_MAX_PX = 980


class FormView(QScrollArea):
    """One field row for each column."""

    placeSelected = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        context: Context,
        screen: SectionScreen,
        origin: object,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._shown: ChangeSet | None = None
        self.place: Place | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self.viewport())
        page.setMaximumWidth(_MAX_PX)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        self.rows: dict[str, FieldRow] = {}
        for column in screen.form.section.columns:
            context.pacer.turn()
            row = FieldRow(context, screen, column, origin, beside=True, parent=page)
            row.show_place(Place(screen.code, SINGLE_ROW, column.code))
            row.entered.connect(self._entered)
            row.failed.connect(self.failed)
            row.written.connect(self.apply_change)
            self.rows[column.code] = row
            layout.addWidget(row)
        connect_steps(list(self.rows.values()))
        layout.addStretch(1)
        self.setWidget(page)

    def chosen(self) -> Chosen:
        """A form is printed whole."""
        return Chosen({SINGLE_ROW})

    def select(self, place: Place) -> None:
        """Take a field for the selected one and bring it into sight."""
        row = self.rows.get(place.column) or next(iter(self.rows.values()))
        self._entered(row.place)

    def place_at(self, point: QPoint) -> Place | None:
        """The field under a point of the screen."""
        for row in self.rows.values():
            if row.rect().contains(row.mapFromGlobal(point)):
                return row.place
        return None

    def show_place(self, place: Place) -> None:
        """Bring the field of a place into sight and give it the keyboard."""
        row = self.rows.get(place.column) or next(iter(self.rows.values()))
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._entered(row.place)

    def commit_draft(self) -> bool:
        """Store open drafts: False if one was refused."""
        refused = [row for row in self.rows.values() if not row.commit()]
        return not refused

    def apply_change(self, change: ChangeSet) -> None:
        """Show what a change did."""
        if change is self._shown:
            return
        self._shown = change
        self._screen.refresh(change)
        self.refresh()

    def refresh(self) -> None:
        """Show everything anew; open drafts stay."""
        self._screen.stale = False
        for row in self.rows.values():
            row.refresh()

    def retranslate(self) -> None:
        """Show all words in the present language."""
        for row in self.rows.values():
            row.retranslate()

    def _entered(self, place: Place) -> None:
        self.place = place
        self.ensureWidgetVisible(self.rows[place.column])
        self.placeSelected.emit(place)
