"""Draws one section as a sheet: heads, bands, values, drop-downs, print setup."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING

from ipdesk.denominators import Denominators
from ipdesk.exchange import sheet_frame
from ipdesk.exchange.cell_text import Written, code_labels, escape, risky, written
from ipdesk.exchange.sheet_choices import Choices
from ipdesk.exchange.workbook_layout import (
    CODE,
    CODES_LANE,
    CODES_LINE,
    FIRST_LANE,
    FIRST_LINE,
    HEAD_LINE,
    HELP,
    NUMBER,
    SECTION_MARK,
    UNIT,
    Lane,
    Line,
    SheetLayout,
    band_text,
)
from ipdesk.exchange.workbook_style import (
    DATE_FORMAT,
    PLAIN_FORMAT,
    TEXT_FORMAT,
    Look,
    Wardrobe,
    decimal_format,
    height_for,
    lines_needed,
    merge_line,
)
from ipdesk.locks import lock_of
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.snapshot import Snapshot
from ipdesk.values import decimals

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

_NUMERIC = ("integer", "decimal")
_CENTERED = ("date", "year", "code")
_AUTHOR = "IPDesk"
_COMMENT = (80, 320)  # height and width in pixels


class SectionSheet:
    """Writes a section's sheet from a snapshot.

    ``open_for_input`` unlocks its input cells, but for those that are ``fixed``.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        translator: Translator,
        wardrobe: Wardrobe,
        choices: Choices,
        *,
        open_for_input: bool,
        fixed: Collection[Place] = (),
    ) -> None:
        self._snapshot = snapshot
        self._translator = translator
        self._wardrobe = wardrobe
        self._choices = choices
        self._open = open_for_input
        self._fixed = fixed
        self._denominators = Denominators(snapshot.form, snapshot.cell, translator)

    def draw(self, sheet: Worksheet, layout: SheetLayout) -> None:
        """Fill an empty sheet. Raises nothing on any content of the report."""
        widths = sheet_frame.lane_widths(layout, self._heads(layout), self._translator)
        self._draw_heads(sheet, layout, widths)
        for line, content in enumerate(layout.lines, start=FIRST_LINE):
            if content.kind == "band":
                self._draw_band(sheet, layout, line, content)
            else:
                self._draw_line(sheet, layout, line, content, widths)
        self._choices.attach(sheet, layout)
        sheet_frame.finish(sheet, layout, widths, self._snapshot, self._translator)

    def _heads(self, layout: SheetLayout) -> list[str]:
        return [self._head(lane) for lane in layout.lanes]

    def _head(self, lane: Lane) -> str:
        label = self._translator.label
        if lane.label is None:
            return sheet_frame.head_names(self._translator)[lane.code]
        if lane.unit is None:
            return label(lane.label)
        return self._translator.tr(
            "{label}\n({unit})", label=label(lane.label), unit=label(lane.unit)
        )

    def _draw_heads(self, sheet: Worksheet, layout: SheetLayout, widths: list[float]) -> None:
        put_text(sheet.cell(CODES_LINE, CODES_LANE), SECTION_MARK + layout.form.code)
        needed = 1
        for lane, (content, width) in enumerate(
            zip(layout.lanes, widths, strict=True), start=FIRST_LANE
        ):
            put_text(sheet.cell(CODES_LINE, lane), content.code)
            head = self._head(content)
            cell = sheet.cell(HEAD_LINE, lane)
            put_text(cell, head)
            self._wardrobe.dress(cell, "head", across="center")
            needed = max(needed, lines_needed(head, width))
        sheet.row_dimensions[HEAD_LINE].height = height_for(needed) + 4
        sheet_frame.title(sheet, layout, self._snapshot, self._translator, self._wardrobe)

    def _draw_band(self, sheet: Worksheet, layout: SheetLayout, line: int, content: Line) -> None:
        put_text(sheet.cell(line, CODES_LANE), content.code)
        cell = sheet.cell(line, FIRST_LANE)
        put_text(cell, band_text(content, self._translator.label(content.label)))
        self._wardrobe.dress(cell, "band")
        merge_line(sheet, line, FIRST_LANE, FIRST_LANE + len(layout.lanes) - 1)
        sheet.row_dimensions[line].height = height_for(1)

    def _draw_line(
        self, sheet: Worksheet, layout: SheetLayout, line: int, content: Line, widths: list[float]
    ) -> None:
        if content.code:
            put_text(sheet.cell(line, CODES_LANE), content.code)
        needed = 1
        for lane, (described, width) in enumerate(
            zip(layout.lanes, widths, strict=True), start=FIRST_LANE
        ):
            cell = sheet.cell(line, lane)
            if described.code.startswith("@"):
                text = self._named(cell, described.code, line, content)
            else:
                text = self._value(cell, layout.place(content.code, described.code))
            needed = max(needed, lines_needed(text, width))
        if needed > 1 or layout.upright:
            sheet.row_dimensions[line].height = height_for(needed)

    def _named(self, cell: SheetCell, code: str, line: int, content: Line) -> str:
        if code == NUMBER:
            cell.value = line - FIRST_LINE + 1
            self._wardrobe.dress(cell, "code", across="center")
            return ""
        text = self._said(code, content)
        put_text(cell, text)
        centered = code in (CODE, UNIT)
        look: Look = "code" if code == CODE else "label"
        self._wardrobe.dress(cell, look, across="center" if centered else "left")
        return text

    def _said(self, code: str, content: Line) -> str:
        label = self._translator.label
        if code == CODE:
            return content.code
        if code == UNIT:
            return label(content.unit)
        if code == HELP:
            return label(content.help)
        return "\n".join(filter(None, (label(content.label), label(content.remark))))

    def _value(self, cell: SheetCell, place: Place) -> str:
        form = self._snapshot.form.sections[place.section]
        value = self._snapshot.cell(place)
        spec = form.spec(place.row, place.column)
        labels = code_labels(form.codelist(place.row, place.column), self._translator)
        said = written(value, spec.type, labels, self._translator)
        places = spec.precision
        if value.number is not None:
            places = max(places or 0, decimals(value.number))
        put_written(cell, said)
        if place in self._snapshot.computed:
            comment(cell, self._denominators.division(place))
        self._wardrobe.dress(
            cell,
            self._look(place),
            across="left" if self._upright(place) else _across(spec.type),
            number_format=_number_format(spec.type, said, places),
            quoted=said.kind == "text" and risky(said.text),
        )
        return said.text if said.kind == "text" else ""

    def _upright(self, place: Place) -> bool:
        return self._snapshot.form.sections[place.section].section.rows == "single"

    def _look(self, place: Place) -> Look:
        if lock_of(self._snapshot, place) or place in self._fixed:
            return "computed"
        return "input" if self._open else "locked"


