"""A template's cover: what it is of, who fills it in, and how; and what was filled in there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.exchange.cover_sheet import FACTS_LINE, GAP, draw_pair, draw_titles, facts
from ipdesk.exchange.section_sheet import put_text
from ipdesk.exchange.sheet_frame import set_paper
from ipdesk.exchange.workbook_data import SheetData, WorkbookData
from ipdesk.exchange.workbook_layout import CODES_LANE, COVER
from ipdesk.exchange.workbook_style import (
    TEXT_FORMAT,
    Wardrobe,
    height_for,
    lines_needed,
    merge_line,
)
from ipdesk.messages import Translator
from ipdesk.snapshot import Snapshot

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DEPARTMENT, AUTHOR, TELEPHONE, DATE = "@department", "@author", "@telephone", "@date"
_SUPPLIER = (DEPARTMENT, AUTHOR)
_FIRST_LANE, _ANSWER_LANE, _LAST_LANE = 2, 3, 5
_BREADTH = 88
_SHEET_BREADTH = 70
_LAST_LINE = 200
_MOST = 60
_PURPOSE_LINE = 7


def template_cover(
    sheet: Worksheet,
    snapshot: Snapshot,
    translator: Translator,
    wardrobe: Wardrobe,
    sheets: Sequence[SectionForm],
) -> None:
    """Fill an empty sheet with the cover of a template."""
    tr = translator.tr
    draw_titles(sheet, snapshot, translator)
    purpose = tr("Template to fill in, for departments")
    _across(sheet, _PURPOSE_LINE, purpose, wardrobe, "title", height_for(2))
    line = FACTS_LINE
    for pair in facts(snapshot, translator):
        draw_pair(sheet, line, pair, wardrobe)
        line += 1
    line = _draw_people(sheet, line, translator, wardrobe)
    _across(sheet, line + GAP - 1, tr("How to fill it in"), wardrobe, "band")
    line += GAP
    for text in _advice(snapshot, translator):
        _across(sheet, line, text, wardrobe, "label", height_for(lines_needed(text, _BREADTH)))
        line += 1
    _across(sheet, line + GAP - 1, tr("The sheets of this template"), wardrobe, "band")
    _draw_sheets(sheet, line + GAP, sheets, translator, wardrobe)
    set_paper(sheet, snapshot, translator, "portrait")


def supplier_of(data: WorkbookData) -> str:
    """Who filled a template in, as its cover says: department and person, "" if it does not."""
    cover = next((s for s in data.sheets if s.text(1, CODES_LANE) == COVER), None)
    if cover is None:
        return ""
    answers = dict(_answers(cover))
    return " · ".join(filter(None, (answers.get(code, "") for code in _SUPPLIER)))


def _answers(cover: SheetData) -> Iterator[tuple[str, str]]:
    for line in range(1, _LAST_LINE):
        code = cover.text(line, CODES_LANE)
        if code in _SUPPLIER:
            yield code, " ".join(cover.text(line, _ANSWER_LANE).split())[:_MOST]


def _draw_people(sheet: Worksheet, line: int, translator: Translator, wardrobe: Wardrobe) -> int:
    """The blank lines for who fills it in; the line below them."""
    tr = translator.tr
    people = {
        DEPARTMENT: tr("Department"),
        AUTHOR: tr("Filled in by"),
        TELEPHONE: tr("Telephone"),
        DATE: tr("Date"),
    }
    for code, name in people.items():
        draw_pair(sheet, line, (name, ""), wardrobe, "input")
        put_text(sheet.cell(line, CODES_LANE), code)
        answer = sheet.cell(line, _ANSWER_LANE)
        answer.value = None
        answer.number_format = TEXT_FORMAT
        line += 1
    return line


def _advice(snapshot: Snapshot, translator: Translator) -> tuple[str, ...]:
    tr, unit = translator.tr, translator.label(snapshot.unit.label)
    return (
        tr("1. Say above which department fills this in, and who. It is kept with every value."),
        tr("2. Fill in the white cells. Grey cells are computed or fixed: leave them as they are."),
        tr(
            "3. What you leave blank changes nothing in the report. If a value does not apply, "
            "type “not applicable”; if it cannot be had, type “not available: ” and why."
        ),
        tr(
            "4. Where a cell has a list, choose from it (Alt+↓). Write days as 2016-12-31. "
            "A cell's unit and instructions appear when it is selected."
        ),
        tr(
            "5. In a list, use one line for each item, from the top; a name stands for one item. "
            "Do not insert, move or delete columns, lines or sheets."
        ),
        tr("6. Save it as .xlsx and send it back to {unit}.", unit=unit),
    )


def _draw_sheets(
    sheet: Worksheet,
    line: int,
    sheets: Sequence[SectionForm],
    translator: Translator,
    wardrobe: Wardrobe,
) -> None:
    label = translator.label
    for at, form in enumerate(sheets, start=line):
        text = label(form.section.help)
        draw_pair(sheet, at, (label(form.section.label), text), wardrobe)
        sheet.row_dimensions[at].height = height_for(lines_needed(text, _SHEET_BREADTH))


def _across(
    sheet: Worksheet,
    line: int,
    text: str,
    wardrobe: Wardrobe,
    look: Literal["title", "band", "label"],
    height: float = height_for(1),
) -> None:
    cell = sheet.cell(line, _FIRST_LANE)
    put_text(cell, text)
    wardrobe.dress(cell, look, across="center" if look == "title" else "left")
    merge_line(sheet, line, _FIRST_LANE, _LAST_LANE)
    sheet.row_dimensions[line].height = height
