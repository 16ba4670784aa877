"""Edits of one commit, worked out against a report that they do not change yet."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ipdesk.adopted import AdoptedValue, adopted_at
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.errors import ComputedCell, UsageError
from ipdesk.evidence.told import write_use
from ipdesk.ledger import Writing
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.records import RowRecord
from ipdesk.redeclaration import declared_elsewhere, defaults_elsewhere
from ipdesk.report import Report
from ipdesk.restatement import CarriedFigure, settled_by
from ipdesk.supply import write_sources
from ipdesk.text_limits import require_typed
from ipdesk.values import Cell

_ROW_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")


class RosterPositions:
    """Where a report's roster rows stand: a new row stands behind all, removed ones too."""

    def __init__(self, store: Store, rows: Iterable[RowRecord]) -> None:
        self._store = store
        self._last: dict[str, int] = {}
        self._of_rows: dict[Place, int] = {}
        for row in rows:
            self.took(Place(row.section, row.row), row.position)

    def last(self, section: str) -> int:
        """The last position that a row of the section had, 0 if there was none."""
        return self._last.get(section, 0)

    def of(self, row: Place) -> int:
        """The position of a row, or the one it had."""
        return self._of_rows.get(row, 0)

    def took(self, row: Place, position: int) -> None:
        """A row got this position."""
        self._of_rows[row] = position
        self._last[row.section] = max(position, self.last(row.section))

    def in_all_reports(self, section: str) -> set[str]:
        """The codes that rows of the section have in any report of the workspace."""
        contents = (self._store.report(header.id) for header in self._store.reports())
        return {r.row for content in contents for r in content.rows if r.section == section}


class Change(NamedTuple):
    """A raw text that is replaced, for the history."""

    place: Place
    before: str
    after: str


class EditPlan:
    """New rows with their positions, new cells, and the changes that the history names.

    ``sources`` say who supplied the values.
    """

    def __init__(self, report: Report, positions: RosterPositions) -> None:
        self._report = report
        self._positions = positions
        self.rows: dict[Place, int] = {}
        self.cells: dict[Place, Cell] = {}
        self.changes: list[Change] = []
        self.sources: dict[Place, str] = {}

    def set(self, place: Place, raw: str, source: str = "") -> None:
        """Type a text at the place; its roster row is created if need be.

        :class:`UsageError` if there is no such place or the text is too long to be kept,
        :class:`ComputedCell` or :class:`CarriedFigure`, :class:`AdoptedValue` if it cannot be
        typed.
        """
        require_typed(raw)
        place = self._target(place)
        before = self.cells.get(place) or self._report.typed(place)
        cell = self._report.parsed(place, raw)
        cell = cell._replace(raw=self._report.kept(place, cell))
        same = cell.raw == self._report.kept(place, before)
        if not same or place.row not in self._report.rows(place.section):
            self._put(place, before.raw, cell)
            if source and raw:
                self.sources[place] = source

    def add_row(self, section: str, row: str) -> Place:
        """A new row of a roster; the code ``+`` asks for the next one that is free."""
        form = self._report.form.section(section)
        if not form.open:
            raise UsageError("no_row", section=section, row=row)
        position = self._next_position(section)
        if row == "+":
            [row] = self.free_codes(section, 1)
        if not (_ROW_CODE.fullmatch(row) and form.accepts_row(row)):
            raise UsageError("bad_row", section=section, row=row)
        place = Place(section, row)
        self.rows[place] = position
        return place

    def free_codes(self, section: str, count: int) -> list[str]:
        """The codes that the next rows of a roster get."""
        form = self._report.form.section(section)
        taken = {*self._report.rows(section), *(place.row for place in self.rows)}
        if section == self._report.form.declaring:
            # A declared indicator's code is given once in a workspace.
            taken |= self._positions.in_all_reports(section)
        codes = (form.row_code(n) for n in itertools.count(self._next_position(section)))
        return list(itertools.islice((code for code in codes if code not in taken), count))

    def open_declared(self) -> None:
        """Where the new rows declare indicators, their cells open with what the catalogue says."""
        form = self._report.form
        for row in self.rows:
            if row.section == form.declaring:
                for place, raw in defaults_elsewhere(form, row.row):
                    if place not in self.cells:
                        self._put(place, "", self._report.parsed(place, raw))

    def write(self, writing: Writing, reason: str = "") -> None:
        """Write all of it; each change has its entry in the history."""
        for row, position in writing.pace.over(self.rows.items()):
            writing.note("add_row", row, after=str(position), reason=reason)
        for change in writing.pace.over(self.changes):
            writing.note("set", *change, reason=reason)
        for place, cell in writing.pace.over(self.cells.items()):
            writing.put(place, cell)
        write_sources(self.sources, self._report, writing, reason)
        for row, position in self.rows.items():
            record = RowRecord(writing.report, row.section, row.row, position)
            writing.batch.rows.append(record)

    def _put(self, place: Place, before: str, cell: Cell) -> None:
        self.cells[place] = cell
        self.changes.append(Change(place, before, cell.raw))

    def _target(self, place: Place) -> Place:
        section = self._report.form.section(place.section)
        section.column(place.column)
        row = Place(place.section, place.row)
        known = place.row in self._report.rows(place.section) or row in self.rows
        if not (known or self._declares(section, place.row)):
            place = self.add_row(place.section, place.row)._replace(column=place.column)
        self._require_typed(place)
        return place

    def _declares(self, section: SectionForm, row: str) -> bool:
        """Whether the row is that of an indicator which the same edits declare."""
        declaring = Place(self._report.form.declaring, row)
        return section.section.rows == "indicators" and declaring in self.rows

    def _next_position(self, section: str) -> int:
        planned = (at for at in reversed(self.rows) if at.section == section)
        last = next(planned, None)
        return 1 + (self._positions.last(section) if last is None else self.rows[last])

    def _require_typed(self, place: Place) -> None:
        lock = lock_of(self._report, place)
        if lock == "computed":
            raise ComputedCell(**place._asdict())
        if lock == "adopted":
            raise AdoptedValue(**place._asdict(), report=adopted_at(self._report.notes, place))
        if lock:
            raise CarriedFigure(**place._asdict(), report=settled_by(self._report.notes, place))


Beside = Mapping[tuple[str, str], Sequence[Place]]


def noted_rows(report: Report) -> Beside:
    """The places beside which something stands, by section and row."""
    found: dict[tuple[str, str], list[Place]] = {}
    for place in report.notes:
        found.setdefault(place[:2], []).append(place)
    return found


def write_removal(
    report: Report, row: Place, position: int, writing: Writing, noted: Beside
) -> None:
    """Remove a roster's row; that of an indicator which the province declares everywhere.

    ``noted`` are the :func:`noted_rows`.
    """
    declared = row.section == report.form.declaring
    elsewhere = declared_elsewhere(report.form, row.row) if declared else ()
    gone = {(place.section, place.row): place for place in (*elsewhere, row)}
    for place in gone.values():
        for column, cell in report.rows(place.section)[place.row].items():
            writing.note("set", place._replace(column=column), cell.raw)
        writing.batch.rows_removed.append(RowRecord(writing.report, place.section, place.row, 0))
    for place in (place for at in gone for place in noted.get(at, ())):
        for facet, text in report.notes[place].items():
            writing.note("annotate", place, text, facet=facet)
    for place in gone.values():
        for use in report.evidence.at(place):
            write_use(use, None, writing)
    writing.note("remove_row", row, str(position))
