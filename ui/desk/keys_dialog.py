"""The keys of the units: those enrolled, new ones from sheets or files, revocations."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.review.desk import Desk
from ipdesk.review.enrolling import enrol, revoke_all
from ipdesk.review.permission import why_not
from ipdesk.screens.desk.keys import KeysScreen
from ipdesk.signing.enrolment_code import parse_enrolment
from ui.asked_field import AskedField
from ui.desk.models import RowsModel
from ui.desk.permitted import permit
from ui.dialog_foot import DialogFoot
from ui.field_widgets.line_field import LineField
from ui.reading_table import ReadingTable
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S

_SIZE = (1000, 600)
_WIDTHS = (27, 20, 21, 36, 30)


class DeskKeysDialog(QDialog):
    """Enrols and revokes by a chief; others read.

    ``recipientWanted`` asks for a key to encrypt to, ``signingWanted`` for the desk's own,
    ``filesWanted`` and ``folderWanted`` for several keys; the dialog is closed by then.
    """

    recipientWanted = Signal()
    signingWanted = Signal()
    filesWanted = Signal()
    folderWanted = Signal()

    def __init__(self, desk: Desk, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._translator = translator
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys of the units"))
        self._screen = KeysScreen(desk, translator)
        self._model = RowsModel(self._screen.headings(), "shield")
        self.table = ReadingTable(self._model, _WIDTHS, 4)
        self.table.setAccessibleName(tr("Enrolled keys"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.code, self.document = LineField(), LineField()
        hint = tr("Scan the square symbol of the stamped sheet, or type its three lines.")
        self._code = AskedField(tr("Enrolment code"), self.code, hint)
        self._document = AskedField(tr("Number of the letter"), self.document)
        self._why_not = plain_label("muted", wrap=True)
        self.enrol_button = QPushButton(tr("Enrol the key"))
        self.revoke_button = QPushButton(tr("Revoke the selected keys"))
        self.files_button = QPushButton(tr("Enrol from files…"))
        self.folder_button = QPushButton(tr("Enrol from a folder…"))
        self.signing_button = QPushButton(tr("Make the desk's signing key…"))
        self.recipient_button = QPushButton(tr("Make a key to encrypt to…"))
        self._connect()
        self._arrange()
        self._show()

    def enrol(self) -> None:
        """Enrol the key of the code."""
        try:
            enrol(self._desk, parse_enrolment(self.code.text()), self.document.text())
        except KnownError as fault:
            self._complain(fault)
        else:
            self.code.clear()
            self._show()

    def revoke(self) -> None:
        """Revoke the selected keys by the letter named: all of them, or none."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if not rows:
            return
        keys = [self._screen.fingerprint(row) for row in rows]
        try:
            revoke_all(self._desk, keys, self.document.text())
        except KnownError as fault:
            self._complain(fault)
        else:
            self._show()

    def _leave_for(self, wanted: SignalInstance) -> None:
        self.accept()
        wanted.emit()

    def _complain(self, fault: KnownError) -> None:
        of_letter = ("reason_missing", "revoked", "not_enrolled", "role")
        field = self._document if fault.params.get("reason") in of_letter else self._code
        for one in (self._code, self._document):
            one.complain("")
        field.complain(ErrorSentences(self._translator).what(fault))
        field.setFocus()

    def _show(self) -> None:
        for one in (self._code, self._document):
            one.complain("")
        self._model.show_rows(self._screen.rows())
        why = why_not(self._desk, "chief", self._translator)
        self._why_not.setText(why)
        self._why_not.setVisible(bool(why))
        for button in (self.enrol_button, self.files_button, self.folder_button):
            permit(button, why)
        for button in (self.signing_button, self.recipient_button):
            permit(button, why)
        permit(self.revoke_button, why, now=self._model.count() > 0)
        if self._model.count():
            self.table.selectRow(0)

    def _connect(self) -> None:
        self.enrol_button.clicked.connect(self.enrol)
        self.revoke_button.clicked.connect(self.revoke)
        self.files_button.clicked.connect(lambda: self._leave_for(self.filesWanted))
        self.folder_button.clicked.connect(lambda: self._leave_for(self.folderWanted))
        self.signing_button.clicked.connect(lambda: self._leave_for(self.signingWanted))
        self.recipient_button.clicked.connect(lambda: self._leave_for(self.recipientWanted))

    def _arrange(self) -> None:
        tr = self._translator.tr
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        note = tr("A key counts once it is entered here; a revocation is never taken back.")
        layout.addWidget(plain_label("muted", note, wrap=True))
        layout.addWidget(self._why_not)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._code)
        layout.addWidget(self._document)
        layout.addLayout(_line(self.files_button, self.folder_button, self.revoke_button))
        layout.addLayout(_line(self.signing_button, self.recipient_button))
        layout.addWidget(DialogFoot(self, tr("Close"), self.enrol_button))
        Room(self, *_SIZE)
        self.code.setFocus()


def _line(*buttons: QPushButton) -> Folding:
    line = Folding()
    line.setSpacing(SPACE_S)
    for button in buttons:
        button.setAutoDefault(False)
        line.addWidget(button)
    line.addStretch(1)
    return line
