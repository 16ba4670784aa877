"""Floor of the national workbook: openpyxl puts the same cells into one, and saves it."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

import openpyxl
from openpyxl.comments import Comment


class Put(NamedTuple):
    """A cell: where, what, in which of the workbook's styles, with which note."""

    row: int
    column: int
    value: Any
    style: int
    note: str


Sheets = list[list[Put]]


def cells_of(content: bytes) -> Sheets:
    """The cells of a workbook, sheet by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        [
            Put(c.row, c.column, c.value, c.style_id, c.comment.text if c.comment else "")
            for row in sheet.iter_rows()
            for c in row
            if c.value is not None or c.has_style
        ]
        for sheet in book
    ]


def looks_of(content: bytes) -> list[Any]:
    """The looks of a workbook by number: what a cell is dressed with, part by part."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found: dict[int, Any] = {}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                found.setdefault(
                    cell.style_id,
                    (cell.font.copy(), cell.border.copy(), cell.fill.copy(),
                     cell.alignment.copy(), cell.number_format),
                )  # fmt: skip
    return [found.get(number) for number in range(max(found) + 1)]


def write(sheets: Sheets, looks: list[Any]) -> bytes:
    """The same cells in a new workbook."""
    book = openpyxl.Workbook()
    pattern = book.active
    styles = [_style(pattern.cell(1, n + 1), look) for n, look in enumerate(looks)]
    for cells in sheets:
        sheet = book.create_sheet()
        for put in cells:
            cell = sheet.cell(put.row, put.column, put.value)
            cell._style = styles[put.style]  # noqa: SLF001 -- as the program does
            if put.note:
                cell.comment = Comment(put.note, "bench", height=80, width=320)
    book.remove(pattern)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _style(cell: Any, look: Any) -> Any:
    if look is not None:
        cell.font, cell.border, cell.fill, cell.alignment, cell.number_format = look
    return cell._style  # noqa: SLF001 -- the way to share one
