"""Somebody's own table on a sheet: where its headings stand, and what lies below them.

Nothing is read as a number here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ipdesk.exchange.unit_words import split_unit
from ipdesk.exchange.workbook_data import SheetData
from ipdesk.exchange.workbook_layout import lane_letters
from ipdesk.values import normalise, parse_number

# A title, a remark and a unit may stand above the headings.
SEARCHED_LINES = 20
SAMPLES = 3
_KNOWN_WEIGHT = 3


class ForeignLane(NamedTuple):
    """A column of the table: where it stands, its heading, its first texts."""

    at: int
    letters: str
    head: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class ForeignTable:
    """A table with headings in ``head_line``. ``lines`` hold something below them."""

    sheet: SheetData
    head_line: int
    lanes: tuple[ForeignLane, ...]
    lines: tuple[int, ...]

    @cached_property
    def heads(self) -> dict[int, list[str]]:
        """The first filled lines with their texts: the headings stand in one of these."""
        return head_lines(self.sheet)

    @cached_property
    def fingerprint(self) -> str:
        """What tables of the same headings in the same order share."""
        heads = "\n".join(folded(lane.head) for lane in self.lanes)
        return hashlib.sha256(heads.encode()).hexdigest()[:32]


def folded(text: str) -> str:
    """A name as it is compared: without blanks, signs and case."""
    return "".join(letter for letter in normalise(text).casefold() if letter.isalnum())


def plain(text: str) -> str:
    """What names a row, as it is compared: without blanks and case."""
    return "".join(normalise(text).casefold().split())


def foreign_table(sheet: SheetData, head_line: int) -> ForeignTable:
    """The table whose headings stand in that line.

    Where a cell there is blank, what stands right above is the heading: a merged cell keeps its
    text at its top.
    """
    below: dict[int, None] = {}
    samples: dict[int, list[str]] = {}
    for line, lane in sheet.filled():
        if line > head_line:
            below[line] = None
            shown = samples.setdefault(lane, [])
            if len(shown) < SAMPLES and not sheet.at(line, lane).fault:
                shown.append(sheet.text(line, lane).strip())
        elif line == head_line:
            samples.setdefault(lane, [])
    lanes = tuple(
        ForeignLane(lane, lane_letters(lane), _head(sheet, head_line, lane), tuple(samples[lane]))
        for lane in sorted(samples)
    )
    return ForeignTable(sheet, head_line, lanes, tuple(sorted(below)))


def head_lines(sheet: SheetData) -> dict[int, list[str]]:
    """The first filled lines with their texts: the headings stand in one of these."""
    numbers = sorted({line for line, _ in sheet.filled()})[:SEARCHED_LINES]
    lines: dict[int, list[str]] = {number: [] for number in numbers}
    for line, lane in sheet.filled():
        if line in lines:
            lines[line].append(sheet.text(line, lane))
    return lines


def likely_head(sheet: SheetData, known: Container[str]) -> int:
    """The line that most looks like headings; ``known`` are folded names that headings have.

    0 where the sheet is empty.
    """
    lines = head_lines(sheet)
    return max(lines, key=lambda line: (_likeness(lines[line], known), -line), default=0)


def _likeness(texts: list[str], known: Container[str]) -> int:
    words = {text for text in texts if isinstance(parse_number(normalise(text)), str)}
    named = sum(folded(split_unit(text)[0]) in known for text in words)
    return 2 * len(words) - len(texts) + _KNOWN_WEIGHT * named


def _head(sheet: SheetData, line: int, lane: int) -> str:
    text = sheet.text(line, lane).strip() or sheet.text(line - 1, lane).strip()
    return " ".join(text.split())
