"""A sealed package as its workspace keeps it, file by file, and how it is written again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ipdesk.errors import DamagedWorkspace, UsageError
from ipdesk.files import make_folder
from ipdesk.records import ReportRecord
from ipdesk.sealed_signatures import signature_file
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered, Order
    from ipdesk.evidence.packed import PiecesOf
    from ipdesk.package.pieces import Content, Measured


@dataclass(frozen=True, slots=True)
class KeptPackage:
    """A sealed package as a workspace keeps it: its files' SHA-256 by path, and where it is.

    ``signed`` is the content of ``signature.json``, empty where nobody signed; ``sizes`` are
    those of the files, without it.
    """

    header: ReportRecord
    digests: dict[str, str]
    sizes: dict[str, int]
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
        return package_size(self.name, self.sizes | signed)


def kept_package(workspace: Workspace) -> KeptPackage:
    """The package of the active report as the workspace keeps it; no content is read."""
    header = workspace.report.header
    if not header.seal:
        raise UsageError("not_sealed")
    files = workspace.store.sealed_files(header.id)
    digests = {record.path: record.digest for record in files}
    sizes = {record.path: workspace.store.size_of(record.digest) for record in files}
    return KeptPackage(header, digests, sizes, signature_file(workspace), workspace.store.path)


def write_kept(
    kept: KeptPackage,
    folder: Path,
    pieces_of: PiecesOf,
    order: Order | None = None,
    known: Mapping[str, Content] = MappingProxyType({}),
) -> Delivered:
    """Write the package into the folder and read it back. Touches no database: fit for a worker.

    The bytes are those of the sealing. ``pieces_of`` gives a file's content by its digest; what
    it raises ends the work. What :func:`ipdesk.delivery.placing.place` says of a file that has
    the name already. Files that were measured a moment ago, at the sealing, are ``known`` by path
    and not read for it again. Raises the storage errors; nothing half-written is left behind.
    """
    from ipdesk.delivery.placing import PLAIN, place

    files = files_of(kept, pieces_of, known)
    make_folder(folder)
    return place(folder, kept.name, files, order or PLAIN)


def files_of(
    kept: KeptPackage, pieces_of: PiecesOf, known: Mapping[str, Content] = MappingProxyType({})
) -> dict[str, Content]:
    """The files of the package by path, each read once and found to be that of the sealing."""
    from ipdesk.package.bag import SIGNATURE_FILE

    files: dict[str, Content] = dict(_proved(kept, pieces_of, known))
    return files | ({SIGNATURE_FILE: kept.signed} if kept.signed else {})


def _proved(
    kept: KeptPackage, pieces_of: PiecesOf, known: Mapping[str, Content]
) -> Iterator[tuple[str, Measured]]:
    """The sealed files by path, each read once and found to be that of the sealing."""
    from ipdesk.evidence.packed import StoredFile
    from ipdesk.package.bag import seal_of
    from ipdesk.package.pieces import Measured, measured

    if seal_of(kept.digests) != kept.header.seal:
        raise DamagedWorkspace(path=kept.workspace, where="package")
    for path, digest in kept.digests.items():
        held = known.get(path)
        file = held if isinstance(held, Measured) else measured(StoredFile(pieces_of, digest))
        if file.known.sha256 != digest:
            raise DamagedWorkspace(path=kept.workspace, where="package")
        yield path, file
