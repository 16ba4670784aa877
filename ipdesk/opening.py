"""Making and opening workspaces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ipdesk.catalogue.form import form_for, kind_of
from ipdesk.catalogue.model import Catalogue, Kind
from ipdesk.errors import UsageError
from ipdesk.history import Chain
from ipdesk.library import Library
from ipdesk.new_report import (
    NewReport,
    ReportMaker,
    next_report,
    predecessor,
    put,
    revises,
)
from ipdesk.opening_figures import Sources
from ipdesk.other_reports import OtherReports
from ipdesk.ports import Clock, Store
from ipdesk.records import Batch, NoteRecord
from ipdesk.regions import Regions
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.example import Example
    from ipdesk.rescue import Rescue
    from ipdesk.workspace_key import WorkspaceKey


class Recoded(NamedTuple):
    """What became of a workspace's copies when its encryption changed.

    ``backups`` of them changed with it; ``left`` are the files beside it that did not.
    """

    backups: int
    left: tuple[str, ...]


class Stores(Protocol):
    """Makes and opens workspace files, plain or encrypted."""

    def create(self, path: Path, first: Batch, key: WorkspaceKey | None = None) -> Store:
        """A new workspace file with ``first`` in it; ``WorkspaceExists`` if there is one.

        It is encrypted if there is a key.
        """

    def open(self, path: Path, key: WorkspaceKey | None = None) -> Store:
        """An existing workspace file, or the error that says why not.

        ``PassphraseNeeded`` if it is encrypted, there is no key, and nobody to ask for one.
        """

    def can_encrypt(self) -> bool:
        """Whether what encrypts workspaces is installed."""

    def is_encrypted(self, path: Path) -> bool:
        """Whether the file is an encrypted workspace. Raises the storage errors."""

    def recode(self, path: Path, old: WorkspaceKey | None, new: WorkspaceKey | None) -> Recoded:
        """Change by which key a workspace, which is not open, and its backups are encrypted.

        None stands for no encryption. Raises the storage errors; the file is whole then, by the
        key before or by the new one.
        """

    def backup(self, store: Store, told: Callable[[int, int], None] | None = None) -> bool:
        """Copy an open workspace beside it; False if the newest copy has the same content.

        On any thread; the workspace may be worked on meanwhile, and must not be closed. ``told``
        hears how far it is, and ends it by what it raises. Raises the storage errors; the
        workspace stays usable.
        """

    def prove(self, store: Store, told: Callable[[int, int], None] | None = None) -> None:
        """Check an open workspace whole, as a backup would, if there is room for a copy of it.

        As :meth:`backup` in everything else; ``DamagedWorkspace`` says what is wrong with it.
        """

    @property
    def rescue(self) -> Rescue:
        """What looks at damaged files and replaces them."""

    def warm_up(self) -> None:
        """Load what the first write needs before it comes. On any thread."""


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
        self._maker = ReportMaker(regions, clock)

    def create(
        self,
        path: Path,
        wanted: NewReport,
        origin: str = "window",
        edition: str = "",
        key: WorkspaceKey | None = None,
    ) -> Workspace:
        """A new workspace with one draft report, its rosters seeded from master data.

        The report follows ``edition`` or, if none is named, the newest valid in its year. The
        file is encrypted if there is a key.
        """
        catalogue = self._library.for_report(wanted.year, practice=wanted.practice, edition=edition)
        return self._create(path, wanted, catalogue, None, origin, key)

    def create_example(self, path: Path, name: str, origin: str = "window") -> Workspace:
        """A new workspace from a shipped example, marked as practice."""
        example = self.example(name)
        wanted = NewReport(example.unit, example.category, example.year, practice=True)
        return self._create(path, wanted, self._library.shipped(), example, origin)

    def examples(self) -> list[str]:
        """The names of the shipped examples."""
        return sorted(p.stem for p in self._examples.glob("*.toml") if not p.stem.endswith("-fill"))

    def example(self, name: str) -> Example:
        """A shipped example by name."""
        from ipdesk.example import read_example

        path = self._examples / f"{name}.toml"
        if not path.is_file():
            raise UsageError("no_example", name=name)
        return read_example(path)

    def open(self, path: Path, report: str = "", key: WorkspaceKey | None = None) -> Workspace:
        """An existing workspace with its newest report, or the one named, active."""
        store = self._stores.open(path, key)
        try:
            return self._activate(store, report)
        except BaseException:
            store.close()
            raise

    def add_report(
        self,
        workspace: Workspace,
        kind: str,
        year: int,
        origin: str = "window",
        edition: str = "",
    ) -> str:
        """Add a report to an open workspace: another kind or year, or the next revision.

        It is of the category that the province's status says. It follows ``edition`` or, if none
        is named, the newest valid in its year; a revision keeps category and edition of the one
        before. Returns its id; :class:`UsageError` if a draft that it would follow is open.
        """
        wanted = self._next(workspace, kind, year, edition)
        return workspace.add_report(self._maker, *wanted, origin)

    def beginning(self, workspace: Workspace, kind: str, year: int) -> Batch:
        """What :meth:`add_report` would write, which it raises too; nothing is written."""
        wanted, catalogue, sources = self._next(workspace, kind, year, "")
        return self._maker.batch(wanted, catalogue, Chain(None), "", sources)

    def _next(
        self, workspace: Workspace, kind: str, year: int, edition: str
    ) -> tuple[NewReport, Catalogue, Sources]:
        """What a further report is to be, by which catalogue, and what it opens with."""
        active = workspace.report.header
        described = self._kind(workspace, kind, year, edition)
        wanted = next_report(active, workspace.status, described, year)
        followed = predecessor(workspace.store.reports(), wanted, described)
        others = OtherReports(workspace, self._library)
        if followed is not None and revises(wanted, followed):
            if edition not in ("", followed.edition):
                raise UsageError("revision_edition", edition=followed.edition)
            wanted, catalogue = (
                replace(wanted, category=followed.category),
                others.catalogue(followed),
            )
            sources = Sources(others.read(followed))
        else:
            catalogue = self._library.for_report(year, practice=active.practice, edition=edition)
            form = form_for(catalogue, kind, wanted.category, wanted.unit)
            sources = others.sources(form, year, followed)
        return wanted, catalogue, sources

    def turn_to(self, workspace: Workspace, report: str) -> None:
        """Make another report of the workspace the active one; :class:`UsageError` if none."""
        header = next((h for h in workspace.store.reports() if h.id == report), None)
        if header is None:
            raise UsageError("no_report", report=report)
        workspace.activate(report, self._library.pinned(workspace.store, header.catalogue_digest))

    def beside(self, workspace: Workspace, report: str) -> Workspace:
        """Another report of an open workspace, to be read only; the active one stays active."""
        beside = Workspace(workspace.store, self._clock, self._regions)
        self.turn_to(beside, report)
        return beside

    def _kind(self, workspace: Workspace, kind: str, year: int, edition: str) -> Kind:
        """The kind as the active report's edition has it, or else the edition asked for."""
        catalogue = workspace.form.catalogue
        if all(known.code != kind for known in catalogue.kinds):
            practice = workspace.report.header.practice
            catalogue = self._library.for_report(year, practice=practice, edition=edition)
        return kind_of(catalogue, kind)

    def _activate(self, store: Store, report: str) -> Workspace:
        headers = store.reports()
        chosen = [h for h in headers if h.id == report] if report else headers[-1:]
        if not chosen:
            raise UsageError("no_report", report=report)
        workspace = Workspace(store, self._clock, self._regions)
        workspace.activate(chosen[0].id, self._library.pinned(store, chosen[0].catalogue_digest))
        return workspace

    def _create(
        self,
        path: Path,
        wanted: NewReport,
        catalogue: Catalogue,
        example: Example | None,
        origin: str,
        key: WorkspaceKey | None = None,
    ) -> Workspace:
        batch = self._maker.batch(wanted, catalogue, Chain(None), origin)
        batch.settings["kind"] = "province"
        batch.settings["unit"] = wanted.unit
        if example is not None:
            self._add_example(batch, example, catalogue, wanted)
        store = self._stores.create(path, batch, key)
        try:
            return self._activate(store, "")
        except BaseException:
            store.close()
            raise

    def _add_example(
        self, batch: Batch, example: Example, catalogue: Catalogue, wanted: NewReport
    ) -> None:
        header = batch.reports[0]
        form = form_for(catalogue, wanted.kind, wanted.category, wanted.unit)
        for item in example.cells:
            put(batch, header, form, item.place, item.raw)
            for facet, text in item.facets.items():
                batch.notes.append(NoteRecord(header.id, *item.place, facet, text))
