"""The comments on one report: who asked or remarked what, who answered, what is still open.

They are no data of the report: they are possible on a sealed one, stay out of its history, its
package and what can be undone. Only whether SIPO's are answered is asked by a check.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from ipdesk.changes import ChangeSet
from ipdesk.comments.refusal import CommentRefused
from ipdesk.ledger import Ledger
from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.records import Batch, CommentRecord
from ipdesk.report import Report

MAX_TEXT = 2000
"""How many characters a comment may have."""


def checked_text(text: str) -> str:
    """The text of a comment without the white space around it, or :class:`CommentRefused`."""
    text = text.strip()
    if not text:
        raise CommentRefused("blank")
    if len(text) > MAX_TEXT:
        raise CommentRefused("too_long", limit=MAX_TEXT)
    return text


class Thread(NamedTuple):
    """A comment with its answers, oldest first."""

    first: CommentRecord
    answers: tuple[CommentRecord, ...] = ()

    @property
    def place(self) -> Place:
        """What it is about: a cell, a row, or a section."""
        return self.first.place

    @property
    def open(self) -> bool:
        """Whether it is still to be seen to."""
        return not self.first.resolved_at


def threads_of(records: Iterable[CommentRecord]) -> list[Thread]:
    """Comments with their answers, from the records as they were made."""
    found: dict[str, Thread] = {}
    for record in records:
        if record.answers in found:
            held = found[record.answers]
            found[record.answers] = held._replace(answers=(*held.answers, record))
        else:
            found[record.id] = Thread(record)
    return list(found.values())


class CommentBook:
    """Reads the comments of the report when first asked; what is written is durable at once.

    Writing raises :class:`CommentRefused`, :class:`UsageError` for a place that is none, and the
    storage errors; nothing is changed then.
    """

    def __init__(
        self,
        store: Store,
        ledger: Ledger,
        report: Report,
        tell: Callable[[ChangeSet], ChangeSet],
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._report = report
        self._tell = tell

    def threads(self) -> list[Thread]:
        """All comments in the order in which they were made."""
        return list(self._threads.values())

    def at(self, place: Place) -> list[Thread]:
        """The comments on exactly this cell, row or section."""
        return [thread for thread in self._threads.values() if thread.place == place]

    def is_open(self, place: Place) -> bool:
        """Whether a comment on exactly this place is still open. Costs no search."""
        return place in self._open

    def find(self, identity: str) -> Thread:
        """The comment whose id begins so, or that it answers."""
        firsts = {
            item.answers or item.id
            for thread in self._threads.values()
            for item in (thread.first, *thread.answers)
            if identity and item.id.startswith(identity)
        }
        if len(firsts) != 1:
            raise CommentRefused("gone", id=identity)
        return self._threads[firsts.pop()]

    def add(self, place: Place, text: str, role: str, origin: object = None) -> Thread:
        """Comment on a cell, a row or a section."""
        self._report.require(place)
        made = self._made(place, text, role)
        self._write(Batch(comments=[made]), place, origin)
        return self._threads[made.id]

    def answer(self, identity: str, text: str, role: str, origin: object = None) -> Thread:
        """Answer a comment; whether it is open stays as it is."""
        first = self.find(identity).first
        made = self._made(first.place, text, role)._replace(answers=first.id)
        self._write(Batch(comments=[made]), first.place, origin)
        return self._threads[first.id]

    def resolve(
        self, identity: str, role: str, origin: object = None, *, done: bool = True
    ) -> Thread:
        """Mark a comment as done, or as open again."""
        first = self.find(identity).first
        at, by = (self._ledger.now(), role) if done else ("", "")
        changed = first._replace(resolved_at=at, resolved_by=by)
        self._write(Batch(comments=[changed]), first.place, origin)
        return self._threads[first.id]

    def remove(self, identity: str, origin: object = None) -> None:
        """Remove a comment made here that nobody has answered, for good."""
        thread = self.find(identity)
        if thread.answers:
            raise CommentRefused("answered")
        if thread.first.origin:
            raise CommentRefused("of_others")
        self._write(Batch(comments_removed=[thread.first]), thread.place, origin)

    def read_again(self) -> None:
        """Comments were written elsewhere: read them when next asked."""
        for cached in ("_threads", "_open"):
            vars(self).pop(cached, None)

    @cached_property
    def _threads(self) -> dict[str, Thread]:
        threads = threads_of(self._store.comments(self._report.header.id))
        return {thread.first.id: thread for thread in threads}

    @cached_property
    def _open(self) -> frozenset[Place]:
        return frozenset(thread.place for thread in self._threads.values() if thread.open)

    def _made(self, place: Place, text: str, role: str) -> CommentRecord:
        text = checked_text(text)
        report, now = self._report.header.id, self._ledger.now()
        return CommentRecord(uuid.uuid4().hex, report, *place, "", role, text, now)

    def _write(self, batch: Batch, place: Place, origin: object) -> None:
        self._ledger.commit(batch)
        self.read_again()
        self._tell(ChangeSet(frozenset({place}), origin=origin))
