"""How a key to encrypt to is made: who vouches, and the dialog that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.desk.recipient import RecipientScreen
from ui.desk.recipient_dialog import RecipientDialog
from ui.file_choice import file_to_open
from ui.jobs import Jobs
from ui.messages import show_error

if TYPE_CHECKING:
    from ipdesk.ports import Clock


class RecipientMaking(QObject):
    """``told`` tells what was made, and what to do with it."""

    told = Signal(str)

    def __init__(self, clock: Clock, jobs: Jobs, translator: Translator, window: QWidget) -> None:
        super().__init__(window)
        self._screen = RecipientScreen(clock, translator)
        self._jobs = jobs
        self._translator = translator
        self._window = window

    def begin(self) -> None:
        """Ask for the desk's signing key, then for the rest; the new one lies beside it."""
        tr = self._translator.tr
        title = tr("Choose the desk's key that signs it")
        filters = tr("Keys (*.ipkey)") + ";;" + tr("All files (*)")
        signer = file_to_open(self._window, title, filters)
        if signer is None:
            return
        try:
            self._screen.vouch(signer)
        except KnownError as fault:
            show_error(fault, self._translator, self._window)
            return
        path = signer.parent / self._screen.suggested_name()
        dialog = RecipientDialog(self._screen, path, self._jobs, self._translator, self._window)
        dialog.made.connect(self.told)
        dialog.open()
