"""The province's life on one page: what happened, what can come next, what is left open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from ipdesk import formats
from ipdesk.error_sentences import ErrorSentences
from ipdesk.messages import Translator
from ipdesk.ports import Clock
from ipdesk.province import StatusHistory, Step
from ipdesk.status_entry import StatusEntry, taken_back


class TimelineLine(NamedTuple):
    """One entry in words: when, what, by which document, and what held after it.

    ``struck`` says that it does not stand: it was annulled, or it is the annulment.
    """

    date: str
    transition: str
    what: str
    standing: str
    actor: str
    document: str
    note: str
    struck: bool = False

    @property
    def spoken(self) -> str:
        """The line as one text, for a screen reader."""
        parts = (self.date, self.what, self.standing, self.actor, self.document, self.note)
        return " · ".join(filter(None, parts))


class StepLine(NamedTuple):
    """A transition in words. ``needs`` is what must be given, ``why`` what bars it."""

    transition: str
    what: str
    possible: bool
    needs: str
    why: str


class StatusKeeper(Protocol):
    """Where the status of a unit is kept: the workspace of a province, or a desk."""

    @property
    def clock(self) -> Clock:
        """Tells when an entry is recorded."""

    @property
    def status(self) -> StatusHistory:
        """Its life so far."""

    def today(self) -> dt.date:
        """The day it is."""

    def record_status(self, entry: StatusEntry, origin: object = None) -> object:
        """Record a step; raises :class:`KnownError`."""

    def annul_status(self, reason: str, origin: object = None) -> object:
        """Take back the last entry that stands; raises :class:`KnownError`."""


class TimelineScreen:
    """The status of a unit, in words. It holds no copy of anything."""

    def __init__(self, keeper: StatusKeeper, translator: Translator) -> None:
        self._keeper = keeper
        self._translator = translator

    def headline(self) -> str:
        """The present status, category, and since when."""
        history, tr = self._keeper.status, self._translator.tr
        standing = self._standing(history.state, history.category)
        if not history.standing:
            return tr("{status} (nothing recorded yet)", status=standing)
        since = next(
            entry.date
            for number, entry in enumerate(history.standing)
            if all(later.target == history.state for later in history.standing[number:])
        )
        return tr(
            "{status}, since {date}",
            status=standing,
            date=formats.date(since.isoformat(), self._translator),
        )

    def lines(self) -> list[TimelineLine]:
        """What happened, in order."""
        entries = self._keeper.status.entries
        annulled = taken_back(entries)
        lines = [self._line(entry) for entry in entries]
        for number, gone in annulled.items():
            lines[number] = self._annulment(lines[number], lines[gone])
            lines[gone] = lines[gone]._replace(struck=True)
        return lines

    def last(self) -> str:
        """The last entry that stands, "" where there is none: what can be taken back."""
        standing = [line for line in self.lines() if not line.struck]
        return f"{standing[-1].date} · {standing[-1].what}" if standing else ""

    def steps(self) -> list[StepLine]:
        """Every transition: what it needs, or why it is not possible now."""
        return [self._step(step) for step in self._keeper.status.possible()]

    def open_questions(self) -> list[str]:
        """What the circular leaves open."""
        questions = self._keeper.status.catalogue.status.open_questions
        return [self._translator.label(question) for question in questions]

    def _line(self, entry: StatusEntry) -> TimelineLine:
        history, label = self._keeper.status, self._translator.label
        return TimelineLine(
            date=formats.date(entry.date.isoformat(), self._translator),
            transition=entry.transition,
            what=label(history.transition_label(entry.transition)),
            standing=self._standing(entry.target, entry.category),
            actor=self._actor(entry.actor),
            document=entry.document,
            note=entry.note,
        )

    def _annulment(self, line: TimelineLine, gone: TimelineLine) -> TimelineLine:
        tr = self._translator.tr
        what = tr("Taken back: {what}, of {date}", what=gone.what, date=gone.date)
        return line._replace(what=what, standing="", struck=True)

    def _step(self, step: Step) -> StepLine:
        why = ""
        if step.refusal is not None:
            reason, params = step.refusal
            # The step is named above the sentence, and the present status above the list.
            reason = "from_state" if reason == "wrong_state" else reason
            why = ErrorSentences(self._translator).status(reason, params)
        needs = self._translator.tr(", ").join(self._needs(step)) if step.possible else ""
        what = self._translator.label(step.transition.label)
        return StepLine(step.transition.code, what, step.possible, needs, why)

    def _needs(self, step: Step) -> Iterator[str]:
        tr, history = self._translator.tr, self._keeper.status
        if "document" in step.needs:
            yield tr("document number")
        if "category" in step.needs:
            yield tr("category after it")
        if "target" in step.needs:
            labels = [self._translator.label(history.state_label(code)) for code in step.targets]
            yield tr("status after it: {states}", states=tr(" or ").join(labels))

    def _standing(self, state: str, category: str) -> str:
        history, label = self._keeper.status, self._translator.label
        name = label(history.state_label(state))
        return f"{name} · {label(history.category_label(category))}" if category else name

    def _actor(self, actor: str) -> str:
        tr = self._translator.tr
        return {"province": tr("Province"), "SIPO": tr("SIPO")}.get(actor, actor)
