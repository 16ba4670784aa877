"""What units told beside their figures: restatements, explanations, disputes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ipdesk.nation.material import Nation, Row
from ipdesk.nation.tables import NationTable, Restated
from ipdesk.places import Place
from ipdesk.review.records import Remark, Submission


class RestatedFigure(NamedTuple):
    """A figure that a later report says anew."""

    unit: str
    year: int
    table: NationTable
    now: str
    restated: Restated


class ToldRemark(NamedTuple):
    """What a unit said of a problem, with the report in which it did.

    ``row`` is what the row of a roster holds, by which it is named; empty of any other row.
    """

    submission: Submission
    place: Place
    remark: Remark
    row: Row


def restated_figures(tables: Iterable[NationTable]) -> Iterator[RestatedFigure]:
    """Every restated figure, table by table."""
    for table in tables:
        for (unit, year), cell in table.cells.items():
            if cell.restated is not None:
                yield RestatedFigure(unit, year, table, cell.text, cell.restated)


def told_remarks(nation: Nation) -> list[ToldRemark]:
    """What was said of problems, by year and in the official order of units."""
    rank = {code: number for number, code in enumerate(nation.units)}
    found = [
        ToldRemark(nation.submissions[number], place, remark, _roster_row(nation, number, place))
        for (number, place), remarks in nation.remarks.items()
        for remark in remarks
    ]
    return sorted(found, key=lambda one: (one.submission.year, rank.get(one.submission.unit, 99)))


def _roster_row(nation: Nation, number: int, place: Place) -> Row:
    section = nation.form(nation.submissions[number]).sections.get(place.section)
    if section is None or not section.open or not place.row:
        return {}
    return nation.row_of_year(number, place.section, place.row)
