"""Draws one figure of all units: units down, years across, notes on the cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ipdesk.exchange.cell_text import Written
from ipdesk.exchange.section_sheet import comment, put_text, put_written
from ipdesk.exchange.workbook_layout import lane_letters
from ipdesk.exchange.workbook_style import decimal_format, merge_line
from ipdesk.messages import Translator
from ipdesk.nation.cloth import Cloth, Tint
from ipdesk.nation.material import Nation
from ipdesk.nation.paper import Paper
from ipdesk.nation.tables import NationCell, NationTable
from ipdesk.nation.totals import Total, Totals
from ipdesk.nation.words import NationWords
from ipdesk.values import canonical

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, SUBTITLE, HEAD, FIRST = 1, 2, 3, 4
_NUMBER, _NAME, _FIRST_YEAR = 1, 2, 3
_WIDTHS = (6.0, 16.0)
_YEAR_WIDTH = 13.0
_FEWEST_LANES = 8  # so that the title and the remarks have room beside a single year


class TableSheet:
    """Draws tables of one nation, each into an empty sheet."""

    def __init__(
        self,
        nation: Nation,
        words: NationWords,
        translator: Translator,
        cloth: Cloth,
        paper: Paper,
        totals: Totals,
        contents: str,
    ) -> None:
        self._nation = nation
        self._words = words
        self._translator = translator
        self._cloth = cloth
        self._paper = paper
        self._totals = totals
        self._contents = contents

    def draw(self, sheet: Worksheet, table: NationTable) -> None:
        """Fill the sheet."""
        last = max(_FIRST_YEAR + len(table.years) - 1, _FEWEST_LANES)
        self._head(sheet, table, last)
        line = FIRST
        for number, unit in enumerate(self._nation.units.values(), start=1):
            self._text(sheet, line, _NUMBER, str(number), "code", "center")
            self._text(sheet, line, _NAME, self._words.unit_name(unit), "label", "left")
            for lane, year in enumerate(table.years, start=_FIRST_YEAR):
                self._figure(sheet, line, lane, table, (unit.code, year))
            line += 1
        line = self._foot(sheet, line, table)
        for text in self._remarks(table):
            self._text(sheet, line, _NUMBER, text, "subtitle", "left")
            merge_line(sheet, line, 1, last)
            line += 1
        for lane in range(1, last + 1):
            width = _WIDTHS[lane - 1] if lane <= len(_WIDTHS) else _YEAR_WIDTH
            sheet.column_dimensions[lane_letters(lane)].width = width
        sheet.freeze_panes = f"{lane_letters(_FIRST_YEAR)}{FIRST}"
        self._paper.set(sheet, self._words.title(table), f"{TITLE}:{HEAD}", pages=1)

    def _head(self, sheet: Worksheet, table: NationTable, last: int) -> None:
        words = self._words
        self._text(sheet, TITLE, 1, words.title(table), "title", "center")
        merge_line(sheet, TITLE, 1, last)
        self._text(sheet, SUBTITLE, 1, self._translator.tr("Contents"), "subtitle", "left")
        self._cloth.link(sheet.cell(SUBTITLE, 1), self._contents)
        said = (words.measured(table), words.label(table.section), table.place.address)
        subtitle = " · ".join(filter(None, (*said, self._paper.stamp)))
        self._text(sheet, SUBTITLE, _NAME, subtitle, "subtitle", "center")
        merge_line(sheet, SUBTITLE, 2, last)
        heads = (
            self._translator.tr("No."),
            self._translator.tr("Reporting unit"),
            *map(str, table.years),
        )
        for lane, text in enumerate(heads, start=1):
            self._text(sheet, HEAD, lane, text, "head", "center")
        for line, height in ((TITLE, 34.0), (SUBTITLE, 20.0), (HEAD, 24.0)):
            sheet.row_dimensions[line].height = height

    def _figure(
        self, sheet: Worksheet, line: int, lane: int, table: NationTable, at: tuple[str, int]
    ) -> None:
        cell, sheet_cell = table.cells.get(at), sheet.cell(line, lane)
        if cell is None:
            lack = table.lack(*at)
            put_text(sheet_cell, self._words.lack(lack))
            tint: Tint = "no_report" if lack == "no_report" else ""
            self._cloth.dress(sheet_cell, "code", "center", tint=tint)
            return
        tint = "flagged" if cell.restated or cell.remarks else ""
        if cell.number is not None:
            put_written(sheet_cell, Written("number", canonical(cell.number)))
            shown = decimal_format(table.precision or 0)
            self._cloth.dress(sheet_cell, "label", "right", shown, tint)
        else:
            put_text(sheet_cell, self._words.state(cell))
            self._cloth.dress(sheet_cell, "code", "center", "@", tint)
        comment(sheet_cell, self._note(cell))

    def _note(self, cell: NationCell) -> str:
        return "\n".join(self._words.notes(cell))

    def _foot(self, sheet: Worksheet, line: int, table: NationTable) -> int:
        """The national figure, where there is one, and how many units it is made of."""
        totals = self._totals.of(table)
        if self._totals.has(table):
            self._foot_line(sheet, line, self._words.total_name(table))
            for lane, year in enumerate(table.years, start=_FIRST_YEAR):
                self._total(sheet, line, lane, table, totals.get(year))
            line += 1
        self._foot_line(sheet, line, self._translator.tr("Units with a figure"))
        for lane, year in enumerate(table.years, start=_FIRST_YEAR):
            count = totals[year].units if year in totals else len(table.numbers(year))
            said = self._translator.tr("{n} of {of}", n=count, of=len(self._nation.units))
            self._text(sheet, line, lane, said, "code", "center", "total")
        return line + 1

    def _foot_line(self, sheet: Worksheet, line: int, name: str) -> None:
        self._text(sheet, line, _NUMBER, "", "head", "center", "total")
        self._text(sheet, line, _NAME, name, "band", "left", "total")

    def _total(
        self, sheet: Worksheet, line: int, lane: int, table: NationTable, total: Total | None
    ) -> None:
        cell = sheet.cell(line, lane)
        if total is not None:
            put_written(cell, Written("number", canonical(total.value)))
        self._cloth.dress(cell, "band", "right", decimal_format(table.precision or 0), "total")

    def _remarks(self, table: NationTable) -> Iterator[str]:
        """What a reader has to know of the table, below it."""
        yield self._translator.tr(
            "Empty and grey: no report. Tinted: restated, explained or disputed."
        )
        if not self._totals.has(table):
            yield self._translator.tr("The figures of the units do not add up to a national one.")
        elif not table.row.adds:
            yield self._translator.tr("National figure: computed from the sums of both sides.")
        for one in table.breaks:
            why = self._words.label(one.label)
            yield self._translator.tr("{name}: {value}", name=one.year, value=why)

    def _text(
        self,
        sheet: Worksheet,
        line: int,
        lane: int,
        text: str,
        look: str,
        across: str,
        tint: Tint = "",
    ) -> None:
        cell = sheet.cell(line, lane)
        put_text(cell, text)
        self._cloth.dress(cell, look, across, "@", tint)  # type: ignore[arg-type]  # one of the looks
