"""The keys of the units: which are enrolled, a new one entered from its sheet, one revoked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.review.desk import Desk
from ipdesk.review.enrolling import enrol, revoke
from ipdesk.screens.desk.keys import KeysScreen
from ipdesk.signing.enrolment_code import parse_enrolment
from ui.asked_field import AskedField
from ui.desk.models import RowsModel
from ui.field_widgets.line_field import LineField
from ui.reading_table import ReadingTable
from ui.style.roles import plain_label, set_role
from ui.style.room import Room
from ui.style.tokens import SPACE_L, SPACE_S

_SIZE = (860, 560)
_WIDTHS = (22, 18, 22, 26, 30)


class DeskKeysDialog(QDialog):
    """Enrols and revokes by a chief; others read.

    ``recipientWanted`` asks for a key to encrypt to; the dialog is closed by then.
    """

    recipientWanted = Signal()

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
        self.code, self.document = LineField(), LineField()
        hint = tr("Scan the square symbol of the stamped sheet, or type its three lines.")
        self._code = AskedField(tr("Enrolment code"), self.code, hint)
        self._document = AskedField(tr("Number of the letter"), self.document)
        self.enrol_button = QPushButton(tr("Enrol the key"))
        self.revoke_button = QPushButton(tr("Revoke the selected key"))
        self.recipient_button = QPushButton(tr("Make a key to encrypt to…"))
        self.recipient_button.clicked.connect(self._make_recipient)
        set_role(self.enrol_button, "primary")
        for button in (self.enrol_button, self.revoke_button, self.recipient_button):
            button.setAutoDefault(False)
        self.enrol_button.clicked.connect(self.enrol)
        self.revoke_button.clicked.connect(self.revoke)
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
        """Revoke the selected key, by the letter named."""
        row = self.table.currentIndex().row()
        if row < 0:
            return
        try:
            revoke(self._desk, self._screen.fingerprint(row), self.document.text())
        except KnownError as fault:
            self._complain(fault)
        else:
            self._show()

    def _make_recipient(self) -> None:
        self.accept()
        self.recipientWanted.emit()

    def _complain(self, fault: KnownError) -> None:
        field = self._document if fault.params.get("reason") == "reason_missing" else self._code
        for one in (self._code, self._document):
            one.complain("")
        field.complain(ErrorSentences(self._translator).what(fault))
        field.setFocus()

    def _show(self) -> None:
        for one in (self._code, self._document):
            one.complain("")
        self._model.show_rows(self._screen.rows())
        may = self._desk.role == "chief"
        self.enrol_button.setEnabled(may)
        self.recipient_button.setEnabled(may)
        self.revoke_button.setEnabled(may and self._model.count() > 0)
        if self._model.count():
            self.table.selectRow(0)

    def _arrange(self) -> None:
        tr = self._translator.tr
        buttons = QDialogButtonBox()
        buttons.addButton(self.enrol_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.revoke_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.recipient_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        note = tr("A key counts once it is entered here; a revocation is never taken back.")
        layout.addWidget(plain_label("muted", note, wrap=True))
        layout.addWidget(self.table, 1)
        layout.addSpacing(SPACE_S)
        layout.addWidget(self._code)
        layout.addWidget(self._document)
        layout.addWidget(buttons)
        Room(self, *_SIZE)
        self.code.setFocus()
