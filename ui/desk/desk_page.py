"""The page of an open desk: the inbox, and the submission that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ipdesk.errors import KnownError
from ipdesk.pace import Cancelled
from ipdesk.review.desk import Desk
from ipdesk.screens.desk.answers import AnswersScreen
from ipdesk.screens.desk.inbox import InboxScreen
from ipdesk.screens.desk.submission import SubmissionScreen
from ui.desk.inbox_view import InboxView
from ui.desk.submission_view import SubmissionView
from ui.jobs import Jobs, Progress

if TYPE_CHECKING:
    from ipdesk.review.intake import Arrival
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
        self._translator = translator
        self._templates = services.templates
        self.inbox_screen = InboxScreen(desk, translator)
        self.inbox = InboxView(self.inbox_screen, translator)
        self.addWidget(self.inbox)
        self._shown = 0
        self.nation: NationPage | None = None
        self.inbox.dropped.connect(self.take)
        self.inbox.takeWanted.connect(self._choose)
        self.inbox.recheckWanted.connect(self.recheck)
        self.inbox.keysWanted.connect(self.show_keys)
        self.inbox.nationWanted.connect(self.show_nation)
        self.inbox.leaveWanted.connect(self.closeWanted)
        self.inbox.chosen.connect(self.show_submission)
        self.inbox.pageWanted.connect(self.check_page)
        self._arrived.connect(self._refresh)

    def title(self) -> str:
        """What the window is called."""
        return self.inbox_screen.title()

    def retranslate(self) -> None:
        """Show all words anew."""
        self.inbox.tell("")
        self.inbox_screen.refresh()
        self.inbox.retranslate()
        if self._shown:
            self.show_submission(self._shown)
        elif self.nation is not None:
            self.nation.retranslate()

    def take(self, paths: Sequence[Path]) -> None:
        """Take the files in, beside the window; what was taken in until it is stopped stays."""
        if not paths:
            return
        label = self._translator.tr("Taking packages in")
        self._jobs.run(label, lambda progress: self._taken(paths, progress), self._came, self._fail)

    def recheck(self) -> None:
        """Look again at what waits in quarantine."""
        label = self._translator.tr("Looking again at quarantine")
        self._jobs.run(label, lambda _: self._rechecked(), self._freed, self._fail)

    def check_page(self, code: str) -> None:
        """Say of a stamped page of which submission it is, and whether it shows its data."""
        if not code.strip():
            return
        label = self._translator.tr("Looking the page up")
        self._jobs.run(label, lambda _: self._page(code), self.inbox.tell, self._fail)

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
        view = SubmissionView(screen, answers, self._jobs, self._translator)
        view.changed.connect(self._refresh)
        view.backWanted.connect(self.show_inbox)
        view.answers.issuing.sheetWanted.connect(lambda: self.show_sheet(answers))
        self.addWidget(view)
        self.setCurrentWidget(view)
        view.back_button.setFocus()

    def show_sheet(self, answers: AnswersScreen) -> None:
        """Show the receipt as it would be issued now; nothing is signed or kept."""
        from ipdesk.printing.receipt import ReceiptSheet
        from ui.print_preview.sheet_preview import SheetPreview

        try:
            text, words = answers.draft(), answers.receipt_words()
        except KnownError as fault:
            self.failed.emit(fault)
            return
        translator = self._translator
        sheet = ReceiptSheet(self._templates, translator, words, text)
        title = translator.tr("Draft of the receipt: {title}", title=words.title(text))
        SheetPreview(title, sheet.images, self._jobs, translator, self).open()

    def show_inbox(self) -> None:
        """Back to the list."""
        self._shown = 0
        self.setCurrentWidget(self.inbox)
        self._drop()
        self.inbox.table.setFocus()

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

    def show_keys(self) -> None:
        """Show the keys of the units, and enrol or revoke one."""
        from ui.desk.keys_dialog import DeskKeysDialog

        dialog = DeskKeysDialog(self.desk, self._translator, self)
        dialog.recipientWanted.connect(self._make_recipient)
        dialog.open()

    def _make_recipient(self) -> None:
        from ui.desk.recipient_making import RecipientMaking

        making = RecipientMaking(self.desk.clock, self._jobs, self._translator, self)
        making.told.connect(self.inbox.tell)
        making.begin()

    def _taken(self, paths: Sequence[Path], progress: Progress) -> list[Arrival]:
        from ipdesk.review.anew import desk_reader
        from ipdesk.review.intake import Intake

        arrivals: list[Arrival] = []
        with desk_reader(self.desk) as reader:
            for arrival in Intake(self.desk, reader).take(paths, progress.check):
                arrivals.append(arrival)
                self._arrived.emit()
                progress.step(len(arrivals), len(paths))
        return arrivals

    def _page(self, code: str) -> str:
        from ipdesk.package.apart import ApartReader
        from ipdesk.review.intake import Intake
        from ipdesk.review.stamped_page import look_up

        with ApartReader() as reader:
            return self.inbox_screen.page(look_up(Intake(self.desk, reader), code))

    def _rechecked(self) -> int:
        from ipdesk.package.apart import ApartReader
        from ipdesk.review.intake import Intake

        with ApartReader() as reader:
            return len(Intake(self.desk, reader).recheck_waiting())

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
        if isinstance(fault, Cancelled):
            self.inbox.tell(
                self._translator.tr("Stopped. What was taken in until then is in the list.")
            )
        else:
            self.failed.emit(fault)

    def _refresh(self) -> None:
        self.inbox_screen.refresh()
        self.inbox.show_lines()

    def _choose(self) -> None:
        tr = self._translator.tr
        where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        filters = tr("Submission packages (*.ipsub)") + ";;" + tr("All files (*)")
        chosen, _ = QFileDialog.getOpenFileNames(self, tr("Take packages in"), where, filters)
        self.take([Path(name) for name in chosen])

    def _drop(self) -> None:
        """Take the submission's view, or the nation's, out."""
        self.nation = None
        for index in range(self.count() - 1, 0, -1):
            old: QWidget | None = self.widget(index)
            if old is not None:
                self.removeWidget(old)
                old.deleteLater()
