"""The dialog that makes the key to which packages for SIPO are encrypted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ipdesk.encryption.recipient import SUFFIX, Recipient
from ipdesk.messages import Translator
from ipdesk.screens.desk.recipient import RecipientScreen
from ipdesk.shown_path import named_path, shown_path
from ipdesk.signing.refusal import SigningRefused
from ui.asked_field import AskedField
from ui.dialogs.new_key import KeyForm
from ui.field_widgets.line_field import LineField
from ui.jobs import Jobs, Progress
from ui.secret_field import secret_field

if TYPE_CHECKING:
    from ipdesk.signing.key_file import Holder


class RecipientDialog(KeyForm):
    """The desk's signing key, chosen before, vouches for it. ``made`` says what was made."""

    made = Signal(str)

    def __init__(
        self,
        screen: RecipientScreen,
        path: Path,
        jobs: Jobs,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        self._screen = screen
        self.of_signer = secret_field()
        name = translator.tr("Passphrase of the desk's signing key")
        self._asked_signer = AskedField(name, self.of_signer)
        self.file = LineField()
        self.file.setText(shown_path(path))
        self._asked_file = AskedField(translator.tr("Keep it in"), self.file)
        super().__init__(screen, path, jobs, translator, parent)
        self._asked_first.rename(translator.tr("Passphrase of the new key"))

    def make(self) -> None:
        """Make it, as the form says."""
        for asked in (self._asked_signer, self._asked_file):
            asked.complain("")
        self._path = named_path(self.file.text().strip().removesuffix(SUFFIX) + SUFFIX)
        super().make()

    def _work(self, holder: Holder, passphrase: str) -> Callable[[Progress], object]:
        screen, path, of_signer = self._screen, self._path, self.of_signer.text()
        return lambda _: screen.make(path, holder, passphrase, of_signer)

    def _done(self, made: object) -> None:
        self.accept()
        if isinstance(made, Recipient):
            self.made.emit(self._screen.outcome(made, self._path))

    def _texts(self) -> tuple[str, str]:
        return self._screen.whose(), self._screen.beside(self._path.name)

    def _more(self) -> tuple[AskedField, ...]:
        return self._asked_signer, self._asked_file

    def _field_of(self, fault: SigningRefused) -> AskedField:
        fields = {"passphrase_wrong": self._asked_signer, "key_exists": self._asked_file}
        return fields.get(fault.reason) or super()._field_of(fault)
