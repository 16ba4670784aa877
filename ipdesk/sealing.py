"""Sealing: a report becomes immutable and its submission package comes to be.

Every file of the package is kept in the workspace, so that the same bytes can be written
again later or on another machine, whatever version of the program does it. What people read
in a package is always Chinese, whatever language the window speaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk import __version__
from ipdesk.errors import KnownError, NotReady, Sealed, UsageError
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.records import (
    DELIVERED,
    DRAFT,
    SEALED,
    Batch,
    BlobRecord,
    HistoryRecord,
    ReportRecord,
    SealedFileRecord,
)
from ipdesk.sentences import Sentences
from ipdesk.settled import settled_figures
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.evidence.packed import PiecesOf
    from ipdesk.files import Written
    from ipdesk.services import Services


class ReportChanged(KnownError):
    """The report changed between the rendering of its package and the sealing."""

    code = "changed"


ContentOf = Callable[[str], bytes]
SEAL = "seal"
"""The action of the history entry that a sealing is."""


@dataclass(frozen=True, slots=True)
class SealJob:
    """What is to be sealed: a snapshot under its sealed header, and the history up to it.

    The history begins where the one in the package sealed before ended.
    """

    snapshot: Snapshot
    history: tuple[HistoryRecord, ...]


@dataclass(frozen=True, slots=True)
class SealedBytes:
    """A rendered package: its name, files by path in the bag, their SHA-256, and the package's."""

    job: SealJob
    name: str
    files: dict[str, bytes]
    digests: dict[str, str]
    digest: str

    @property
    def header(self) -> ReportRecord:
        """The header of the sealed report."""
        return self.job.snapshot.header.but(package_digest=self.digest)


@dataclass(frozen=True, slots=True)
class KeptPackage:
    """A sealed package as a workspace keeps it: its files' SHA-256 by path, and where it is."""

    header: ReportRecord
    digests: dict[str, str]
    workspace: str


