"""Chosen rows and columns of a section, and how a page's code tells which they are.

In the code they are numbers: of the section among those of the report kind, of the columns, and
of the rows as runs, all from 0. So the code grows with the runs, not with the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ipdesk.errors import UsageError

MOST_RUNS = 12
"""How many runs of rows a code can tell; scattered rows make too many."""
_SECTION_BITS, _COLUMN_BITS, _ROW_BITS = 6, 32, 14
_MOST_ROWS = (1 << _ROW_BITS) - 2


class Extract(NamedTuple):
    """Codes of a section and of some of its rows and columns, in their order; no columns: all."""

    section: str
    rows: tuple[str, ...]
    columns: tuple[str, ...] = ()


class Numbers(NamedTuple):
    """The same in numbers. ``columns`` has bit n set for the n-th column, 0 stands for all.

    ``rows`` are the first and last of each run, one after the other.
    """

    section: int
    columns: int
    rows: tuple[int, ...]

    def flat(self) -> tuple[int, ...]:
        """All numbers, one after the other."""
        return (self.section, self.columns, *self.rows)


def numbers(
    extract: Extract, sections: Sequence[str], columns: Sequence[str], rows: Sequence[str]
) -> Numbers:
    """The numbers of an extract among all of the kind, section and report.

    :class:`UsageError` if it has no row, or its rows lie in too many places.
    """
    wanted = set(extract.rows)
    places = [place for place, row in enumerate(rows) if row in wanted]
    if len(places) < len(wanted) or not places:
        missing = next((row for row in extract.rows if row not in rows), "")
        raise UsageError("no_row", section=extract.section, row=missing)
    runs = tuple(_runs(places))
    if len(runs) > 2 * MOST_RUNS or places[-1] > _MOST_ROWS or len(columns) > _COLUMN_BITS:
        raise UsageError("scattered", limit=MOST_RUNS)
    mask = sum(1 << columns.index(column) for column in extract.columns)
    return Numbers(sections.index(extract.section), mask, runs)


def packed(found: Sequence[int]) -> int:
    """Flat numbers as one, for the code."""
    section, columns, *rows = found
    value, shift = section | columns << _SECTION_BITS, _SECTION_BITS + _COLUMN_BITS
    for number in rows:
        value |= (number + 1) << shift  # nothing is 0, so that the end is known
        shift += _ROW_BITS
    return value


def unpacked(value: int) -> Numbers:
    """The numbers that were packed."""
    section = value & ((1 << _SECTION_BITS) - 1)
    columns = value >> _SECTION_BITS & ((1 << _COLUMN_BITS) - 1)
    rest, rows = value >> (_SECTION_BITS + _COLUMN_BITS), list[int]()
    while rest:
        rows.append((rest & ((1 << _ROW_BITS) - 1)) - 1)
        rest >>= _ROW_BITS
    return Numbers(section, columns, tuple(rows))


def extract_of(
    found: Numbers, section: str, columns: Sequence[str], rows: Sequence[str]
) -> Extract:
    """The extract that the numbers tell of the columns and rows of a section."""
    ends = zip(found.rows[::2], found.rows[1::2], strict=False)
    chosen = (row for first, last in ends for row in rows[max(first, 0) : last + 1])
    named = (column for n, column in enumerate(columns) if found.columns >> n & 1)
    return Extract(section, tuple(chosen), tuple(named))


def _runs(places: Sequence[int]) -> Iterable[int]:
    """First and last of each run of ascending numbers."""
    yield places[0]
    for before, after in pairwise(places):
        if after != before + 1:
            yield before
            yield after
    yield places[-1]
