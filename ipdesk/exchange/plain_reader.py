"""openpyxl's reader without what only a spreadsheet program needs: values, no formats of texts.

openpyxl makes an object of every font and phonetic mark of a text, and one of every cell; a long
roster is little else. What is read is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from string import digits
from typing import IO, Any, NamedTuple

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import coordinate_to_tuple, range_boundaries
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.worksheet._reader import (
    CF_TAG,
    EXT_TAG,
    FORMULA_TAG,
    HYPERLINK_TAG,
    INLINE_STRING,
    ROW_TAG,
    VALIDATION_TAG,
    VALUE_TAG,
    WorkSheetParser,
)
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

_ITEM, _RUN, _TEXT, _MERGED = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "r", "t", "mergeCell")
)
_INLINE = "inlineStr"
_BLOCK = 1 << 20
# Python reads more as a number than a workbook may hold: 1_000, digits of other scripts, nan.
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*")
_INDEX = re.compile(r"\s*[0-9]+\s*")
_ANY = re.compile(r".*", re.DOTALL)
_SPELLING = {
    "n": _NUMBER,
    "s": _INDEX,
    "b": re.compile(r"\s*[01]\s*"),
    **dict.fromkeys(("str", "e", "d"), _ANY),
}
# Parts of a sheet that may be long and tell nothing of its values.
_BESIDE = frozenset((CF_TAG, EXT_TAG, HYPERLINK_TAG, VALIDATION_TAG))
_FRACTION = re.compile("[.eE]")
_Place = tuple[int, int, Any, str, int]
"""A cell's line and lane, its value, openpyxl's word for its type, its style."""
Range = tuple[int, int, int, int]
"""First line and lane, last line and lane."""


class _InLargeBlocks:
    """A source that gives more at once than it is asked for.

    A parser of XML goes through a long tag anew with every block that it is given.
    """

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source

    def read(self, size: int) -> bytes:
        return self._source.read(max(size, _BLOCK))


class TooManyTexts(Exception):
    """The table of texts that the sheets share is longer than allowed."""


class Malformed(ValueError):
    """A sheet that programs would not read, or read differently."""


class ReadCell(NamedTuple):
    """A cell: where, what, openpyxl's word for its type, and how numbers are shown."""

    line: int
    lane: int
    value: Any
    kind: str
    number_format: str


class PlainReader(ExcelReader):  # type: ignore[misc]  # openpyxl is untyped
    """Opens a workbook as openpyxl does; :class:`TooManyTexts` if it has more than ``texts``."""

    def __init__(self, file: IO[bytes], texts: int, *, cached: bool) -> None:
        super().__init__(file, read_only=True, data_only=cached, keep_links=False)
        self._most_texts = texts

    def read_strings(self) -> None:
        """Read the table of texts that the sheets share."""
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(islice(shared_texts(source), self._most_texts + 1))
            if len(self.shared_strings) > self._most_texts:
                raise TooManyTexts


