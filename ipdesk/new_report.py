"""New reports: the first of a workspace, one of another kind or year, or the next revision.

A new report is pinned to a catalogue edition. Its rosters are carried over from the report
before it, or seeded from master data; what else it opens with: :mod:`ipdesk.opening_figures`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipdesk import __version__
from ipdesk.carried_rows import CARRIED_ROW
from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue, Kind
from ipdesk.catalogue.record import catalogue_record
from ipdesk.checks.rules import rule_set
from ipdesk.errors import UsageError
from ipdesk.history import Chain
from ipdesk.opening_figures import Opening, Sources, copied, opened
from ipdesk.places import Place
from ipdesk.ports import Clock
from ipdesk.province import StatusHistory
from ipdesk.records import (
    DRAFT,
    Batch,
    CatalogueRecord,
    NoteRecord,
    ReportRecord,
    RowRecord,
    cell_record,
)
from ipdesk.regions import Regions
from ipdesk.report import Report
from ipdesk.settled import YEARLY
from ipdesk.values import parse

YEARS = range(2000, 2031)
"""Years a report may be of: those of the plan, and those before it that serve as its history."""
CATEGORIES = ("leading", "supporting", "characteristic")


@dataclass(frozen=True, slots=True)
class NewReport:
    """What a new report is to be."""

    unit: str
    category: str
    year: int
    kind: str = "annual"
    practice: bool = False


class ReportMaker:
    """Makes the batch that a new report is."""

    def __init__(self, regions: Regions, clock: Clock) -> None:
        self._regions = regions
        self._clock = clock

    def batch(
        self,
        wanted: NewReport,
        catalogue: Catalogue,
        chain: Chain,
        origin: str,
        sources: Sources | None = None,
    ) -> Batch:
        """Everything a new report writes; ``sources`` are what it opens with.

        Where the report it follows is of the same kind and year, the new report is its next
        revision and holds the same values. :class:`UsageError` says what does not exist.
        """
        self._check(wanted)
        sources = sources or Sources()
        before = sources.before
        form = form_for(catalogue, wanted.kind, wanted.category, wanted.unit)
        rule_set(form).type_check()
        edition = catalogue_record(catalogue)
        header = self._header(wanted, edition, _revision(wanted, before))
        batch = Batch(catalogues=[edition], reports=[header])
        declaring = before if header.revision > 1 else sources.declaring
        if declaring is not None and form.declaring in declaring.sections:
            form = form.with_declared(declaring.rows(form.declaring))
        carried = _rows(batch, header, form, before, declaring)
        if before is not None and header.revision > 1:
            _put_all(batch, header, form, copied(before, form))
            batch.notes.extend(_beside_no_value(header, before))
            batch.explanations.extend(
                record._replace(report=header.id) for record in before.explanations.values()
            )
            batch.disputes.extend(
                slip._replace(report=header.id) for slip in before.disputes.values()
            )
            batch.evidence.extend(use._replace(report=header.id) for use in before.evidence)
        else:
            _put_all(batch, header, form, opened(header, form, sources))
            self._seed(batch, header, form, carried)
        followed = before.header.id if before is not None else ""
        said = (header.id, header.created_at, "clerk", origin, "create")
        batch.history.append(chain.entry((*said, "", "", "", "", followed, "", "")))
        return batch

    def _header(self, wanted: NewReport, edition: CatalogueRecord, revision: int) -> ReportRecord:
        return ReportRecord(
            id=_identity(wanted, revision),
            kind=wanted.kind,
            unit=wanted.unit,
            category=wanted.category,
            year=wanted.year,
            revision=revision,
            state=DRAFT,
            edition=edition.edition,
            edition_version=edition.version,
            catalogue_digest=edition.digest,
            practice=wanted.practice,
            created_at=self._clock.now().isoformat(timespec="milliseconds"),
            program=__version__,
        )

    def _check(self, wanted: NewReport) -> None:
        self._regions.unit(wanted.unit)
        if wanted.category not in CATEGORIES:
            raise UsageError("no_category", category=wanted.category)
        if wanted.year not in YEARS:
            raise UsageError("year_out_of_plan", year=wanted.year)

    def _seed(
        self, batch: Batch, header: ReportRecord, form: Form, carried: frozenset[str]
    ) -> None:
        """Master data and defaults, where nothing was carried over."""
        units = self._regions.divisions(header.unit, header.year).roster
        for code, section in form.sections.items():
            if section.section.seed == "prefectures" and code not in carried:
                for position, unit in enumerate(units, 1):
                    batch.rows.append(RowRecord(header.id, code, unit.code, position))
                    for column, raw in unit.cells.items():
                        put(batch, header, form, Place(code, unit.code, column), raw)
        taken = {(cell.section, cell.row, cell.column) for cell in batch.cells}
        for place, raw in defaults(form):
            if place not in taken:
                put(batch, header, form, place, raw)


def put(batch: Batch, header: ReportRecord, form: Form, place: Place, raw: str) -> None:
    """Add a value to the batch; :class:`UsageError` if there is no such place."""
    section = form.section(place.section)
    section.column(place.column)
    cell = parse(raw, section.spec(place.row, place.column))
    batch.cells.append(cell_record(header.id, place, raw, cell.state, cell.text))


def next_report(active: ReportRecord, status: StatusHistory, kind: Kind, year: int) -> NewReport:
    """A further report of the active report's province, in the category that its status says.

    A yearly report is of the category at the end of its year; any other of the present one. While
    no category is recorded, it is that of the active report.
    """
    category = status.category
    if kind.period == YEARLY:
        category = status.until(dt.date(year, 12, 31)).category or category
    return NewReport(active.unit, category or active.category, year, kind.code, active.practice)


def predecessor(
    headers: Iterable[ReportRecord], wanted: NewReport, kind: Kind
) -> ReportRecord | None:
    """The report that a new one follows.

    That is its own earlier revision or, if there is none, the last of its kind that was sealed:
    in an earlier year or, where the kind has no yearly period, in any year. :class:`UsageError`
    if a draft of the same kind and year is still open; without a yearly period, of the same kind.
    """
    yearly = kind.period == YEARLY
    same_kind = [header for header in headers if header.kind == wanted.kind]
    same = [header for header in same_kind if header.year == wanted.year]
    for header in same if yearly else same_kind:
        if header.state == DRAFT:
            raise UsageError("draft_open", report=header.id)
    sealed = [h for h in same_kind if h.state != DRAFT and (h.year < wanted.year or not yearly)]
    return max(same or sealed, key=lambda header: (header.year, header.revision), default=None)


def revises(wanted: NewReport, followed: ReportRecord) -> bool:
    """Whether the new report is the next revision of the one it follows."""
    return (followed.kind, followed.year) == (wanted.kind, wanted.year)


def _revision(wanted: NewReport, before: Report | None) -> int:
    if before is None or not revises(wanted, before.header):
        return 1
    return before.header.revision + 1


def _identity(wanted: NewReport, revision: int) -> str:
    name = f"{wanted.kind}-{wanted.year}"
    return name if revision == 1 else f"{name}-r{revision}"


def defaults(form: Form) -> Iterator[tuple[Place, str]]:
    """The texts with which the cells of a new report begin."""
    for code, section in form.sections.items():
        for column in section.section.columns:
            if column.default is not None:
                for row in section.rows:
                    yield Place(code, row, column.code), column.default


def _rows(
    batch: Batch,
    header: ReportRecord,
    form: Form,
    before: Report | None,
    declaring: Report | None,
) -> frozenset[str]:
    """The roster rows of the report before; the sections that got any."""
    carried, yearly = set(), form.kind.period == YEARLY and header.revision == 1
    for code, section in form.sections.items():
        report = declaring if code == form.declaring else before
        if report is not None and section.open and code in report.sections:
            rows = report.rows(code)
            batch.rows.extend(
                RowRecord(header.id, code, row, position) for position, row in enumerate(rows, 1)
            )
            carried |= {code} if rows else set()
            if yearly and code != form.declaring:
                marks = (
                    NoteRecord(header.id, code, row, "", CARRIED_ROW, report.header.id)
                    for row in rows
                )
                batch.notes.extend(marks)
    return frozenset(carried)


def _beside_no_value(header: ReportRecord, before: Report) -> Iterator[NoteRecord]:
    """What stands in the revision before beside rows, sections, computed cells and blank ones."""
    for place, facets in before.notes.items():
        if place.column not in before.rows(place.section).get(place.row, {}):
            for facet, text in facets.items():
                yield NoteRecord(header.id, *place, facet, text)


def _put_all(batch: Batch, header: ReportRecord, form: Form, openings: Iterable[Opening]) -> None:
    for place, raw, facets in openings:
        put(batch, header, form, place, raw)
        batch.notes.extend(NoteRecord(header.id, *place, f, text) for f, text in facets.items())
