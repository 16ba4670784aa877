"""The dialog that asks for the passphrase of a workspace that is to be made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ui.dialog_foot import DialogFoot
from ui.encryption.passphrase_pair import PassphrasePair
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

_WIDTH = 560


class NewPassphraseDialog(QDialog):
    """Hands a passphrase that can be taken to ``take``, and is closed; nothing is made without."""

    def __init__(
        self,
        path: Path,
        take: Callable[[str], None],
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._take = take
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Encryption of the workspace"))
        self.pair = PassphrasePair(tr("Passphrase"), translator)
        self.create_button = QPushButton(tr("Create workspace"))
        self.create_button.clicked.connect(self._on_create)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", path.name, wrap=True))
        layout.addWidget(self.pair)
        layout.addStretch(1)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.create_button))
        Room(self, _WIDTH)
        self.pair.setFocus()

    def _on_create(self) -> None:
        if not self.pair.complain():
            self.accept()
            self._take(self.pair.text())
