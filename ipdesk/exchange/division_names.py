"""Divisions in a workbook: a line without its row code is known by the names of any time."""

from __future__ import annotations

from ipdesk.divisions import COLUMNS, NAMING
from ipdesk.exchange.table_match import Table
from ipdesk.exchange.workbook_layout import CODES_LANE
from ipdesk.places import Place
from ipdesk.snapshot import Content
from ipdesk.values import BLANK


def row_names(snapshot: Content, section: str, row: str) -> frozenset[str]:
    """What may name a roster's row in a workbook: its key, and a division's names of any time."""
    form, cells = snapshot.form.sections[section].section, snapshot.cells[section][row]
    names = frozenset({cells.get(form.key or "", BLANK).raw})
    if form.seed and snapshot.divisions is not None:
        names |= snapshot.divisions.spellings(*_named(snapshot, section, row))
    return names - {""}


def stays(snapshot: Content, table: Table, place: Place, line: int, text: str) -> bool:
    """Whether a line that was known by a name says nothing new about the row's code or name.

    So it is where the row has the unit as it is in the report's year: a former name does not
    replace it, nor does a blank.
    """
    form = table.layout.form.section
    if not form.seed or place.column not in NAMING or snapshot.divisions is None:
        return False
    if table.sheet.text(line, CODES_LANE).strip() or place.row not in snapshot.cells[form.code]:
        return False
    named = _named(snapshot, form.code, place.row)
    current = snapshot.divisions.fault(*named) is None
    return current and text in {"", *snapshot.divisions.spellings(*named)}


def was_given(table: Table, place: Place, line: int) -> bool:
    """Whether a template gave the cell: which unit of master data its row is."""
    given = table.layout.form.section.seed is not None and place.column in COLUMNS
    return given and bool(table.sheet.text(line, CODES_LANE).strip())


def _named(snapshot: Content, section: str, row: str) -> tuple[str, str]:
    cells = snapshot.cells[section][row]
    code, name = (cells.get(column, BLANK).text for column in NAMING)
    return code, name
