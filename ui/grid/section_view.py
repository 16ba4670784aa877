"""A section of the report on screen, in the view the catalogue chose for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.changes import ChangeSet
from ipdesk.initials import Initials
from ipdesk.paper.extract import Extract
from ipdesk.places import Place
from ipdesk.screens.printing import chosen_extract
from ipdesk.screens.roster import RosterScreen
from ipdesk.screens.section import SectionScreen
from ui.context import Context
from ui.grid.section_bar import SectionBar

if TYPE_CHECKING:
    from ui.checklist.checklist_view import ChecklistView
    from ui.form.form_view import FormView
    from ui.grid.roster import Roster

    Body = FormView | Roster | ChecklistView


class SectionView(QWidget):
    """Form, grid or checklist under a strip with the section's name.

    ``placeSelected`` tells the cell that has the keyboard; ``failed`` a known error, once: the
    draft that could not be stored stays. It is the origin of the changes typed in it.
    """

    placeSelected = Signal(object)
    failed = Signal(object)
    evidenceAsked = Signal(object)

    def __init__(self, context: Context, section_code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        self._begun = False
        self._bar = SectionBar(self)
        self._roster: Roster | None = None
        self._screen, self._body = self._make_body(context, section_code)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._body, 1)
        self._body.placeSelected.connect(self.placeSelected)
        self._body.failed.connect(self.failed)
        self.entry: QWidget | None = getattr(self._body, "entry", None)
        self.destroyed.connect(self._screen.close)
        self._say()

    @property
    def place(self) -> Place:
        """The selected cell; the whole section where none is."""
        return self._body.place or Place(self._screen.code, "", "")

    def extract(self) -> Extract:
        """The selected rows and cells, to be printed."""
        chosen, place = self._body.chosen(), self._body.place
        if not chosen.rows and place is not None:
            chosen.rows.add(place.row)
        return chosen_extract(self._screen.form, chosen)

    def begin(self) -> None:
        """Select where work begins, if no place was shown yet. The keyboard stays where it is."""
        if self._begun:
            return
        first = self._screen.first_place()
        if first.row:
            self._begun = True
            self._body.select(first)

    def place_at(self, point: QPoint) -> Place | None:
        """The cell or row under a point of the screen, None where there is none."""
        return self._body.place_at(point)

    def show_place(self, place: Place) -> None:
        """Select a cell, bring it into sight and give it the keyboard."""
        self._begun = True
        self._body.show_place(place)

    def confirm_rows(self) -> None:
        """Say of the selected rows of a roster that they still hold."""
        if self._roster is not None:
            self._roster.confirm_rows()

    @property
    def selected(self) -> list[Place]:
        """The selected cells; the one cell that is at work where cells cannot be selected."""
        return self._roster.selected if self._roster is not None else [self.place]

    def commit_draft(self) -> bool:
        """Store the draft of an open field: False if it was refused."""
        return self._body.commit_draft()

    def apply_change(self, change: ChangeSet) -> None:
        """Show what a change did. Open drafts stay."""
        self._body.apply_change(change)
        self._say()

    def retranslate(self) -> None:
        """Show all words in the present language."""
        self._body.retranslate()
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with changes that were not told while the view was hidden."""
        super().showEvent(event)
        if self._screen.stale:
            self._body.refresh()
            self._say()

    def _make_body(self, context: Context, code: str) -> tuple[SectionScreen, Body]:
        workspace, sentences = context.workspace, context.sentences
        view = workspace.form.section(code).section.view
        if view == "checklist":
            from ipdesk.screens.checklist import ChecklistScreen
            from ui.checklist.checklist_view import ChecklistView

            today = context.services.clock.now().astimezone().date()
            checklist = ChecklistScreen(workspace, sentences, self._translator, code, today)
            body = ChecklistView(context, checklist, self, self)
            body.evidenceAsked.connect(self.evidenceAsked)
            self._bar.add(body.filters)
            return checklist, body
        if workspace.form.section(code).open:
            initials = Initials(context.services.resources)
            screen: SectionScreen = RosterScreen(
                workspace, sentences, self._translator, code, initials
            )
        else:
            screen = SectionScreen(workspace, sentences, self._translator, code)
        if view == "form":
            from ui.form.form_view import FormView

            return screen, FormView(context, screen, self, self)
        from ui.grid.roster import Roster

        roster = self._roster = Roster(context, screen, self, self)
        roster.arranged.connect(self._say)
        self._bar.add(roster.tools)
        self._bar.add(roster.add_button)
        self._bar.add(roster.remove_button)
        return screen, roster

    def _say(self) -> None:
        self._bar.show_texts(self._screen.title, self._count(), self._screen.hint)

    def _count(self) -> str:
        screen = self._screen
        if not isinstance(screen, RosterScreen) or not screen.row_count:
            return ""
        shown, total = len(screen.rows), screen.row_count
        said = self._translator.ntr("{n} row", "{n} rows", total)
        if shown < total:
            said = self._translator.tr("{n} of {total} rows", n=shown, total=total)
        waiting = len(screen.unconfirmed)
        if self._roster is not None:
            self._roster.tools.show_unconfirmed(waiting)
        if not waiting:
            return said
        return self._translator.tr("{rows}, {n} to confirm", rows=said, n=waiting)
