"""What taking in a foreign table would do: the same preview as that of the program's workbooks.

Whatever is not certain is refused by name: a formula without a value, an error value, a line
that is no row, a second line of the same row, another unit. A blank cell says nothing: what
stands in the report stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ipdesk.catalogue.model import Label
from ipdesk.divisions import NAMING
from ipdesk.errors import UsageError
from ipdesk.exchange.column_mapping import ColumnMapping
from ipdesk.exchange.column_targets import ROW, UNIT
from ipdesk.exchange.foreign_rows import CHECK, FixedRows, Found, RosterRows, is_no_row
from ipdesk.exchange.foreign_table import ForeignTable
from ipdesk.exchange.import_plan import Entry, EntryKind, ImportPlan, NewRow, free_codes, kind_of
from ipdesk.exchange.new_divisions import what_follows
from ipdesk.exchange.unit_words import converted, factor_between, size_of
from ipdesk.exchange.workbook_data import CellText, Fault
from ipdesk.exchange.workbook_layout import cell_name
from ipdesk.places import Place
from ipdesk.snapshot import Content
from ipdesk.values import Cell, Flaw, State, parse

_FLAWS: Mapping[Fault, str] = {
    "formula": "formula",
    "error": "error_value",
    "merged": "under_merged",
}
_NO_FLAWS: tuple[Flaw, ...] = ()
_PERCENT = ("%", "％")


class Taken(NamedTuple):
    """A column that is taken: where it stands, what it is, what its figures are multiplied by."""

    lane: int
    column: str
    factor: Decimal | None


def plan_foreign(
    content: Content, table: ForeignTable, mapping: ColumnMapping, source: str = ""
) -> ImportPlan:
    """The plan of taking the table into the report's section that the mapping names.

    ``source`` says where the values come from: a new row of a roster says it once, at its name.
    """
    planner = _Planner(content, table, mapping, source)
    entries = [entry for line in table.lines for entry in planner.entries(line)]
    return ImportPlan(tuple(entries), tuple(planner.new_rows), ())


def taken_columns(
    content: Content, table: ForeignTable, mapping: ColumnMapping
) -> tuple[Taken, ...]:
    """The columns that are taken, in the table's order."""
    section = content.form.sections[mapping.section]
    return tuple(
        Taken(lane.at, column, _factor(unit, section.columns[column].unit))
        for lane, column, unit in zip(table.lanes, mapping.columns, mapping.units, strict=True)
        if column in section.columns
    )


