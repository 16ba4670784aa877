"""Ways to look at a table: ranked, as a heat table, through the years, by group, two by two.

Plain data: what draws them computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ipdesk.nation.tables import NationTable
from ipdesk.values import EXACT

LEVELS = 5
"""How many shades a heat table has."""


class Rank(NamedTuple):
    """A unit's place in a year; equal figures share one. ``before`` is the figure of the last."""

    rank: int
    unit: str
    number: Decimal
    before: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """By how many percent it has changed; None where that says nothing."""
        if self.before is None or self.before <= 0:
            return None
        return EXACT.multiply(EXACT.divide(self.number - self.before, self.before), Decimal(100))


class Spread(NamedTuple):
    """The figures of some units: how many, and how they are spread."""

    units: int
    least: Decimal
    lower: Decimal
    middle: Decimal
    upper: Decimal
    most: Decimal


class Pair(NamedTuple):
    """Two figures beside each other; ``of`` is the year or the unit that they are of."""

    of: str
    first: Decimal | None
    second: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """The second less the first."""
        if self.first is None or self.second is None:
            return None
        return self.second - self.first


def ranked(table: NationTable, year: int) -> list[Rank]:
    """The units that have a figure of the year, the highest first; within a rank as officially."""
    numbers, before = table.numbers(year), table.numbers(year - 1)
    ordered = sorted(numbers, key=lambda unit: -numbers[unit])
    found: list[Rank] = []
    for position, unit in enumerate(ordered, start=1):
        same = found and found[-1].number == numbers[unit]
        rank = found[-1].rank if same else position
        found.append(Rank(rank, unit, numbers[unit], before.get(unit)))
    return found


def heat(table: NationTable) -> dict[tuple[str, int], int]:
    """The shade of each figure from 0 to ``LEVELS`` - 1, by its place among all of the table.

    By place and not by size, so that one very large figure does not make all others equal.
    """
    numbers = {at: cell.number for at, cell in table.cells.items() if cell.number is not None}
    ordered = sorted(set(numbers.values()))
    shade = {number: place * LEVELS // len(ordered) for place, number in enumerate(ordered)}
    return {at: shade[number] for at, number in numbers.items()}


def spread(numbers: Sequence[Decimal]) -> Spread | None:
    """How figures are spread; None where there are none. Quartiles lie between two figures."""
    if not numbers:
        return None
    ordered = sorted(numbers)
    lower, middle, upper = (_quantile(ordered, share) for share in (1, 2, 3))
    return Spread(len(ordered), ordered[0], lower, middle, upper, ordered[-1])


def through_the_years(table: NationTable) -> dict[int, Spread]:
    """The spread of each year that has figures."""
    found = {year: spread(list(table.numbers(year).values())) for year in table.years}
    return {year: one for year, one in found.items() if one is not None}


def by_group(table: NationTable, year: int, groups: Mapping[str, str]) -> dict[str, Spread]:
    """The spread in each group; ``groups`` names that of a unit, and "" is that of the others."""
    members: dict[str, list[Decimal]] = {}
    for unit, number in table.numbers(year).items():
        members.setdefault(groups.get(unit, ""), []).append(number)
    found = {group: spread(numbers) for group, numbers in members.items()}
    return {group: one for group, one in found.items() if one is not None}


def two_units(table: NationTable, first: str, second: str) -> Iterator[Pair]:
    """Two units through the years."""
    for year in table.years:
        cells = (table.cells.get((unit, year)) for unit in (first, second))
        yield Pair(str(year), *(cell.number if cell else None for cell in cells))


def two_years(table: NationTable, units: Sequence[str], first: int, second: int) -> Iterator[Pair]:
    """Two years of all units."""
    before, after = table.numbers(first), table.numbers(second)
    for unit in units:
        yield Pair(unit, before.get(unit), after.get(unit))


def _quantile(ordered: Sequence[Decimal], quarters: int) -> Decimal:
    whole, rest = divmod((len(ordered) - 1) * quarters, 4)
    if not rest:
        return ordered[whole]
    step = ordered[whole + 1] - ordered[whole]
    return ordered[whole] + EXACT.divide(step * rest, Decimal(4))
