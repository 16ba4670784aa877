"""Making and opening workspaces."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ipdesk import __version__
from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.checks.rules import rule_set
from ipdesk.errors import UsageError
from ipdesk.example import Example, read_example
from ipdesk.history import Chain
from ipdesk.library import Library, catalogue_record
from ipdesk.places import Place
from ipdesk.ports import Clock, Store
from ipdesk.records import Batch, NoteRecord, ReportRecord, RowRecord, cell_record
from ipdesk.regions import Regions
from ipdesk.values import parse
from ipdesk.workspace import DRAFT, Workspace

YEARS = range(2015, 2031)
CATEGORIES = ("leading", "supporting", "characteristic")


class Stores(Protocol):
    """Makes and opens workspace files."""

    def create(self, path: Path, first: Batch) -> Store:
        """A new workspace file with ``first`` in it; ``WorkspaceExists`` if there is one."""

    def open(self, path: Path) -> Store:
        """An existing workspace file, or the error that says why not."""


@dataclass(frozen=True, slots=True)
class NewReport:
    """What a new report is to be."""

    unit: str
    category: str
    year: int
    kind: str = "annual"
    practice: bool = False


class Opener:
    """Creates workspaces (empty or from an example) and opens existing ones."""

    def __init__(
        self, stores: Stores, library: Library, regions: Regions, clock: Clock, examples: Path
    ) -> None:
        self._stores = stores
        self._library = library
        self._regions = regions
        self._clock = clock
        self._examples = examples

    def create(self, path: Path, wanted: NewReport, origin: str = "window") -> Workspace:
        """A new workspace with one draft report, its rosters seeded from master data."""
        return self._create(path, wanted, None, origin)

    def create_example(self, path: Path, name: str, origin: str = "window") -> Workspace:
        """A new workspace from a shipped example, marked as practice."""
        example = self.example(name)
        wanted = NewReport(example.unit, example.category, example.year, practice=True)
        return self._create(path, wanted, example, origin)

    def examples(self) -> list[str]:
        """The names of the shipped examples."""
        return sorted(p.stem for p in self._examples.glob("*.toml") if not p.stem.endswith("-fill"))

    def example(self, name: str) -> Example:
        """A shipped example by name."""
        path = self._examples / f"{name}.toml"
        if not path.is_file():
            raise UsageError("no_example", name=name)
        return read_example(path)

    def open(self, path: Path, report: str = "") -> Workspace:
        """An existing workspace with its newest report, or the one named, active."""
        store = self._stores.open(path)
        try:
            return self._activate(store, report)
        except BaseException:
            store.close()
            raise

    def _activate(self, store: Store, report: str) -> Workspace:
        headers = store.reports()
        chosen = [h for h in headers if h.id == report] if report else headers[-1:]
        if not chosen:
            raise UsageError("no_report", report=report)
        workspace = Workspace(store, self._clock, self._regions)
        workspace.activate(chosen[0].id, self._library.pinned(store, chosen[0].catalogue_digest))
        return workspace

    def _create(
        self, path: Path, wanted: NewReport, example: Example | None, origin: str
    ) -> Workspace:
        self._check(wanted)
        catalogue = self._library.shipped()
        rule_set(form_for(catalogue, wanted.kind, wanted.category)).type_check()
        batch = self._first_batch(wanted, catalogue, origin)
        if example is not None:
            self._add_example(batch, example, catalogue, wanted)
        store = self._stores.create(path, batch)
        try:
            return self._activate(store, "")
        except BaseException:
            store.close()
            raise

    def _check(self, wanted: NewReport) -> None:
        self._regions.unit(wanted.unit)
        if wanted.category not in CATEGORIES:
            raise UsageError("no_category", category=wanted.category)
        if wanted.year not in YEARS:
            raise UsageError("year_out_of_plan", year=wanted.year)

    def _first_batch(self, wanted: NewReport, catalogue: Catalogue, origin: str) -> Batch:
        batch, now = Batch(), self._clock.now().isoformat(timespec="milliseconds")
        edition = catalogue_record(catalogue)
        header = ReportRecord(
            id=f"{wanted.kind}-{wanted.year}",
            kind=wanted.kind,
            unit=wanted.unit,
            category=wanted.category,
            year=wanted.year,
            revision=1,
            state=DRAFT,
            edition=edition.edition,
            edition_version=edition.version,
            catalogue_digest=edition.digest,
            practice=wanted.practice,
            created_at=now,
            program=__version__,
        )
        batch.catalogues.append(edition)
        batch.reports.append(header)
        batch.settings["kind"] = "province"
        batch.settings["unit"] = wanted.unit
        self._seed(batch, header, catalogue)
        batch.history.append(
            Chain(None).entry(
                (header.id, now, "clerk", origin, "create", "", "", "", "", "", "", "")
            )
        )
        return batch

    def _seed(self, batch: Batch, header: ReportRecord, catalogue: Catalogue) -> None:
        form = form_for(catalogue, header.kind, header.category)
        units = self._regions.prefectures(header.unit)
        for code, section in form.sections.items():
            if section.section.seed == "prefectures":
                for position, unit in enumerate(units, 1):
                    batch.rows.append(RowRecord(header.id, code, unit.code, position))
                    seeded = {"code": unit.code, "name": unit.name, "kind": unit.kind}
                    for column, raw in seeded.items():
                        _put(batch, header, form, Place(code, unit.code, column), raw)
            for described in section.section.columns:
                if described.default is not None:
                    for row in section.rows:
                        place = Place(code, row, described.code)
                        _put(batch, header, form, place, described.default)

    def _add_example(
        self, batch: Batch, example: Example, catalogue: Catalogue, wanted: NewReport
    ) -> None:
        header = batch.reports[0]
        form = form_for(catalogue, wanted.kind, wanted.category)
        for item in example.cells:
            _put(batch, header, form, item.place, item.raw)
            for facet, text in item.facets.items():
                batch.notes.append(NoteRecord(header.id, *item.place, facet, text))


def _put(batch: Batch, header: ReportRecord, form: Form, place: Place, raw: str) -> None:
    section = form.section(place.section)
    section.column(place.column)
    cell = parse(raw, section.spec(place.row, place.column))
    batch.cells.append(cell_record(header.id, place, raw, cell.state, cell.text))
