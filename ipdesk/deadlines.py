"""Deadlines: by when a report is to be handed in.

The circular sets none. A deadline is someone's decision, kept among the settings of the
workspace with the number of its document: ``deadline/<kind>/<year>`` = ``date document``, the
year 0 for a kind that has none, an empty text once it was taken back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from ipdesk.catalogue.model import Catalogue
from ipdesk.errors import UsageError
from ipdesk.ledger import Writing
from ipdesk.new_report import YEARS
from ipdesk.places import Place
from ipdesk.status_entry import MAX_LENGTH, StatusRefused

_KEY = "deadline"


class Deadline(NamedTuple):
    """The last day, and the number of the document that sets it."""

    day: dt.date
    document: str


class Due(NamedTuple):
    """What a deadline is for: a kind of report and its year, 0 where the kind has none."""

    kind: str
    year: int


def setting_of(due: Due) -> str:
    """The name of the setting that holds the deadline."""
    return f"{_KEY}/{due.kind}/{due.year}"


def text_of(deadline: Deadline | None) -> str:
    """The deadline as it is stored."""
    return f"{deadline.day.isoformat()} {deadline.document}" if deadline else ""


def deadlines_of(settings: Mapping[str, str]) -> dict[Due, Deadline]:
    """The deadlines among a workspace's settings."""
    found = {}
    for name, text in settings.items():
        if name.startswith(f"{_KEY}/") and text:
            _, kind, year = name.split("/")
            day, _, document = text.partition(" ")
            found[Due(kind, int(year))] = Deadline(dt.date.fromisoformat(day), document)
    return found


def checked(catalogue: Catalogue, due: Due, deadline: Deadline | None) -> Deadline | None:
    """The deadline as it is to be kept.

    :class:`UsageError` if there is no such kind or year, :class:`StatusRefused` if the
    document is not named.
    """
    kind = next((kind for kind in catalogue.kinds if kind.code == due.kind), None)
    if kind is None:
        raise UsageError("no_kind", kind=due.kind)
    if kind.period == "year" and due.year not in YEARS:
        raise UsageError("year_out_of_plan", year=due.year)
    if kind.period == "none" and due.year:
        raise UsageError("kind_without_year", kind=due.kind)
    if deadline is None:
        return None
    document = deadline.document.strip()
    if not document:
        raise StatusRefused("deadline_document")
    if len(document) > MAX_LENGTH:
        raise StatusRefused("too_long", limit=MAX_LENGTH)
    return Deadline(deadline.day, document)


def write_deadline(
    due: Due, before: Deadline | None, deadline: Deadline | None, writing: Writing
) -> None:
    """Write a deadline, or that there is none any more, with its entry of the history."""
    writing.batch.settings[setting_of(due)] = text_of(deadline)
    writing.note(
        "deadline",
        Place("deadline", due.kind, str(due.year)),
        before.day.isoformat() if before else "",
        deadline.day.isoformat() if deadline else "",
        reason=deadline.document if deadline else "",
    )
