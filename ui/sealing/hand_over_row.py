"""That the package was handed over, to whom and how."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ipdesk.messages import Translator
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S


class _Asked(QLineEdit):
    """A field with room for the example it shows."""

    def minimumSizeHint(self) -> QSize:
        """As wide as the example."""
        metrics, hint = self.fontMetrics(), super().minimumSizeHint()
        example = metrics.horizontalAdvance(self.placeholderText())
        return QSize(example + 4 * metrics.averageCharWidth(), hint.height())


class HandOverRow(QWidget):
    """Emits ``deliver`` with where the package went."""

    deliver = Signal(str)

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._label = plain_label()
        self.where = _Asked()
        self._label.setBuddy(self.where)
        self.button = QPushButton()
        line = Folding(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self._label)
        line.addWidget(self.where, 1)
        line.addWidget(self.button)
        self.where.textChanged.connect(self._typed)
        self.button.clicked.connect(lambda: self.deliver.emit(self.where.text().strip()))
        self.retranslate()
        self._typed()

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self._label.setText(tr("Handed over to, and how"))
        self.where.setAccessibleName(tr("Handed over to, and how"))
        self.where.setPlaceholderText(tr("For example: SIPO, by USB stick"))
        self.button.setText(tr("Mark as delivered"))

    def _typed(self) -> None:
        self.button.setEnabled(bool(self.where.text().strip()))
