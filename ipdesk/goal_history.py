"""What former versions of the scheme aimed at: a revised scheme keeps its history.

Only sealed schemes that were approved count; by which document and when goes with each goal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ipdesk.catalogue.model import Catalogue
from ipdesk.checks.targets import GOALS
from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.records import DRAFT, ReportRecord
from ipdesk.values import State, parse_number

_DOCUMENT, _DATE = Place("approval", "1", "document"), Place("approval", "1", "approved_on")


class FormerGoal(NamedTuple):
    """A target as a version of the scheme set it; ``year`` is None where it names none.

    ``document`` and ``approved_on`` (ISO 8601) are those of the approval, "" where not stated.
    """

    scheme: ReportRecord
    value: Decimal
    year: int | None
    document: str
    approved_on: str


Goals = Mapping[str, tuple[FormerGoal, ...]]


def goals_through_versions(store: Store, catalogue: Catalogue, until: int) -> Goals:
    """By indicator, what each approved version up to the year aimed at, the oldest first.

    A version that repeats the goal of the one before is left out. Reads the schemes, of which
    there are few, and no other report.
    """
    kinds = {
        kind.code: kind.in_force
        for kind in catalogue.kinds
        if kind.in_force and GOALS in kind.sections
    }
    found: dict[str, list[FormerGoal]] = {}
    for header in sorted(store.reports(), key=lambda h: (h.year, h.revision)):
        if header.kind in kinds and header.state != DRAFT and header.year <= until:
            for code, goal in _goals(store, header, kinds[header.kind]):
                goals = found.setdefault(code, [])
                if not goals or (goals[-1].value, goals[-1].year) != (goal.value, goal.year):
                    goals.append(goal)
    return {code: tuple(goals) for code, goals in found.items()}


def former_goals(goals: Goals, row: str, target: Decimal | None) -> tuple[FormerGoal, ...]:
    """The goals of an indicator that do not hold any more: all before the one that does."""
    known = goals.get(row, ())
    holding = [number for number, goal in enumerate(known) if goal.value == target]
    return known[: holding[-1]] if holding else known


def _goals(
    store: Store, header: ReportRecord, wanted: Mapping[str, str]
) -> Iterator[tuple[str, FormerGoal]]:
    cells = {
        Place(cell.section, cell.row, cell.column): cell.value
        for cell in store.report(header.id).cells
        if cell.state == State.VALID
    }
    if any(cells.get(Place.of_address(at)) != code for at, code in wanted.items()):
        return
    approval = cells.get(_DOCUMENT, ""), cells.get(_DATE, "")
    for place, text in cells.items():
        if (place.section, place.column) == (GOALS, "target"):
            value = parse_number(text)
            year = cells.get(place._replace(column="target_year"), "")
            if isinstance(value, Decimal):
                goal = FormerGoal(header, value, int(year) if year else None, *approval)
                yield place.row, goal
