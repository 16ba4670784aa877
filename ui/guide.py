"""The way from an empty workspace to a delivered report, shown before any file was opened."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ipdesk.messages import Translator
from ui.style.roles import frame, plain_label
from ui.style.tokens import SPACE_L, SPACE_S


class Guide(QWidget):
    """Four numbered steps."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE_S)
        self._labels = [self._step(number) for number in range(1, 5)]
        self._box.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts anew."""
        tr = self._translator.tr
        steps = (
            tr("Make a new workspace for your province, or open an example to look around."),
            tr("Fill in section by section. Every value is saved as you leave its cell."),
            tr("Check, explain what looks odd, read the print, and seal."),
            tr("Write the package to a medium and deliver it."),
        )
        for label, text in zip(self._labels, steps, strict=True):
            label.setText(text)

    def _step(self, number: int) -> QLabel:
        card, label = frame("card"), plain_label(wrap=True)
        line = QHBoxLayout(card)
        line.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        line.setSpacing(SPACE_L)
        line.addWidget(plain_label("title", str(number)))
        line.addWidget(label, 1)
        self._box.addWidget(card)
        return label
