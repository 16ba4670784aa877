"""Pilots and strong provinces of each category against the circular's numbers, in principle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ipdesk.catalogue.model import Catalogue, Category
from ipdesk.nation.standing import Standing


class Quota(NamedTuple):
    """A category: the units that count against its quota, and those that are strong.

    The numbers hold "in principle": more pilots than the quota is told, and nothing is barred.
    """

    category: Category
    pilots: tuple[str, ...]
    strong: tuple[str, ...]

    @property
    def exceeded(self) -> bool:
        """Whether there are more pilots than the quota."""
        return len(self.pilots) > self.category.pilot_quota_max

    @property
    def to_objective(self) -> int:
        """How many strong provinces are missing to the least number of 2030."""
        return max(0, self.category.strong_2030_min - len(self.strong))


def quotas(catalogue: Catalogue, standings: Iterable[Standing]) -> list[Quota]:
    """One for each category, in the catalogue's order, as things stand now."""
    known, machine = list(standings), catalogue.status
    return [
        Quota(
            category,
            _units(known, category.code, machine.pilots),
            _units(known, category.code, machine.strong),
        )
        for category in catalogue.categories
    ]


def _units(known: Iterable[Standing], category: str, states: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        one.unit
        for one in known
        if one.history.category == category and one.history.state in states
    )
