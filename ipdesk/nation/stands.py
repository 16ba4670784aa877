"""Targets of all units: met, on track, behind, by indicator and by category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.checks.targets import GOALS, INDICATORS, Stand, StandState, Targets
from ipdesk.nation.headers import header_of
from ipdesk.nation.material import Nation, Row
from ipdesk.nation.tables import number_of
from ipdesk.records import SEALED
from ipdesk.report import Report
from ipdesk.review.records import Figure, Submission
from ipdesk.values import Cell, State

STAND_STATES: tuple[StandState, ...] = (
    "met", "on_track", "behind", "not_evaluated", "not_applicable",
)  # fmt: skip


class UnitStand(NamedTuple):
    """How an indicator of a unit stands, by its newest report."""

    unit: str
    year: int
    category: str
    stand: Stand


def unit_stands(nation: Nation, year: int | None = None) -> list[UnitStand]:
    """The stands of each unit's newest report, up to a year if one is named.

    Every figure is the one that the report itself states; gaps are not computed.
    """
    newest: dict[str, Submission] = {}
    for (unit, of), one in nation.yearly.items():
        if year is None or of <= year:
            newest[unit] = one
    return [found for one in newest.values() for found in _stands(nation, one)]


def counts(stands: Iterable[UnitStand]) -> dict[tuple[str, str], Counter[StandState]]:
    """How many units stand how, by category and indicator.

    The code of an own indicator names another one in each unit.
    """
    found: dict[tuple[str, str], Counter[StandState]] = {}
    for one in stands:
        indicator = one.stand.indicator
        key = (one.category, indicator.code)
        found.setdefault(key, Counter())[one.stand.state] += 1
    return found


def _stands(nation: Nation, one: Submission) -> Iterator[UnitStand]:
    for stand in Targets(_report(nation, one)).stands():
        yield UnitStand(one.unit, one.year, one.category, replace(stand, gap=None))


def _report(nation: Nation, one: Submission) -> Report:
    """The part of the report that targets are measured by."""
    form = _form(nation, one)
    report = Report(header_of(one, one.report, SEALED), form)
    for code in (INDICATORS, GOALS):
        for row in form.sections[code].rows if code in form.sections else ():
            report.sections[code][row] = _cells(nation.row_of_year(one.number, code, row))
    return report


def _form(nation: Nation, one: Submission) -> Form:
    """The form with the indicators that the unit declares itself."""
    plain = nation.form(one)
    if not plain.declaring:
        return plain
    declared = {row: _cells(held) for row, held in nation.rows(one.number, plain.declaring)}
    return plain.with_declared(declared) if declared else plain


def _cells(held: Row) -> dict[str, Cell]:
    return {column: cell_of(figure) for column, figure in held.items()}


def cell_of(figure: Figure) -> Cell:
    """A reported figure as a cell of a report."""
    return Cell(figure.raw, State(figure.state), figure.value, number_of(figure))
