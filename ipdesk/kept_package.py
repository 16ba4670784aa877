"""A sealed package as its workspace keeps it, file by file, and how it is written again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.errors import DamagedWorkspace, UsageError
from ipdesk.files import make_folder
from ipdesk.records import ContentSums, ReportRecord
from ipdesk.sealed_signatures import signature_file
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered, Order
    from ipdesk.evidence.packed import PiecesOf
    from ipdesk.package.pieces import Content


@dataclass(frozen=True, slots=True)
class KeptPackage:
    """A sealed package as a workspace keeps it: its files' SHA-256 by path, and where it is.

    ``signed`` is the content of ``signature.json``, empty where nobody signed; ``sums`` are
    those of the files, without it.
    """

    header: ReportRecord
    digests: dict[str, str]
    sums: dict[str, ContentSums]
    signed: bytes
    workspace: str

    @property
    def name(self) -> str:
        """The package's name, without an ending."""
        from ipdesk.package.submission import Sealing, name_for

        return str(name_for(self.header, Sealing.of(self.header)))

    @property
    def size(self) -> int:
        """How many bytes the package file has."""
        from ipdesk.package.archive import package_size
        from ipdesk.package.bag import SIGNATURE_FILE

        signed = {SIGNATURE_FILE: len(self.signed)} if self.signed else {}
        sizes = {path: sums.size for path, sums in self.sums.items()}
        return package_size(self.name, sizes | signed)


def kept_package(workspace: Workspace) -> KeptPackage:
    """The package of the active report as the workspace keeps it; no content is read."""
    header = workspace.report.header
    if not header.seal:
        raise UsageError("not_sealed")
    files = workspace.store.sealed_files(header.id)
    digests = {record.path: record.digest for record in files}
    sums = {record.path: workspace.store.sums_of(record.digest) for record in files}
    return KeptPackage(header, digests, sums, signature_file(workspace), workspace.store.path)


def write_kept(
    kept: KeptPackage, folder: Path, pieces_of: PiecesOf, order: Order | None = None
) -> Delivered:
    """Write the package into the folder and read it back. Touches no database: fit for a worker.

    The bytes are those of the sealing. ``pieces_of`` gives a file's content by its digest; what
    it raises ends the work. What :func:`ipdesk.delivery.placing.place` says of a file that has
    the name already. Raises the storage errors; nothing half-written is left behind.
    """
    from ipdesk.delivery.placing import PLAIN, place

    files = files_of(kept, pieces_of)
    make_folder(folder)
    return place(folder, kept.name, files, order or PLAIN)


def files_of(kept: KeptPackage, pieces_of: PiecesOf) -> dict[str, Content]:
    """The files of the package by path; each is found to be that of the sealing as it is read.

    Raises ``DamagedWorkspace``, now or where a file is read to its end.
    """
    from ipdesk.evidence.packed import stored
    from ipdesk.package.bag import SIGNATURE_FILE, seal_of

    damaged = partial(DamagedWorkspace, path=kept.workspace, where="package")
    if seal_of(kept.digests) != kept.header.seal:
        raise damaged()
    files: dict[str, Content] = {
        path: stored(pieces_of, digest, kept.sums[path], damaged)
        for path, digest in kept.digests.items()
    }
    return files | ({SIGNATURE_FILE: kept.signed} if kept.signed else {})
