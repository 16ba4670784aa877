"""New reports: the first of a workspace, one of another kind or year, or the next revision.

A new report is pinned to a catalogue edition. Its rosters are seeded from master data, or
carried over from the report before it; opening figures come from there too: which column
opens with which one of last year's is said by the catalogue (``Column.opening``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipdesk import __version__
from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.checks.rules import rule_set
from ipdesk.errors import UsageError
from ipdesk.history import Chain
from ipdesk.library import catalogue_record
from ipdesk.places import Place
from ipdesk.ports import Clock
from ipdesk.records import DRAFT, Batch, NoteRecord, ReportRecord, RowRecord, cell_record
from ipdesk.regions import Regions
from ipdesk.report import Report
from ipdesk.values import State, parse, spelt

YEARS = range(2015, 2031)
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
        before: Report | None = None,
    ) -> Batch:
        """Everything a new report writes; ``before`` is the report it follows.

        Where ``before`` is of the same kind and year, the new report is its next revision and
        holds the same values. :class:`UsageError` says what does not exist.
        """
        self._check(wanted)
        form = form_for(catalogue, wanted.kind, wanted.category)
        rule_set(form).type_check()
        edition = catalogue_record(catalogue)
        revision = _revision(wanted, before)
        header = ReportRecord(
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
        batch = Batch(catalogues=[edition], reports=[header])
        if before is None:
            self._seed(batch, header, form)
        elif revision > 1:
            _copy(batch, header, form, before)
        else:
            self._seed(batch, header, form, carried=_carry(batch, header, form, before))
        followed = before.header.id if before is not None else ""
        entry = (
            header.id,
            header.created_at,
            "clerk",
            origin,
            "create",
            "",
            "",
            "",
            "",
            followed,
            "",
        )
        batch.history.append(chain.entry((*entry, "")))
        return batch

    def _check(self, wanted: NewReport) -> None:
        self._regions.unit(wanted.unit)
        if wanted.category not in CATEGORIES:
            raise UsageError("no_category", category=wanted.category)
        if wanted.year not in YEARS:
            raise UsageError("year_out_of_plan", year=wanted.year)

    def _seed(
        self, batch: Batch, header: ReportRecord, form: Form, carried: frozenset[str] = frozenset()
    ) -> None:
        """Master data and defaults, where nothing was carried over."""
        units = self._regions.prefectures(header.unit)
        for code, section in form.sections.items():
            if section.section.seed == "prefectures" and code not in carried:
                for position, unit in enumerate(units, 1):
                    batch.rows.append(RowRecord(header.id, code, unit.code, position))
                    seeded = {"code": unit.code, "name": unit.name, "kind": unit.kind}
                    for column, raw in seeded.items():
                        put(batch, header, form, Place(code, unit.code, column), raw)
        taken = {(cell.section, cell.row, cell.column) for cell in batch.cells}
        for place, raw in _defaults(form):
            if place not in taken:
                put(batch, header, form, place, raw)


def put(batch: Batch, header: ReportRecord, form: Form, place: Place, raw: str) -> None:
    """Add a value to the batch; :class:`UsageError` if there is no such place."""
    section = form.section(place.section)
    section.column(place.column)
    cell = parse(raw, section.spec(place.row, place.column))
    batch.cells.append(cell_record(header.id, place, raw, cell.state, cell.text))


def predecessor(headers: Iterable[ReportRecord], wanted: NewReport) -> ReportRecord | None:
    """The report that a new one follows.

    That is its own earlier revision or, if there is none, the last of its kind that was sealed.
    :class:`UsageError` if a draft of the same kind and year is still open.
    """
    same_kind = [header for header in headers if header.kind == wanted.kind]
    same = [header for header in same_kind if header.year == wanted.year]
    if same:
        last = max(same, key=lambda header: header.revision)
        if last.state == DRAFT:
            raise UsageError("draft_open", report=last.id)
        return last
    earlier = [h for h in same_kind if h.year < wanted.year and h.state != DRAFT]
    return max(earlier, key=lambda header: (header.year, header.revision), default=None)


def _revision(wanted: NewReport, before: Report | None) -> int:
    if before is None or (before.header.kind, before.header.year) != (wanted.kind, wanted.year):
        return 1
    return before.header.revision + 1


def _identity(wanted: NewReport, revision: int) -> str:
    name = f"{wanted.kind}-{wanted.year}"
    return name if revision == 1 else f"{name}-r{revision}"


def _defaults(form: Form) -> Iterator[tuple[Place, str]]:
    for code, section in form.sections.items():
        for column in section.section.columns:
            if column.default is not None:
                for row in section.rows:
                    yield Place(code, row, column.code), column.default


def _copy(batch: Batch, header: ReportRecord, form: Form, before: Report) -> None:
    """All values, rows, notes and explanations of the revision before."""
    for code in form.sections:
        _rows(batch, header, form, before, code)
        for row, cells in before.rows(code).items():
            for column, cell in cells.items():
                put(batch, header, form, Place(code, row, column), cell.raw)
    for place, facets in before.notes.items():
        batch.notes.extend(NoteRecord(header.id, *place, f, text) for f, text in facets.items())
    batch.explanations.extend(
        record._replace(report=header.id) for record in before.explanations.values()
    )


def _carry(batch: Batch, header: ReportRecord, form: Form, before: Report) -> frozenset[str]:
    """Opening figures and roster rows of the year before; the sections that got rows."""
    carried = set()
    for code, section in form.sections.items():
        if code not in before.sections:
            continue
        if _rows(batch, header, form, before, code):
            carried.add(code)
        for column in section.section.columns:
            if column.opening is not None:
                _open(batch, header, form, before, Place(code, "", column.code), column.opening)
    return frozenset(carried)


def _rows(batch: Batch, header: ReportRecord, form: Form, before: Report, code: str) -> bool:
    rows = before.rows(code) if form.sections[code].open else {}
    for position, row in enumerate(rows, 1):
        batch.rows.append(RowRecord(header.id, code, row, position))
    return bool(rows)


def _open(
    batch: Batch, header: ReportRecord, form: Form, before: Report, column: Place, opening: str
) -> None:
    """One column's opening figures, with the report they come from beside them."""
    section = form.sections[column.section]
    for row in before.rows(column.section):
        cell = before.cell(Place(column.section, row, opening))
        if cell.state is State.BLANK or not (section.open or row in section.rows):
            continue
        place = column._replace(row=row)
        raw = cell.raw or spelt(cell)
        put(batch, header, form, place, raw)
        if column.column != opening:
            batch.notes.append(NoteRecord(header.id, *place, "source", before.header.id))
