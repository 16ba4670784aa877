"""Milestones: what the implementation scheme says each indicator is to reach, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ipdesk.catalogue.model import Catalogue
from ipdesk.ports import Store
from ipdesk.records import DRAFT, CellRecord, ReportRecord
from ipdesk.trends import Mark
from ipdesk.values import State, parse_number

MILESTONES = "milestones"


def milestones_of(store: Store, catalogue: Catalogue) -> dict[str, tuple[Mark, ...]]:
    """The milestones of the scheme that holds, by indicator and in order; empty without one.

    The newest sealed scheme holds; while there is none, the newest draft of one.
    """
    kinds = {kind.code for kind in catalogue.kinds if MILESTONES in kind.sections}
    schemes = [header for header in store.reports() if header.kind in kinds]
    if not schemes:
        return {}
    return _by_indicator(store.report(max(schemes, key=_rank).id).cells)


def _rank(header: ReportRecord) -> tuple[bool, int, int]:
    return header.state != DRAFT, header.year, header.revision


def _by_indicator(cells: Iterable[CellRecord]) -> dict[str, tuple[Mark, ...]]:
    rows: dict[str, dict[str, str]] = {}
    for cell in cells:
        if cell.section == MILESTONES and cell.state == State.VALID:
            rows.setdefault(cell.row, {})[cell.column] = cell.value
    found: dict[str, dict[int, Mark]] = {}
    for row in rows.values():
        mark = _mark(row)
        if mark is not None:
            found.setdefault(row["indicator"], {})[mark.year] = mark
    return {code: tuple(marks[year] for year in sorted(marks)) for code, marks in found.items()}


def _mark(row: Mapping[str, str]) -> Mark | None:
    """The row as a mark; a row that is not yet filled in is none."""
    if not {"indicator", "year", "value"} <= row.keys():
        return None
    value = parse_number(row["value"])
    return None if isinstance(value, str) else Mark(int(row["year"]), value)
