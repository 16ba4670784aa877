"""Whether the package is closed for SIPO alone, and with which of its keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.delivering import DeliveryScreen
from ipdesk.shown_path import shown_path
from ui.file_choice import file_to_open
from ui.messages import show_error
from ui.style.folding import Folding
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S


class EncryptField(QWidget):
    """Off unless it was on before. ``changed`` tells that the choice or the key is another."""

    changed = Signal()

    def __init__(
        self, screen: DeliveryScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator
        self.wanted = QCheckBox()
        self.wanted.setChecked(screen.encrypts)
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        self.choose_button = QPushButton()
        self._whom = plain_label("muted", wrap=True)
        self.vouched = plain_label("tone", wrap=True)
        self._below = QWidget()
        self._arrange()
        self.wanted.toggled.connect(self._toggled)
        self.choose_button.clicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.wanted.setText(tr("Encrypt it, so that only SIPO can open it"))
        self.file.setAccessibleName(tr("Key of SIPO"))
        self.file.setPlaceholderText(tr("No key chosen"))
        self.choose_button.setText(tr("Choose SIPO's key…"))
        self._show()

    def show_choice(self, path: Path) -> None:
        """Choose the key in a file; what stands against it is told."""
        try:
            self._screen.choose(path)
        except KnownError as fault:
            show_error(fault, self._translator, self)
            return
        self._show()
        self.changed.emit()

    def _toggled(self, wanted: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._screen.encrypt(wanted=wanted)
        self._show()
        self.changed.emit()

    def _choose(self) -> None:
        tr = self._translator.tr
        filters = tr("Keys of SIPO (*.iprecipient)") + ";;" + tr("All files (*)")
        path = file_to_open(self, tr("Choose SIPO's key"), filters, self._screen.path)
        if path is not None:
            self.show_choice(path)

    def _show(self) -> None:
        self._below.setVisible(self.wanted.isChecked())
        self.file.setText(shown_path(self._screen.path) if self._screen.path else "")
        self._whom.setText(self._screen.whom())
        said, tone = self._screen.vouched()
        self.vouched.setText(said)
        self.vouched.setVisible(bool(said))
        set_role(self.vouched, "tone", tone)

    def _arrange(self) -> None:
        line = Folding()
        line.setSpacing(SPACE_S)
        line.addWidget(self.file, 1)
        line.addWidget(self.choose_button)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(SPACE_L, 0, 0, 0)
        below.setSpacing(SPACE_S)
        below.addLayout(line)
        below.addWidget(self._whom)
        below.addWidget(self.vouched)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.wanted)
        layout.addWidget(self._below)
