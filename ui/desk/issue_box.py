"""Issuing a receipt: the desk's key signs it, and it is written for the unit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.receipts.file import SUFFIX
from ipdesk.review.desk import Desk
from ipdesk.shown_path import named_path, shown_path
from ui.asked_field import AskedField
from ui.file_choice import file_to_open, file_to_save
from ui.messages import show_error
from ui.secret_field import secret_field
from ui.style.folding import Folding
from ui.style.icons import icon_for
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_S

if TYPE_CHECKING:
    from ipdesk.receipts.file import Receipt
    from ui.jobs import Jobs


class IssueBox(QWidget):
    """Signs in the worker. ``issued`` tells that the receipt is kept and written.

    ``sheetWanted`` asks to see the sheet as it would be.

    ``name`` is what its file may be called.
    """

    issued = Signal()
    sheetWanted = Signal()

    def __init__(
        self, desk: Desk, number: int, name: str, jobs: Jobs, translator: Translator
    ) -> None:
        super().__init__()
        self._desk = desk
        self._number = number
        self._name = name
        self._jobs = jobs
        self._translator = translator
        tr = translator.tr
        self.key, self.passphrase = QLineEdit(), secret_field()
        self.key.setReadOnly(True)
        self.key.setAccessibleName(tr("Key of SIPO's desk"))
        self.key.setPlaceholderText(tr("No key chosen"))
        self._asked = AskedField(tr("Passphrase of the key"), self.passphrase)
        self.choose_button = QPushButton(tr("Choose key…"))
        self.issue_button = QPushButton(tr("Issue the receipt…"))
        self.sheet_button = QPushButton(tr("Preview the receipt…"))
        self.sheet_button.setIcon(icon_for(self, "file-text"))
        self.sheet_button.clicked.connect(self.sheetWanted)
        set_role(self.issue_button, "primary")
        self.choose_button.clicked.connect(self._choose)
        self.issue_button.clicked.connect(self._ask)
        self.passphrase.textChanged.connect(self._allow)
        self._arrange()
        self._allow()

    def issue(self, path: Path) -> None:
        """Sign the receipt and write it there."""
        desk, number, key = self._desk, self._number, named_path(self.key.text())
        passphrase = self.passphrase.text()
        self.passphrase.clear()

        def work(_: object) -> Receipt:
            from ipdesk.files import write_durably
            from ipdesk.review.issuing import issue_receipt
            from ipdesk.signing.key_file import open_key

            receipt = issue_receipt(desk, number, open_key(key, passphrase))
            write_durably(path, [receipt.content])
            return receipt

        label = self._translator.tr("Signing the receipt")
        self._jobs.run(label, work, lambda _: self.issued.emit(), self._fail)

    def _fail(self, fault: Exception) -> None:
        if isinstance(fault, KnownError) and fault.code in ("signing", "receipt"):
            self._asked.complain(ErrorSentences(self._translator).what(fault))
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            show_error(fault, self._translator, self)

    def _choose(self) -> None:
        tr = self._translator.tr
        filters = tr("Keys (*.ipkey)") + ";;" + tr("All files (*)")
        start = named_path(self.key.text()) if self.key.text() else None
        path = file_to_open(self, tr("Choose a key"), filters, start)
        if path is not None:
            self.key.setText(shown_path(path))
            self._asked.setVisible(True)
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            self._allow()

    def _ask(self) -> None:
        tr = self._translator.tr
        path = file_to_save(
            self, tr("Save the receipt"), f"{self._name}{SUFFIX}", tr("Receipts (*.ipreceipt)")
        )
        if path is not None:
            self.issue(path)

    def _allow(self) -> None:
        if self.passphrase.text():
            self._asked.complain("")
        self.issue_button.setEnabled(bool(self.key.text() and self.passphrase.text()))

    def _arrange(self) -> None:
        note = self._translator.tr(
            "The receipt tells the decision, all comments and the answers to disputes, and what "
            "came. The unit imports it; a later receipt takes the place of an earlier one."
        )
        line = Folding()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self.key, 1)
        line.addWidget(self.choose_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_S, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(plain_label("muted", note, wrap=True))
        layout.addLayout(line)
        layout.addWidget(self._asked)
        last = Folding()
        last.setContentsMargins(0, 0, 0, 0)
        last.setSpacing(SPACE_S)
        last.addWidget(self.sheet_button)
        last.addWidget(self.issue_button)
        last.addStretch(1)
        layout.addLayout(last)
        self._asked.setVisible(False)
