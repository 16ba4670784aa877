"""The answer to a package: SIPO's receipt is taken in, shown, or saved as a sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ui.style.roles import set_role
from ui.style.tokens import SPACE_S


class ReceiptStep(QWidget):
    """Emits ``asked`` with what is wanted of the receipt: ``import``, ``show`` or ``sheet``."""

    asked = Signal(str)

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._show, self._sheet, self._import = QPushButton(), QPushButton(), QPushButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        for button in (self._show, self._sheet, self._import):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show.clicked.connect(lambda: self.asked.emit("show"))
        self._sheet.clicked.connect(lambda: self.asked.emit("sheet"))
        self._import.clicked.connect(lambda: self.asked.emit("import"))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self._show.setText(tr("Show the receipt…"))
        self._sheet.setText(tr("Save the sheet…"))
        self._import.setText(tr("Import receipt…"))

    def allow(self, *, receipted: bool, due: bool) -> None:
        """What can be done now; a receipt that is ``due`` stands out."""
        set_role(self._import, "primary" if due else "")
        self._show.setVisible(receipted)
        self._sheet.setVisible(receipted)
