"""The reports that follow from the province's status.

The circular sets no deadlines: *due* means expected, with no date set. Which kind of report a
state asks for is the circular's (III(I)2, IV(II), IV(IV)); of what it leaves open, such as
the reports of an IP-strong province, nothing is expected.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ipdesk.catalogue.model import Kind, Stage
from ipdesk.province import StatusHistory
from ipdesk.records import ReportRecord
from ipdesk.transitions import SCHEME_APPROVED

DUE = "due"
_DONE = ("delivered", "accepted")


class Occasion(NamedTuple):
    """What a report is expected for: a year, 0 where its kind has none; a stage that ended."""

    year: int = 0
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that is expected. ``state`` is due while there is none, else its own state.

    ``report`` is the id of its newest revision, "" while there is none.
    """

    kind: Kind
    year: int
    stage: Stage | None
    state: str
    report: str = ""

    @property
    def done(self) -> bool:
        """Whether it has been delivered."""
        return self.state in _DONE


Occasions = Callable[["Duty", StatusHistory, dt.date], Iterator[Occasion]]


class Duty(NamedTuple):
    """A kind of report and the states that ask for it."""

    kind: str
    states: tuple[str, ...]
    occasions: Occasions


def due_reports(
    history: StatusHistory, reports: Iterable[ReportRecord], today: dt.date
) -> list[DueReport]:
    """The reports expected by the end of ``today``, by year; those without a year first."""
    kinds = {kind.code: kind for kind in history.catalogue.kinds}
    headers = sorted(reports, key=lambda header: (header.year, header.revision))
    found = [
        _due(kinds[duty.kind], occasion, headers)
        for duty in DUTIES
        if duty.kind in kinds
        for occasion in duty.occasions(duty, history, today)
    ]
    return sorted(found, key=lambda item: item.year)


def _due(kind: Kind, occasion: Occasion, headers: list[ReportRecord]) -> DueReport:
    newest = None
    for header in headers:
        if header.kind == kind.code and occasion.year in (0, header.year):
            newest = header
    if newest is None:
        return DueReport(kind, *occasion, state=DUE)
    return DueReport(kind, *occasion, state=newest.state, report=newest.id)


def _while_in_state(duty: Duty, history: StatusHistory, today: dt.date) -> Iterator[Occasion]:
    if history.state_on(today) in duty.states:
        yield Occasion()


def _until_approved(duty: Duty, history: StatusHistory, today: dt.date) -> Iterator[Occasion]:
    if not history.until(today).has_met(SCHEME_APPROVED):
        yield from _while_in_state(duty, history, today)


def _full_years(duty: Duty, history: StatusHistory, today: dt.date) -> Iterator[Occasion]:
    """Each full year of the plan at whose end the province stood in one of the states."""
    stages = history.catalogue.stages
    last = min(today.year - 1, max(stage.end for stage in stages))
    for year in range(min(stage.start for stage in stages), last + 1):
        if history.state_on(dt.date(year, 12, 31)) in duty.states:
            yield Occasion(year)


def _stage_ends(duty: Duty, history: StatusHistory, today: dt.date) -> Iterator[Occasion]:
    ends = {stage.end: stage for stage in history.catalogue.stages}
    for year, _ in _full_years(duty, history, today):
        if year in ends:
            yield Occasion(year, ends[year])


DUTIES = (
    Duty("promotion_plan", ("UNLISTED",), _while_in_state),
    Duty("scheme", ("PILOT",), _until_approved),
    Duty("annual", ("PILOT", "DEMO"), _full_years),
    Duty("self_evaluation", ("PILOT", "DEMO"), _stage_ends),
)
"""Which states ask for which kind of report, and when."""
