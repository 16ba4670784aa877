"""Blocks of cells as an HTML table: what spreadsheet and text programs put on the clipboard.

Nothing in it is followed, run or fetched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from datetime import date

from ipdesk.exchange.block_text import MAX_CELLS, MAX_CHARACTERS, Block, too_large
from ipdesk.exchange.cell_text import Written
from ipdesk.exchange.html_marks import attributes_of, marks
from ipdesk.pace import UNPACED, Pace

# Excel and WPS read the first, LibreOffice the rest: the cell is a text whatever it begins with.
_TEXT = """ style='mso-number-format:"\\@"' sdnum="1033;0;@\""""
_DATE = """ style='mso-number-format:"yyyy\\-mm\\-dd"'"""
_SERIAL = ' sdval="{days}" sdnum="1033;0;YYYY-MM-DD"'
_DAY_0 = date(1899, 12, 30)
_LINE_END = '<br style="mso-data-placement:same-cell">'
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MAX_SPAN, _MOST_DIGITS = 1_000, 9
_CELLS = ("td", "th")
_BREAKING = ("br", "p", "div", "li")
# What stands for the end of a line among the texts of a cell, where a line end itself is a space.
_LINE = "\v"


def read_html(text: str) -> Block | None:
    """The first table of the page, None if it has none. A merged cell fills its first place.

    Raises :class:`UsageError` where the table is too large.
    """
    if "<t" not in text.lower():
        return None
    if len(text) > MAX_CHARACTERS:
        raise too_large()
    reader = _TableReader()
    reader.read(text)
    return reader.block()


def write_html(rows: Iterable[Sequence[Written]], pace: Pace = UNPACED) -> str:
    """The block for spreadsheet programs: texts stay texts, days stay days."""
    lines = ["".join(map(_cell, row)) for row in pace.over(rows)]
    table = "".join(f"<tr>{line}</tr>\n" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>\n{table}</table></body></html>'


def _cell(cell: Written) -> str:
    text = html.escape(cell.text, quote=False).replace("\n", _LINE_END)
    # Of several spaces HTML keeps one.
    text = text.replace("  ", "&nbsp; ")
    return f"<td{_attributes(cell)}>{text}</td>"


def _attributes(cell: Written) -> str:
    if cell.kind == "text":
        return _TEXT
    if cell.kind != "date":
        return ""
    # To LibreOffice a day is a text, unless its number in the calendar of spreadsheets is given.
    days = (date.fromisoformat(cell.text) - _DAY_0).days
    return _DATE + _SERIAL.format(days=days)


class _TableReader:
    """Gathers the cells of the first table that has any, by row and column."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], str] = {}
        self._merged: set[tuple[int, int]] = set()
        self._row = -1
        self._column = 0
        self._depth = 0
        self._done = False
        self._text: list[str] | None = None
        self._place = (0, 0)

    def read(self, page: str) -> None:
        """Go through the page up to the end of its table."""
        for tag, text, ends in marks(page):
            if not tag:
                if self._text is not None:
                    self._text.append(text)
            elif ends:
                self._end(tag)
            else:
                self._start(tag, text)
            if self._done:
                return

    def block(self) -> Block | None:
        """What was gathered, as a rectangle."""
        self._finish()
        if not self._cells:
            return None
        places = self._cells.keys() | self._merged
        height = 1 + max(row for row, _ in self._cells)
        width = 1 + max(column for _, column in places)
        if height * width > MAX_CELLS:
            raise too_large()
        return [[self._cells.get((r, c), "") for c in range(width)] for r in range(height)]

    def _start(self, tag: str, attributes: str) -> None:
        """A row or a cell begins, or a line within a cell."""
        if tag == "table":
            self._depth += 1
        elif self._depth != 1:
            return
        elif tag == "tr":
            self._finish()
            self._row, self._column = self._row + 1, 0
        elif tag in _CELLS and self._row >= 0:
            self._begin(attributes)
        elif tag in _BREAKING and self._text is not None:
            self._text.append(_LINE)

    def _end(self, tag: str) -> None:
        """A cell or the table ends."""
        if self._depth == 1 and (tag in _CELLS or tag in ("tr", "table")):
            self._finish()
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = not self._depth and bool(self._cells)

    def _begin(self, attributes: str) -> None:
        self._finish()
        while (self._row, self._column) in self._merged:
            self._column += 1
        down, right = _spans(attributes)
        self._place, self._text = (self._row, self._column), []
        if down * right > 1:
            rows = range(self._row, self._row + down)
            columns = range(self._column, self._column + right)
            self._merged.update((row, column) for row in rows for column in columns)
            self._merged.discard(self._place)
        self._column += right
        if len(self._cells) + len(self._merged) > MAX_CELLS:
            raise too_large()

    def _finish(self) -> None:
        if self._text is None:
            return
        shown = _SPACE.sub(" ", "".join(self._text)).replace("\u00a0", " ")
        lines = (line.strip() for line in shown.split(_LINE))
        self._cells[self._place] = "\n".join(lines).strip("\n")
        self._text = None


def _spans(written: str) -> tuple[int, int]:
    """How many rows and columns a cell takes."""
    if "span" not in written.lower():
        return 1, 1
    attributes = attributes_of(written)
    return _span(attributes.get("rowspan", "")), _span(attributes.get("colspan", ""))


def _span(value: str) -> int:
    """How many places a merged cell takes; nonsense is one."""
    text = value.strip()
    number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return min(max(int(text), 1), _MAX_SPAN) if number else 1
