"""What the menus do in the open report, at the place that is selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ipdesk.errors import KnownError
from ipdesk.pace import Cancelled, Pace
from ipdesk.paper.extract import Extract
from ipdesk.places import Place
from ipdesk.restatement import CarriedFigure
from ipdesk.screens.last_year import LastYearScreen
from ui.comments.comment_desk import CommentDesk
from ui.context import Context
from ui.dialogs.wait_dialog import LongWork
from ui.evidence.evidence_desk import EvidenceDesk
from ui.grid.section_view import SectionView

if TYPE_CHECKING:
    from ipdesk.screens.undoing import Told, UndoScreen


class ReportCommands(QObject):
    """``stack`` holds the view that is worked in; ``commit`` stores what is being typed there.

    ``failed`` carries an error, ``told`` what was done in words, ``placeWanted`` where to go.
    """

    failed = Signal(object)
    told = Signal(str)
    placeWanted = Signal(object)

    def __init__(
        self,
        context: Context,
        stack: QStackedWidget,
        evidence: EvidenceDesk,
        comments: CommentDesk,
        commit: Callable[[], bool],
    ) -> None:
        super().__init__(stack)
        self._context = context
        self._stack = stack
        self._evidence = evidence
        self._comments = comments
        self._commit = commit
        self._run = LongWork(context.pacer, context.services.translator, stack)

    def extract(self) -> Extract:
        """The selected rows and cells, to be printed; none where no section is shown."""
        view = self._stack.currentWidget()
        return view.extract() if isinstance(view, SectionView) else Extract("", ())

    def selected(self) -> Place:
        """The selected place; a blank one on a page that is no section."""
        view = self._stack.currentWidget()
        return view.place if isinstance(view, SectionView) else Place("")

    def restate(self, place: Place | None = None, typed: str = "") -> None:
        """Restate the opening figure at a place, or in the selected cell; say why if it is none."""
        from ipdesk.screens.restating import Restating
        from ui.dialogs.restate import RestateDialog

        self._commit()
        place = place or self.selected()
        context = self._context
        restating = Restating(context.workspace, context.sentences, context.services.translator)
        why_not = restating.why_not(place)
        if why_not is not None:
            self.failed.emit(why_not)
        else:
            RestateDialog(context, place, typed, self._stack).open()

    def meet(self, error: BaseException) -> None:
        """Tell an error that a view met; who types over a carried figure can restate it instead."""
        if isinstance(error, CarriedFigure):
            params = error.params
            place = Place(*(str(params[name]) for name in Place._fields))
            self.restate(place, str(params.get("typed", "")))
        else:
            self.failed.emit(error)

    def confirm_rows(self) -> None:
        """Say of the selected rows of a roster that they still hold."""
        view = self._stack.currentWidget()
        if isinstance(view, SectionView):
            view.confirm_rows()

    def carry_forward(self) -> None:
        """Take last year's text into the selected cells, where the catalogue allows it."""
        view, context = self._stack.currentWidget(), self._context
        if not isinstance(view, SectionView) or not self._commit():
            return
        words = (context.sentences, context.services.translator)
        try:
            self.told.emit(LastYearScreen(context.workspace, *words).carry(view.selected, self))
        except KnownError as error:
            self.failed.emit(error)

    def undo(self) -> None:
        """Take the last step back and go to where it was."""
        tr = self._context.services.translator.tr
        self._retrace(tr("Undoing…"), lambda steps, pace: steps.undo(self, pace))

    def redo(self) -> None:
        """Do the step again that was undone last, and go to it."""
        tr = self._context.services.translator.tr
        self._retrace(tr("Doing it again…"), lambda steps, pace: steps.redo(self, pace))

    def adopt(self) -> None:
        """Show what the scheme in force sets otherwise, and take it over if that is wanted."""
        from ui.dialogs.adopt_dialog import AdoptDialog

        if self._commit():
            AdoptDialog(self._context, self._stack).open()

    def attach_evidence(self) -> None:
        """Attach files to the selected cell or row."""
        if self._commit():
            self._evidence.ask_attach(self.selected())

    def comment(self) -> None:
        """Ask for a comment on the selected cell."""
        if self._commit():
            self._comments.comment(self.selected())

    def flag(self) -> None:
        """Flag the selected cell, or take its flag off."""
        if self._commit():
            self._comments.flag(self.selected())

    def next_flagged(self) -> None:
        """Go to the flagged place behind the selected one, round the end."""
        found = self._comments.next_flagged(self.selected())
        if found is not None:
            self.placeWanted.emit(found)

    def _retrace(self, doing: str, retrace: Callable[[UndoScreen, Pace], Told]) -> None:
        from ipdesk.screens.undoing import UndoScreen

        if not self._commit():
            return
        context = self._context
        if getattr(self._stack.currentWidget(), "blind", False):
            # Going to the place would show what the second person must not see.
            tr = context.services.translator.tr
            self.told.emit(tr("Second keying is no step of the report: just type over it."))
            return
        words = (context.sentences, context.services.translator)
        try:
            steps = UndoScreen(context.workspace, *words)
            told = self._run(doing, lambda pace: retrace(steps, pace))
        except Cancelled:
            return
        except KnownError as error:
            self.failed.emit(error)
            return
        self.placeWanted.emit(told.place)
        self.told.emit(told.sentence)
