"""The first sheet of the national workbook: what is in it, of how many units, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.exchange.cell_text import Written
from ipdesk.exchange.section_sheet import put_text, put_written
from ipdesk.exchange.workbook_layout import lane_letters
from ipdesk.exchange.workbook_style import decimal_format, merge_line
from ipdesk.messages import Translator
from ipdesk.nation.cloth import Cloth
from ipdesk.nation.material import Nation
from ipdesk.nation.paper import Paper
from ipdesk.values import canonical

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE, _SUBTITLE, _HEAD, _FIRST = 1, 2, 3, 4
_WIDTHS = (6.0, 10.0, 50.0, 18.0, 12.0, 14.0, 20.0)


class Entry(NamedTuple):
    """A sheet: its name, what it is of, and the national figure of its latest year."""

    sheet: str
    code: str
    title: str
    unit: str
    latest: str
    counted: str
    total: Decimal | None
    precision: int | None


def draw_contents(
    sheet: Worksheet,
    nation: Nation,
    entries: Sequence[Entry],
    left_out: Sequence[str],
    translator: Translator,
    cloth: Cloth,
    paper: Paper,
) -> None:
    """Fill an empty sheet."""
    tr = translator.tr
    drawing = _Contents(sheet, cloth)
    title = tr("National consolidation")
    drawing.wide(_TITLE, title, "title", 34.0)
    drawing.wide(_SUBTITLE, _made_of(nation, translator, paper), "subtitle", 20.0)
    heads = (
        tr("No."), tr("Code"), tr("Sheet"), tr("Unit"), tr("Latest year"),
        tr("Units or lines"), tr("National figure"),
    )  # fmt: skip
    for lane, text in enumerate(heads, start=1):
        drawing.text(_HEAD, lane, text, "head", "center")
    for number, entry in enumerate(entries, start=1):
        drawing.entry(_HEAD + number, number, entry)
    line = _FIRST + len(entries)
    if left_out:
        drawing.wide(line, tr("Left out"), "band", 22.0)
        for offset, text in enumerate(left_out, start=1):
            drawing.wide(line + offset, text, "subtitle", 20.0)
    for lane, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[lane_letters(lane)].width = width
    sheet.freeze_panes = f"A{_FIRST}"
    paper.set(sheet, title, f"{_TITLE}:{_HEAD}")


def _made_of(nation: Nation, translator: Translator, paper: Paper) -> str:
    ntr, tr = translator.ntr, translator.tr
    count = len(nation.submissions)
    units = len({one.unit for one in nation.submissions.values()})
    parts = [
        ntr("Made from {n} report", "Made from {n} reports", count),
        ntr("of {n} unit", "of {n} units", units),
        tr("Years {first} to {last}", first=nation.years[0], last=nation.years[-1])
        if nation.years
        else "",
        paper.stamp,
    ]
    return " · ".join(filter(None, parts))


class _Contents:
    """Writes lines of the sheet."""

    def __init__(self, sheet: Worksheet, cloth: Cloth) -> None:
        self._sheet = sheet
        self._cloth = cloth

    def wide(self, line: int, text: str, look: str, height: float) -> None:
        """A text over the whole width."""
        self.text(line, 1, text, look, "center" if line < _HEAD else "left")
        merge_line(self._sheet, line, 1, len(_WIDTHS))
        self._sheet.row_dimensions[line].height = height

    def entry(self, line: int, number: int, entry: Entry) -> None:
        """A sheet of the workbook, its name leading to it."""
        texts = (str(number), entry.code, entry.title, entry.unit, entry.latest, entry.counted)
        for lane, text in enumerate(texts, start=1):
            self.text(line, lane, text, "label", "left" if lane == 3 else "center")
        self._cloth.link(self._sheet.cell(line, 3), entry.sheet)
        cell = self._sheet.cell(line, len(_WIDTHS))
        if entry.total is not None:
            put_written(cell, Written("number", canonical(entry.total)))
        self._cloth.dress(cell, "label", "right", decimal_format(entry.precision or 0))

    def text(self, line: int, lane: int, text: str, look: str, across: str) -> None:
        """A text in one cell."""
        cell = self._sheet.cell(line, lane)
        put_text(cell, text)
        self._cloth.dress(cell, look, across, "@")  # type: ignore[arg-type]  # one of the looks
