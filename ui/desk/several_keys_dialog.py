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
from ui.style.tokens import SPACE_L

_SIZE = (1000, 520)
_WIDTHS = (24, 18, 18, 30, 60)


class SeveralKeysDialog(QDialog):
    """``enrolled`` says what came of it."""

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
        model = RowsModel(screen.headings(), "shield")
        model.show_rows(screen.rows())
        self.table = ReadingTable(model, _WIDTHS, 4)
        self.table.setAccessibleName(tr("Keys in the files"))
        self.document = LineField()
        self._asked = AskedField(tr("Number of the letter"), self.document)
        self.enrol_button = QPushButton(screen.action())
        self.enrol_button.setEnabled(bool(screen.fit))
        self.enrol_button.clicked.connect(self.enrol)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", screen.summary(), wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._asked)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.enrol_button))
        Room(self, *_SIZE)
        self.document.setFocus()

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
