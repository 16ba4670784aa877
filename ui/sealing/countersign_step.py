"""Counter-signing: the section chief's own key over the sealed and signed package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ipdesk.errors import KnownError
from ipdesk.screens.signing import KeyChoice
from ipdesk.sealed_signatures import countersigned, record_countersignature, signed_of
from ipdesk.signing.roles import REVIEWER
from ui.context import Context
from ui.jobs import Jobs, Progress
from ui.messages import show_error
from ui.sealing.faults import show_at
from ui.sealing.key_field import KeyField
from ui.style.roles import set_role
from ui.style.tokens import SPACE_S

if TYPE_CHECKING:
    from ipdesk.signing.signatures import Signature


class CountersignStep(QWidget):
    """Takes the step; ``signed`` tells that the signature is recorded."""

    signed = Signal()

    def __init__(self, context: Context, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._translator = context.services.translator
        self._busy = False
        choice = KeyChoice(context.workspace, context.services, REVIEWER)
        self.key = KeyField(context, jobs, choice)
        self.button = QPushButton()
        set_role(self.button, "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.key)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.key.changed.connect(self._set_enabled)
        self.key.passphrase.returnPressed.connect(self.button.click)
        self.button.clicked.connect(self.sign)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.button.setText(self._translator.tr("Counter-sign"))
        self.key.retranslate()
        self._set_enabled()

    def sign(self) -> None:
        """Open the key and sign in the worker, then record the signature."""
        path = self.key.choice.path
        if path is None or self._busy:
            return
        passphrase = self.key.take_passphrase()
        signed, clock = signed_of(self._context.workspace), self._context.services.clock

        def work(_: Progress) -> Signature:
            from ipdesk.signing.key_file import open_key

            return countersigned(open_key(path, passphrase), signed, clock.now())

        self._busy = True
        self._set_enabled()
        self._jobs.run(self._translator.tr("Signing"), work, self._record, self._fail)

    def _record(self, signature: Signature) -> None:
        self._busy = False
        try:
            record_countersignature(self._context.workspace, signature, self)
        except KnownError as fault:
            show_error(fault, self._translator, self)
        self._set_enabled()
        self.signed.emit()

    def _fail(self, fault: Exception) -> None:
        self._busy = False
        self._set_enabled()
        show_at(fault, self.key, self._translator, self)

    def _set_enabled(self) -> None:
        self.button.setEnabled(self.key.ready and not self._busy)
