"""An entry of the province's status: its fields, how it is stored, and why it is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ipdesk.errors import KnownError
from ipdesk.records import StatusRecord
from ipdesk.values import CellSpec, State, parse

MAX_LENGTH = 500
"""The most characters of a document number or a note."""


ANNUL = "annul"
"""The transition of an entry that takes back the last one that stands."""


class Refusal(NamedTuple):
    """Why an entry is not possible: a code of :data:`ipdesk.reasons.STATUS` and its values."""

    reason: str
    params: dict[str, object]


class StatusRefused(KnownError):
    """The entry does not fit the history; nothing was recorded."""

    code = "status"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """One step of the province: when, which transition, and what holds after it.

    ``target`` may be left blank where the transition has one only, ``category`` where it
    stays; ``actor`` is who acts by the catalogue. All are filled in when it is recorded.
    An annulment (:data:`ANNUL`) holds state and category as they were before what it takes
    back, and the reason as its note.
    ``recorded_at`` is UTC, ISO 8601.
    """

    date: dt.date
    transition: str
    target: str = ""
    category: str = ""
    document: str = ""
    note: str = ""
    actor: str = ""
    recorded_at: str = ""


def taken_back(entries: Sequence[StatusEntry]) -> dict[int, int]:
    """By the position of each annulment: the position of the entry that it takes back."""
    standing: list[int] = []
    found = {}
    for number, entry in enumerate(entries):
        if entry.transition != ANNUL:
            standing.append(number)
        elif standing:
            found[number] = standing.pop()
    return found


def day_of(text: str) -> dt.date:
    """The day that was typed, in any spelling a cell accepts; :class:`StatusRefused` if none."""
    cell = parse(text, CellSpec("date"))
    if cell.state is not State.VALID:
        raise StatusRefused("not_a_date", text=text)
    return dt.date.fromisoformat(cell.text)


def entry_of(record: StatusRecord) -> StatusEntry:
    """The entry that is stored."""
    fields = record._asdict()
    del fields["number"]
    fields["date"] = dt.date.fromisoformat(record.date)
    return StatusEntry(**fields)


def record_of(number: int, entry: StatusEntry) -> StatusRecord:
    """The entry as it is stored under its number, from 1."""
    return StatusRecord(
        number,
        entry.date.isoformat(),
        entry.transition,
        entry.target,
        entry.category,
        entry.document,
        entry.actor,
        entry.note,
        entry.recorded_at,
    )
