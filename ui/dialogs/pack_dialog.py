"""Installing a data pack of SIPO: what it would change, and the fingerprint to be compared."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ipdesk.data_packs.reader import DataPack
from ipdesk.errors import KnownError
from ipdesk.messages import marked
from ipdesk.screens.pack_install import PackInstallScreen
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog, Words
from ui.jobs import Jobs
from ui.messages import show_error
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S

_WORDS = Words(
    title=marked("Install data pack"),
    reading=marked("Reading the data pack"),
    table=marked("What the data pack changes"),
)


class PackDialog(PreviewDialog):
    """Shows the pack at ``path``, then installs it.

    Where no key of SIPO's desk is known yet, a tick says that the fingerprint was compared.
    """

    def __init__(
        self, context: Context, jobs: Jobs, path: Path, parent: QWidget | None = None
    ) -> None:
        self.pack = PackInstallScreen(context.workspace, context.services, path)
        self._question = plain_label(wrap=True)
        self._groups = plain_label("heading", wrap=True)
        self.compared = QCheckBox()
        self._step = QWidget()
        self._step.setHidden(True)
        box = QVBoxLayout(self._step)
        box.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        for widget in (self._question, self._groups, self.compared):
            box.addWidget(widget)
        read = self.pack.read
        super().__init__(
            context, jobs, [path], self.pack, _WORDS, lambda progress: read(progress.check), parent
        )
        self.compared.toggled.connect(self._choose)

    def above(self) -> QWidget:
        """The fingerprint stands first, where it has to be compared."""
        return self._step

    def retranslate(self) -> None:
        """Set every text anew."""
        self._question.setText(self.pack.question())
        self.compared.setText(self.pack.answer())
        super().retranslate()

    def _show_plan(self, plan: object) -> None:
        if not self._open or not isinstance(plan, DataPack):
            return
        try:
            super()._show_plan(plan)
        except KnownError as fault:
            self._fail(fault)
            return
        self._groups.setText(self.pack.fingerprint_lines)
        self._step.setVisible(self.pack.first)
        if self.pack.first:
            self.compared.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, fault: Exception) -> None:
        """Close, then tell: a question over a question would be one too many."""
        if self._open:
            parent = self.parentWidget()
            self.reject()
            show_error(fault, self._translator, parent)

    def _choose(self, chosen: bool) -> None:  # noqa: FBT001  # Qt's signal
        self.pack.compared = chosen
        self.refresh()
