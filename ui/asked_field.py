"""A field of a dialog with what it asks for above and what is wrong with it below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_XS


class AskedField(QWidget):
    """Label, field, hint and complaint, one below the other; blank ones take no room."""

    def __init__(self, name: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint = plain_label("muted", wrap=True)
        self._complaint = plain_label("tone", wrap=True)
        set_role(self._complaint, "tone", "error")
        self._label = plain_label("", name)
        self._label.setBuddy(field)
        field.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        for widget in (self._label, field, self._hint, self._complaint):
            layout.addWidget(widget)
        self.explain(hint)
        self.complain("")

    def rename(self, name: str) -> None:
        """Ask by another name, as in another language."""
        self._label.setText(name)
        self.field.setAccessibleName(name)

    def explain(self, hint: str) -> None:
        """Say what is asked for."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._describe()

    def complain(self, fault: str) -> None:
        """Say what is wrong, "" once nothing is."""
        self._complaint.setText(fault)
        self._complaint.setVisible(bool(fault))
        self._describe()

    def _describe(self) -> None:
        said = (self._hint.text(), self._complaint.text())
        self.field.setAccessibleDescription("\n".join(filter(None, said)))
