"""Pace: long work in short steps, between which whoever waits sees how far it is.

The work says where a step may end; who waits may stop it there until it is settled. By default
nobody waits, and nothing is told.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_STEP = 128
_PART = 512


class Cancelled(Exception):
    """Whoever waited stopped the work; nothing was changed."""


class Pace:
    """That of work for which nobody waits: it goes through without a pause."""

    def expect(self, items: int) -> None:
        """About so many items will be gone through in all."""

    def over(self, items: Iterable[_T]) -> Iterable[_T]:
        """The items; between some of them a step ends. May raise :class:`Cancelled`."""
        return items

    def parts(self, items: Sequence[_T]) -> Iterable[Sequence[_T]]:
        """The items in pieces, each of them a step. May raise :class:`Cancelled`."""
        return (items,) if items else ()

    def settle(self) -> None:
        """From now on the work cannot be stopped any more. May raise :class:`Cancelled`."""

    def check(self) -> None:
        """Raise :class:`Cancelled` if the work is to stop; from any thread."""

    def aside(self, call: Callable[[], _T]) -> _T:
        """The result of one call that may take long and has no steps; never stopped."""
        return call()


class SteppedPace(Pace):
    """Tells after each step how many items are done, and of how many.

    ``told`` raises :class:`Cancelled` where the work is to stop; once it is settled, it is
    called with :attr:`settled` set and must not.
    """

    def __init__(self, told: Callable[[int, int], None]) -> None:
        self._told = told
        self._done = 0
        self._expected = 0
        self.settled = False
        """Whether the work cannot be stopped any more."""

    def expect(self, items: int) -> None:
        """About so many items will be gone through in all."""
        self._expected = items

    def over(self, items: Iterable[_T]) -> Iterator[_T]:
        """The items; a step ends after some of them."""
        rest = iter(items)
        while part := list(itertools.islice(rest, _STEP)):
            yield from part
            self._step(len(part))

    def parts(self, items: Sequence[_T]) -> Iterator[Sequence[_T]]:
        """The items in pieces of a few hundred."""
        for begin in range(0, len(items), _PART):
            part = items[begin : begin + _PART]
            yield part
            self._step(len(part))

    def settle(self) -> None:
        """The last moment to stop the work."""
        self._step(0)
        self.settled = True

    def _step(self, items: int) -> None:
        self._done += items
        self._told(self._done, max(self._expected, self._done))


UNPACED = Pace()
"""Nobody waits."""
