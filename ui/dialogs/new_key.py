"""The dialog that makes a key: how long it is valid, and the passphrase that protects it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.signing import KeyChoice
from ipdesk.signing.passphrase import SHORTEST
from ipdesk.signing.refusal import SigningRefused
from ipdesk.status_entry import StatusRefused, day_of
from ui.asked_field import AskedField
from ui.dialog_foot import DialogFoot
from ui.field_widgets.date_field import DateField
from ui.jobs import Jobs, Progress
from ui.messages import show_error
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

if TYPE_CHECKING:
    from ipdesk.signing.facts import KeyFacts

_WIDTH = 560
_AT_DAYS = ("key_days", "key_years")


class NewKeyDialog(QDialog):
    """Makes the key of a role in the worker; ``made`` tells its file, then it is closed."""

    made = Signal(Path)

    def __init__(
        self,
        choice: KeyChoice,
        path: Path,
        jobs: Jobs,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._path = path
        self._jobs = jobs
        self._translator = translator
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Make a key"))
        self.until = DateField(translator)
        self.until.show_raw(choice.holder().last.isoformat())
        self.first, self.second = _secret(), _secret()
        hint = tr(
            "At least {limit} characters: a short sentence is easy to keep in mind and hard to "
            "guess. Nobody can find it out for you; a lost passphrase means a new key.",
            limit=SHORTEST,
        )
        self._asked_until = AskedField(tr("Valid until"), self.until)
        self._asked_first = AskedField(tr("Passphrase"), self.first, hint)
        self._asked_second = AskedField(tr("The same again"), self.second)
        self.make_button = QPushButton(tr("Make the key"))
        self._arrange()

    def make(self) -> None:
        """Check what was entered, and make the key; what stands against it is said at its field."""
        for asked in (self._asked_until, self._asked_first, self._asked_second):
            asked.complain("")
        try:
            holder = self._choice.holder(day_of(self.until.text()))
        except StatusRefused:
            self._complain(self._asked_until, self._translator.tr("Please give the day."))
            return
        typed = self.first.text()
        if self.second.text() != typed:
            said = self._said(SigningRefused("passphrase_differs"))
            self._complain(self._asked_second, said)
            return
        path = self._path

        def work(_: Progress) -> KeyFacts:
            from ipdesk.signing.key_file import make_key

            return make_key(path, holder, typed)

        self.make_button.setEnabled(False)
        self._jobs.run(self._translator.tr("Making the key"), work, self._done, self._fail)

    def _done(self, _: object) -> None:
        self.accept()
        self.made.emit(self._path)

    def _fail(self, fault: Exception) -> None:
        self.make_button.setEnabled(True)
        if not isinstance(fault, SigningRefused):
            show_error(fault, self._translator, self)
            return
        at_days = fault.reason in _AT_DAYS
        self._complain(self._asked_until if at_days else self._asked_first, self._said(fault))

    def _said(self, fault: KnownError) -> str:
        return ErrorSentences(self._translator).what(fault)

    @staticmethod
    def _complain(asked: AskedField, said: str) -> None:
        asked.complain(said)
        asked.field.setFocus()

    def _arrange(self) -> None:
        tr, choice = self._translator.tr, self._choice
        holder = choice.holder()
        whose = f"{choice.role_name} · {choice.words.unit(holder.unit)}"
        beside = tr(
            "{file} and the .pem file beside it are the key. Keep them on a stick that only its "
            "holder uses. Afterwards print the enrolment sheet, have it stamped, and send it to "
            "SIPO.",
            file=self._path.name,
        )
        self.make_button.clicked.connect(self.make)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", whose, wrap=True))
        layout.addWidget(plain_label("muted", beside, wrap=True))
        for asked in (self._asked_first, self._asked_second, self._asked_until):
            layout.addWidget(asked)
        layout.addStretch(1)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.make_button))
        Room(self, _WIDTH)
        self.first.setFocus()


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
