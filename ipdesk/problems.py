"""Problems: what the checks found, as codes, places and values; never sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ipdesk.catalogue.model import Label, Level, Unit
from ipdesk.places import Place


class Operand(NamedTuple):
    """One input of a rule as it stood: where, what it is called, and its value as text."""

    place: Place
    label: Label | None
    text: str


class Side(NamedTuple):
    """One side of a comparison: its name, its value, and the unit it is stated in."""

    label: Label | None
    value: Decimal | str
    unit: Unit | None = None
    precision: int = 2


class Typical(NamedTuple):
    """What is usual among the values that one is compared with.

    ``by_factor`` says that the distance is a factor rather than a difference.
    """

    median: Decimal
    rows: int
    by_factor: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that does not hold at a place.

    ``reason`` is a reason code of a structural check. ``missing`` is how much is missing,
    of what (``missing_of``) and in which unit, where that differs from the left side's.
    ``explanation`` is the text that explains a query, "" if none holds; ``last_wording`` is
    an explanation given for other values, offered again. ``disputed`` is the text that says why
    the rule is wrong here, "" if none holds; ``last_dispute`` one written for other values.
    ``typical`` stands beside an outlier: what is said of it holds when other rows change.
    """

    rule: str
    level: Level
    place: Place
    reason: str = ""
    limit: str = ""
    left: Side | None = None
    op: str = ""
    right: Side | None = None
    missing: Decimal | None = None
    missing_of: Label | None = None
    missing_unit: Unit | None = None
    operands: tuple[Operand, ...] = ()
    explanation: str = ""
    last_wording: str = ""
    disputed: str = ""
    last_dispute: str = ""
    typical: Typical | None = None

    @property
    def key(self) -> tuple[str, Place]:
        """Identity: the same rule at the same place is the same problem."""
        return (self.rule, self.place)

    @property
    def blocks(self) -> bool:
        """Whether the report cannot be sealed because of this problem."""
        if self.disputed:
            return False
        return self.level == "error" or (self.level == "query" and not self.explanation)

    @property
    def fingerprint(self) -> str:
        """The values an explanation refers to; it lapses when they change."""
        sides = [str(side.value) for side in (self.left, self.right) if side is not None]
        return "|".join([self.reason, self.limit, *sides, *(o.text for o in self.operands)])


class Verdict(NamedTuple):
    """The one verdict that stands on top of the problem list.

    What is disputed is counted as that only.
    """

    errors: int
    missing: int
    queries: int
    explained: int
    notices: int
    disputed: int = 0

    @property
    def ready(self) -> bool:
        """Whether the report can be sealed."""
        return not (self.errors or self.missing or self.queries)
