"""Finds the sheet of each section in a workbook, and names the sheets that do not fit."""

from __future__ import annotations

from ipdesk.catalogue.form import Form
from ipdesk.exchange.axis_match import Found, Wanted, match_axis
from ipdesk.exchange.workbook_data import Reason, SheetData, WorkbookData
from ipdesk.exchange.workbook_facts import Facts
from ipdesk.exchange.workbook_layout import (
    CODES_LANE,
    CODES_LINE,
    COVER,
    FACTS_SHEET,
    SECTION_MARK,
)

_NO_LABELS: frozenset[str] = frozenset()
_SEARCHED_LINES = 20


def match_sheets(
    data: WorkbookData, form: Form, facts: Facts
) -> tuple[dict[str, SheetData], list[Reason]]:
    """The sheet of each section, and a reason for each that is missing, moved or too much."""
    found = [
        Found(index, _sheet_code(sheet, facts), sheet.name)
        for index, sheet in enumerate(data.sheets)
        if sheet.name != FACTS_SHEET
    ]
    match = match_axis([Wanted(code, _NO_LABELS) for code in (COVER, *form.sections)], found)
    names = {code: name for name, code in facts.sheets.items()}
    # A template is for a part of the report.
    missing = () if facts.template else match.missing
    reasons: list[Reason] = [
        ("sheet_missing", {"sheet": names.get(code, code)}) for code in missing
    ]
    reasons += [
        ("sheet_moved", {"sheet": data.sheets[match.positions[code]].name}) for code in match.moved
    ]
    reasons += [("sheet_twice", {"sheet": item.label}) for item in match.twice]
    reasons += [("sheet_extra", {"sheet": item.label}) for item in match.extra]
    sections = {
        code: data.sheets[at] for code, at in match.positions.items() if code in form.sections
    }
    return sections, reasons


def codes_line(sheet: SheetData) -> int:
    """The line that holds the column codes, wherever lines above it were put in or removed."""
    for line in range(1, _SEARCHED_LINES + 1):
        if sheet.text(line, CODES_LANE).startswith(SECTION_MARK):
            return line
    return CODES_LINE


def _sheet_code(sheet: SheetData, facts: Facts) -> str:
    if sheet.text(1, CODES_LANE) == COVER:
        return COVER
    marked = sheet.text(codes_line(sheet), CODES_LANE)
    if marked.startswith(SECTION_MARK):
        return marked.removeprefix(SECTION_MARK)
    return facts.sheets.get(sheet.name, "")
