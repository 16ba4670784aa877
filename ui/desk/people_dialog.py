"""Who works at the desk: the accounts with their roles; a chief gives one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.review.refusal import Conflict
from ipdesk.screens.desk.people import PeopleScreen
from ui.asked_field import AskedField
from ui.choice_box import ChoiceBox
from ui.desk.models import RowsModel
from ui.desk.permitted import permit
from ui.dialog_foot import DialogFoot
from ui.field_widgets.line_field import LineField
from ui.reading_table import ReadingTable
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

_SIZE = (920, 520)
_WIDTHS = (22, 18, 60)


class PeopleDialog(QDialog):
    """The selected person's account and role stand in the fields; another account adds somebody."""

    def __init__(
        self, screen: PeopleScreen, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._translator = translator
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("People and roles"))
        self._own = plain_label("muted", wrap=True)
        self._model = RowsModel(screen.headings(), "building-2")
        self.table = ReadingTable(self._model, _WIDTHS, 2)
        self.table.setAccessibleName(tr("People at the desk"))
        self.name, self.role = LineField(), ChoiceBox()
        self.role.offer(screen.roles(), "reviewer")
        hint = tr(
            "Choose somebody in the list, or type the name with which a further person signs in to "
            "the computer or the database."
        )
        self._asked_name = AskedField(tr("Account"), self.name, hint)
        self._asked_role = AskedField(tr("Role"), self.role)
        self.give_button = QPushButton(tr("Give the role"))
        self.give_button.clicked.connect(self.give)
        self._arrange()
        self.show_people()
        self.table.selectionModel().currentRowChanged.connect(self._fill)
        self.table.setFocus()

    def give(self) -> None:
        """Give the account that is named the role that is chosen."""
        self._asked_name.complain("")
        try:
            self._screen.give(self.name.text(), self.role.code)
        except KnownError as fault:
            self._complain(fault)
        else:
            self.show_people()

    def show_people(self) -> None:
        """Show who is there now, and what may be done."""
        why = self._screen.why_not()
        self._model.show_rows(self._screen.rows())
        self._own.setText(self._translator.prose(self._screen.own(), why))
        permit(self.give_button, why)
        for field in (self.name, self.role):
            field.setEnabled(not why)
        names = [row[0] for row in self._screen.rows()]
        if names:
            self.table.selectRow(names.index(self.name.text()) if self.name.text() in names else 0)

    def _complain(self, fault: KnownError) -> None:
        self._asked_name.complain(ErrorSentences(self._translator).line(fault))
        if isinstance(fault, Conflict):
            self._screen.refresh()
            self.show_people()
        self.name.setFocus()

    def _fill(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            person = self._screen.person(row)
            self.name.setText(person.name)
            self.role.offer(self._screen.roles(), person.role)

    def _arrange(self) -> None:
        line = Folding()
        line.setSpacing(SPACE_L)
        line.addWidget(self._asked_name, 2)
        line.addWidget(self._asked_role, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(self._own)
        layout.addWidget(self.table, 1)
        layout.addLayout(line)
        layout.addWidget(DialogFoot(self, self._translator.tr("Close"), self.give_button))
        Room(self, *_SIZE)
