"""Outcomes: what came of each rule at each place, for the record in the package."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ipdesk.places import Place
from ipdesk.problems import Operand, Side

OutcomeState = Literal["holds", "fails", "not_applicable", "not_evaluated"]


class Outcome(NamedTuple):
    """A rule at a place. ``missing`` names the cells for want of which it was not evaluated."""

    rule: str
    level: str
    place: Place
    state: OutcomeState
    left: Side | None = None
    op: str = ""
    right: Side | None = None
    operands: tuple[Operand, ...] = ()
    missing: tuple[Place, ...] = ()
    explanation: str = ""
