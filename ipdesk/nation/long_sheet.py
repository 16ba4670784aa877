"""Draws a long table as a sheet with a filter over its heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.exchange.section_sheet import put_text, put_written
from ipdesk.exchange.workbook_layout import lane_letters
from ipdesk.exchange.workbook_style import DATE_FORMAT, PLAIN_FORMAT, TEXT_FORMAT
from ipdesk.nation.cloth import Cloth
from ipdesk.nation.long_tables import LongTable
from ipdesk.nation.paper import Paper

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE, _HEAD, _FIRST = 1, 2, 3
_LOOKS = {
    "number": ("right", PLAIN_FORMAT),
    "date": ("center", DATE_FORMAT),
    "text": ("left", TEXT_FORMAT),
    "blank": ("left", TEXT_FORMAT),
}


def draw_long(
    sheet: Worksheet, table: LongTable, cloth: Cloth, paper: Paper, contents: str
) -> None:
    """Fill an empty sheet."""
    title = " · ".join(filter(None, (table.title, paper.stamp)))
    put_text(sheet.cell(_TITLE, 1), title)
    cloth.dress(sheet.cell(_TITLE, 1), "title", "left")
    cloth.link(sheet.cell(_TITLE, 1), contents)
    sheet.row_dimensions[_TITLE].height = 34.0
    for lane, head in enumerate(table.heads, start=1):
        cell = sheet.cell(_HEAD, lane)
        put_text(cell, head.name)
        cloth.dress(cell, "head", "center", TEXT_FORMAT)
        sheet.column_dimensions[lane_letters(lane)].width = max(head.width, 8) + 2.0
    sheet.row_dimensions[_HEAD].height = 34.0
    for number, line in enumerate(table.lines, start=_FIRST):
        for lane, said in enumerate(line, start=1):
            cell = sheet.cell(number, lane)
            put_written(cell, said)
            cloth.dress(cell, "label", *_LOOKS[said.kind])
    last = f"{lane_letters(len(table.heads))}{_HEAD + max(len(table.lines), 1)}"
    sheet.auto_filter.ref = f"A{_HEAD}:{last}"
    sheet.freeze_panes = f"{lane_letters(table.keys + 1)}{_FIRST}"
    paper.set(sheet, table.title, f"{_TITLE}:{_HEAD}")
