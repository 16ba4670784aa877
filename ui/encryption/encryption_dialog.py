"""The dialog on the encryption of the open workspace: set it, change the passphrase, remove it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import WrongPassphrase
from ipdesk.messages import Translator
from ipdesk.screens.encryption import EncryptionScreen
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.encryption.passphrase_pair import PassphrasePair
from ui.secret_field import secret_field
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

_WIDTH = 560
Wanted = Callable[[str, str], None]


class EncryptionDialog(QDialog):
    """Hands the present passphrase and the one wanted ("" for none) to ``carry_out``.

    Whoever carries it out says :meth:`refuse`, or closes the dialog.
    """

    def __init__(
        self,
        screen: EncryptionScreen,
        carry_out: Wanted,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._carry_out = carry_out
        self._translator = translator
        self._encrypted = screen.key is not None
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Encryption of the workspace"))
        self.present = secret_field()
        self._asked_present = AskedField(tr("Present passphrase"), self.present)
        self._asked_present.setVisible(self._encrypted)
        self.pair = PassphrasePair(tr("New passphrase"), translator)
        self.set_button = QPushButton(
            tr("Change the passphrase") if self._encrypted else tr("Encrypt")
        )
        self.remove_button = QPushButton(tr("&Remove the encryption"))
        self.busy = False
        self._arrange(screen)

    def reject(self) -> None:
        """Leave, unless the file is being written."""
        if not self.busy:
            super().reject()

    def refuse(self, fault: WrongPassphrase) -> None:
        """Say that the present passphrase is another one."""
        self._set_busy(busy=False)
        self._asked_present.complain(ErrorSentences(self._translator).line(fault))
        self.present.setFocus()
        self.present.selectAll()

    def _on_set(self) -> None:
        if self._lacks_present() or self.pair.complain():
            return
        self._begin(self.pair.text())

    def _on_remove(self) -> None:
        if not self._lacks_present():
            self._begin("")

    def _lacks_present(self) -> bool:
        """Ask for the present passphrase where there is one and it was not typed."""
        self._asked_present.complain("")
        if not self._encrypted or self.present.text():
            return False
        self._asked_present.complain(self._translator.tr("Please type the passphrase."))
        self.present.setFocus()
        return True

    def _begin(self, wanted: str) -> None:
        self._set_busy(busy=True)
        self._carry_out(self.present.text(), wanted)

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self._wait.setVisible(busy)
        for widget in (self._foot, self.pair, self._asked_present):
            widget.setEnabled(not busy)

    def _arrange(self, screen: EncryptionScreen) -> None:
        tr = self._translator.tr
        self._wait = plain_label("muted", tr("Copying, comparing and putting in place…"), wrap=True)
        self._wait.setVisible(False)
        apart = self.remove_button if self._encrypted else None
        self._foot = DialogFoot(self, tr("Cancel"), self.set_button, apart)
        self.set_button.clicked.connect(self._on_set)
        self.remove_button.clicked.connect(self._on_remove)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", screen.state(), wrap=True))
        layout.addWidget(plain_label("muted", screen.limits(), wrap=True))
        layout.addWidget(self._asked_present)
        layout.addWidget(self.pair)
        layout.addWidget(self._wait)
        layout.addStretch(1)
        layout.addWidget(self._foot)
        Room(self, _WIDTH)
        (self.present if self._encrypted else self.pair).setFocus()
