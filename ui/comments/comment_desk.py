"""What can be done with comments and flags, as views and keys ask for it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ipdesk.comments.book import Thread
from ipdesk.errors import KnownError
from ipdesk.flags import FLAG, next_flagged, toggle_flag
from ipdesk.places import Place
from ui.context import Context
from ui.messages import ask
from ui.settings import Settings


class Request(NamedTuple):
    """What a view asks for: ``comment`` on a place; ``answer``, ``finish`` or ``remove`` one.

    ``finish`` marks a comment as done, or as open again.
    """

    what: str
    place: Place
    thread: Thread | None = None


class CommentDesk(QObject):
    """Carries out what is asked for. ``failed`` tells an error, ``told`` what was done."""

    failed = Signal(object)
    told = Signal(str)

    def __init__(self, context: Context, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._settings = settings
        self._window = window
        self._translator = context.services.translator

    def carry_out(self, request: Request) -> None:
        """Do what a view asks for."""
        if request.what in ("comment", "answer"):
            self._open(request)
            return
        try:
            self._change(request)
        except KnownError as error:
            self.failed.emit(error)

    def comment(self, place: Place) -> None:
        """Ask for a comment on the place."""
        if self._is_place(place):
            self._open(Request("comment", place))

    def flag(self, place: Place) -> None:
        """Flag the place, or take its flag off, and say which."""
        if not self._is_place(place):
            return
        workspace, tr = self._context.workspace, self._translator.tr
        try:
            toggle_flag(workspace, place, self._translator, self)
        except KnownError as error:
            self.failed.emit(error)
            return
        where = self._context.sentences.place(place)
        on = workspace.report.note(place, FLAG)
        said = tr("Flagged: {place}", place=where) if on else tr("Flag off: {place}", place=where)
        self.told.emit(said)

    def next_flagged(self, place: Place) -> Place | None:
        """The flagged place behind this one; None, and said so, if nothing is flagged."""
        found = next_flagged(self._context.workspace.report, place)
        if found is None:
            self.told.emit(self._translator.tr("Nothing is flagged."))
        return found

    def _is_place(self, place: Place) -> bool:
        if place.section:
            return True
        self.told.emit(self._translator.tr("Please select a cell in a section first."))
        return False

    def _open(self, request: Request) -> None:
        from ui.comments.comment_dialog import CommentDialog

        CommentDialog(
            self._context, self._settings, request.place, request.thread, self._window
        ).open()

    def _change(self, request: Request) -> None:
        comments, thread = self._context.workspace.comments, request.thread
        if thread is None:
            return
        if request.what == "finish":
            comments.resolve(thread.first.id, self._settings.role, self, done=thread.open)
        elif self._sure(thread):
            comments.remove(thread.first.id, self)

    def _sure(self, thread: Thread) -> bool:
        tr = self._translator.tr
        advice = tr("It cannot be brought back: {text}", text=thread.first.text)
        return ask(tr("Remove the comment?"), advice, tr("Remove"), self._translator, self._window)
