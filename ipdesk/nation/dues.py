"""Who is due, received, late, returned, accepted: per report kind and period (催报)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ipdesk.catalogue.model import Kind, Stage
from ipdesk.deadlines import Deadline, Due
from ipdesk.due import DUE, due_reports
from ipdesk.nation.headers import header_of
from ipdesk.nation.standing import Standing
from ipdesk.records import DELIVERED, ReportRecord
from ipdesk.review.counting import counting, matter
from ipdesk.review.records import Submission

RECEIVED = "received"
STATES = (DUE, "quarantined", "returned", RECEIVED, "accepted")
"""What can be of a report that is asked for, from nothing to done."""


class UnitDue(NamedTuple):
    """A unit's report that is asked for. ``days`` are those past the deadline, 0 if in time.

    Of what came, the day it came on counts; else today. ``submission`` is 0 while nothing came.
    """

    unit: str
    state: str
    submission: int
    days: int

    @property
    def late(self) -> bool:
        """Whether the deadline has passed and there is nothing that stands, or it came late."""
        return self.days > 0


@dataclass(frozen=True, slots=True)
class Round:
    """A kind of report and its period: the units that it is asked of, in the official order."""

    kind: Kind
    year: int
    stage: Stage | None
    deadline: Deadline | None
    units: tuple[UnitDue, ...]

    def count(self, state: str) -> int:
        """How many units' reports are in the state."""
        return sum(one.state == state for one in self.units)

    @property
    def missing(self) -> tuple[UnitDue, ...]:
        """The units to be reminded: nothing of theirs stands."""
        return tuple(one for one in self.units if one.state not in (RECEIVED, "accepted"))


def rounds(
    standings: Iterable[Standing],
    submissions: Iterable[Submission],
    today: dt.date,
    deadlines: Mapping[Due, Deadline],
) -> list[Round]:
    """All that is asked for by the end of ``today``, the newest period first."""
    held = _held(submissions)
    found: dict[tuple[str, int], Round] = {}
    for standing in standings:
        of_unit = [one for one in held if one.unit == standing.unit]
        headers = [_header(one) for one in of_unit]
        for item in due_reports(standing.history, headers, today, deadlines):
            state = RECEIVED if item.state == DELIVERED else item.state
            came = next((one for one in of_unit if str(one.number) == item.report), None)
            days = _days_late(came, item.deadline, today, state)
            line = UnitDue(standing.unit, state, came.number if came else 0, days)
            key = (item.kind.code, item.year)
            start = found.get(key, Round(item.kind, item.year, item.stage, item.deadline, ()))
            found[key] = Round(
                start.kind, start.year, start.stage, start.deadline, (*start.units, line)
            )
    return sorted(found.values(), key=lambda one: -one.year)


def _held(submissions: Iterable[Submission]) -> list[Submission]:
    """Of each matter the one that counts, else the newest that came and was not refused."""
    every = [one for one in submissions if one.state not in ("refused", "superseded")]
    newest = {matter(one): one for one in every}
    newest.update({matter(one): one for one in counting(every)})
    return list(newest.values())


def _header(one: Submission) -> ReportRecord:
    return header_of(one, str(one.number), DELIVERED if one.state == RECEIVED else one.state)


def _days_late(
    came: Submission | None, deadline: Deadline | None, today: dt.date, state: str
) -> int:
    if deadline is None:
        return 0
    stands = came is not None and state in (RECEIVED, "accepted")
    day = _day(came.received_at) if came is not None and stands else today
    return max(0, (day - deadline.day).days)


def _day(moment: str) -> dt.date:
    return dt.datetime.fromisoformat(moment).astimezone().date()