class Sealer:
    """Seals reports and writes their packages."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._translator = Translator(services.resources / "translations", "zh")

    def prepare(self, workspace: Workspace) -> SealJob:
        """The job, from the active report as it stands. No file is written yet.

        Raises :class:`NotReady` while something blocks sealing, :class:`Sealed` if it is.
        """
        header = workspace.report.header
        if header.state != DRAFT:
            raise Sealed(state=header.state)
        verdict = workspace.checker.verdict()
        if not verdict.ready:
            raise NotReady(**verdict._asdict())
        earlier = [h for h in workspace.store.reports() if h.sequence]
        last = max(earlier, key=lambda h: h.sequence, default=None)
        now = self._services.clock.now().isoformat(timespec="seconds")
        sealed = header.but(
            state=SEALED,
            sealed_at=now,
            sequence=(last.sequence if last else 0) + 1,
            previous=last.package_digest if last else "",
            program=f"IPDesk {__version__}",
        )
        after = _last_told(workspace, last) if last else 0
        return SealJob(workspace.snapshot(sealed), tuple(workspace.store.history("", after)))

    def render(self, job: SealJob, content_of: ContentOf) -> SealedBytes:
        """Print, workbook, tables, checks and bag. Touches no database: fit for a worker.

        ``content_of`` gives an evidence file by its digest.
        """
        from ipdesk.evidence.packed import packed
        from ipdesk.exchange.workbook_writer import write_workbook
        from ipdesk.package import bag, contents
        from ipdesk.package.archive import package_digest
        from ipdesk.package.pieces import measure
        from ipdesk.package.submission import Sealing, submission_of
        from ipdesk.printing.engine import Printer

        snapshot, sealing = job.snapshot, Sealing.of(job.snapshot.header)
        words = Sentences(self._translator, snapshot.form, snapshot.cell)
        evidence = packed(snapshot.evidence, content_of)
        printer = Printer(self._services.templates, self._translator, words)
        printed = printer.printed(snapshot, "report")
        payload = contents.payload(
            snapshot,
            sealing,
            job.history,
            workbook=write_workbook(snapshot, self._translator),
            print_pdf=printed.pdf,
            pages=printed.pages,
            evidence=evidence,
        )
        submission = submission_of(snapshot, sealing, evidence)
        files = bag.bag_files(payload, contents.bag_info(submission))
        name = str(submission.name())
        digests = {path: measure(content).sha256 for path, content in files.items()}
        return SealedBytes(job, name, files, digests, package_digest(name, files))

    def commit(self, workspace: Workspace, sealed: SealedBytes, origin: object = None) -> None:
        """Make the report immutable and keep its package, in one commit.

        Raises :class:`ReportChanged` if anything was written since :meth:`prepare`.
        """
        last = workspace.store.last_history()
        if last != sealed.job.history[-1]:
            raise ReportChanged
        batch, report = Batch(), sealed.header.id
        held = {use.digest for use in sealed.job.snapshot.evidence}
        for path, content in sealed.files.items():
            digest = sealed.digests[path]
            batch.sealed_files.append(SealedFileRecord(report, path, digest))
            if digest in held:
                continue  # it is stored since it was attached
            batch.blobs.append(BlobRecord(digest, _media_type(path), content))
        batch.figures.extend(settled_figures(sealed.job.snapshot, workspace.series))
        workspace.record(sealed.header, batch, SEAL, origin)

    def write_package(self, workspace: Workspace, folder: Path) -> Written:
        """Write the sealed report's package into the folder and read it back.

        The bytes are those of the sealing. Raises the storage errors; nothing half-written
        is left behind.
        """
        return self.write_kept(self.kept(workspace), folder, workspace.store.content)

    def kept(self, workspace: Workspace) -> KeptPackage:
        """The package of the active report as the workspace keeps it; no content is read."""
        header = workspace.report.header
        if not header.package_digest:
            raise UsageError("not_sealed")
        files = workspace.store.sealed_files(header.id)
        digests = {record.path: record.digest for record in files}
        return KeptPackage(header, digests, workspace.store.path)

    def write_kept(self, kept: KeptPackage, folder: Path, pieces_of: PiecesOf) -> Written:
        """Write a package as :meth:`write_package` does. Touches no database: fit for a worker.

        ``pieces_of`` gives a file's content by its digest; what it raises ends the work.
        """
        from ipdesk.errors import DamagedWorkspace
        from ipdesk.evidence.packed import StoredFile
        from ipdesk.package.archive import package_digest, write_package
        from ipdesk.package.submission import Sealing, name_for

        files = {path: StoredFile(pieces_of, digest) for path, digest in kept.digests.items()}
        name = str(name_for(kept.header, Sealing.of(kept.header)))
        if package_digest(name, files) != kept.header.package_digest:
            raise DamagedWorkspace(path=kept.workspace, where="package")
        make_folder(folder)
        return write_package(folder, name, files)

    def mark_delivered(self, workspace: Workspace, where: str, origin: object = None) -> None:
        """Record that the package was handed over, and on what or to whom."""
        header = workspace.report.header
        if header.state not in (SEALED, DELIVERED):
            raise UsageError("not_sealed")
        now = self._services.clock.now().isoformat(timespec="seconds")
        delivered = header.but(state=DELIVERED, delivered_at=now, delivered_to=where)
        workspace.record(delivered, Batch(), "deliver", origin)

    def seal(self, workspace: Workspace, folder: Path, origin: object = None) -> Written:
        """Prepare, render, commit and write, one after the other."""
        job = self.prepare(workspace)
        make_folder(folder)
        sealed = self.render(job, lambda digest: workspace.store.blob(digest).content)
        self.commit(workspace, sealed, origin)
        return self.write_package(workspace, folder)


def _last_told(workspace: Workspace, last: ReportRecord) -> int:
    """The sequence of the last history entry that the package sealed before holds.

    Each package tells what happened since: their logs join to one chain, and none grows with
    the years.
    """
    entries = workspace.store.cell_history(last.id, *Place(""))
    return next(entry.sequence for entry in entries if entry.action == SEAL) - 1


def make_folder(folder: Path) -> None:
    """The folder, made if it is missing; the storage errors otherwise."""
    from ipdesk.errors import from_os_error

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise from_os_error(fault, folder) from fault


def _media_type(path: str) -> str:
    import mimetypes

    return mimetypes.guess_type(path)[0] or "application/octet-stream"
