"""Divisions below the reporting units: prefecture-level units, and county-level ones.

A division is listed under each of its names with the years at whose end it was on the official
list; where they come from: ``resources/regions/SOURCES.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

# The columns of a roster that say which division a row is, and of what kind.
NAMING = ("code", "name")
COLUMNS = (*NAMING, "kind")


class Division(NamedTuple):
    """A division under one name, and the years in which it was on the list.

    ``first`` or ``last`` is None where no list shows its begin or end. ``successor`` is the code
    of the division that took its place, "" where that is not known.
    """

    province: str
    code: str
    name: str
    kind: str
    first: int | None = None
    last: int | None = None
    successor: str = ""

    @property
    def cells(self) -> dict[str, str]:
        """What a roster's row says of it, by column."""
        return dict(zip(COLUMNS, (self.code, self.name, self.kind), strict=True))

    def in_year(self, year: int) -> bool:
        """Whether it was there at the end of the year."""
        return (self.first or year) <= year <= (self.last or year)


class DivisionFault(NamedTuple):
    """A division that was not there in the year; ``instead`` is what was, None if not known."""

    instead: Division | None


class Divisions:
    """The divisions of one province, as they stood at the end of one year.

    ``upper`` are its prefecture-level units, ``lower`` reads the county-level ones that are
    known, when first asked for.
    """

    def __init__(
        self, upper: Iterable[Division], lower: Callable[[], Iterable[Division]], year: int
    ) -> None:
        self._upper = tuple(upper)
        self._read_lower = lower
        self._year = year

    @cached_property
    def _lower(self) -> tuple[Division, ...]:
        return tuple(self._read_lower())

    @cached_property
    def _listed(self) -> dict[tuple[str, str], list[Division]]:
        """The prefecture-level units by code, and by name without a code."""
        found: dict[tuple[str, str], list[Division]] = {}
        for division in self._upper:
            for key in ((division.code, ""), ("", division.name)):
                found.setdefault(key, []).append(division)
        return found

    @cached_property
    def _by_text(self) -> dict[str, Division]:
        """By code and name; what was there in the year before what was not, upper before lower."""
        known = sorted(
            (*self._lower, *self._upper), key=lambda division: division.in_year(self._year)
        )
        texts = {_plain(division.name): division for division in known}
        return texts | {division.code: division for division in known}

    @property
    def prefectures(self) -> list[Division]:
        """The prefecture-level units."""
        return [division for division in self._upper if division.in_year(self._year)]

    @property
    def roster(self) -> list[Division]:
        """What a roster of the year begins with: the prefecture-level units.

        A municipality has none; it begins with its districts.
        """
        return self.prefectures or [
            d for d in self._lower if d.in_year(self._year) and d.kind != "county_level_city"
        ]

    @property
    def offered(self) -> list[Division]:
        """What can be chosen for a row: all that were there then, and all that are there today."""
        known = (*self._upper, *self._lower)
        return [d for d in known if d.in_year(self._year) or d.last is None]

    def named(self, text: str) -> Division | None:
        """The division of that code or name, a former name included; None if there is none.

        What was there at the end of the year goes before what was not.
        """
        return self._by_text.get(_plain(text))

    def spellings(self, code: str, name: str) -> frozenset[str]:
        """The codes and names of a division at any time: its own, and those it continues.

        Empty where it is not known. What joined another division is not continued by it.
        """
        known = (*self._upper, *self._lower)
        found = {d for d in known if d.code == code or (not code and d.name == name)}
        size = 0
        while size < len(found):
            size = len(found)
            found |= {
                other
                for other in known
                if any(_continues(other, one) or _continues(one, other) for one in found)
            }
        return frozenset(text for division in found for text in (division.code, division.name))

    def fault(self, code: str, name: str) -> DivisionFault | None:
        """Why a prefecture-level unit cannot stand in a report of the year.

        None where it can, and where nothing is known of that code or, without a code, name.
        """
        listed = self._listed.get((code, "") if code else ("", name))
        if listed is None:
            return None
        now = next((division for division in listed if division.in_year(self._year)), None)
        if now is None:
            return DivisionFault(self._instead_of(listed[-1]))
        former = name != now.name and any(division.name == name for division in listed)
        return DivisionFault(now) if former else None

    def _instead_of(self, division: Division) -> Division | None:
        """What stood in its place at the end of the year, before it or after it."""
        there = [other for other in self._upper if other.in_year(self._year)]
        before = [other for other in there if division.code in self._heirs(other)]
        after = [other for other in there if other.code in self._heirs(division)]
        return next(iter([*after, *before]), None)

    def _heirs(self, division: Division) -> set[str]:
        """The codes of what followed a division, one after the other."""
        heirs: set[str] = set()
        waiting = [division.successor]
        while waiting:
            code = waiting.pop()
            if code and code not in heirs:
                heirs.add(code)
                waiting += [other.successor for other in self._upper if other.code == code]
        return heirs


def _continues(heir: Division, former: Division) -> bool:
    return former.successor == heir.code and heir.first == (former.last or 0) + 1


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
