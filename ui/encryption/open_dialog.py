"""The dialog that asks for the passphrase of an encrypted workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError, WrongPassphrase
from ipdesk.messages import Translator
from ipdesk.shown_path import shown_path
from ipdesk.signing.refusal import SigningRefused
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.jobs import Jobs, Progress
from ui.messages import show_error
from ui.secret_field import secret_field
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

if TYPE_CHECKING:
    from ipdesk.workspace_key import WorkspaceKey

_WIDTH = 520


class OpenEncryptedDialog(QDialog):
    """Makes the key in the worker and has ``take`` open the file with it; then it is closed."""

    def __init__(
        self,
        path: Path,
        take: Callable[[WorkspaceKey], None],
        jobs: Jobs,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._take = take
        self._jobs = jobs
        self._translator = translator
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Encrypted workspace"))
        self.field = secret_field()
        self._asked = AskedField(tr("Passphrase"), self.field)
        self.open_button = QPushButton(tr("Open the workspace"))
        self.open_button.clicked.connect(self.unlock)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", path.name, wrap=True))
        layout.addWidget(plain_label("muted", shown_path(path), wrap=True))
        layout.addWidget(self._asked)
        layout.addStretch(1)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.open_button))
        Room(self, _WIDTH)
        self.field.setFocus()

    def unlock(self) -> None:
        """Try the passphrase that was typed."""
        typed, path = self.field.text(), self._path
        if not typed:
            self._complain(self._translator.tr("Please type the passphrase."))
            return

        def work(_: Progress) -> WorkspaceKey:
            from ipdesk.workspace_key import key_for

            return key_for(path, typed)

        self._asked.complain("")
        self.open_button.setEnabled(False)
        self._jobs.run(self._translator.tr("Opening"), work, self._try, self._fail)

    def _try(self, key: WorkspaceKey) -> None:
        try:
            self._take(key)
        except KnownError as fault:
            self._fail(fault)
        else:
            self.accept()

    def _fail(self, fault: Exception) -> None:
        if isinstance(fault, WrongPassphrase | SigningRefused):
            self.open_button.setEnabled(True)
            self._complain(ErrorSentences(self._translator).line(fault))
            return
        self.reject()
        show_error(fault, self._translator, self.parentWidget())

    def _complain(self, said: str) -> None:
        self._asked.complain(said)
        self.field.setFocus()
        self.field.selectAll()
