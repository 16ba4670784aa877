"""Comments in words: who wrote when, and in which state they are."""

from __future__ import annotations

from ipdesk.comments.book import Thread
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.records import CommentRecord
from ipdesk.signing.roles import DESK_UNIT


class CommentWords:
    """Words for comments; times are those of the place where the program runs."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def role(self, role: str) -> str:
        """A role in words; one that is not known here stays as it was written."""
        tr = self._translator.tr
        names = {"clerk": tr("Clerk"), "reviewer": tr("Reviewer"), "head": tr("Head of unit"),
                 "chief": tr("Chief")}  # fmt: skip
        return names.get(role, role)

    def author(self, record: CommentRecord) -> str:
        """Office, if it is another one, and role."""
        unit = self._translator.tr("SIPO") if record.unit == DESK_UNIT else record.unit
        return " ".join(filter(None, (unit, self.role(record.role))))

    def said(self, record: CommentRecord) -> str:
        """Who wrote it, and when."""
        return f"{self.author(record)} · {local_time(record.at, 'minutes')}"

    def state(self, thread: Thread) -> str:
        """Open, or done by whom and when."""
        tr, first = self._translator.tr, thread.first
        if thread.open:
            return tr("open")
        by, at = self.role(first.resolved_by), local_time(first.resolved_at, "minutes")
        return tr("done, {who}, {when}", who=by, when=at)

    def whole(self, thread: Thread) -> str:
        """The comment and its answers, each on a line of its own."""
        lines = (thread.first, *thread.answers)
        tr = self._translator.tr
        return "\n".join(tr("{who}: {text}", who=self.author(c), text=c.text) for c in lines)
