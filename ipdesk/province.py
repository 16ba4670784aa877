"""The province's status: a dated history, moved only by the transitions of the catalogue.

A province begins in the catalogue's first state. Which transitions lead from where is data;
what the circular leaves open (the direction of a category change, who decides an entry, ...)
is recorded as it happened and never decided here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from ipdesk.catalogue.model import SAME, Catalogue, Guard, Label, Transition
from ipdesk.status_entry import (
    ANNUL,
    MAX_LENGTH,
    Refusal,
    StatusEntry,
    StatusRefused,
    taken_back,
)
from ipdesk.transitions import date_refusals, document_refusals, refusals, state_refusals

Need = Literal["document", "category", "target"]


class Step(NamedTuple):
    """A transition as it stands now: where it leads, what it asks for, or why it is barred."""

    transition: Transition
    targets: tuple[str, ...]
    needs: tuple[Need, ...]
    refusal: Refusal | None

    @property
    def possible(self) -> bool:
        """Whether the transition can be recorded now."""
        return self.refusal is None


class StatusHistory:
    """The entries in order, and those of them that stand: not annulled, and no annulments.

    Immutable: :meth:`record` and :meth:`annul` give the next history.
    """

    def __init__(self, catalogue: Catalogue, entries: Sequence[StatusEntry] = ()) -> None:
        self.catalogue = catalogue
        self.entries = tuple(entries)
        annulled = taken_back(self.entries)
        gone = {*annulled, *annulled.values()}
        self.standing = tuple(e for number, e in enumerate(self.entries) if number not in gone)
        self._machine = catalogue.status
        self._categories: dict[str, Label] = {
            item.code: item.label for item in catalogue.categories
        }
        self._transitions = {item.code: item for item in self._machine.transitions}

    @property
    def state(self) -> str:
        """The state after the last entry that stands."""
        return self.standing[-1].target if self.standing else self._machine.states[0].code

    @property
    def category(self) -> str:
        """The category after the last entry that stands, "" while there is none."""
        return self.standing[-1].category if self.standing else ""

    def until(self, day: dt.date) -> StatusHistory:
        """The history as it stood at the end of a day; what was annulled has never been."""
        return StatusHistory(self.catalogue, [e for e in self.standing if e.date <= day])

    def state_on(self, day: dt.date) -> str:
        """The state at the end of a day."""
        return self.until(day).state

    def has_met(self, guard: str) -> bool:
        """Whether a transition under this guard has been recorded and stands."""
        return any(
            entry.transition in self._transitions
            and self._transitions[entry.transition].guard == guard
            for entry in self.standing
        )

    def possible(self, day: dt.date | None = None, document: str | None = None) -> list[Step]:
        """Every transition of the catalogue, in its order: possible, or why not.

        Day and document are judged where they are given, as a form does while it is filled in.
        """
        return [self._step(item, day, document) for item in self._machine.transitions]

    def record(self, entry: StatusEntry) -> StatusHistory:
        """The history with this entry at its end; :class:`StatusRefused` if it does not fit."""
        transition = self._transitions.get(entry.transition)
        if transition is None:
            known = ", ".join(self._transitions)
            raise StatusRefused("no_transition", transition=entry.transition, known=known)
        entry = replace(entry, document=entry.document.strip(), note=entry.note.strip())
        for refusal in refusals(self, transition, entry):
            raise StatusRefused(refusal.reason, **refusal.params)
        done = replace(
            entry,
            target=entry.target or self.targets(transition)[0],
            category=entry.category or self.category,
            actor=transition.by,
        )
        return StatusHistory(self.catalogue, (*self.entries, done))

    def refusals(self, entry: StatusEntry) -> list[Refusal]:
        """All that stands against an entry of a transition that there is."""
        return list(refusals(self, self._transitions[entry.transition], entry))

    def annul(self, reason: str, day: dt.date, recorded_at: str) -> StatusHistory:
        """The history with its last standing entry taken back on ``day``.

        Both stay in it. :class:`StatusRefused` if nothing stands or no reason is given.
        """
        reason = reason.strip()
        if not self.standing:
            raise StatusRefused("nothing_to_annul")
        if not reason:
            raise StatusRefused("reason_missing")
        if len(reason) > MAX_LENGTH:
            raise StatusRefused("too_long", limit=MAX_LENGTH)
        before = StatusHistory(self.catalogue, self.standing[:-1])
        done = StatusEntry(
            day, ANNUL, before.state, before.category, note=reason, recorded_at=recorded_at
        )
        return StatusHistory(self.catalogue, (*self.entries, done))

    def targets(self, transition: Transition) -> tuple[str, ...]:
        """The states the transition leads to from here."""
        return tuple(self.state if code == SAME else code for code in transition.target)

    def changes_category(self, transition: Transition) -> bool:
        """Whether the transition adjusts the category and nothing else."""
        return transition.target == (SAME,)

    @property
    def adjusters(self) -> list[Transition]:
        """The transitions that adjust the category from the present state."""
        return [
            item
            for item in self._machine.transitions
            if self.changes_category(item) and self.state in item.origin
        ]

    def state_label(self, code: str) -> Label:
        """A state's name; its code where this edition does not know it."""
        found = (item.label for item in self._machine.states if item.code == code)
        return next(found, Label(zh=code, en=code))

    def category_label(self, code: str) -> Label:
        """A category's name; its code where this edition does not know it."""
        return self._categories.get(code, Label(zh=code, en=code))

    def transition_label(self, code: str) -> Label:
        """A transition's name; its code where this edition does not know it."""
        found = self._transitions.get(code)
        return found.label if found else Label(zh=code, en=code)

    def guard(self, code: str) -> Guard:
        """What a guard is; one that this edition does not describe goes by its code."""
        found = (item for item in self._machine.guards if item.code == code)
        return next(found, Guard(code=code, label=Label(zh=code, en=code)))

    def document_label(self, code: str) -> Label:
        """The name of a document that the circular names."""
        found = (item.label for item in self.catalogue.documents if item.code == code)
        return next(found, Label(zh=code, en=code))

    @property
    def category_codes(self) -> tuple[str, ...]:
        """The categories that may be chosen."""
        return tuple(self._categories)

    def _step(self, transition: Transition, day: dt.date | None, document: str | None) -> Step:
        def found() -> Iterator[Refusal]:
            yield from state_refusals(self, transition)
            if day is not None:
                yield from date_refusals(self, StatusEntry(day, transition.code))
            if document is not None:
                asked = StatusEntry(day or dt.date.min, transition.code, document=document.strip())
                yield from document_refusals(self, transition, asked)

        refusal = next(found(), None)
        return Step(transition, self.targets(transition), tuple(self._needs(transition)), refusal)

    def _needs(self, transition: Transition) -> Iterator[Need]:
        if transition.document or transition.guard:
            yield "document"
        if self.changes_category(transition) or not self.category:
            yield "category"
        if len(transition.target) > 1:
            yield "target"
