"""Fields for what is said of a document: number, date of issue, issuer, page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.evidence.facts import LONGEST, Facts
from ipdesk.messages import Translator
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S

_NOTHING = Facts()


class FactsForm(QWidget):
    """Four fields, all of which may stay empty; what is wrong stands below them."""

    def __init__(
        self, translator: Translator, facts: Facts = _NOTHING, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self.fault = plain_label("tone", wrap=True)
        set_role(self.fault, "tone", "error")
        self.fields = {name: QLineEdit(text) for name, text in facts._asdict().items()}
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SPACE_L)
        layout.setVerticalSpacing(SPACE_S)
        for name, label in self._labels().items():
            field = self.fields[name]
            field.setMaxLength(LONGEST)
            field.setAccessibleName(label)
            layout.addRow(plain_label("", label), field)
        self.fields["issued"].setPlaceholderText("2016-12-31")
        layout.addRow(self.fault)
        self.say(None)

    def facts(self) -> Facts:
        """What is typed."""
        return Facts(**{name: field.text() for name, field in self.fields.items()})

    def say(self, error: KnownError | None) -> None:
        """What is wrong; None takes it away."""
        text = "" if error is None else ErrorSentences(self._translator).line(error)
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        if error is not None and error.params.get("reason") == "not_a_date":
            self.fields["issued"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _labels(self) -> dict[str, str]:
        tr = self._translator.tr
        return {
            "number": tr("Document number"),
            "issued": tr("Date of issue"),
            "issuer": tr("Issuer"),
            "page": tr("Page"),
        }
