"""The dialogs of a desk as a whole: keys, people, and the keys that SIPO itself makes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ipdesk.errors import KnownError
from ui.file_choice import existing_folder, file_to_open, files_to_open

if TYPE_CHECKING:
    from ipdesk.encryption.identity import Identity
    from ipdesk.review.desk import Desk
    from ipdesk.screens.desk.answers import AnswersScreen
    from ipdesk.services import Services
    from ui.jobs import Jobs


class DeskDialogs(QObject):
    """``told`` tells what came of one, ``changed`` that something stands otherwise at the desk.

    ``failed`` tells a known error.
    """

    told = Signal(str)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._jobs = jobs
        self._services = services
        self._translator = services.translator
        self._window = window
        self._opening: Path | None = None

    def show_keys(self) -> None:
        """Show the keys of the units, and enrol or revoke some."""
        from ui.desk.keys_dialog import DeskKeysDialog

        dialog = DeskKeysDialog(self._desk, self._translator, self._window)
        dialog.filesWanted.connect(self._choose_files)
        dialog.folderWanted.connect(self._choose_folder)
        dialog.recipientWanted.connect(self._make_recipient)
        dialog.signingWanted.connect(self._make_signing_key)
        dialog.finished.connect(self.changed)
        dialog.open()

    def choose_packages(self) -> list[Path]:
        """Ask which packages are to be taken in."""
        tr = self._translator.tr
        filters = tr("Submission packages (*.ipsub *.ipsub.age)") + ";;" + tr("All files (*)")
        return files_to_open(self._window, tr("Take packages in"), filters)

    def ask_for_key(self, take: Callable[[Identity], None]) -> None:
        """Ask for SIPO's key that opens encrypted packages, and give it to ``take``.

        Which key it was is proposed the next time; its passphrase is asked for each time.
        """
        from ui.desk.opening_key_dialog import OpeningKeyDialog

        def opened(path: Path, identity: Identity) -> None:
            self._opening = path
            take(identity)

        dialog = OpeningKeyDialog(
            str(self._opening or ""), opened, self._jobs, self._translator, self._window
        )
        dialog.chooseWanted.connect(lambda: self._choose_opening(take))
        dialog.open()

    def show_people(self) -> None:
        """Show who works at the desk, and give roles."""
        from ipdesk.screens.desk.people import PeopleScreen
        from ui.desk.people_dialog import PeopleDialog

        screen = PeopleScreen(self._desk, self._translator)
        dialog = PeopleDialog(screen, self._translator, self._window)
        dialog.finished.connect(self.changed)
        dialog.open()

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
        sheet = ReceiptSheet(self._services.templates, translator, words, text)
        title = translator.tr("Draft of the receipt: {title}", title=words.title(text))
        SheetPreview(title, sheet.images, self._jobs, translator, self._window).open()

    def _choose_opening(self, take: Callable[[Identity], None]) -> None:
        from ipdesk.encryption.recipient import SUFFIX

        tr = self._translator.tr
        filters = tr("SIPO's keys (*{suffix})", suffix=SUFFIX) + ";;" + tr("All files (*)")
        chosen = file_to_open(self._window, tr("Choose a key"), filters, self._opening)
        self._opening = chosen or self._opening
        self.ask_for_key(take)

    def _choose_files(self) -> None:
        tr = self._translator.tr
        filters = tr("Keys (*.ipkey)") + ";;" + tr("All files (*)")
        self._enrol_several(files_to_open(self._window, tr("Choose key files"), filters))

    def _choose_folder(self) -> None:
        title = self._translator.tr("Choose the folder with the key files")
        chosen = existing_folder(self._window, title)
        self._enrol_several([chosen] if chosen is not None else [])

    def _enrol_several(self, paths: list[Path]) -> None:
        if not paths:
            return
        from ipdesk.screens.desk.several_keys import SeveralKeysScreen
        from ui.desk.several_keys_dialog import SeveralKeysDialog

        screen = SeveralKeysScreen(self._desk, self._translator)
        screen.read(paths)
        dialog = SeveralKeysDialog(screen, self._translator, self._window)
        dialog.enrolled.connect(self.told)
        dialog.finished.connect(self.changed)
        dialog.open()

    def _make_recipient(self) -> None:
        from ui.desk.recipient_making import RecipientMaking

        making = RecipientMaking(self._desk.clock, self._jobs, self._translator, self._window)
        making.told.connect(self.told)
        making.begin()

    def _make_signing_key(self) -> None:
        from ipdesk.screens.desk.signing_key import SigningKeyScreen
        from ui.desk.signing_key_dialog import SigningKeyDialog

        screen = SigningKeyScreen(self._services)
        dialog = SigningKeyDialog(screen, self._jobs, self._translator, self._window)
        dialog.made.connect(self.told)
        dialog.open()
