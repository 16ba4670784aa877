"""Moving a draft to another edition: what differs, and what becomes of every value.

Values are carried by code: section, row and column. A row that the new edition replaces gives its
values to each of its successors. What has no place any more is dropped and stays in the history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ipdesk.catalogue.difference import Change, difference
from ipdesk.catalogue.form import Form, SectionForm, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.record import catalogue_record
from ipdesk.errors import Sealed, UsageError
from ipdesk.library import require_practice
from ipdesk.new_report import defaults
from ipdesk.places import Place
from ipdesk.records import DRAFT, Batch, NoteRecord, ReportRecord, RowRecord, cell_record
from ipdesk.report import Report, required_columns
from ipdesk.values import BLANK, parse

Fate = Literal["carried", "unfit", "copied", "dropped"]


class MovedValue(NamedTuple):
    """What becomes of one value, or of the ``facet`` beside it.

    Carried as it is; carried but ``unfit`` for what the cell now accepts; copied to ``target``;
    or dropped, which has no target.
    """

    fate: Fate
    origin: Place
    target: Place | None
    raw: str
    facet: str = ""


class Write(NamedTuple):
    """A change of a stored text, for the history."""

    place: Place
    facet: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MovePlan:
    """A move, not yet made. ``needed`` are cells that must be filled and did not have to be.

    ``defaults`` are the texts with which new cells begin.
    """

    header: ReportRecord
    catalogue: Catalogue
    form: Form
    changes: list[Change]
    values: list[MovedValue] = field(default_factory=list)
    rows_dropped: list[Place] = field(default_factory=list)
    needed: list[Place] = field(default_factory=list)
    defaults: list[tuple[Place, str]] = field(default_factory=list)

    def of(self, fate: Fate) -> list[MovedValue]:
        """The values of one fate."""
        return [value for value in self.values if value.fate == fate]


def plan_move(report: Report, catalogue: Catalogue) -> MovePlan:
    """What moving the report would do; nothing is changed.

    :class:`Sealed` unless it is a draft; :class:`UsageError` if it follows this version already,
    if its kind is none of the edition's, or if a real report would follow an exercise.
    """
    header, record = report.header, catalogue_record(catalogue)
    if header.state != DRAFT:
        raise Sealed(state=header.state)
    if header.catalogue_digest == record.digest:
        raise UsageError("move_same", edition=record.edition, version=record.version)
    require_practice(catalogue.edition, practice=header.practice)
    form = form_for(catalogue, header.kind, header.category)
    moved = header.but(
        edition=record.edition, edition_version=record.version, catalogue_digest=record.digest
    )
    plan = MovePlan(moved, catalogue, form, difference(report.form, form))
    _Values(report, form, plan).sort_out()
    return plan


def batch_of(plan: MovePlan) -> tuple[Batch, list[Write]]:
    """What the move writes, and the changes of stored texts that the history names."""
    identity = plan.header.id
    batch = Batch(catalogues=[catalogue_record(plan.catalogue)], reports=[plan.header])
    batch.rows_removed.extend(
        RowRecord(identity, place.section, place.row, 0) for place in plan.rows_dropped
    )
    writes = list(_writes(plan))
    for write in writes:
        if write.facet:
            batch.notes.append(NoteRecord(identity, *write.place, write.facet, write.after))
        else:
            _put(batch, plan, write.place, write.after)
    for value in plan.values:
        if value.target == value.origin and not value.facet:
            _put(batch, plan, value.origin, value.raw)
    return batch, writes


def _writes(plan: MovePlan) -> Iterator[Write]:
    gone: set[tuple[Place, str]] = set()
    for value in plan.values:
        leaves = value.fate == "dropped" or (
            value.fate == "copied" and not _has_row(plan.form, value.origin)
        )
        if leaves and (value.origin, value.facet) not in gone:
            gone.add((value.origin, value.facet))
            yield Write(value.origin, value.facet, value.raw, "")
        if value.fate == "copied" and value.target is not None:
            yield Write(value.target, value.facet, "", value.raw)
    for place, raw in plan.defaults:
        yield Write(place, "", "", raw)


def _put(batch: Batch, plan: MovePlan, place: Place, raw: str) -> None:
    """A cell as the new form reads it; one without a place there is blank, whatever was in it."""
    section = plan.form.sections.get(place.section)
    cell = BLANK
    if raw and section is not None:
        cell = parse(raw, section.spec(place.row, place.column))
    batch.cells.append(cell_record(plan.header.id, place, cell.raw, cell.state, cell.text))


class _Values:
    """Sorts out the values of one report for a form."""

    def __init__(self, report: Report, form: Form, plan: MovePlan) -> None:
        self._report = report
        self._form = form
        self._plan = plan
        self._taken: set[tuple[Place, str]] = set()
        self._successors = {code: _successors(section) for code, section in form.sections.items()}

    def sort_out(self) -> None:
        """Fill the plan's values, dropped rows, defaults and newly needed cells."""
        for code, rows in self._report.sections.items():
            for row, cells in rows.items():
                for column, cell in cells.items():
                    self._move(Place(code, row, column), cell.raw, "")
                if self._report.form.sections[code].open and not _has_row(
                    self._form, Place(code, row)
                ):
                    self._plan.rows_dropped.append(Place(code, row))
        for place, facets in self._report.notes.items():
            for facet, text in facets.items():
                self._move(place, text, facet)
        self._begin()
        self._plan.needed.extend(self._needed())

    def _move(self, place: Place, raw: str, facet: str) -> None:
        found = False
        for target in self._targets(place):
            if target == place:
                fate: Fate = "carried" if facet else self._fate(place, raw)
            elif (target, facet) in self._taken or self._stored(target, facet):
                continue
            else:
                fate = "copied"
            found = True
            self._taken.add((target, facet))
            self._plan.values.append(MovedValue(fate, place, target, raw, facet))
        if not found:
            self._plan.values.append(MovedValue("dropped", place, None, raw, facet))

    def _targets(self, place: Place) -> Iterator[Place]:
        section = self._form.sections.get(place.section)
        if section is None:
            return
        column = section.columns.get(place.column)
        if place.column and (column is None or column.computed):
            return
        if not place.row or _has_row(self._form, place):
            yield place
        for row in self._successors[place.section].get(place.row, ()):
            yield place._replace(row=row)

    def _fate(self, place: Place, raw: str) -> Fate:
        """Whether a value still fits: it has no flaw that it did not have before."""
        spec = self._form.sections[place.section].spec(place.row, place.column)
        old = {flaw.check for flaw in self._report.typed(place).flaws}
        new = {flaw.check for flaw in parse(raw, spec).flaws}
        return "unfit" if new - old else "carried"

    def _stored(self, place: Place, facet: str) -> bool:
        if facet:
            return bool(self._report.note(place, facet))
        cells = self._report.sections.get(place.section, {}).get(place.row, {})
        return place.column in cells

    def _begin(self) -> None:
        """Defaults, for cells that the report did not have."""
        for place, raw in defaults(self._form):
            if not _has_cell(self._report.form, place) and (place, "") not in self._taken:
                self._taken.add((place, ""))
                self._plan.defaults.append((place, raw))

    def _needed(self) -> Iterator[Place]:
        for code, section in self._form.sections.items():
            rows = self._report.sections.get(code, {}) if section.open else section.rows
            for row in rows:
                for column in required_columns(section, row):
                    place = Place(code, row, column)
                    if place in self._form.derived_at or self._was_required(place):
                        continue
                    if (place, "") not in self._taken:
                        yield place

    def _was_required(self, place: Place) -> bool:
        section = self._report.form.sections.get(place.section)
        if section is None or not _has_row(self._report.form, place):
            return False
        return place.column in required_columns(section, place.row)


def _has_row(form: Form, place: Place) -> bool:
    section = form.sections.get(place.section)
    return section is not None and (section.open or place.row in section.rows)


def _has_cell(form: Form, place: Place) -> bool:
    return _has_row(form, place) and place.column in form.sections[place.section].columns


def _successors(section: SectionForm) -> dict[str, list[str]]:
    """The rows that succeed a row, by its code."""
    found: dict[str, list[str]] = {}
    for row in section.rows.values():
        for code in row.replaces:
            if code != row.code:
                found.setdefault(code, []).append(row.code)
    return found
