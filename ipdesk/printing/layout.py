"""A document laid out twice: first to learn what each page shows, then with the pages' codes.

The place of the code is as large without it as with it, so both layouts break alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import Any

import msgspec

from ipdesk.errors import UsageError
from ipdesk.paper.code import MOST_PAGES
from ipdesk.paper.content import Data, Identity, PageRecord, Shows, page_records
from ipdesk.printing.coverage import Coverage
from ipdesk.printing.document import Document
from ipdesk.printing.landing import by_page, number_items
from ipdesk.printing.parts import parts
from ipdesk.printing.symbols import symbols
from ipdesk.printing.typeset import Task, Workshop, typesetting

Told = Callable[[int, int], None]
"""Told of the steps done and of all; it may raise to end the work."""


class Layout:
    """The parts of one document, and what each of its pages shows."""

    def __init__(
        self,
        workshop: Workshop,
        document: Document,
        coverage: Coverage,
        said: tuple[Identity, Data],
        told: Told,
    ) -> None:
        self._workshop = workshop
        self._coverage = coverage
        self._said = said
        self._told = told
        self._parts = parts(document)
        # What one part says; of a print in many parts more would fill the memory.
        self._latest: tuple[int, tuple[str, list[Shows]]] | None = None
        self.whole = len(self._parts) == 1
        self.pages: tuple[PageRecord, ...] = ()

    def lay_out(self) -> tuple[PageRecord, ...]:
        """What each page shows; nothing is put out."""
        with self._typesetting() as carry_out:
            self._find_pages(carry_out)
        return self.pages

    def compiled(self, **options: Any) -> Iterator[Any]:
        """What the typesetter makes of each part, with the codes on the pages.

        ``pages`` are known as soon as the first has come.
        """
        with self._typesetting() as carry_out:
            ends = self._find_pages(carry_out)
            for number, (before, end) in enumerate(pairwise(ends)):
                self._step(len(self._parts) + number)
                codes = symbols(self.pages[before:end], before, len(self.pages))
                data, _ = self._data(number)
                inputs = {"data": data, "codes": msgspec.json.encode(codes).decode()}
                yield carry_out(Task(inputs, options))
        self._step(2 * len(self._parts))

    def _typesetting(self) -> AbstractContextManager[Callable[[Task], Any]]:
        return typesetting(self._workshop, apart=not self.whole)

    def _find_pages(self, carry_out: Callable[[Task], Any]) -> list[int]:
        """Lay out without codes; after how many pages each part begins and the last ends."""
        shown: list[list[Shows]] = []
        ends = [0]
        for number in range(len(self._parts)):
            self._step(number)
            data, items = self._data(number)
            landing = carry_out(Task({"data": data}))
            shown.extend(by_page(items, landing["marks"], landing["pages"]))
            ends.append(len(shown))
        if len(shown) > MOST_PAGES:
            raise UsageError("too_many_pages", limit=MOST_PAGES)
        self.pages = page_records(*self._said, shown)
        return ends

    def _data(self, number: int) -> tuple[str, list[Shows]]:
        """The part as the template reads it, and what its numbered items show."""
        if self._latest is None or self._latest[0] != number:
            plain: Any = _legible(msgspec.to_builtins(self._parts[number]), self._coverage)
            items = number_items(plain)
            self._latest = (number, (msgspec.json.encode(plain).decode(), items))
        return self._latest[1]

    def _step(self, done: int) -> None:
        self._told(done, 2 * len(self._parts))


def _legible(data: object, coverage: Coverage) -> object:
    """The same data with every text made showable."""
    if isinstance(data, str):
        return coverage.legible(data)
    if isinstance(data, dict):
        return {key: _legible(value, coverage) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_legible(item, coverage) for item in data]
    return data
