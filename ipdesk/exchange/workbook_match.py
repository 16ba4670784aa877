"""Finds a report's tables in a workbook, or names each reason why it does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ipdesk.errors import WorkbookRefused
from ipdesk.exchange.division_names import row_names
from ipdesk.exchange.sheet_match import match_sheets
from ipdesk.exchange.table_match import Table, TableMatch
from ipdesk.exchange.workbook_data import Fault, Reason, SheetData, WorkbookData
from ipdesk.exchange.workbook_facts import Fact, Facts, facts_of, read_facts
from ipdesk.exchange.workbook_layout import FACTS_SHEET, cell_name, sheet_layout
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.snapshot import Content

_REASONS: Mapping[Fault, str] = {
    "formula": "formula_without_value",
    "error": "error_value",
    "merged": "under_merged",
}
_NO_ROWS: Mapping[int, str] = {}


def match_workbook(snapshot: Content, data: WorkbookData) -> tuple[Facts, list[Table]]:
    """What the workbook says of itself, and the tables of its sections.

    Raises :class:`WorkbookRefused` as :func:`ipdesk.exchange.import_plan.plan_import` says.
    """
    facts = read_facts(data.sheet(FACTS_SHEET))
    if facts is None:
        raise WorkbookRefused((("no_facts", {}),))
    reasons = _foreign(snapshot, facts)
    if reasons:
        raise WorkbookRefused(tuple(reasons))
    sheets, reasons = match_sheets(data, snapshot.form, facts)
    tables = []
    for code, sheet in sheets.items():
        table, more = _table(snapshot, code, sheet, facts)
        reasons += more
        if table is not None:
            tables.append(table)
            reasons += _faults(snapshot, table)
    if reasons:
        raise WorkbookRefused(tuple(reasons))
    return facts, tables


def _foreign(snapshot: Content, facts: Facts) -> list[Reason]:
    """Where the workbook is of another report: each fact that differs."""
    reasons: list[Reason] = []
    for wanted in facts_of(snapshot, facts.language, template=facts.template):
        found = facts.facts.get(wanted.key, Fact(wanted.key, "", ""))
        if found.value != wanted.value:
            said = {"expected": wanted.shown, "found": found.shown or found.value}
            reasons.append((f"other_{wanted.key}", dict(said)))
    return reasons


def _table(
    snapshot: Content, code: str, sheet: SheetData, facts: Facts
) -> tuple[Table | None, list[Reason]]:
    form = snapshot.form.sections[code]
    rows = snapshot.cells.get(code, {})
    named = form.open and form.section.key
    keys = {row: row_names(snapshot, code, row) for row in rows} if named else {}
    return TableMatch(sheet, sheet_layout(form, tuple(rows)), keys, facts).table()


def _faults(snapshot: Content, table: Table) -> Iterator[Reason]:
    faulty = {at for at, cell in table.sheet.cells.items() if cell.fault}
    for place, line, lane in positions(table) if faulty else ():
        cell = table.sheet.at(line, lane)
        if (line, lane) in faulty and not lock_of(snapshot, place):
            said = {"sheet": table.sheet.name, "cell": cell_name(line, lane), "text": cell.text}
            yield _REASONS[cell.fault], dict(said)


def positions(table: Table, rows: Mapping[int, str] = _NO_ROWS) -> Iterator[tuple[Place, int, int]]:
    """Every cell of data: the report's place, line and lane; ``rows`` name the loose lines."""
    lines = [*table.lines.items(), *((rows.get(line, ""), line) for line in table.loose)]
    lanes = [(lane.code, table.lanes[lane.code]) for lane in table.layout.data_lanes]
    for code, line in sorted(lines, key=lambda item: item[1]):
        for lane, at in lanes:
            yield table.layout.place(code, lane), line, at
