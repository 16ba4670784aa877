"""Gathers what a handover tells beside the report itself: history, last year, comments."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.comments.book import Thread
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place

if TYPE_CHECKING:
    from ipdesk.paper.code import What
    from ipdesk.snapshot import Snapshot
    from ipdesk.workspace import Workspace

HANDOVER: What = "handover"
_SETTING = ("set", "restate", "adopt")


class Entered(NamedTuple):
    """How a value came into the report: when (UTC), as whom, from where, and why."""

    at: str
    actor: str
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Handover:
    """What stands beside the snapshot.

    ``former`` are raw values of the year before, ``explained`` the explanations given then;
    ``undecided`` counts the differences of second keying that nobody has decided.
    """

    entered: dict[Place, Entered] = field(default_factory=dict)
    former: dict[Place, str] = field(default_factory=dict)
    explained: dict[Place, str] = field(default_factory=dict)
    comments: tuple[Thread, ...] = ()
    undecided: int = 0


def snapshot_for(workspace: Workspace, what: What, pace: Pace = UNPACED) -> Snapshot:
    """The snapshot that a print of the active report is made from."""
    return handing_over(workspace, pace) if what == HANDOVER else workspace.snapshot(pace=pace)


def handing_over(workspace: Workspace, pace: Pace = UNPACED) -> Snapshot:
    """The active report as it stands, with what a handover tells beside it.

    Reads the whole history of the report; raises the storage errors, and
    :class:`~ipdesk.pace.Cancelled` if the pace is stopped.
    """
    former, explained = _year_before(workspace)
    comments = tuple(thread for thread in workspace.comments.threads() if thread.open)
    undecided = workspace.seconds.progress().open
    told = Handover(_entered(workspace, pace), former, explained, comments, undecided)
    return replace(workspace.snapshot(pace=pace), handover=told)


def _entered(workspace: Workspace, pace: Pace) -> dict[Place, Entered]:
    """The last entry of each value."""
    return {
        Place(e.section, e.row, e.column): Entered(e.at, e.actor, e.origin, e.reason)
        for e in pace.over(workspace.store.history(workspace.report.header.id))
        if e.action in _SETTING and not e.facet
    }


def _year_before(workspace: Workspace) -> tuple[dict[Place, str], dict[Place, str]]:
    """Values and explanations of the last year: what settled series say counts first."""
    header = workspace.report.header
    last = workspace.last_year.header
    former, explained = dict[Place, str](), dict[Place, str]()
    if last is not None:
        content = workspace.store.report(last.id)
        former = {Place(c.section, c.row, c.column): c.raw for c in content.cells}
        for item in sorted(content.explanations, key=lambda item: item.at):
            if item.text:
                explained[Place(item.section, item.row, item.column)] = item.text
    year = last.year if last is not None else header.year - 1
    for address in workspace.series.addresses:
        point = workspace.series.at(address, year)
        if point is not None:
            former[Place.of_address(address)] = point.text
    return former, explained
