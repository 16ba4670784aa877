"""What the desk and the unit say of a submission, and the buttons with which the desk answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.receipts.texts import Outcome
from ipdesk.screens.desk.answers import AnswerLine, AnswersScreen
from ui.desk.answer_dialogs import (
    SayDialog,
    comment_dialog,
    decision_dialog,
    ruling_dialog,
)
from ui.desk.issue_box import IssueBox
from ui.desk.models import RowsModel
from ui.desk.permitted import permit
from ui.messages import show_error
from ui.reading_table import ReadingTable
from ui.style.folding import Folding
from ui.style.icons import icon_for
from ui.style.roles import plain_label
from ui.style.tokens import SPACE_S

if TYPE_CHECKING:
    from ui.jobs import Jobs

_WIDTHS = (50, 36, 20, 40)


class AnswersView(QWidget):
    """``changed`` tells that the submission stands otherwise now."""

    changed = Signal()

    def __init__(
        self, screen: AnswersScreen, jobs: Jobs, translator: Translator, name: str
    ) -> None:
        super().__init__()
        self.answering = screen
        self._translator = translator
        tr = translator.tr
        self._why_not = ""
        self._summary = plain_label("muted", wrap=True)
        self._model = RowsModel(screen.headings(), "message-square")
        self.table = ReadingTable(self._model, _WIDTHS, 1)
        self.table.setAccessibleName(tr("Comments and answers"))
        self.buttons = {
            "rule": QPushButton(tr("Answer the dispute…")),
            "withdraw": QPushButton(tr("Withdraw the comment")),
            "accept": QPushButton(tr("Accept…")),
            "return": QPushButton(tr("Return…")),
        }
        icons = ("send", "trash-2", "check", "undo-2")
        for button, icon in zip(self.buttons.values(), icons, strict=True):
            button.setIcon(icon_for(self, icon))
        number = screen.submission.number
        self.issuing = IssueBox(screen.desk, number, name, jobs, translator)
        self._arrange()
        self._connect()
        self.show_lines()

    def show_lines(self) -> None:
        """Show what is there now."""
        screen = self.answering
        row = self.table.currentIndex().row()
        self._summary.setText(screen.summary())
        self._model.show_rows([line.texts for line in screen.lines])
        self.table.setVisible(bool(screen.lines))
        if screen.lines:
            self.table.selectRow(min(max(row, 0), len(screen.lines) - 1))
        self._why_not = screen.why_not()
        permit(self.buttons["accept"], self._why_not, now=screen.may_accept)
        permit(self.buttons["return"], screen.why_not_return(), now=screen.may_return)
        self.issuing.setVisible(screen.may_issue)
        self._choose()

    def comment(self, place: Place) -> None:
        """Ask for a comment on a place."""
        self._open(comment_dialog(self.answering, place, self._translator, self))

    def decide(self, state: Outcome) -> None:
        """Ask for the reason, and accept or return."""
        self._open(decision_dialog(self.answering, state, self._translator, self))

    def rule(self) -> None:
        """Ask for the answer to the selected dispute."""
        line = self._selected()
        if line is not None and line.dispute is not None:
            self._open(ruling_dialog(self.answering, line.dispute, self._translator, self))

    def withdraw(self) -> None:
        """Take the selected comment back."""
        line = self._selected()
        if line is None or line.comment is None:
            return
        try:
            self.answering.withdraw(line.comment)
        except KnownError as fault:
            show_error(fault, self._translator, self)
        self._said()

    def _open(self, dialog: SayDialog) -> None:
        dialog.accepted.connect(self._said)
        dialog.overtaken.connect(self._show_anew)
        dialog.open()

    def _said(self) -> None:
        self.answering.refresh()
        self._show_anew()

    def _show_anew(self) -> None:
        self.show_lines()
        self.changed.emit()

    def _selected(self) -> AnswerLine | None:
        row = self.table.currentIndex().row()
        return self.answering.lines[row] if 0 <= row < len(self.answering.lines) else None

    def _choose(self) -> None:
        line, why = self._selected(), self._why_not
        dispute, comment = (line.dispute, line.comment) if line is not None else (None, None)
        permit(self.buttons["rule"], why, now=dispute is not None)
        permit(self.buttons["withdraw"], why, now=comment is not None)

    def _connect(self) -> None:
        buttons = self.buttons
        buttons["rule"].clicked.connect(self.rule)
        buttons["withdraw"].clicked.connect(self.withdraw)
        buttons["accept"].clicked.connect(lambda: self.decide("accepted"))
        buttons["return"].clicked.connect(lambda: self.decide("returned"))
        self.issuing.issued.connect(self._said)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def _arrange(self) -> None:
        line = Folding()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        for button in self.buttons.values():
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._summary)
        layout.addWidget(self.table, 1)
        layout.addStretch()
        layout.addLayout(line)
        layout.addWidget(self.issuing)
