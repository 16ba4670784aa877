"""The dialogs of a desk as a whole: keys, people, the log, and the keys that SIPO itself makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from ipdesk.review.desk import Desk
    from ipdesk.review.words import DeskWords
    from ipdesk.services import Services
    from ui.jobs import Jobs


class DeskDialogs(QObject):
    """``told`` tells what came of one, ``changed`` that something stands otherwise at the desk."""

    told = Signal(str)
    changed = Signal()

    def __init__(
        self, desk: Desk, words: DeskWords, jobs: Jobs, services: Services, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._words = words
        self._jobs = jobs
        self._services = services
        self._translator = services.translator
        self._window = window

    def show_keys(self) -> None:
        """Show the keys of the units, and enrol or revoke some."""
        from ui.desk.keys_dialog import DeskKeysDialog

        dialog = DeskKeysDialog(self._desk, self._translator, self._window)
        dialog.severalWanted.connect(self._enrol_several)
        dialog.recipientWanted.connect(self._make_recipient)
        dialog.signingWanted.connect(self._make_signing_key)
        dialog.finished.connect(self.changed)
        dialog.open()

    def show_people(self) -> None:
        """Show who works at the desk, and give roles."""
        from ipdesk.screens.desk.people import PeopleScreen
        from ui.desk.people_dialog import PeopleDialog

        screen = PeopleScreen(self._desk, self._translator)
        dialog = PeopleDialog(screen, self._translator, self._window)
        dialog.finished.connect(self.changed)
        dialog.open()

    def show_log(self) -> None:
        """Show everything that was done at the desk."""
        from ipdesk.screens.desk.log import DeskLogScreen
        from ui.desk.log_dialog import DeskLogDialog

        screen = DeskLogScreen(self._desk, self._words, self._translator)
        DeskLogDialog(screen, self._jobs, self._translator, self._window).open()

    def _enrol_several(self, paths: list[Path]) -> None:
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
