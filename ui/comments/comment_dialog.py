"""The dialog in which a comment is written, or answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.comments.book import Thread
from ipdesk.comments.refusal import CommentRefused
from ipdesk.comments.roles import ROLES
from ipdesk.comments.words import CommentWords
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.places import Place
from ui.asked_field import AskedField
from ui.choice_box import ChoiceBox
from ui.context import Context
from ui.dialog_foot import DialogFoot
from ui.field_widgets.multiline_field import MultilineField
from ui.messages import show_error
from ui.settings import Settings
from ui.style.folding import Folding
from ui.style.roles import plain_label, plain_tip
from ui.style.room import Room
from ui.style.tokens import SPACE_L

_WIDTH = 560


class CommentDialog(QDialog):
    """Comments on a place, or answers ``thread``. The role chosen is remembered."""

    def __init__(
        self,
        context: Context,
        settings: Settings,
        place: Place,
        thread: Thread | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = settings
        self._thread = thread
        self._translator = context.services.translator
        self._words = CommentWords(self._translator)
        tr = self._translator.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Comment") if thread is None else tr("Answer"))
        self.text = MultilineField(lines=5)
        self._asked = AskedField(tr("Text"), self.text, self._hint())
        self.about = ChoiceBox()
        for about in _abouts(place):
            self.about.addItem(self._about(about), about)
        self._tell_about()
        self.about.currentTextChanged.connect(self._tell_about)
        self.role = ChoiceBox()
        for role in ROLES:
            self.role.addItem(self._words.role(role), role)
        self.role.setCurrentIndex(max(self.role.findData(settings.role), 0))
        self.store_button = QPushButton(tr("Save"))
        self._arrange(place)

    def store(self) -> None:
        """Store the comment and close; what stands against it is said at the field."""
        comments, text, role = self._context.workspace.comments, self.text.draft(), self._role
        try:
            if self._thread is None:
                comments.add(self.about.currentData(), text, role, self)
            else:
                comments.answer(self._thread.first.id, text, role, self)
        except CommentRefused as fault:
            self._asked.complain(ErrorSentences(self._translator).what(fault))
            self.text.setFocus()
        except KnownError as error:
            show_error(error, self._translator, self)
        else:
            self._settings.role = role
            self.accept()

    def _tell_about(self) -> None:
        self.about.setToolTip(plain_tip(self.about.currentText()))

    @property
    def _role(self) -> str:
        return str(self.role.currentData())

    def _about(self, place: Place) -> str:
        tr, name = self._translator.tr, self._context.sentences.place(place)
        if place.column:
            return tr("this cell: {name}", name=name)
        return (
            tr("the row: {name}", name=name) if place.row else tr("the section: {name}", name=name)
        )

    def _hint(self) -> str:
        tr = self._translator.tr
        if self._thread is not None and self._thread.first.origin:
            return tr("Ctrl+Enter saves it. SIPO gets the answer with the package.")
        return tr("Ctrl+Enter saves it. Comments stay here and are not part of the package.")

    def _arrange(self, place: Place) -> None:
        tr = self._translator.tr
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        heading = self._context.sentences.place(place)
        layout.addWidget(plain_label("heading", heading, wrap=True))
        if self._thread is not None:
            layout.addWidget(plain_label("", self._words.whole(self._thread), wrap=True))
        layout.addWidget(self._asked)
        line = Folding()
        line.setSpacing(SPACE_L)
        if self._thread is None:
            line.addWidget(AskedField(tr("It concerns"), self.about), 2)
        else:
            self.about.setParent(None)
        line.addWidget(AskedField(tr("Written as"), self.role), 1)
        layout.addLayout(line)
        layout.addStretch(1)
        layout.addWidget(self._buttons())
        Room(self, _WIDTH)
        self.text.setFocus()

    def _buttons(self) -> DialogFoot:
        self.store_button.clicked.connect(self.store)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.store)
        return DialogFoot(self, self._translator.tr("Cancel"), self.store_button)


def _abouts(place: Place) -> list[Place]:
    """What a comment from here can be about: the cell, its row, its section."""
    all_of_it = (place, place._replace(column=""), Place(place.section))
    return list(dict.fromkeys(all_of_it))
