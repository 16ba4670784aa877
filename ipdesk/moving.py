"""Moving a draft to another edition: what differs, what becomes of every value, what is written.

Dropped values stay in the history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ipdesk.catalogue.difference import Change, difference
from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.record import catalogue_record
from ipdesk.errors import Sealed, UsageError
from ipdesk.evidence.told import write_use
from ipdesk.ledger import Writing
from ipdesk.library import require_practice
from ipdesk.moved_values import Fate, MovedValue, has_row, sort_out
from ipdesk.places import Place
from ipdesk.records import DRAFT, EvidenceRecord, NoteRecord, ReportRecord, RowRecord
from ipdesk.report import Report
from ipdesk.values import BLANK, Cell, parse

MOVE = "move"
"""The action of the history that says a report was moved."""


class Write(NamedTuple):
    """A change of a stored text, for the history."""

    place: Place
    facet: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MovePlan:
    """A move, not yet made. ``needed`` are cells that must be filled and did not have to be.

    ``defaults`` are the texts with which new cells begin, ``evidence_dropped`` the files that
    proved what has no place there.
    """

    header: ReportRecord
    catalogue: Catalogue
    form: Form
    changes: list[Change]
    values: list[MovedValue]
    rows_dropped: list[Place]
    needed: list[Place]
    defaults: list[tuple[Place, str]]
    evidence_dropped: list[EvidenceRecord]

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
    form = form_for(catalogue, header.kind, header.category, header.unit)
    if form.declaring and form.declaring in report.sections:
        # The province's own indicators go with it.
        form = form.with_declared(report.rows(form.declaring))
    moved = header.but(
        edition=record.edition, edition_version=record.version, catalogue_digest=record.digest
    )
    changes, dropped = difference(report.form, form), report.evidence.homeless(form)
    return MovePlan(moved, catalogue, form, changes, *sort_out(report, form), dropped)


def write_move(plan: MovePlan, was: ReportRecord, writing: Writing) -> None:
    """Write the move of the report with the header ``was``, and say it in the history."""
    batch, identity, now = writing.batch, plan.header.id, plan.header
    batch.catalogues.append(catalogue_record(plan.catalogue))
    batch.reports.append(now)
    for write in _writes(plan):
        action = "annotate" if write.facet else "set"
        writing.note(action, write.place, write.before, write.after, reason=MOVE, facet=write.facet)
        if write.facet:
            batch.notes.append(NoteRecord(identity, *write.place, write.facet, write.after))
        else:
            writing.put(write.place, _read(plan, write.place, write.after))
    for value in plan.values:
        if value.target == value.origin and not value.facet:
            writing.put(value.origin, _read(plan, value.origin, value.raw))
    for use in plan.evidence_dropped:
        write_use(use, None, writing, MOVE)
    for row in plan.rows_dropped:
        writing.note("remove_row", row, reason=MOVE)
        batch.rows_removed.append(RowRecord(identity, row.section, row.row, 0))
    writing.note(MOVE, Place(""), _followed(was), _followed(now))


def _followed(header: ReportRecord) -> str:
    return f"{header.edition} v{header.edition_version} {header.catalogue_digest}"


def _writes(plan: MovePlan) -> Iterator[Write]:
    gone: set[tuple[Place, str]] = set()
    for value in plan.values:
        leaves = value.fate == "dropped" or (
            value.fate == "copied" and not has_row(plan.form, value.origin)
        )
        if leaves and (value.origin, value.facet) not in gone:
            gone.add((value.origin, value.facet))
            yield Write(value.origin, value.facet, value.raw, "")
        if value.fate == "copied" and value.target is not None:
            yield Write(value.target, value.facet, "", value.raw)
    for place, raw in plan.defaults:
        yield Write(place, "", "", raw)


def _read(plan: MovePlan, place: Place, raw: str) -> Cell:
    """A cell as the new form reads it; one without a place there is blank, whatever was in it."""
    section = plan.form.sections.get(place.section)
    if not raw or section is None:
        return BLANK
    return parse(raw, section.spec(place.row, place.column))
