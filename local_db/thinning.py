"""Thinning: which backups are kept. The older, the fewer, by number and not by clock."""

from __future__ import annotations

from collections.abc import Iterable

NEWEST = 10


def kept(numbers: Iterable[int]) -> frozenset[int]:
    """The backups to keep of those there are.

    The ten newest stay; of those 10 to 19 back every second, of those 20 to 39 back every
    fourth, and so on: numbers divisible by the power of two. What was dropped once is never
    missed later, and about ``10 + 5 * log2(n / 10)`` of ``n`` remain.
    """
    present = frozenset(numbers)
    newest = max(present, default=0)
    return frozenset(number for number in present if number % _step(newest - number) == 0)


def _step(age: int) -> int:
    return 1 << (age // NEWEST).bit_length()
