"""A verified package back as the records of a report, for a re-check by the receiver."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.errors import PackageRefused
from ipdesk.package.tables import TableRecord
from ipdesk.package.verify import Inspection
from ipdesk.records import (
    CellRecord,
    DisputeRecord,
    EvidenceRecord,
    ExplanationRecord,
    NoteRecord,
    ReportContent,
    ReportRecord,
    RowRecord,
)
from ipdesk.report import form_with_declared


def content_of(inspection: Inspection, form: Form) -> ReportContent:
    """All that the package says of its report, in the shape in which reports are stored.

    Computed cells are left out: the receiver computes them anew. ``form`` is that of the
    pinned catalogue; :class:`PackageRefused` if a section, row or column is neither of it nor
    of the indicators that the package declares. Explanations bear the time of sealing.
    """
    report = inspection.submission.report
    content = ReportContent(_header(inspection), [], [], [], _explanations(inspection))
    content.disputes.extend(_disputes(inspection))
    if set(inspection.tables) != set(form.sections):
        odd = sorted(set(inspection.tables) ^ set(form.sections))
        raise PackageRefused("sections_differ", section=odd[0])
    form = _with_declared(form, report, inspection)
    for code, records in inspection.tables.items():
        section = form.sections[code]
        _check_places(section, records)
        content.cells.extend(_cells(report, code, records))
        content.notes.extend(_notes(report, code, records))
        if section.open:
            content.rows.extend(_rows(report, code, records))
    content.evidence.extend(_evidence(inspection, form))
    return content


def _header(inspection: Inspection) -> ReportRecord:
    facts, verified = inspection.submission, inspection.verification
    return ReportRecord(
        id=facts.report,
        kind=facts.kind,
        unit=facts.unit.code,
        category=facts.category,
        year=int(facts.period),
        revision=facts.revision,
        state="sealed",
        edition=facts.catalogue.edition,
        edition_version=facts.catalogue.version,
        catalogue_digest=facts.catalogue.digest,
        practice=facts.practice,
        created_at=facts.created_at,
        sealed_at=facts.sealed_at,
        sequence=facts.sequence,
        previous=verified.previous,
        seal=verified.seal,
        program=facts.program,
    )


def _with_declared(form: Form, report: str, inspection: Inspection) -> Form:
    if not form.declaring:
        return form
    records = inspection.tables[form.declaring]
    _check_places(form.sections[form.declaring], records)
    rows, cells = _rows(report, form.declaring, records), _cells(report, form.declaring, records)
    return form_with_declared(form, rows, cells)


def _check_places(section: SectionForm, records: tuple[TableRecord, ...]) -> None:
    for record in records:
        if record.row and not section.accepts_row(record.row):
            raise PackageRefused("row_unknown", section=section.code, row=record.row)
        if record.column and record.column not in section.columns:
            raise PackageRefused("column_unknown", section=section.code, column=record.column)


def _cells(report: str, code: str, records: tuple[TableRecord, ...]) -> Iterator[CellRecord]:
    for item in records:
        typed = item.raw and not item.computed
        if typed:
            state = item.state.value
            yield CellRecord(report, code, item.row, item.column, item.raw, state, item.value)


def _rows(report: str, code: str, records: tuple[TableRecord, ...]) -> Iterator[RowRecord]:
    rows = dict.fromkeys(record.row for record in records if record.row)
    for position, row in enumerate(rows):
        yield RowRecord(report, code, row, position)


def _notes(report: str, code: str, records: tuple[TableRecord, ...]) -> Iterator[NoteRecord]:
    for record in records:
        for facet, text in record.facets.items():
            yield NoteRecord(report, code, record.row, record.column, facet, text)


def _evidence(inspection: Inspection, form: Form) -> Iterator[EvidenceRecord]:
    report = inspection.submission.report
    for item in inspection.submission.evidence:
        digest = PurePosixPath(item.path).stem
        for use in item.uses:
            section = form.sections[use.section]
            if not section.accepts_row(use.row):
                raise PackageRefused("row_unknown", section=use.section, row=use.row)
            if use.column and use.column not in section.columns:
                raise PackageRefused("column_unknown", section=use.section, column=use.column)
            said = (use.number, use.issued, use.issuer, use.page, use.attached_at)
            file = (digest, use.name, item.media_type, item.size)
            yield EvidenceRecord(report, use.section, use.row, use.column, *file, *said)


def _disputes(inspection: Inspection) -> Iterator[DisputeRecord]:
    report = inspection.submission.report
    for item in inspection.results.problems:
        if item.dispute is not None:
            said = (item.dispute.text, item.fingerprint, item.dispute.at)
            yield DisputeRecord(report, item.rule, *item.place, *said)


def _explanations(inspection: Inspection) -> list[ExplanationRecord]:
    facts = inspection.submission
    return [
        ExplanationRecord(
            facts.report,
            item.rule,
            *item.place,
            item.explanation,
            item.fingerprint,
            facts.sealed_at,
        )
        for item in inspection.results.problems
        if item.explanation
    ]
