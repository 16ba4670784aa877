"""The dialog that makes the signing key of the desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ipdesk.messages import Translator
from ipdesk.screens.desk.signing_key import SigningKeyScreen
from ipdesk.shown_path import named_path, shown_path
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.key_file import SUFFIX, Holder
from ipdesk.signing.refusal import SigningRefused
from ui.asked_field import AskedField
from ui.dialogs.new_key import KeyForm
from ui.field_widgets.line_field import LineField
from ui.file_choice import documents
from ui.jobs import Jobs, Progress


class SigningKeyDialog(KeyForm):
    """``made`` says what was made, and what to do with it."""

    made = Signal(str)

    def __init__(
        self,
        screen: SigningKeyScreen,
        jobs: Jobs,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        self._screen = screen
        path = documents() / screen.suggested_name()
        self.file = LineField()
        self.file.setText(shown_path(path))
        self._asked_file = AskedField(translator.tr("Keep it in"), self.file)
        super().__init__(screen, path, jobs, translator, parent)
        self.first.setFocus()

    def make(self) -> None:
        """Make it, as the form says."""
        self._asked_file.complain("")
        self._path = named_path(self.file.text().strip().removesuffix(SUFFIX) + SUFFIX)
        super().make()

    def _work(self, holder: Holder, passphrase: str) -> Callable[[Progress], object]:
        screen, path = self._screen, self._path
        return lambda _: screen.make(path, holder, passphrase)

    def _done(self, made: object) -> None:
        self.accept()
        if isinstance(made, KeyFacts):
            self.made.emit(self._screen.outcome(made, self._path))

    def _texts(self) -> tuple[str, str]:
        return self._screen.whose(), self._screen.beside()

    def _more(self) -> tuple[AskedField, ...]:
        return (self._asked_file,)

    def _field_of(self, fault: SigningRefused) -> AskedField:
        return self._asked_file if fault.reason == "key_exists" else super()._field_of(fault)
