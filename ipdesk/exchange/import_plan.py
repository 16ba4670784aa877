"""What taking a workbook back would do: nothing is changed before a person has seen it.

A workbook that does not fit the report is refused as a whole, every reason named. One that
fits gives a plan: each cell new, changed, cleared, equal or refused, and each new roster row.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ipdesk.catalogue.form import SectionForm
from ipdesk.changes import Edit
from ipdesk.errors import KnownError, WorkbookRefused
from ipdesk.exchange.cell_text import limited
from ipdesk.exchange.division_names import row_names, stays
from ipdesk.exchange.sheet_match import match_sheets
from ipdesk.exchange.table_match import Table, TableMatch
from ipdesk.exchange.workbook_data import Reason, SheetData, WorkbookData
from ipdesk.exchange.workbook_facts import Fact, Facts, facts_of, read_facts
from ipdesk.exchange.workbook_layout import FACTS_SHEET, cell_name, sheet_layout
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell, Flaw, State, parse


class EntryKind(StrEnum):
    """What importing a cell means."""

    NEW = "new"
    CHANGED = "changed"
    CLEARED = "cleared"
    EQUAL = "equal"
    REFUSED = "refused"
    COMPUTED = "computed"
    CARRIED = "carried"
    ADOPTED = "adopted"


_NO_ROWS: Mapping[int, str] = {}
_TAKEN = (EntryKind.NEW, EntryKind.CHANGED, EntryKind.CLEARED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of the workbook against the report.

    ``before`` is the report's raw text, or the value of a computed cell; ``after`` the
    workbook's. ``sheet`` and ``at`` say where it stands there. ``flaws`` say why it is
    refused; a cell that is taken may have some too, and the checks will show them. A computed,
    carried or adopted cell that differs is named and not taken. ``file`` is the workbook's name
    where there are several, ``source`` who supplied the value, "" where that is not told.
    """

    place: Place
    kind: EntryKind
    before: str
    after: str
    sheet: str
    at: str
    flaws: tuple[Flaw, ...] = ()
    file: str = ""
    source: str = ""

    @property
    def taken(self) -> bool:
        """Whether the import writes this cell."""
        return self.kind in _TAKEN


