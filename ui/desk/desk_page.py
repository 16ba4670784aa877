"""The page of an open desk: the inbox, and the submission that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ipdesk.errors import KnownError, UsageError
from ipdesk.pace import Cancelled
from ipdesk.review.desk import Desk
from ipdesk.review.refusal import Conflict
from ipdesk.screens.desk.admitting import Admitting
from ipdesk.screens.desk.answers import AnswersScreen
from ipdesk.screens.desk.inbox import InboxScreen
from ipdesk.screens.desk.submission import SubmissionScreen
from ui.areas import entry
from ui.desk.desk_dialogs import DeskDialogs
from ui.desk.desk_work import DeskWork
from ui.desk.inbox_view import InboxView
from ui.desk.submission_view import SubmissionView
from ui.evidence.drops import files_of
from ui.jobs import Jobs, Progress

if TYPE_CHECKING:
    from ipdesk.encryption.identity import Identity
    from ipdesk.paper.lookup import Found
    from ipdesk.review.handing_in import Arrival
    from ipdesk.services import Services
    from ui.nation.nation_page import NationPage


class DeskPage(QStackedWidget):
    """Packages are read and taken in by the worker. ``failed`` tells a known error."""

    failed = Signal(object)
    closeWanted = Signal()
    _arrived = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, services: Services) -> None:
        super().__init__()
        translator = services.translator
        self.desk = desk
        self._jobs = jobs
        self._work = DeskWork(desk)
        self._translator = translator
        self._templates = services.templates
        self.inbox_screen = InboxScreen(desk, translator)
        self.inbox = InboxView(self.inbox_screen, translator)
        self.addWidget(self.inbox)
        self._shown = self._seen = 0
        self.nation: NationPage | None = None
        self.setAcceptDrops(True)
        self.inbox.recheckWanted.connect(self.recheck)
        self.dialogs = DeskDialogs(desk, jobs, services, self)
        self.dialogs.told.connect(self.inbox.tell)
        self.dialogs.changed.connect(self._refresh)
        self.dialogs.failed.connect(self.failed)
        self.inbox.takeWanted.connect(lambda: self.take(self.dialogs.choose_packages()))
        self.inbox.keysWanted.connect(self.dialogs.show_keys)
        self.inbox.peopleWanted.connect(self.dialogs.show_people)
        self.inbox.logWanted.connect(self.show_log)
        self.inbox.reloadWanted.connect(self.reload)
        self.inbox.nationWanted.connect(self.show_nation)
        self.inbox.leaveWanted.connect(self.closeWanted)
        self.inbox.chosen.connect(self.show_submission)
        self.inbox.pageWanted.connect(self.check_page)
        self._arrived.connect(self._refresh)

    def title(self) -> str:
        """What the window is called."""
        return self.inbox_screen.title()

    def enter(self) -> None:
        """Give the keyboard to where work in the list begins."""
        entry(self.inbox).setFocus()

    def retranslate(self) -> None:
        """Show all words anew."""
        self.inbox.tell("")
        self.inbox_screen.refresh()
        self.inbox.retranslate()
        if self._shown:
            self.show_submission(self._shown)
        elif self.nation is not None:
            self.nation.retranslate()
        elif self.currentWidget() is not self.inbox:
            self.show_log()

    def take(self, paths: Sequence[Path], identity: Identity | None = None) -> None:
        """Take files in, and of folders the packages in them, beside the window.

        What was taken in until it is stopped stays. SIPO's key is asked for where it is needed.
        """
        if not paths:
            return
        label = self._translator.tr("Taking packages in")

        def work(progress: Progress) -> list[Arrival]:
            return self._work.take(paths, identity, progress, self._arrived.emit)

        def fail(fault: Exception) -> None:
            if isinstance(fault, UsageError) and fault.reason == "identity_needed":
                self.dialogs.ask_for_key(lambda key: self.take(paths, key))
            else:
                self._fail(fault)

        self._jobs.run(label, work, self._came, fail)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files where they may be taken in, whatever is shown of the desk."""
        if self.inbox_screen.may_take_in() and files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files in, in sight of the list."""
        event.acceptProposedAction()
        if self.currentWidget() is not self.inbox:
            self.show_inbox()
        self.take(files_of(event.mimeData()))

    def recheck(self) -> None:
        """Look again at what waits in quarantine."""
        label = self._translator.tr("Looking again at quarantine")
        self._jobs.run(label, lambda _: self._work.recheck(), self._freed, self._fail)

    def check_page(self, code: str) -> None:
        """Say of a stamped page of which submission it is, and whether it shows its data."""
        if not code.strip():
            return
        label = self._translator.tr("Looking the page up")
        self._jobs.run(label, lambda _: self._work.page(code), self._told_page, self._fail)

    def show_submission(self, number: int) -> None:
        """Show one submission in full."""
        try:
            screen = SubmissionScreen(self.desk, number, self.inbox_screen.words, self._translator)
            answers = AnswersScreen(self.desk, number, self._translator)
        except KnownError as fault:
            self.failed.emit(fault)
            return
        self._drop()
        self._shown = number
        found, words = screen.judged, self.inbox_screen.words
        self._seen = found.submission.version
        admitting = Admitting(self.desk, found, words, self._translator)
        view = SubmissionView(screen, answers, admitting, self._jobs, self._translator)
        view.admitWanted.connect(lambda text: self.admit(number, text))
        view.changed.connect(self._refresh)
        view.backWanted.connect(self.show_inbox)
        view.answers.issuing.sheetWanted.connect(lambda: self.dialogs.show_sheet(answers))
        self.addWidget(view)
        self.setCurrentWidget(view)
        view.back_button.setFocus()

    def show_inbox(self) -> None:
        """Back to the list, as it is by now."""
        self._shown = 0
        self._refresh()
        self.setCurrentWidget(self.inbox)
        self._drop()
        self.enter()

    def show_nation(self) -> None:
        """Show what stands at the desk, of all units."""
        from ui.nation.nation_page import NationPage

        self._shown = 0
        self._drop()
        view = NationPage(self.desk, self._jobs, self._translator, self._templates)
        view.failed.connect(self._fail)
        view.backWanted.connect(self.show_inbox)
        self.addWidget(view)
        self.setCurrentWidget(view)
        self.nation = view
        view.back_button.setFocus()
        view.gather()

    def show_log(self) -> None:
        """Show everything that was done at the desk."""
        from ipdesk.screens.desk.log import DeskLogScreen
        from ui.desk.log_page import DeskLogPage

        self._shown = 0
        self._drop()
        screen = DeskLogScreen(self.desk, self.inbox_screen.words, self._translator)
        view = DeskLogPage(screen, self._jobs, self._translator)
        view.backWanted.connect(self.show_inbox)
        self.addWidget(view)
        self.setCurrentWidget(view)
        view.back_button.setFocus()
        view.audit()

    def admit(self, number: int, text: str) -> None:
        """Let a submission in from quarantine as it was last shown; ``text`` says why."""
        seen = self._seen
        label = self._translator.tr("Looking again at quarantine")
        self._jobs.run(label, lambda _: self._work.admit(number, text, seen), self._let, self._fail)

    def reload(self) -> None:
        """Show what others have done at the desk meanwhile."""
        self._refresh()
        self.inbox.tell("")

    def _told_page(self, found: tuple[int, Found] | None) -> None:
        self.inbox.tell(self.inbox_screen.page(found))

    def _let(self, number: int) -> None:
        self._refresh()
        if self._shown == number:
            self.show_submission(number)

    def _came(self, arrivals: list[Arrival]) -> None:
        self._refresh()
        self.inbox.tell(self.inbox_screen.came(arrivals))

    def _freed(self, changed: int) -> None:
        self._refresh()
        said = self._translator.ntr(
            "The finding of {n} submission is another one now.",
            "The finding of {n} submissions is another one now.",
            changed,
        )
        self.inbox.tell(said if changed else self._translator.tr("Nothing has changed."))

    def _fail(self, fault: Exception) -> None:
        self._refresh()
        if isinstance(fault, Conflict) and self._shown:
            self.show_submission(self._shown)
        if isinstance(fault, Cancelled):
            self.inbox.tell(
                self._translator.tr("Stopped. What was taken in until then is in the list.")
            )
        else:
            self.failed.emit(fault)

    def _refresh(self) -> None:
        self.inbox_screen.refresh()
        self.inbox.show_lines()

    def _drop(self) -> None:
        """Take the submission's view, or the nation's, out."""
        self.nation = None
        for index in range(self.count() - 1, 0, -1):
            old: QWidget | None = self.widget(index)
            if old is not None:
                self.removeWidget(old)
                old.deleteLater()
