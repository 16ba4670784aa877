"""National figures: sums where the catalogue says that figures add up, ratios of such sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from ipdesk.catalogue.model import Catalogue, Derived
from ipdesk.nation.tables import NationTable
from ipdesk.places import Place
from ipdesk.values import EXACT, rounded

How = Literal["sum", "ratio"]


class Total(NamedTuple):
    """A national figure of a year, made of so many units. ``units`` are those with a number."""

    value: Decimal
    how: How
    units: int


class Totals:
    """The national figures of tables; of a table that has none nothing is said."""

    def __init__(self, tables: Iterable[NationTable], catalogue: Catalogue | None) -> None:
        self._adding = {t.place.address: t for t in tables if t.row.adds}
        derived = catalogue.derived if catalogue else ()
        self._ratios: Mapping[Place, Derived] = {
            Place(d.section, d.row, d.column): d for d in derived if self._is_ratio(d)
        }

    def of(self, table: NationTable) -> dict[int, Total]:
        """The national figure of each year in which there is one."""
        found = {year: self._total(table, year) for year in table.years}
        return {year: total for year, total in found.items() if total is not None}

    def has(self, table: NationTable) -> bool:
        """Whether the table can have a national figure."""
        return table.row.adds or table.place in self._ratios

    def _total(self, table: NationTable, year: int) -> Total | None:
        if table.row.adds:
            numbers = table.numbers(year)
            return Total(_sum(numbers.values()), "sum", len(numbers)) if numbers else None
        ratio = self._ratios.get(table.place)
        return self._ratio(ratio, table, year) if ratio else None

    def _ratio(self, derived: Derived, table: NationTable, year: int) -> Total | None:
        """Of the units of which both sides are known, whatever they state as the result."""
        above = self._adding[derived.numerator].numbers(year)
        below = self._adding[derived.denominator or ""].numbers(year)
        both = above.keys() & below.keys()
        divisor = _sum(below[unit] for unit in both)
        if not divisor:
            return None
        times = EXACT.multiply(_sum(above[unit] for unit in both), derived.times)
        value = EXACT.divide(times, divisor)
        return Total(rounded(value, table.precision or 0), "ratio", len(both))

    def _is_ratio(self, derived: Derived) -> bool:
        sides = (derived.numerator, derived.denominator)
        return derived.op == "ratio" and all(side in self._adding for side in sides)


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    total = Decimal()
    for number in numbers:
        total = EXACT.add(total, number)
    return total
