"""The reports that follow from the province's status.

Which kind of report a state asks for is the catalogue's (``Kind.asked``); of what the circular
leaves open nothing is expected. It sets no dates: *due* means expected, and *late* that a
deadline recorded in the workspace has passed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.catalogue.model import Asked, Kind, Stage
from ipdesk.deadlines import Deadline, Due
from ipdesk.province import StatusHistory
from ipdesk.records import ReportRecord

if TYPE_CHECKING:
    from ipdesk.workspace import Workspace

DUE = "due"
_DONE = ("delivered", "accepted")


class Occasion(NamedTuple):
    """What a report is expected for: a year, 0 where its kind has none; a stage that ended."""

    year: int = 0
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that is expected. ``state`` is due while there is none, else its own state.

    ``report`` is the id of its newest revision, "" while there is none; ``days_left`` counts to
    its deadline, None where none was set.
    """

    kind: Kind
    year: int
    stage: Stage | None
    state: str
    report: str = ""
    deadline: Deadline | None = None
    days_left: int | None = None

    @property
    def late(self) -> bool:
        """Whether its deadline has passed and it has not been delivered."""
        return self.days_left is not None and self.days_left < 0 and not self.done

    @property
    def done(self) -> bool:
        """Whether it has been delivered."""
        return self.state in _DONE


def due_reports(
    history: StatusHistory,
    reports: Iterable[ReportRecord],
    today: dt.date,
    deadlines: Mapping[Due, Deadline] = MappingProxyType({}),
) -> list[DueReport]:
    """The reports expected by the end of ``today``, by year; those without a year first."""
    headers = sorted(reports, key=lambda header: (header.year, header.revision))
    found = [
        _due(kind, occasion, headers)
        for kind in history.catalogue.kinds
        if kind.asked is not None
        for occasion in _occasions(kind.asked, history, today)
    ]
    dated = [_dated(item, deadlines.get(Due(item.kind.code, item.year)), today) for item in found]
    return sorted(dated, key=lambda item: item.year)


def due_in(workspace: Workspace) -> list[DueReport]:
    """The reports expected of an open workspace's province, as of today."""
    reports, deadlines = workspace.store.reports(), workspace.deadlines()
    return due_reports(workspace.status, reports, workspace.today(), deadlines)


def _dated(item: DueReport, deadline: Deadline | None, today: dt.date) -> DueReport:
    if deadline is None:
        return item
    return replace(item, deadline=deadline, days_left=(deadline.day - today).days)


def _due(kind: Kind, occasion: Occasion, headers: list[ReportRecord]) -> DueReport:
    newest = None
    for header in headers:
        if header.kind == kind.code and occasion.year in (0, header.year):
            newest = header
    if newest is None:
        return DueReport(kind, *occasion, state=DUE)
    return DueReport(kind, *occasion, state=newest.state, report=newest.id)


def _occasions(asked: Asked, history: StatusHistory, today: dt.date) -> Iterator[Occasion]:
    if asked.until is not None and history.until(today).has_met(asked.until):
        return
    if asked.each == "year":
        yield from map(Occasion, _full_years(asked, history, today))
    elif asked.each == "stage":
        ends = {stage.end: stage for stage in history.catalogue.stages}
        found = _full_years(asked, history, today)
        yield from (Occasion(year, ends[year]) for year in found if year in ends)
    elif history.state_on(today) in asked.states:
        yield Occasion()


def _full_years(asked: Asked, history: StatusHistory, today: dt.date) -> Iterator[int]:
    """Each full year of the plan at whose end the province stood in one of the states."""
    stages = history.catalogue.stages
    last = min(today.year - 1, max(stage.end for stage in stages))
    for year in range(min(stage.start for stage in stages), last + 1):
        if history.state_on(dt.date(year, 12, 31)) in asked.states:
            yield year
