"""The dialogs in which the desk says something: a comment, a decision, the answer to a dispute."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.receipts.texts import Decision, Outcome
from ipdesk.review.records import Remark
from ipdesk.review.refusal import Conflict
from ipdesk.screens.desk.answers import AnswersScreen
from ui.asked_field import AskedField
from ui.choice_box import ChoiceBox
from ui.dialog_foot import DialogFoot
from ui.field_widgets.line_field import LineField
from ui.field_widgets.multiline_field import MultilineField
from ui.style.roles import plain_label
from ui.style.room import Room
from ui.style.tokens import SPACE_L

_WIDTH = 560


class SayDialog(QDialog):
    """Asks for a text, and has ``say`` carry it out; what stands against it is said there.

    What somebody else did meanwhile is said by ``after_conflict``, which reads the desk anew, and
    ``overtaken`` tells it; the text stays, to be stored or left.
    """

    overtaken = Signal()

    def __init__(
        self, translator: Translator, title: str, heading: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        tr = translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.say: Callable[[], None] = lambda: None
        self.after_conflict: Callable[[], str] = str
        self.text = MultilineField(lines=5)
        self.asked = AskedField(tr("Text"), self.text, tr("Ctrl+Enter saves it."))
        self.store_button = QPushButton(tr("Save"))
        self.store_button.clicked.connect(self.store)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_L)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addWidget(plain_label("heading", heading, wrap=True))
        layout.addLayout(self.body)
        layout.addWidget(self.asked)
        layout.addStretch(1)
        layout.addWidget(DialogFoot(self, tr("Cancel"), self.store_button))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.store)
        Room(self, _WIDTH)
        self.text.setFocus()

    def store(self) -> None:
        """Carry it out and close."""
        try:
            self.say()
        except Conflict as fault:
            said = ErrorSentences(self._translator).line(fault)
            self.asked.complain("\n".join(filter(None, (said, self.after_conflict()))))
            self.text.setFocus()
            self.overtaken.emit()
        except KnownError as fault:
            self.asked.complain(ErrorSentences(self._translator).what(fault))
            self.text.setFocus()
        else:
            self.accept()


def comment_dialog(
    screen: AnswersScreen, place: Place, translator: Translator, parent: QWidget | None = None
) -> SayDialog:
    """Comments on a cell, or on its row or section."""
    tr = translator.tr
    dialog = SayDialog(translator, tr("Comment"), screen.place(place), parent)
    about = ChoiceBox()
    abouts = dict.fromkeys((place, place._replace(column=""), Place(place.section)))
    for one in abouts:
        about.addItem(_about(one, screen.place(one), translator), one)
    dialog.body.addWidget(AskedField(tr("It concerns"), about))
    dialog.after_conflict = screen.after_conflict
    dialog.say = lambda: screen.comment(about.currentData(), dialog.text.draft())
    return dialog


def decision_dialog(
    screen: AnswersScreen, state: Outcome, translator: Translator, parent: QWidget | None = None
) -> SayDialog:
    """Accepts or returns the submission."""
    tr = translator.tr
    title, heading, button = {
        "accepted": (
            tr("Accept"), tr("The report is accepted. You may add a word."), tr("Accept"),
        ),
        "returned": (
            tr("Return"),
            tr("The report goes back to its unit, who hands in a further revision. Say why."),
            tr("Return"),
        ),
    }[state]  # fmt: skip
    dialog = SayDialog(translator, title, heading, parent)
    dialog.store_button.setText(button)
    dialog.after_conflict = screen.after_conflict
    dialog.say = lambda: screen.decide(state, dialog.text.draft())
    return dialog


def ruling_dialog(
    screen: AnswersScreen, dispute: Remark, translator: Translator, parent: QWidget | None = None
) -> SayDialog:
    """Answers a disputed rule."""
    tr = translator.tr
    where = screen.place(Place(dispute.section, dispute.row, dispute.column))
    heading = tr("{rule}, {place}", rule=dispute.rule, place=where)
    dialog = SayDialog(translator, tr("Answer the dispute"), heading, parent)
    decision, document, patch = ChoiceBox(), LineField(), LineField()
    for code, name in (
        ("rejected", tr("The rule stands")),
        ("waived", tr("Waived here, by a document")),
        ("patch", tr("The rule is put right by a catalogue pack")),
    ):
        decision.addItem(name, code)
    asked_document = AskedField(tr("Number of the letter"), document)
    asked_patch = AskedField(tr("Name of the catalogue pack"), patch)

    def show() -> None:
        asked_document.setVisible(decision.currentData() == "waived")
        asked_patch.setVisible(decision.currentData() == "patch")

    def say() -> None:
        chosen: Decision = decision.currentData()
        screen.rule(dispute, chosen, dialog.text.draft(), document.text(), patch.text())

    decision.currentIndexChanged.connect(show)
    dialog.body.addWidget(plain_label("", dispute.text, wrap=True))
    for widget in (AskedField(tr("Answer"), decision), asked_document, asked_patch):
        dialog.body.addWidget(widget)
    show()
    dialog.after_conflict = screen.after_conflict
    dialog.say = say
    decision.setFocus()
    return dialog


def _about(place: Place, name: str, translator: Translator) -> str:
    tr = translator.tr
    if place.column:
        return tr("this cell: {name}", name=name)
    return tr("the row: {name}", name=name) if place.row else tr("the section: {name}", name=name)
