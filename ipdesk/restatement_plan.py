"""A restatement, worked out against a report that it does not change yet."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.errors import ComputedCell
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.restatement import RestatementRefused, restating
from ipdesk.text_limits import require_typed
from ipdesk.values import Cell, State


class RestatementPlan(NamedTuple):
    """The text that stood, the cell that is to stand, and the facets beside it, "" to drop."""

    before: str
    cell: Cell
    facets: dict[str, str]


def plan_restatement(report: Report, place: Place, raw: str, reason: str) -> RestatementPlan:
    """What restating the opening figure at the place would write.

    :class:`~ipdesk.errors.UsageError` if there is no such place, :class:`ComputedCell`, and
    :class:`RestatementRefused`, also where the new text is no value.
    """
    report.require(place)
    require_typed(raw)
    lock = lock_of(report, place) if place.row and place.column else ""
    if lock == "computed":
        raise ComputedCell(**place._asdict())
    if lock == "adopted":
        raise RestatementRefused(reason="adopted")
    if lock and report.parsed(place, raw).state in (State.BLANK, State.INVALID):
        raise RestatementRefused(reason="no_value", text=raw)
    before = report.typed(place).raw
    facets = restating(before, raw, report.notes.get(place, {}), reason)
    return RestatementPlan(before, report.parsed(place, raw), facets)
