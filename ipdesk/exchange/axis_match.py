"""Matches what a workbook should have along one axis (sheets, columns, lines) with what it has.

By code; where a code was deleted, by the label a person sees. What differs is named one by one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Wanted(NamedTuple):
    """Something that should be there: its code and the labels it may carry."""

    code: str
    labels: frozenset[str]


class Found(NamedTuple):
    """Something that is there: its position, its code ("" if deleted) and its label."""

    at: int
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class AxisMatch:
    """Where each wanted thing is; what is missing, moved, there twice, or not wanted."""

    positions: dict[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    twice: tuple[Found, ...] = ()
    extra: tuple[Found, ...] = ()


def match_axis(
    wanted: Sequence[Wanted], found: Iterable[Found], *, agreeing: bool = False
) -> AxisMatch:
    """The match. Of things out of order, as few as possible count as moved.

    Where they must be ``agreeing``, a thing whose label is that of another than its code counts
    as one that is there twice: nobody can tell which of them it is.
    """
    codes = {item.code for item in wanted}
    unlabelled = _by_label(wanted)
    found = list(found)
    taken = {item.code for item in found if item.code in codes}
    positions: dict[str, int] = {}
    twice, extra = [], []
    for item in found:
        code = item.code
        if not code:
            code = unlabelled.get(plain(item.label), "")
            code = "" if code in taken or code in positions else code
        if code not in codes:
            extra.append(item)
        elif code in positions or (agreeing and unlabelled.get(plain(item.label), code) != code):
            twice.append(item)
        else:
            positions[code] = item.at
    order = [item.code for item in wanted if item.code in positions]
    return AxisMatch(
        positions,
        missing=tuple(item.code for item in wanted if item.code not in positions),
        moved=_moved(order, positions),
        twice=tuple(twice),
        extra=tuple(extra),
    )


def plain(label: str) -> str:
    """A label's first line without blanks, so that wrapping does not matter."""
    return "".join(label.split("\n", maxsplit=1)[0].split())


def _by_label(wanted: Sequence[Wanted]) -> dict[str, str]:
    counts = Counter(plain(label) for item in wanted for label in {*item.labels})
    return {
        plain(label): item.code
        for item in wanted
        for label in item.labels
        if counts[plain(label)] == 1
    }


def _moved(order: list[str], positions: dict[str, int]) -> tuple[str, ...]:
    """The codes outside of the longest run that keeps its order."""
    tails: list[int] = []
    lengths = []
    for code in order:
        at = bisect_left(tails, positions[code])
        tails[at : at + 1] = [positions[code]]
        lengths.append(at)
    kept, wanted = set(), len(tails) - 1
    for code, length in zip(reversed(order), reversed(lengths), strict=True):
        if length == wanted:
            kept.add(code)
            wanted -= 1
    return tuple(code for code in order if code not in kept)
