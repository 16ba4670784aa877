"""A run beside the one kept before it: what became slower, faster, or is new.

Ratios to floors are compared, since these stay when a machine is slower today; what has no floor
is compared by its value. Something changed only if the ranges of the two runs do not touch and
the middle moved by more than a tenth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from bench.run import Fact, Run

NOISE = 1.1
Change = Literal["worse", "better", "as before", "new", "gone"]
_ORDER: tuple[Change, ...] = ("worse", "better", "new", "gone", "as before")


class Compared(NamedTuple):
    """A finding of two runs; one of them may lack it."""

    name: str
    before: Fact | None
    now: Fact | None

    @property
    def change(self) -> Change:
        """What became of it."""
        if self.before is None or self.now is None:
            return "new" if self.before is None else "gone"
        (old, old_range), (new, new_range) = _figure(self.before), _figure(self.now)
        if new > old * NOISE and new_range[0] > old_range[1]:
            return "worse"
        if old > new * NOISE and new_range[1] < old_range[0]:
            return "better"
        return "as before"


def compared(before: Run, now: Run) -> list[Compared]:
    """What both runs measured, what became worse first. Measures not taken now are left out."""
    taken = {group.measure for group in now.groups if not group.missing}
    old = {key: fact for key, fact in _facts(before) if key[0] in taken}
    new = dict(_facts(now))
    lines = [Compared(f"{key[1]} ({key[2]})", old.get(key), new.get(key)) for key in {**old, **new}]
    return sorted(lines, key=lambda line: _ORDER.index(line.change))


def table(before: Run, now: Run) -> str:
    """The comparison as plain text."""
    lines: list[tuple[str, str, str, str]] = [("", "before", "now", "")]
    lines.extend(
        (line.name, _said(line.before), _said(line.now), line.change)
        for line in compared(before, now)
    )
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    shown = [
        f"{name:<{widths[0]}}  {old:>{widths[1]}}  {new:>{widths[2]}}  {change}".rstrip()
        for name, old, new, change in lines
    ]
    if before.machine != now.machine:
        shown.append("The kept run is of another machine: only ratios can be compared.")
    return "\n".join(shown)


def _facts(run: Run) -> Iterator[tuple[tuple[str, str, str], Fact]]:
    for group in run.groups:
        for fact in group.facts:
            yield (group.measure, fact.name, fact.statistic), fact


def _figure(fact: Fact) -> tuple[float, tuple[float, float]]:
    return (fact.value, fact.value_spread) if fact.alone else (fact.ratio, fact.ratio_spread)


def _said(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return f"{fact.value:.3f} {fact.unit}" if fact.alone else f"{fact.ratio:.2f} x"
