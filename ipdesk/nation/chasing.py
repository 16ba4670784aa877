"""Whom to remind of what (催报): each report that is asked for and does not stand, by unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ipdesk.nation.dues import Round, UnitDue

Which = Literal["missing", "late", "all"]
WHICH: tuple[Which, ...] = ("missing", "late", "all")
"""Nothing of it stands; the same, past its deadline; every report that is asked for."""


class Chased(NamedTuple):
    """A report that a unit owes, or has handed in."""

    round: Round
    due: UnitDue


class Wanted(NamedTuple):
    """Which reports: ``kind`` and ``year`` narrow them to one round; "" and None are all."""

    which: Which = "missing"
    kind: str = ""
    year: int | None = None

    def takes(self, one: Round) -> bool:
        """Whether the round is among them."""
        return self.kind in ("", one.kind.code) and self.year in (None, one.year)


def chased(rounds: Iterable[Round], wanted: Wanted) -> list[Chased]:
    """The lines, round by round, in the official order of units."""
    return [
        Chased(one, due)
        for one in rounds
        if wanted.takes(one)
        for due in (one.units if wanted.which == "all" else one.missing)
        if wanted.which != "late" or due.late
    ]


def days_left(one: Round, today: dt.date) -> int | None:
    """Until the deadline, 0 on its day; None where none is set or it has passed."""
    if one.deadline is None or today > one.deadline.day:
        return None
    return (one.deadline.day - today).days