class _Planner:
    """Reads one line after the other."""

    def __init__(
        self, content: Content, table: ForeignTable, mapping: ColumnMapping, source: str
    ) -> None:
        self._source = source
        self._content = content
        self._sheet = table.sheet
        self._lanes = [lane.at for lane in table.lanes]
        self._form = content.form.sections[mapping.section]
        self._columns = taken_columns(content, table, mapping)
        self._unit_lane = mapping.lane_of(UNIT, table)
        identity = mapping.identity if self._form.open else (ROW,)
        lanes = [mapping.lane_of(column, table) for column in identity]
        self._naming = [lane for lane in lanes if lane is not None]
        known = content.cells.get(self._form.code, {})
        self._codes = free_codes(self._form, known)
        self._rows: RosterRows | FixedRows = (
            RosterRows(content, self._form.code, identity)
            if self._form.open
            else FixedRows(content, self._form.code)
        )
        self._by_name = bool(self._form.section.seed) and {*identity} <= {*NAMING}
        columns = [taken.column for taken in self._columns]
        key = self._form.section.key or ""
        self._key_lane = mapping.lane_of(key, table)
        self._teller = key if key in columns else next(iter([*identity, *columns]), "")
        self.new_rows: list[NewRow] = []

    def entries(self, line: int) -> Iterator[Entry]:
        """What becomes of a line; nothing where it holds nothing that is taken."""
        if not any(self._sheet.text(line, taken.lane).strip() for taken in self._columns):
            return
        found = self._found(line)
        if found.flaw is not None:
            yield self._refused_line(line, found.flaw)
            return
        row = found.row or next(self._codes)
        cells = [self._entry(line, taken, row, found) for taken in self._columns]
        named = {taken.lane for taken in self._columns} & {*self._naming}
        spoilt = [
            entry
            for taken, entry in zip(self._columns, cells, strict=True)
            if entry is not None and taken.lane in named and entry.kind is EntryKind.REFUSED
        ]
        if not found.row and not spoilt:
            name = self._sheet.text(line, self._key_lane) if self._key_lane else ""
            place = Place(self._form.code, row)
            self.new_rows.append(NewRow(place, self._sheet.name, line, name.strip()))
        # A row without the name that it is known by must not come to be.
        said = spoilt or [entry for entry in cells if entry is not None]
        yield from said
        if not (found.row or spoilt):
            yield from what_follows(self._content, self._form, said)

    def _found(self, line: int) -> Found:
        cells = [self._sheet.at(line, lane) for lane in self._naming]
        faults = [_fault(cell) for cell in cells if cell.fault]
        if faults:
            return Found(flaw=faults[0])
        found = self._rows.find([cell.text for cell in cells], line)
        if found.flaw is not None and is_no_row(self._first(line)):
            return Found(flaw=Flaw(CHECK, "total_line"))
        return found

    def _first(self, line: int) -> str:
        """What the line begins with, in whatever column."""
        texts = (self._sheet.text(line, lane).strip() for lane in self._lanes)
        return next(filter(None, texts), "")

    def _refused_line(self, line: int, flaw: Flaw) -> Entry:
        lane = self._naming[0] if self._naming else self._columns[0].lane
        place = Place(self._form.code, "", self._columns[0].column)
        text, at = self._sheet.text(line, lane) or self._first(line), cell_name(line, lane)
        return Entry(place, EntryKind.REFUSED, "", text, self._sheet.name, at, (flaw,))

    def _entry(self, line: int, taken: Taken, row: str, found: Found) -> Entry | None:
        said, told = self._sheet.at(line, taken.lane), found.row or taken.column == self._teller
        if not said.fault and not said.text.strip():
            return None
        place = Place(self._form.code, row, taken.column)
        old = self._content.cell(place)
        text, kind, flaws = said.text, EntryKind.REFUSED, self._flaws(line, said, place)
        if not flaws:
            spec = self._form.spec(row, taken.column)
            percent = spec.percent and text.strip().endswith(_PERCENT)
            if taken.factor is not None and not percent:
                text = converted(text, taken.factor)
            new = self._known_name(old, found, taken) or parse(text, spec)
            kind = kind_of(self._content, place, old, new)
            flaws = _NO_FLAWS if kind is EntryKind.EQUAL else new.flaws
        at, source = cell_name(line, taken.lane), self._source if told else ""
        before = old.raw or old.text
        return Entry(place, kind, before, text, self._sheet.name, at, flaws, source=source)

    def _known_name(self, old: Cell, found: Found, taken: Taken) -> Cell | None:
        """A division's name or code as it stands, where the line was known by one of any time."""
        known = found.row and self._by_name and taken.column in NAMING
        return old if known and old.state is not State.BLANK else None

    def _flaws(self, line: int, said: CellText, place: Place) -> tuple[Flaw, ...]:
        if said.fault:
            return (_fault(said),)
        if not self._unit_lane or not self._form.columns[place.column].per_row:
            return _NO_FLAWS
        ours = self._form.unit(place.row, place.column)
        stated = self._sheet.text(line, self._unit_lane).strip()
        if not stated or ours is None or size_of(stated) == size_of(ours.zh):
            return _NO_FLAWS
        english = stated.casefold() == ours.en.casefold()
        return _NO_FLAWS if english else (Flaw(CHECK, "other_unit", ours.zh),)


def _fault(cell: CellText) -> Flaw:
    return Flaw(CHECK, _FLAWS[cell.fault], cell.text)


def _factor(unit: str, ours: Label | None) -> Decimal | None:
    """What figures in the unit are multiplied by; None where it is ours."""
    if not unit:
        return None
    factor = factor_between(unit, ours.zh) if ours is not None else None
    if factor is None:
        raise UsageError("other_unit", text=unit, limit=ours or "")
    return factor


def naming(table: ForeignTable, mapping: ColumnMapping) -> Sequence[str]:
    """The headings of the columns that say which row a line is."""
    codes = mapping.identity or (ROW,)
    pairs = zip(table.lanes, mapping.columns, strict=True)
    return [lane.head for lane, code in pairs if code in codes]
