"""What taking a workbook back would do: nothing is changed before a person has seen it.

A workbook that does not fit the report is refused as a whole, every reason named. One that
fits gives a plan: each cell new, changed, cleared, equal or refused, and each new roster row.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.changes import Edit
from ipdesk.errors import KnownError
from ipdesk.exchange.cell_text import limited
from ipdesk.exchange.computed_anew import computed_anew
from ipdesk.exchange.division_names import stays, was_given
from ipdesk.exchange.known_rows import known_rows
from ipdesk.exchange.new_divisions import what_follows
from ipdesk.exchange.table_match import Table
from ipdesk.exchange.template_cover import supplier_of
from ipdesk.exchange.workbook_data import WorkbookData
from ipdesk.exchange.workbook_layout import cell_name
from ipdesk.exchange.workbook_match import match_workbook, positions
from ipdesk.locks import lock_of
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.snapshot import Content
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


_TAKEN = (EntryKind.NEW, EntryKind.CHANGED, EntryKind.CLEARED)


class Entry(NamedTuple):
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
    """A roster row that the report does not have, under the code that it will get.

    ``name`` is what its key column says, "" where it says nothing.
    """

    place: Place
    sheet: str
    line: int
    name: str = ""


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
    and ``refused_files`` come of taking several files at once. In a ``template``
    each value is a statement, also one that equals the report's.
    """

    entries: tuple[Entry, ...]
    new_rows: tuple[NewRow, ...]
    absent: tuple[Place, ...]
    conflicts: tuple[Conflict, ...] = ()
    refused_files: tuple[RefusedFile, ...] = ()
    template: bool = False

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What is to be written. An edit of a row that is not there yet creates it."""
        return self.edits_with(())

    def edits_with(self, chosen: Iterable[Entry], pace: Pace = UNPACED) -> tuple[Edit, ...]:
        """What is to be written where these claims were chosen among those in conflict."""
        taken = (entry for entry in pace.over((*self.entries, *chosen)) if entry.taken)
        return tuple(Edit(entry.place, entry.after, entry.source) for entry in taken)

    @property
    def counts(self) -> Counter[EntryKind]:
        """How many cells there are of each kind."""
        return Counter(entry.kind for entry in self.entries)


def plan_import(snapshot: Content, data: WorkbookData, name: str = "") -> ImportPlan:
    """The plan of importing ``data`` into the report that ``snapshot`` shows.

    ``name`` is the file's. The supplier that a template names, else the file, is the source of
    its values. What is blank in a template says nothing.

    Raises :class:`WorkbookRefused` where the workbook is of another report, or a sheet, column
    or row is missing, moved or too much, or a cell holds a formula without value or an error.
    """
    facts, tables = match_workbook(snapshot, data)
    found = _Reading(snapshot, facts.template, name, supplier_of(data) or name)
    return found.plan(tables)


class _Reading:
    """Reads one workbook's cells against the report."""

    def __init__(self, snapshot: Content, template: bool, file: str, source: str) -> None:  # noqa: FBT001  # a fact of the file
        self._snapshot = snapshot
        self._template = template
        self._file = file
        self._source = source

    def plan(self, tables: list[Table]) -> ImportPlan:
        """What the tables say."""
        entries: list[Entry] = []
        new_rows: list[NewRow] = []
        absent: list[Place] = []
        for read in tables:
            section = read.layout.form.code
            known = self._snapshot.cells.get(section, {})
            table = known_rows(read, known) if self._template else read
            rows = dict(zip(table.loose, free_codes(table.layout.form, known), strict=False))
            cells = [self._entry(table, *at) for at in positions(table, rows)]
            found = [entry for entry in cells if entry is not None]
            entries += found
            if rows:
                entries += what_follows(self._snapshot, table.layout.form, found)
            lane = table.lanes.get(table.layout.form.section.key or "", 0)
            new_rows += [
                NewRow(Place(section, row), table.sheet.name, line, table.sheet.text(line, lane))
                for line, row in rows.items()
            ]
            if table.layout.form.open and not self._template:
                absent += [Place(section, row) for row in known if row not in table.lines]
        computed = computed_anew(self._snapshot, entries)
        told = (
            entry._replace(kind=EntryKind.COMPUTED) if entry.place in computed else entry
            for entry in entries
        )
        return ImportPlan(tuple(told), tuple(new_rows), tuple(absent), template=self._template)

    def _entry(self, table: Table, place: Place, line: int, lane: int) -> Entry | None:
        """The cell's entry, or None where both sides are blank, or the template says nothing."""
        old, text = self._snapshot.cell(place), table.sheet.text(line, lane)
        if not text and (old.state is State.BLANK or self._template):
            return None
        # What stands there already has its meaning; a long roster is mostly that.
        same = bool(text) and text == old.raw
        new = old if same else parse(text, table.layout.form.spec(place.row, place.column))
        if new.state is State.BLANK and (old.state is State.BLANK or self._template):
            return None
        if self._template and old.state is not State.BLANK and was_given(table, place, line):
            return None
        if stays(self._snapshot, table, place, line, text):
            new = old
        kind = kind_of(self._snapshot, place, old, new)
        flaws = () if kind is EntryKind.EQUAL else new.flaws
        return Entry(
            place,
            kind,
            old.raw or old.text,
            text,
            table.sheet.name,
            cell_name(line, lane),
            flaws,
            self._file,
            self._source,
        )


def free_codes(form: SectionForm, known: Collection[str]) -> Iterator[str]:
    """Row codes that a roster does not have yet."""
    codes = (form.row_code(number) for number in itertools.count(len(known) + 1))
    return (code for code in codes if code not in known)


def kind_of(content: Content, place: Place, old: Cell, new: Cell) -> EntryKind:
    """What writing ``new`` over ``old`` at the place means."""
    kind = _kind(old, new)
    if kind is not EntryKind.EQUAL and (lock := lock_of(content, place)):
        return EntryKind(lock)
    return kind


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
