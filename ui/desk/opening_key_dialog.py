"""The dialog that asks for SIPO's key where a package that was handed in is encrypted to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.encryption.recipient import SUFFIX
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.shown_path import named_path, shown_path
from ipdesk.signing.refusal import SigningRefused
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.jobs import Jobs, Progress
from ui.messages import show_error
from ui.secret_field import secret_field
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S

if TYPE_CHECKING:
    from ipdesk.encryption.identity import Identity

_WIDTH = 560


class OpeningKeyDialog(QDialog):
    """Opens the key in the worker and gives it to ``take``; then it is closed.

    ``chooseWanted`` asks for another key; the dialog is closed by then, since one is enough.
    """

    chooseWanted = Signal()

    def __init__(
        self,
        path: str,
        take: Callable[[Path, Identity], None],
        jobs: Jobs,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._jobs = jobs
        self._translator = translator
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Encrypted packages"))
        self.key, self.passphrase = QLineEdit(path and shown_path(path)), secret_field()
        self.key.setReadOnly(True)
        self.key.setAccessibleName(tr("Key that opens them"))
        self.key.setPlaceholderText(tr("No key chosen"))
        self._asked = AskedField(tr("Passphrase of the key"), self.passphrase)
        self.choose_button = QPushButton(tr("Choose key…"))
        self.open_button = QPushButton(tr("Open and take in"))
        self.choose_button.clicked.connect(self._choose)
        self.open_button.clicked.connect(self.unlock)
        self.passphrase.textChanged.connect(self._allow)
        self._arrange()
        self._allow()
        (self.passphrase if path else self.choose_button).setFocus()

    def unlock(self) -> None:
        """Try the passphrase that was typed."""
        path, typed = named_path(self.key.text()), self.passphrase.text()

        def work(_: Progress) -> Identity:
            from ipdesk.encryption.identity import open_identity

            return open_identity(path, typed)

        def done(identity: Identity) -> None:
            self.accept()
            self._take(path, identity)

        self.open_button.setEnabled(False)
        self._jobs.run(self._translator.tr("Opening the key"), work, done, self._fail)

    def _fail(self, fault: Exception) -> None:
        self._allow()
        if isinstance(fault, SigningRefused) or (
            isinstance(fault, KnownError) and fault.params.get("path")
        ):
            self._asked.complain(ErrorSentences(self._translator).what(fault))
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            self.passphrase.selectAll()
        else:
            self.reject()
            show_error(fault, self._translator, self.parentWidget())

    def _choose(self) -> None:
        self.reject()
        self.chooseWanted.emit()

    def _allow(self) -> None:
        if self.passphrase.text():
            self._asked.complain("")
        self.open_button.setEnabled(bool(self.key.text() and self.passphrase.text()))

    def _arrange(self) -> None:
        note = self._translator.tr(
            "There are encrypted packages among the files. SIPO's key opens them: choose its "
            "{suffix} file, beside which the .pem file lies, and type the passphrase.",
            suffix=SUFFIX,
        )
        line = Folding()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self.key, 1)
        line.addWidget(self.choose_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("", note, wrap=True))
        layout.addLayout(line)
        layout.addWidget(self._asked)
        layout.addStretch(1)
        layout.addWidget(DialogFoot(self, self._translator.tr("Cancel"), self.open_button))
        Room(self, _WIDTH)
