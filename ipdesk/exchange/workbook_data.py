"""A workbook as plain texts: what a person sees in its cells, and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Fault = Literal["", "formula", "error", "merged"]
Reason = tuple[str, dict[str, object]]


class CellText(NamedTuple):
    """A cell's text. ``fault``: a formula without value, an error value, or under merged cells."""

    text: str
    fault: Fault = ""


_EMPTY = CellText("")


@dataclass(frozen=True, slots=True)
class SheetData:
    """One sheet: its name and its filled cells by line and lane, both counted from 1."""

    name: str
    cells: dict[tuple[int, int], CellText] = field(default_factory=dict)

    def at(self, line: int, lane: int) -> CellText:
        """The cell there, empty where nothing is."""
        return self.cells.get((line, lane), _EMPTY)

    def text(self, line: int, lane: int) -> str:
        """The text there, "" where nothing is."""
        return self.at(line, lane).text

    def filled(self) -> Iterator[tuple[int, int]]:
        """The lines and lanes that hold more than blanks."""
        for position, (text, fault) in self.cells.items():
            if fault or (text and not text.isspace()):
                yield position


@dataclass(frozen=True, slots=True)
class WorkbookData:
    """A workbook's sheets in their order."""

    sheets: tuple[SheetData, ...]

    def sheet(self, name: str) -> SheetData | None:
        """The sheet of that name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What a workbook may cost: bytes of the file and unpacked, cells, time and memory.

    ``ratio`` is the greatest compression of a part over a megabyte; sheets of a spreadsheet
    program stay under 60. ``memory_bytes`` come on top of what the process holds before it reads:
    together they stay below 512 MiB.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000
    ratio: int = 250
    parts: int = 1_000
    lines: int = 20_000
    lanes: int = 200
    cells: int = 600_000
    texts: int = 1_000_000
    seconds: float = 30.0
    memory_bytes: int = 448 * 1024 * 1024
