"""Opening figures and restatements.

An opening figure comes from a sealed report and cannot be typed over. Changing it is a
*restatement*: a reason is required, and the figure as carried over stays beside the new one,
also in the package. What is known of it are facets of the cell, so it travels as they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ipdesk.errors import KnownError
from ipdesk.places import Place
from ipdesk.records import HISTORY

CARRIED_FROM = "carried_from"
"""The facet that names the report an opening figure was carried from, or ``HISTORY``."""
CARRIED_VALUE = "carried_value"
"""The facet that keeps the figure as carried over, where it was restated."""
RESTATED = "restated"
"""The facet that says why."""
MAX_REASON = 500
"""The most characters of a reason."""

Notes = Mapping[Place, Mapping[str, str]]


class CarriedFigure(KnownError):
    """The value was carried from a sealed report; it is restated, not typed over."""

    code = "carried"


class RestatementRefused(KnownError):
    """The restatement does not fit; nothing was changed."""

    code = "restatement"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason


class Restatement(NamedTuple):
    """A restated figure: where, from which report, as it was carried (raw), and why."""

    place: Place
    carried_from: str
    carried: str
    reason: str


def settled_by(notes: Notes, place: Place) -> str:
    """The sealed report that settled the opening figure at the place, "" if none did."""
    origin = notes.get(place, {}).get(CARRIED_FROM, "")
    return "" if origin == HISTORY else origin


def restatement_at(notes: Notes, place: Place) -> Restatement | None:
    """How the figure at the place was restated, None if it was not."""
    facets = notes.get(place, {})
    if CARRIED_VALUE not in facets:
        return None
    return Restatement(place, facets[CARRIED_FROM], facets[CARRIED_VALUE], facets.get(RESTATED, ""))


def restatements(notes: Notes) -> Iterator[Restatement]:
    """What was restated, in the order of the notes."""
    for place in notes:
        found = restatement_at(notes, place)
        if found is not None:
            yield found


def restating(before: str, raw: str, facets: Mapping[str, str], reason: str) -> dict[str, str]:
    """The facets of a restated cell, "" for those to drop.

    ``before`` is the raw text that stands. Going back to the figure as carried over takes the
    restatement back. :class:`RestatementRefused` if there is nothing to restate, nothing is
    changed, or the reason is missing or too long.
    """
    reason = reason.strip()
    if not facets.get(CARRIED_FROM) or facets[CARRIED_FROM] == HISTORY:
        raise RestatementRefused(reason="not_carried")
    if raw == before:
        raise RestatementRefused(reason="same_value")
    carried = facets.get(CARRIED_VALUE, before)
    if raw == carried:
        return {CARRIED_VALUE: "", RESTATED: ""}
    if not reason:
        raise RestatementRefused(reason="reason_missing")
    if len(reason) > MAX_REASON:
        raise RestatementRefused(reason="reason_too_long", limit=MAX_REASON)
    return {CARRIED_VALUE: carried, RESTATED: reason}
