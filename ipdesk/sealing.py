"""Sealing: a report becomes immutable and its submission package comes to be.

Every file of the package is kept in the workspace, so that the same bytes can be written
again later or on another machine, whatever version of the program does it. What people read
in a package is always Chinese, whatever language the window speaks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk import __version__
from ipdesk.audit import sealed_log
from ipdesk.data_packs.names import packs_in_use
from ipdesk.errors import KnownError, NotReady, Sealed, UsageError
from ipdesk.files import make_folder
from ipdesk.kept_package import kept_package, write_kept
from ipdesk.messages import Translator
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.records import (
    DELIVERED,
    DRAFT,
    SEALED,
    Batch,
    BlobRecord,
    ContentSums,
    HistoryRecord,
    ReportRecord,
    SealedFileRecord,
)
from ipdesk.sealed_signatures import record_of
from ipdesk.sentences import Sentences
from ipdesk.settled import settled_figures
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.data_packs.kept import InstalledPack
    from ipdesk.delivery.placing import Delivered, Order
    from ipdesk.evidence.packed import PiecesOf
    from ipdesk.package.answers import Answers
    from ipdesk.package.pieces import Content
    from ipdesk.services import Services
    from ipdesk.signing.key_file import SigningKey
    from ipdesk.signing.signatures import Signature


class ReportChanged(KnownError):
    """The report changed between the rendering of its package and the sealing."""

    code = "changed"


SEAL = "seal"
"""The action of the history entry that a sealing is."""


@dataclass(frozen=True, slots=True)
class SealJob:
    """What is to be sealed: a snapshot under its sealed header, and the history up to it.

    The history begins where the one in the package sealed before ended. ``packs`` are the data
    packs in use, ``answers`` those to SIPO's receipt on the revision before, ``sums`` what each
    evidence file measures, by digest.
    """

    snapshot: Snapshot
    history: tuple[HistoryRecord, ...]
    packs: tuple[InstalledPack, ...] = ()
    answers: Answers | None = None
    sums: Mapping[str, ContentSums] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SealedBytes:
    """A rendered package: its name, files by path in the bag, their SHA-256, the signature."""

    job: SealJob
    name: str
    files: dict[str, Content]
    digests: dict[str, str]
    seal: str
    signature: Signature | None = None

    @property
    def header(self) -> ReportRecord:
        """The header of the sealed report."""
        return self.job.snapshot.header.but(seal=self.seal)

    def signed(self, key: SigningKey, at: dt.datetime) -> SealedBytes:
        """The same with the clerk's signature; what :func:`ipdesk.signing.signatures.sign` raises.

        Touches no database: fit for a worker.
        """
        from ipdesk.signing.signatures import Signed, sign

        return replace(self, signature=sign(key, Signed(self.header.unit, self.seal), at))

    def in_package(self) -> dict[str, Content]:
        """All files of the package by path, the signature among them."""
        from ipdesk.package.bag import SIGNATURE_FILE
        from ipdesk.signing.signatures import encode

        signed = (self.signature,) if self.signature is not None else ()
        return self.files | ({SIGNATURE_FILE: encode(signed)} if signed else {})

    def prove(self) -> None:
        """Read all; :class:`EvidenceRefused` if evidence is not what was attached."""
        from ipdesk.package.pieces import pieces

        for content in self.files.values():
            for _ in pieces(content):
                pass


class Sealer:
    """Seals reports and writes their packages."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._translator = Translator(services.resources / "translations", "zh")

    def prepare(self, workspace: Workspace, pace: Pace = UNPACED) -> SealJob:
        """The job, from the active report as it stands. No file is written yet.

        Raises :class:`NotReady` while something blocks sealing, :class:`Sealed` if it is,
        :class:`~ipdesk.pace.Cancelled` if the pace is stopped.
        """
        header = workspace.report.header
        if header.state != DRAFT:
            raise Sealed(state=header.state)
        verdict = workspace.checker.verdict()
        if not verdict.ready:
            raise NotReady(**verdict._asdict())
        from ipdesk.receipts.answered import answers_of

        earlier = [h for h in workspace.store.reports() if h.sequence]
        last = max(earlier, key=lambda h: h.sequence, default=None)
        now = self._services.clock.now().isoformat(timespec="seconds")
        sealed = header.but(
            state=SEALED,
            sealed_at=now,
            sequence=(last.sequence if last else 0) + 1,
            previous=last.seal if last else "",
            program=f"IPDesk {__version__}",
        )
        after = _last_told(workspace, last) if last else 0
        snapshot = workspace.snapshot(sealed, pace=pace)
        told = tuple(pace.over(workspace.store.history("", after)))
        packs = packs_in_use(workspace.store.settings())
        sums = {use.digest: workspace.store.sums_of(use.digest) for use in snapshot.evidence}
        return SealJob(snapshot, told, packs, answers_of(workspace, snapshot), sums)

    def render(self, job: SealJob, pieces_of: PiecesOf) -> SealedBytes:
        """Print, workbook, tables, checks and bag. Touches no database: fit for a worker.

        ``pieces_of`` gives an evidence file by its digest, piece by piece. Each is read to its
        end: raises what that raises, and :class:`EvidenceRefused` if one is not what was attached.
        Raises :class:`~ipdesk.errors.PackageRefused` if no reader would take the package.
        """
        sealed = self._rendered(job, pieces_of)
        sealed.prove()
        return sealed

    def _rendered(self, job: SealJob, pieces_of: PiecesOf) -> SealedBytes:
        """The same, with evidence still to be proved by whoever reads it first."""
        from ipdesk.evidence.packed import packed
        from ipdesk.exchange.workbook_writer import write_workbook
        from ipdesk.package import bag, contents
        from ipdesk.package.made import require_readable
        from ipdesk.package.pieces import measure
        from ipdesk.package.submission import PackUsed, Sealing, submission_of
        from ipdesk.printing.engine import Printer

        snapshot = job.snapshot
        packs = (PackUsed(edition=p.edition, sequence=p.sequence, seal=p.seal) for p in job.packs)
        sealing = Sealing.of(snapshot.header, tuple(packs))
        words = Sentences(self._translator, snapshot.form, snapshot.cell)
        evidence = packed(snapshot.evidence, job.sums, pieces_of)
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
            answers=job.answers,
        )
        submission = submission_of(snapshot, sealing, evidence)
        files = bag.bag_files(payload, contents.bag_info(submission))
        name = str(submission.name())
        digests = {path: measure(content).sha256 for path, content in files.items()}
        require_readable(name, files, digests)
        return SealedBytes(job, name, files, digests, digests[bag.TAG_MANIFEST_FILE])

    def commit(self, workspace: Workspace, sealed: SealedBytes, origin: object = None) -> None:
        """Make the report immutable and keep its package, in one commit.

        Raises :class:`ReportChanged` if anything was written since :meth:`prepare`,
        :class:`~ipdesk.errors.ReadAgain` if that was a commit which failed and is there.
        """
        from ipdesk.package.pieces import pieces

        last = workspace.store.last_history()
        if last != sealed.job.history[-1]:
            workspace.require_known_end()
            raise ReportChanged
        batch, report = Batch(), sealed.header.id
        held = {use.digest for use in sealed.job.snapshot.evidence}
        for path, content in sealed.files.items():
            digest = sealed.digests[path]
            batch.sealed_files.append(SealedFileRecord(report, path, digest))
            if digest in held:
                continue  # it is stored since it was attached
            batch.blobs.append(BlobRecord(digest, _media_type(path), b"".join(pieces(content))))
        if sealed.signature is not None:
            batch.signatures.append(record_of(report, 1, sealed.signature))
        batch.figures.extend(settled_figures(sealed.job.snapshot, workspace.series))
        workspace.record(sealed.header, batch, SEAL, origin)

    def write_package(
        self, workspace: Workspace, folder: Path, order: Order | None = None
    ) -> Delivered:
        """Write the sealed report's package into the folder and read it back.

        The bytes are those of the sealing. What is there already, and what is raised, is as
        :func:`ipdesk.delivery.placing.place` says; nothing half-written is left behind.
        """
        kept = kept_package(workspace)
        return write_kept(kept, folder, workspace.store.content, order)

    def mark_delivered(self, workspace: Workspace, where: str, origin: object = None) -> None:
        """Record that the package was handed over, and on what or to whom."""
        header = workspace.report.header
        if header.state not in (SEALED, DELIVERED):
            raise UsageError("not_sealed")
        now = self._services.clock.now().isoformat(timespec="seconds")
        delivered = header.but(state=DELIVERED, delivered_at=now, delivered_to=where)
        workspace.record(delivered, Batch(), "deliver", origin)

    def seal(
        self,
        workspace: Workspace,
        folder: Path,
        origin: object = None,
        key: SigningKey | None = None,
        order: Order | None = None,
    ) -> Delivered:
        """Prepare, render, sign if there is a key, write, commit: all of it or nothing.

        The report is sealed when its package is on the medium, compared, and lacks nothing but
        its name. What :meth:`write_package` raises leaves a draft, and no file; only a medium
        that fails as it gives the name leaves a sealed report whose package is to be written.
        """
        from ipdesk.delivery.placing import PLAIN, place

        job = self.prepare(workspace)
        make_folder(folder)
        sealed = self._rendered(job, workspace.store.content)
        if key is not None:
            sealed = sealed.signed(key, self._services.clock.now())
        commit = partial(self.commit, workspace, sealed, origin)
        return place(folder, sealed.name, sealed.in_package(), order or PLAIN, commit)


def _last_told(workspace: Workspace, last: ReportRecord) -> int:
    """The sequence of the last history entry that the package sealed before holds.

    Each package tells what happened since: their logs join to one chain, and none grows with
    the years.
    """
    entries = workspace.store.cell_history(last.id, *Place(""))
    sealing = next((entry.sequence for entry in entries if entry.action == SEAL), None)
    return sealing - 1 if sealing is not None else sealed_log(workspace.store, last).sequence


def _media_type(path: str) -> str:
    import mimetypes

    return mimetypes.guess_type(path)[0] or "application/octet-stream"
