"""A new passphrase of a workspace."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ipdesk.screens.encryption import passphrase_fault, passphrase_hint
from ui.asked_field import AskedField
from ui.secret_field import secret_field
from ui.style.tokens import SPACE_S


class PassphrasePair(QWidget):
    """A new passphrase, typed twice."""

    def __init__(self, name: str, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self.first, self.second = secret_field(), secret_field()
        self._asked = {
            "first": AskedField(name, self.first, passphrase_hint(translator)),
            "second": AskedField(translator.tr("The same again"), self.second),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        for asked in self._asked.values():
            layout.addWidget(asked)
        self.setFocusProxy(self.first)

    def text(self) -> str:
        """The passphrase as typed first."""
        return self.first.text()

    def complain(self) -> bool:
        """Say at its field what is wrong, and go there: whether anything is."""
        found = passphrase_fault(self.first.text(), self.second.text(), self._translator)
        for name, asked in self._asked.items():
            asked.complain(found.said if found and found.at == name else "")
        if found is not None:
            self._asked[found.at].field.setFocus()
        return found is not None
