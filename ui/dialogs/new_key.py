"""The dialog that makes a key: how long it is valid, and the passphrase that protects it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
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
from ui.secret_field import secret_field
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

if TYPE_CHECKING:
    from ipdesk.signing.facts import KeyFacts
    from ipdesk.signing.key_file import Holder

_WIDTH = 560
_AT_DAYS = ("key_days", "key_years")


class Holding(Protocol):
    """Whose a new key is."""

    def holder(self, until: dt.date | None = None) -> Holder:
        """The holder, by default with the usual last day."""


class KeyForm(QDialog):
    """Asks for the last day and a new passphrase, and makes a key in the worker.

    What is made, and what is asked besides, says a subclass.
    """

    def __init__(
        self,
        choice: Holding,
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
        self.first, self.second = secret_field(), secret_field()
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
        work = self._work(holder, typed)
        self.make_button.setEnabled(False)
        self._jobs.run(self._translator.tr("Making the key"), work, self._done, self._fail)

    def _work(self, holder: Holder, passphrase: str) -> Callable[[Progress], object]:
        """What is carried out in the worker."""
        raise NotImplementedError

    def _done(self, made: object) -> None:
        """The key is there."""
        raise NotImplementedError

    def _texts(self) -> tuple[str, str]:
        """Whose key it is, and what its files are for."""
        raise NotImplementedError

    def _more(self) -> tuple[AskedField, ...]:
        """What is asked before the rest."""
        return ()

    def _field_of(self, fault: SigningRefused) -> AskedField:
        """Where it is said what stands against it."""
        return self._asked_until if fault.reason in _AT_DAYS else self._asked_first

    def _fail(self, fault: Exception) -> None:
        self.make_button.setEnabled(True)
        if not isinstance(fault, SigningRefused):
            show_error(fault, self._translator, self)
            return
        self._complain(self._field_of(fault), self._said(fault))

    def _said(self, fault: KnownError) -> str:
        return ErrorSentences(self._translator).what(fault)

    @staticmethod
    def _complain(asked: AskedField, said: str) -> None:
        asked.complain(said)
        asked.field.setFocus()

    def _arrange(self) -> None:
        whose, beside = self._texts()
        more = self._more()
        self.make_button.clicked.connect(self.make)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", whose, wrap=True))
        layout.addWidget(plain_label("muted", beside, wrap=True))
        for together in (more, (self._asked_first, self._asked_second)):
            line = Folding()
            line.setSpacing(SPACE_L)
            for asked in together:
                line.addWidget(asked, 1)
            layout.addLayout(line)
        layout.addWidget(self._asked_until)
        layout.addStretch(1)
        layout.addWidget(DialogFoot(self, self._translator.tr("Cancel"), self.make_button))
        Room(self, _WIDTH)
        (more[0].field if more else self.first).setFocus()


class NewKeyDialog(KeyForm):
    """Makes the signing key of a role; ``made`` tells its file, then it is closed."""

    made = Signal(Path)

    def __init__(
        self,
        choice: KeyChoice,
        path: Path,
        jobs: Jobs,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        self._of = choice
        super().__init__(choice, path, jobs, translator, parent)

    def _work(self, holder: Holder, passphrase: str) -> Callable[[Progress], object]:
        path = self._path

        def work(_: Progress) -> KeyFacts:
            from ipdesk.signing.key_file import make_key

            return make_key(path, holder, passphrase)

        return work

    def _done(self, made: object) -> None:
        del made
        self.accept()
        self.made.emit(self._path)

    def _texts(self) -> tuple[str, str]:
        tr, choice = self._translator.tr, self._of
        beside = tr(
            "{file} and the .pem file beside it are the key. Keep them on a stick that only its "
            "holder uses. Afterwards print the enrolment sheet, have it stamped, and send it to "
            "SIPO.",
            file=self._path.name,
        )
        return f"{choice.role_name} · {choice.words.unit(choice.holder().unit)}", beside
