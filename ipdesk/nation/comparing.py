"""Any two units or years beside each other: in one figure, or in all indicators."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from ipdesk.nation.overview import Overview
from ipdesk.nation.tables import NationTable
from ipdesk.nation.views import Pair, two_units, two_years
from ipdesk.values import EXACT

What = Literal["units", "years"]
NATION = ""
"""In the place of a unit: the national figure."""


class Question(NamedTuple):
    """What is compared: two units by code, or two years.

    ``table`` is the figure; None asks for all indicators, of the year ``year`` or of the unit
    ``unit`` (:data:`NATION` for the national figures).
    """

    what: What
    first: str
    second: str
    table: NationTable | None = None
    year: int = 0
    unit: str = NATION


class Compared(NamedTuple):
    """A line: the figure, and its pair, which is of a year, of a unit, or of a figure by code.

    ``units`` is of how many units each side of a national figure is made, None of any other.
    """

    table: NationTable
    pair: Pair
    units: tuple[int, int] | None = None

    @property
    def alike(self) -> bool:
        """Whether both sides are of as many units, so that their difference says something."""
        return self.units is None or self.units[0] == self.units[1]


def compare(overview: Overview, question: Question) -> list[Compared]:
    """The lines; where neither side has a number there is none."""
    if question.table is not None:
        found = list(_in_one(overview, question, question.table))
    else:
        found = [_in_all(overview, question, table) for table in overview.indicators]
    return [one for one in found if (one.pair.first, one.pair.second) != (None, None)]


def change(pair: Pair) -> Decimal | None:
    """By how many percent the second differs from the first; None where that says nothing."""
    if pair.difference is None or pair.first is None or pair.first <= 0:
        return None
    return EXACT.multiply(EXACT.divide(pair.difference, pair.first), Decimal(100))


def _in_one(overview: Overview, question: Question, table: NationTable) -> Iterator[Compared]:
    if question.what == "units":
        for pair in two_units(table, question.first, question.second):
            yield Compared(table, pair)
        return
    first, second = int(question.first), int(question.second)
    for pair in two_years(table, list(overview.nation.units), first, second):
        yield Compared(table, pair)
    yield _nation(overview, table, first, second)


def _in_all(overview: Overview, question: Question, table: NationTable) -> Compared:
    code = table.place.row
    if question.what == "units":
        numbers = table.numbers(question.year)
        pair = Pair(code, numbers.get(question.first), numbers.get(question.second))
        return Compared(table, pair)
    first, second = int(question.first), int(question.second)
    if question.unit == NATION:
        one = _nation(overview, table, first, second)
        return one._replace(pair=one.pair._replace(of=code))
    before, after = table.numbers(first), table.numbers(second)
    return Compared(table, Pair(code, before.get(question.unit), after.get(question.unit)))


def _nation(overview: Overview, table: NationTable, first: int, second: int) -> Compared:
    totals = overview.totals.of(table)
    before, after = totals.get(first), totals.get(second)
    pair = Pair(NATION, before.value if before else None, after.value if after else None)
    units = (before.units if before else 0, after.units if after else 0)
    return Compared(table, pair, units)
