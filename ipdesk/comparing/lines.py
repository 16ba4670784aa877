"""What a comparison consists of: one line for each thing that at least one report says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from ipdesk.places import Place
from ipdesk.snapshot import Snapshot

Kind = Literal["changed", "only_before", "only_after", "same"]
KINDS: tuple[Kind, ...] = ("changed", "only_before", "only_after", "same")
EXPLANATION = "explanation"
"""What a line is about that compares how a query is explained."""


class Step(NamedTuple):
    """From one number to another: by how much, and by how many percent of the first.

    ``percent`` has one decimal, and is None where the first number is zero.
    """

    amount: Decimal
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing compared: a value, or what is said ``about`` it (a facet, ``EXPLANATION``).

    A place is None in the report that says nothing; a place without a column is a whole row of a
    roster that only one of them has. ``said`` are the two texts of what is said about a value,
    ``rule`` is the rule of an explanation.
    """

    kind: Kind
    before: Place | None
    after: Place | None
    step: Step | None = None
    about: str = ""
    rule: str = ""
    said: tuple[str, str] = ("", "")

    @property
    def place(self) -> Place:
        """Where it is, in the later report if that has it."""
        place = self.after or self.before
        if place is None:
            raise AssertionError("a line is somewhere")
        return place


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports and their lines by section: the later one's sections first, in its order."""

    before: Snapshot
    after: Snapshot
    sections: Mapping[str, tuple[Line, ...]]

    def differences(self) -> Iterator[Line]:
        """The lines that are not the same on both sides."""
        for lines in self.sections.values():
            yield from (line for line in lines if line.kind != "same")
