"""Several keys from files: what each is, and enrolling those that can be by one letter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.screens.desk.several_keys import SeveralKeysScreen
from ui.asked_field import AskedField
from ui.desk.models import RowsModel
from ui.dialog_foot import DialogFoot
from ui.field_widgets.line_field import LineField
from ui.reading_table import ReadingTable
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L, Tone

_SIZE = (1000, 520)
_WIDTHS = (34, 22, 18, 26, 40)


class KeyFilesModel(RowsModel):
    """The files; those of which no key is enrolled are marked."""

    def __init__(self, screen: SeveralKeysScreen) -> None:
        super().__init__(screen.headings(), "shield")
        self._screen = screen
        self.show_rows(screen.rows())

    def mark(self, row: int) -> tuple[str, Tone]:
        """Whether the key is enrolled."""
        return (
            ("circle-x", "error") if self._screen.lines[row].why_not else ("circle-check", "done")
        )


class SeveralKeysDialog(QDialog):
    """The whole fingerprint of the selected key is shown. ``enrolled`` says what came of it."""

    enrolled = Signal(str)

    def __init__(
        self, screen: SeveralKeysScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Enrol several keys"))
        self.table = ReadingTable(KeyFilesModel(screen), _WIDTHS, 4)
        self.table.setAccessibleName(tr("Keys in the files"))
        self.fingerprint = plain_label("heading", wrap=True)
        self.document = LineField()
        self._asked = AskedField(tr("Number of the letter"), self.document)
        self.enrol_button = QPushButton(screen.action())
        self.enrol_button.setEnabled(bool(screen.fit))
        self.enrol_button.clicked.connect(self.enrol)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", screen.summary(), wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.fingerprint)
        layout.addWidget(self._asked)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.enrol_button))
        self.table.selectionModel().currentRowChanged.connect(self._show_fingerprint)
        if screen.lines:
            self.table.selectRow(0)
        Room(self, *_SIZE)
        self.document.setFocus()

    def _show_fingerprint(self) -> None:
        self.fingerprint.setText(self._screen.fingerprint(self.table.currentIndex().row()))

    def enrol(self) -> None:
        """Enrol all that can be, and close; what stands against it is said at the field."""
        try:
            said = self._screen.enrol(self.document.text())
        except KnownError as fault:
            self._asked.complain(ErrorSentences(self._translator).line(fault))
            self.document.setFocus()
        else:
            self.accept()
            self.enrolled.emit(said)