@dataclass(frozen=True, slots=True)
class NewRow:
    """A roster row that the report does not have, under the code that it will get."""

    place: Place
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Files that say different things of one place: an entry of each, in the files' order.

    None of them is among the plan's entries.
    """

    place: Place
    before: str
    claims: tuple[Entry, ...]


class RefusedFile(NamedTuple):
    """A file of several that does not fit as a whole."""

    name: str
    fault: KnownError


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The preview of an import, in the workbook's order.

    ``absent`` are roster rows that the workbook lacks; they stay in the report. ``conflicts``
    and ``refused_files`` come of taking several files at once.
    """

    entries: tuple[Entry, ...]
    new_rows: tuple[NewRow, ...]
    absent: tuple[Place, ...]
    conflicts: tuple[Conflict, ...] = ()
    refused_files: tuple[RefusedFile, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What is to be written. An edit of a row that is not there yet creates it."""
        return self.edits_with(())

    def edits_with(self, chosen: Iterable[Entry]) -> tuple[Edit, ...]:
        """What is to be written where these claims were chosen among those in conflict."""
        taken = (entry for entry in (*self.entries, *chosen) if entry.taken)
        return tuple(Edit(entry.place, entry.after, entry.source) for entry in taken)

    @property
    def counts(self) -> Counter[EntryKind]:
        """How many cells there are of each kind."""
        return Counter(entry.kind for entry in self.entries)


def plan_import(snapshot: Snapshot, data: WorkbookData) -> ImportPlan:
    """The plan of importing ``data`` into the report that ``snapshot`` shows.

    Raises :class:`WorkbookRefused` where the workbook is of another report, or a sheet, column
    or row is missing, moved or too much, or a cell holds a formula without value or an error.
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
    return _plan(snapshot, tables)


def _foreign(snapshot: Snapshot, facts: Facts) -> list[Reason]:
    """Where the workbook is of another report: each fact that differs."""
    reasons: list[Reason] = []
    for wanted in facts_of(snapshot, facts.language):
        found = facts.facts.get(wanted.key, Fact(wanted.key, "", ""))
        if found.value != wanted.value:
            said = {"expected": wanted.shown, "found": found.shown or found.value}
            reasons.append((f"other_{wanted.key}", dict(said)))
    return reasons


def _table(
    snapshot: Snapshot, code: str, sheet: SheetData, facts: Facts
) -> tuple[Table | None, list[Reason]]:
    form = snapshot.form.sections[code]
    rows = snapshot.cells.get(code, {})
    named = form.open and form.section.key
    keys = {row: row_names(snapshot, code, row) for row in rows} if named else {}
    return TableMatch(sheet, sheet_layout(form, tuple(rows)), keys, facts).table()


def _faults(snapshot: Snapshot, table: Table) -> Iterator[Reason]:
    for place, line, lane in _positions(table):
        cell = table.sheet.at(line, lane)
        if cell.fault and not lock_of(snapshot, place):
            said = {"sheet": table.sheet.name, "cell": cell_name(line, lane), "text": cell.text}
            reason = "formula_without_value" if cell.fault == "formula" else "error_value"
            yield reason, dict(said)


def _positions(
    table: Table, rows: Mapping[int, str] = _NO_ROWS
) -> Iterator[tuple[Place, int, int]]:
    """Every cell of data: the report's place, line and lane; ``rows`` name the loose lines."""
    lines = [*table.lines.items(), *((rows.get(line, ""), line) for line in table.loose)]
    for code, line in sorted(lines, key=lambda item: item[1]):
        for lane in table.layout.data_lanes:
            yield table.layout.place(code, lane.code), line, table.lanes[lane.code]


def _plan(snapshot: Snapshot, tables: list[Table]) -> ImportPlan:
    entries: list[Entry] = []
    new_rows: list[NewRow] = []
    absent: list[Place] = []
    for table in tables:
        section = table.layout.form.code
        known = snapshot.cells.get(section, {})
        rows = dict(zip(table.loose, _free_codes(table.layout.form, known), strict=False))
        cells = [_entry(snapshot, table, *at) for at in _positions(table, rows)]
        entries += [entry for entry in cells if entry is not None]
        new_rows += [
            NewRow(Place(section, row), table.sheet.name, line) for line, row in rows.items()
        ]
        if table.layout.form.open:
            absent += [Place(section, row) for row in known if row not in table.lines]
    return ImportPlan(tuple(entries), tuple(new_rows), tuple(absent))


def _free_codes(form: SectionForm, known: Collection[str]) -> Iterator[str]:
    """Row codes that a roster does not have yet."""
    codes = (form.row_code(number) for number in itertools.count(len(known) + 1))
    return (code for code in codes if code not in known)


def _entry(snapshot: Snapshot, table: Table, place: Place, line: int, lane: int) -> Entry | None:
    """The cell's entry, or None where both sides are blank."""
    old, text = snapshot.cell(place), table.sheet.text(line, lane)
    new = parse(text, table.layout.form.spec(place.row, place.column))
    if old.state is State.BLANK and new.state is State.BLANK:
        return None
    if stays(snapshot, table, place, line, text):
        new = old
    kind = _kind(old, new)
    lock = lock_of(snapshot, place)
    if kind is not EntryKind.EQUAL and lock:
        kind = EntryKind(lock)
    flaws = () if kind is EntryKind.EQUAL else new.flaws
    at = cell_name(line, lane)
    return Entry(place, kind, old.raw or old.text, text, table.sheet.name, at, flaws)


def _kind(old: Cell, new: Cell) -> EntryKind:
    if _same(old, new):
        return EntryKind.EQUAL
    if new.state is State.INVALID:
        return EntryKind.REFUSED
    if new.state is State.BLANK:
        return EntryKind.CLEARED
    return EntryKind.NEW if old.state is State.BLANK else EntryKind.CHANGED


def _same(old: Cell, new: Cell) -> bool:
    if old.raw and limited(old.raw).strip() == new.raw.strip():
        return True
    return old.state is not State.INVALID and (old.state, old.text) == (new.state, new.text)
