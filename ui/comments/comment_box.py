"""The comments on a cell, its row and its section, beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.comments.book import Thread
from ipdesk.comments.words import CommentWords
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.workspace import Workspace
from ui.comments.comment_desk import Request
from ui.style.icons import icon_for
from ui.style.roles import plain_label, set_role
from ui.style.tokens import SPACE_S, SPACE_XS


class CommentBox(QWidget):
    """Shows the comments about one place, open ones first. ``asked`` tells a :class:`Request`."""

    asked = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        translator: Translator,
        place: Place,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self._words = CommentWords(translator)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE_XS)
        heading = plain_label("", translator.tr("Comments"))
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self._layout.addWidget(heading)
        about = dict.fromkeys((place, place._replace(column=""), Place(place.section)))
        threads = [thread for at in about for thread in workspace.comments.at(at)]
        for thread in sorted(threads, key=lambda thread: not thread.open):
            self._add(thread, place)
        button = self._button(translator.tr("Comment…"), Request("comment", place))
        button.setIcon(icon_for(self, "message-square"))
        set_role(button, "")
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, thread: Thread, place: Place) -> None:
        tr, first = self._translator.tr, thread.first
        about = {"row": tr("about the row"), "section": tr("about the section")}
        level = "" if thread.place == place else "row" if thread.place.row else "section"
        said = self._words.said(first)
        head = " · ".join(filter(None, (said, about.get(level, ""))))
        self._layout.addWidget(plain_label("code", head, wrap=True))
        text = plain_label("" if thread.open else "muted", first.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._layout.addWidget(text)
        for answer in thread.answers:
            label = plain_label("muted", f"{self._words.said(answer)}\n{answer.text}", wrap=True)
            label.setContentsMargins(SPACE_S * 2, 0, 0, 0)
            self._layout.addWidget(label)
        if not thread.open:
            self._layout.addWidget(plain_label("code", self._words.state(thread), wrap=True))
        self._layout.addLayout(self._buttons(thread))

    def _buttons(self, thread: Thread) -> QHBoxLayout:
        tr = self._translator.tr
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        done = tr("Mark as done") if thread.open else tr("Open again")
        for what, text in (("answer", tr("Answer…")), ("finish", done)):
            line.addWidget(self._button(text, Request(what, thread.place, thread)))
        line.addStretch(1)
        return line

    def _button(self, text: str, request: Request) -> QPushButton:
        button = QPushButton(text)
        if request.thread is not None:
            button.setAccessibleDescription(request.thread.first.text)
        set_role(button, "link")
        button.clicked.connect(lambda _=False: self.asked.emit(request))
        return button