class _PlainParser(WorkSheetParser):  # type: ignore[misc]  # openpyxl is untyped
    """Parses a sheet as openpyxl does, but for what has more than one meaning."""

    def __init__(self, source: IO[bytes], texts: list[str], **more: Any) -> None:
        super().__init__(source, texts, **more)
        self.merged: list[Range] = []
        self._lanes: dict[str, int] = {}

    def parse(self) -> Iterator[tuple[int, list[_Place]]]:
        """The rows with their cells, then the merged ranges; all else is passed over."""
        for _, element in iterparse(_InLargeBlocks(self.source)):
            if element.tag == ROW_TAG:
                row = self.parse_row(element)
                element.clear()
                yield row
            elif element.tag == _MERGED:
                self.merged.append(_range(element))
                element.clear()
            elif element.tag in _BESIDE:
                element.clear()

    def parse_row(self, row: Any) -> tuple[int, list[_Place]]:
        """The row's number and its cells, each in this row and in a lane of its own."""
        found: tuple[int, list[_Place]] = super().parse_row(row)
        number, cells = found
        if not {cell[0] for cell in cells} <= {number}:
            raise Malformed("a cell stands in another row")
        if len({cell[1] for cell in cells}) != len(cells):
            raise Malformed("a cell stands there twice")
        return found

    def parse_cell(self, element: Any) -> _Place:
        """The cell; what its formula is does not matter, only that there is one."""
        text, formula, inline = _content(element)
        kind, style = element.get("t", "n"), int(element.get("s", 0))
        place = element.get("r")
        if place:
            line, lane = self._coordinate(place)
            self.col_counter = lane
        else:
            self.col_counter += 1
            line, lane = self.row_counter, self.col_counter
        if formula and not self.data_only:
            return line, lane, "=", "f", style
        if kind == _INLINE:
            found = None if inline is None else "".join(_parts(inline))
            return line, lane, found, "s", style
        if not text:
            return line, lane, None, "s" if kind == "str" and self.data_only else kind, style
        return line, lane, *self._value(text, kind, style), style

    def _coordinate(self, place: str) -> tuple[int, int]:
        """Line and lane; the letters of a lane are told by the cell above, as a rule."""
        letters = place.rstrip(digits)
        lane = self._lanes.get(letters)
        if lane is not None and len(letters) < len(place):
            return int(place[len(letters) :]), lane
        line, lane = coordinate_to_tuple(place)
        self._lanes[letters] = lane
        return line, lane

    def _value(self, text: str, kind: str, style: int) -> tuple[Any, str]:
        """What the text of a cell of that kind says, and openpyxl's word for what it is."""
        spelling = _SPELLING.get(kind)
        if spelling is None or not spelling.fullmatch(text):
            raise Malformed("a value that is none of its kind")
        if kind == "n":
            return self._number(text, style)
        if kind == "s":
            return self.shared_strings[int(text)], kind
        if kind == "b":
            return bool(int(text)), kind
        if kind == "d":
            return from_ISO8601(text), kind
        return text, "s" if kind == "str" else kind

    def _number(self, text: str, style: int) -> tuple[Any, str]:
        number = float(text) if _FRACTION.search(text) else int(text)
        if style not in self.date_formats:
            return number, "n"
        try:
            moment = from_excel(number, self.epoch, timedelta=style in self.timedelta_formats)
        except (OverflowError, ValueError):
            return "#VALUE!", "e"
        return moment, "d"


def _content(element: Any) -> tuple[str | None, bool, Any]:
    """A cell's value as it is written, whether it has a formula, and its text if it is inline."""
    text, formula, inline = None, False, None
    for child in element:
        tag = child.tag
        if tag == VALUE_TAG:
            if text is not None or len(child):
                raise Malformed("a value in parts")
            text = child.text or ""
        elif tag == FORMULA_TAG:
            if formula:
                raise Malformed("two formulas")
            formula = True
        elif tag == INLINE_STRING:
            if inline is not None:
                raise Malformed("two texts")
            inline = child
    return text, formula, inline


def shared_texts(source: IO[bytes]) -> Iterator[str]:
    """The texts of the shared table in order, without their format."""
    for _, node in iterparse(_InLargeBlocks(source)):
        if node.tag == _ITEM:
            yield "".join(_parts(node)).replace("x005F_", "")
            node.clear()


class SheetCells:
    """The cells that the file states of a read-only sheet, line by line; gone through once.

    What the file says of the sheet's size may be false and does not count. ``merged`` are the
    ranges of merged cells, known at the end. Raises :class:`Malformed`.
    """

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._formats: dict[int, str] = {}
        self.merged: list[Range] = []

    def __iter__(self) -> Iterator[ReadCell]:
        # openpyxl opens sheets for itself only.
        with self._sheet._get_source() as source:  # noqa: SLF001 -- its own only
            parser = self._parser(source)
            reached = 0
            for number, cells in parser.parse():
                if number <= reached:
                    raise Malformed("a line stands after one below it")
                reached = number
                for line, lane, value, kind, style in cells:
                    yield ReadCell(line, lane, value, kind, self._format(style))
            self.merged = parser.merged

    def _parser(self, source: IO[bytes]) -> _PlainParser:
        sheet = self._sheet
        book = sheet.parent
        return _PlainParser(
            source,
            sheet._shared_strings,  # noqa: SLF001 -- it has no public reader
            data_only=book.data_only,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001 -- the same
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001 -- the same
        )

    def _format(self, style: int) -> str:
        if style not in self._formats:
            self._formats[style] = _number_format(self._sheet, style)
        return self._formats[style]


def _range(merged: Any) -> Range:
    start, first, end, last = range_boundaries(merged.get("ref"))
    if start is None or first is None or end is None or last is None:
        raise Malformed("a merged range without end")
    return first, start, last, end


def _number_format(sheet: Any, style: int) -> str:
    return ReadOnlyCell(sheet, 0, 0, None, "n", style).number_format or ""


def _parts(item: Any) -> Iterator[str]:
    """The text's own part, then those of its runs; not how it is read aloud."""
    for child in item:
        found = child if child.tag == _TEXT else child.find(_TEXT) if child.tag == _RUN else None
        if found is not None and found.text:
            yield found.text
