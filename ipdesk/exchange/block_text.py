"""Blocks of cells as tab-separated text, the form that every spreadsheet program exchanges."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from ipdesk.errors import UsageError
from ipdesk.exchange.cell_text import Written
from ipdesk.pace import UNPACED, Pace
from ipdesk.package.csv_text import guard, unguard

Block = list[list[str]]
MAX_CELLS = 200_000
MAX_CHARACTERS = 16_000_000
_SPECIAL = re.compile(r'["\t\r\n]')


def read_text(text: str) -> Block:
    """The rows and columns of a copied block.

    Raises :class:`UsageError` where the text is larger than any table that is filled in by hand.
    """
    if len(text) > MAX_CHARACTERS:
        raise too_large()
    rows = _rows(text)
    while rows and not any(rows[-1]):
        rows.pop()
    if sum(map(len, rows)) > MAX_CELLS:
        raise too_large()
    return [[_taken(field) for field in row] or [""] for row in rows]


def write_text(rows: Iterable[Sequence[Written]], pace: Pace = UNPACED) -> str:
    """The block for programs that read text only.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    return "".join("\t".join(map(_given, row)) + "\n" for row in pace.over(rows))


def too_large() -> UsageError:
    """What is raised for a block beyond the limits."""
    return UsageError("block_too_large", limit=f"{MAX_CELLS:,}")


def _rows(text: str) -> Block:
    """Quoted fields may hold tabs and line ends; a quote without its partner is a plain one."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True))
    except csv.Error:
        return [line.split("\t") for line in text.splitlines()]


def _given(cell: Written) -> str:
    field = guard(cell.text) if cell.kind == "text" else cell.text
    # Python's csv leaves a lone CR without quotes: what follows it would begin a cell.
    return '"' + field.replace('"', '""') + '"' if _SPECIAL.search(field) else field


def _taken(field: str) -> str:
    plain = unguard(field)
    return plain if guard(plain) == field else field
