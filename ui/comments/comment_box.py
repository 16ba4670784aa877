"""The comments on a cell, its row and its section, beside it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.comments.book import Thread
from ipdesk.comments.words import CommentWords
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.workspace import Workspace
from ui.comments.comment_desk import Request
from ui.style.icons import icon_for
from ui.style.roles import bold_label, plain_label, set_role
from ui.style.tokens import SPACE_S, SPACE_XS


class CommentBox(QWidget):
    """Shows the comments on the place it is given, open ones first.

    ``asked`` tells a :class:`Request`.
    """

    asked = Signal(object)

    def __init__(
        self, workspace: Workspace, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._translator = translator
        self._words = CommentWords(translator)
        self._place = Place("")
        self._heading = bold_label()
        # Tab goes through the parts as they were put together: what holds the threads comes first.
        self._held = QWidget()
        QVBoxLayout(self._held).setContentsMargins(0, 0, 0, 0)
        self._threads: QWidget | None = None
        self._button = QPushButton()
        self._button.clicked.connect(self._comment)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(SPACE_XS)
        self._whole.addWidget(self._heading)
        self._whole.addWidget(self._held)
        self._whole.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_place(self, place: Place) -> None:
        """Show the comments on a cell, its row and its section."""
        tr = self._translator.tr
        self._place = place
        self._heading.setText(tr("Comments"))
        self._button.setText(tr("Comment…"))
        self._button.setIcon(icon_for(self, "message-square"))
        # What joins a list in sight would be shown only later.
        self._held.hide()
        if self._threads is not None:
            self._threads.hide()
            self._threads.deleteLater()
            self._threads = None
        about = dict.fromkeys((place, place._replace(column=""), Place(place.section)))
        threads = [thread for at in about for thread in self._workspace.comments.at(at)]
        if threads:
            self._threads = self._listed(sorted(threads, key=lambda thread: not thread.open))
            self._held.layout().addWidget(self._threads)
        self._held.setVisible(bool(threads))

    def _comment(self) -> None:
        self.asked.emit(Request("comment", self._place))

    def _listed(self, threads: Iterable[Thread]) -> QWidget:
        listed = QWidget(self)
        layout = QVBoxLayout(listed)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        for thread in threads:
            self._add(layout, thread)
        return listed

    def _add(self, layout: QVBoxLayout, thread: Thread) -> None:
        tr, first = self._translator.tr, thread.first
        about = {"row": tr("about the row"), "section": tr("about the section")}
        level = "" if thread.place == self._place else "row" if thread.place.row else "section"
        said = self._words.said(first)
        head = " · ".join(filter(None, (said, about.get(level, ""))))
        layout.addWidget(plain_label("code", head, wrap=True))
        text = plain_label("" if thread.open else "muted", first.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(text)
        for answer in thread.answers:
            label = plain_label("muted", f"{self._words.said(answer)}\n{answer.text}", wrap=True)
            label.setContentsMargins(SPACE_S * 2, 0, 0, 0)
            layout.addWidget(label)
        if not thread.open:
            layout.addWidget(plain_label("code", self._words.state(thread), wrap=True))
        layout.addLayout(self._buttons(thread))

    def _buttons(self, thread: Thread) -> QHBoxLayout:
        tr = self._translator.tr
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        done = tr("Mark as done") if thread.open else tr("Open again")
        for what, text in (("answer", tr("Answer…")), ("finish", done)):
            line.addWidget(self._small_button(text, what, thread))
        line.addStretch(1)
        return line

    def _small_button(self, text: str, what: str, thread: Thread) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleDescription(thread.first.text)
        set_role(button, "link")
        request = Request(what, thread.place, thread)
        button.clicked.connect(lambda _=False: self.asked.emit(request))
        return button
