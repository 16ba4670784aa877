"""openpyxl's reader without what only a spreadsheet program needs: values, no formats of texts.

openpyxl makes an object of every font and phonetic mark of a text, and one of every cell; a long
roster is little else. What is read is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import INLINE_STRING, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

_ITEM, _RUN, _TEXT = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "r", "t"))
_INLINE = "inlineStr"


class ReadCell(NamedTuple):
    """A cell: where, what, openpyxl's word for its type, and how numbers are shown."""

    line: int
    lane: int
    value: Any
    kind: str
    number_format: str


class PlainReader(ExcelReader):  # type: ignore[misc]  # openpyxl is untyped
    """Opens a workbook as openpyxl does."""

    def read_strings(self) -> None:
        """Read the table of texts that the sheets share."""
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(shared_texts(source))


class _PlainParser(WorkSheetParser):  # type: ignore[misc]  # openpyxl is untyped
    """Parses a sheet as openpyxl does."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """The cell as openpyxl describes it."""
        inline = element.find(INLINE_STRING) if element.get("t") == _INLINE else None
        if inline is not None:
            element.remove(inline)
        cell: dict[str, Any] = super().parse_cell(element)
        if inline is not None and cell["data_type"] == _INLINE:
            cell["value"], cell["data_type"] = "".join(_parts(inline)), "s"
        return cell


def shared_texts(source: IO[bytes]) -> Iterator[str]:
    """The texts of the shared table in order, without their format."""
    for _, node in iterparse(source):
        if node.tag == _ITEM:
            yield "".join(_parts(node)).replace("x005F_", "")
            node.clear()


def cells_of(sheet: Any) -> Iterator[ReadCell]:
    """The cells that the file states of a read-only sheet, line by line.

    What the file says of the sheet's size may be false and does not count; a line out of order
    is left out.
    """
    book, formats = sheet.parent, dict[int, str]()
    reached = 0
    with sheet._get_source() as source:  # noqa: SLF001  -- openpyxl opens sheets for itself only
        parser = _PlainParser(
            source,
            sheet._shared_strings,  # noqa: SLF001
            data_only=book.data_only,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        for number, cells in parser.parse():
            if number > reached:
                reached = number
                for cell in cells:
                    style = cell["style_id"]
                    if style not in formats:
                        formats[style] = _number_format(sheet, style)
                    yield ReadCell(
                        cell["row"],
                        cell["column"],
                        cell["value"],
                        cell["data_type"],
                        formats[style],
                    )


def _number_format(sheet: Any, style: int) -> str:
    return ReadOnlyCell(sheet, 0, 0, None, "n", style).number_format or ""


def _parts(item: Any) -> Iterator[str]:
    """The text's own part, then those of its runs; not how it is read aloud."""
    for child in item:
        found = child if child.tag == _TEXT else child.find(_TEXT) if child.tag == _RUN else None
        if found is not None and found.text:
            yield found.text