def put_text(cell: SheetCell, text: str) -> None:
    """Write text as text, whatever it begins with."""
    cell.value = escape(text)
    cell.data_type = "s"


def comment(cell: SheetCell, text: str) -> None:
    """Say something of a cell where it is pointed at; nothing for ""."""
    from openpyxl.comments import Comment

    if text:
        cell.comment = Comment(escape(text), _AUTHOR, height=_COMMENT[0], width=_COMMENT[1])


def put_written(cell: SheetCell, said: Written) -> None:
    """Write a value with every digit it has."""
    if said.kind == "date":
        cell.value = dt.date.fromisoformat(said.text)
    elif said.kind == "number":
        # openpyxl writes numbers as doubles; the exact decimal text is a valid number too.
        cell.value = said.text
        cell.data_type = "n"
    elif said.kind == "text":
        put_text(cell, said.text)


def _across(kind: str) -> str:
    if kind in _NUMERIC:
        return "right"
    return "center" if kind in _CENTERED else "left"


def _number_format(kind: str, said: Written, places: int | None) -> str:
    if kind == "date":
        return DATE_FORMAT
    if kind == "year":
        return "0"
    if kind in _NUMERIC:
        if said.kind == "text":
            return TEXT_FORMAT
        return PLAIN_FORMAT if places is None and kind == "decimal" else decimal_format(places or 0)
    return TEXT_FORMAT
