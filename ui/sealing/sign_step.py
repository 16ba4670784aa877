"""Signing at sealing: with the clerk's key, or not at all, which is said as plainly."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ipdesk.screens.signing import KeyChoice
from ipdesk.signing.roles import CLERK
from ui.context import Context
from ui.jobs import Jobs
from ui.sealing.key_field import KeyField
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_L, SPACE_S


class SignStep(QWidget):
    """Offers both; ``changed`` tells that the choice, the key or the passphrase is another."""

    changed = Signal()

    def __init__(self, context: Context, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = context.services.translator
        choice = KeyChoice(context.workspace, context.services, CLERK)
        self.key = KeyField(context, jobs, choice)
        self.with_key, self.without = QRadioButton(), QRadioButton()
        self._group = QButtonGroup(self)
        self._warning = plain_label("tone", wrap=True)
        set_role(self._warning, "tone", "query")
        self._arrange()
        # Whoever has signed before is asked for the passphrase, whoever has no key can go on.
        (self.with_key if choice.path is not None else self.without).setChecked(True)
        self._group.buttonToggled.connect(self._chosen)
        self.key.changed.connect(self.changed)
        self.retranslate()

    @property
    def wanted(self) -> bool:
        """Whether the report is to be signed."""
        return self.with_key.isChecked()

    @property
    def ready(self) -> bool:
        """Whether nothing is missing for sealing."""
        return not self.wanted or self.key.ready

    def retranslate(self) -> None:
        """Set every text anew."""
        tr = self._translator.tr
        self.with_key.setText(tr("Sign with the clerk's key"))
        self.without.setText(tr("Seal without a signature"))
        self._warning.setText(
            tr(
                "Without a signature the package does not show who made it: SIPO sets it aside "
                "until that is clear."
            )
        )
        self.key.retranslate()
        self._show()

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.key.setVisible(self.wanted)
        self._warning.setVisible(not self.wanted)

    def _arrange(self) -> None:
        for button in (self.with_key, self.without):
            self._group.addButton(button)
        indented = QVBoxLayout()
        indented.setContentsMargins(SPACE_L, 0, 0, 0)
        indented.addWidget(self.key)
        below = QVBoxLayout()
        below.setContentsMargins(SPACE_L, 0, 0, 0)
        below.addWidget(self._warning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.with_key)
        layout.addLayout(indented)
        layout.addWidget(self.without)
        layout.addLayout(below)
