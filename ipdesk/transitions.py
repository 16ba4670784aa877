"""What stands against an entry of the province's status, one refusal after the other.

The order is that in which a person would mend them: the state, the day, the document, the
category, where it leads.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ipdesk.status_entry import MAX_LENGTH, Refusal, StatusEntry

if TYPE_CHECKING:
    from ipdesk.catalogue.model import Transition
    from ipdesk.province import StatusHistory


def refusals(
    history: StatusHistory, transition: Transition, entry: StatusEntry
) -> Iterator[Refusal]:
    """All that stands against the entry at the end of the history."""
    yield from state_refusals(history, transition)
    yield from date_refusals(history, entry)
    yield from document_refusals(history, transition, entry)
    yield from _category_refusals(history, transition, entry)
    yield from _target_refusals(history, transition, entry)


def state_refusals(history: StatusHistory, transition: Transition) -> Iterator[Refusal]:
    """Whether the transition leads from the present state."""
    if history.state not in transition.origin:
        origins = tuple(history.state_label(code) for code in transition.origin)
        state = history.state_label(history.state)
        yield _refusal("wrong_state", transition, origins=origins, state=state)


def date_refusals(history: StatusHistory, entry: StatusEntry) -> Iterator[Refusal]:
    """Whether the day fits: within the plan, not before the last one that stands, not to come."""
    begin = min(stage.start for stage in history.catalogue.stages)
    if entry.date.year < begin:
        yield Refusal("before_plan", {"date": entry.date, "year": begin})
    if history.standing and entry.date < history.standing[-1].date:
        yield Refusal("before_last", {"date": entry.date, "last": history.standing[-1].date})
    if entry.recorded_at:
        recorded = dt.datetime.fromisoformat(entry.recorded_at).astimezone().date()
        if entry.date > recorded:
            yield Refusal("future", {"date": entry.date, "today": recorded})


def document_refusals(
    history: StatusHistory, transition: Transition, entry: StatusEntry
) -> Iterator[Refusal]:
    """Whether the guard is met and the document named."""
    if transition.guard is not None:
        guard = history.guard(transition.guard)
        if not entry.document and not (guard.lasting and history.has_met(guard.code)):
            yield _refusal("proof_missing", transition, guard=guard.label)
    if transition.document is not None and not entry.document:
        document = history.document_label(transition.document)
        yield _refusal("document_missing", transition, document=document)
    if max(len(entry.document), len(entry.note)) > MAX_LENGTH:
        yield Refusal("too_long", {"limit": MAX_LENGTH})


def _category_refusals(
    history: StatusHistory, transition: Transition, entry: StatusEntry
) -> Iterator[Refusal]:
    """Whether the category is one, and one that the transition may bring.

    Before a province is in the ranks, the circular leaves open whether it is taken into the
    category it chose; within them, only an adjustment changes it.
    """
    held = history.category_label(history.category)
    known = ", ".join(history.category_codes)
    adjusting = history.changes_category(transition)
    if entry.category and entry.category not in history.category_codes:
        yield Refusal("no_category", {"category": entry.category, "known": known})
    elif not entry.category and (adjusting or not history.category):
        yield _refusal("category_missing", transition, known=known)
    elif adjusting and entry.category == history.category:
        yield _refusal("same_category", transition, category=held)
    elif not adjusting and entry.category not in ("", history.category) and history.adjusters:
        by = ", ".join(item.code for item in history.adjusters)
        yield _refusal("category_kept", transition, category=held, adjusters=by)


def _target_refusals(
    history: StatusHistory, transition: Transition, entry: StatusEntry
) -> Iterator[Refusal]:
    """Whether it is said where the transition leads, and whether it does lead there."""
    codes = history.targets(transition)
    known = ", ".join(codes)
    if not entry.target and len(codes) > 1:
        yield _refusal("target_missing", transition, known=known)
    elif entry.target and entry.target not in codes:
        yield _refusal("wrong_target", transition, target=entry.target, known=known)


def _refusal(reason: str, transition: Transition, **params: object) -> Refusal:
    return Refusal(reason, {"transition": transition.code, **params})
