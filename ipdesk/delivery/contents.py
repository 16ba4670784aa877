"""What a sealed package holds and what identifies it, as its delivery sheet tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from ipdesk.catalogue.model import Label
from ipdesk.kept_package import KeptPackage, files_of
from ipdesk.package import contents, table_reader
from ipdesk.package.archive import package_digest
from ipdesk.package.bag import DATA
from ipdesk.package.descriptor import DataPackage, Resource
from ipdesk.package.pieces import Content, pieces
from ipdesk.package.submission import Submission
from ipdesk.records import ReportRecord
from ipdesk.restatement import CARRIED_VALUE
from ipdesk.sealed_signatures import signed_of

if TYPE_CHECKING:
    from ipdesk.delivery.placing import Delivered
    from ipdesk.evidence.packed import PiecesOf
    from ipdesk.signing.signatures import Signature
    from ipdesk.workspace import Workspace


class TableLine(NamedTuple):
    """A table of the package and how many rows it has values in."""

    label: Label
    rows: int


class Subject(NamedTuple):
    """What a package is about. ``dated`` says whether its kind has a reporting period."""

    unit: Label
    kind: Label
    dated: bool
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A package as handed over. Sizes are in bytes, digests SHA-256 in hex.

    ``delivered`` is the file made last, None where none was made since the report was opened.
    """

    subject: Subject
    header: ReportRecord
    name: str
    size: int
    digest: str
    files: int
    tables: tuple[TableLine, ...]
    evidence: tuple[int, ...]
    restated: int
    explained: int
    disputed: int
    delivered: Delivered | None = None


def subject_of(workspace: Workspace) -> Subject:
    """What the active report is about."""
    kind, unit = workspace.form.kind, workspace.unit
    signatures = signed_of(workspace).signatures
    return Subject(unit.label, kind.label, kind.period != "none", signatures)


def contents_of(
    subject: Subject,
    kept: KeptPackage,
    pieces_of: PiecesOf,
    delivered: Delivered | None = None,
) -> Contents:
    """The contents, read from the sealed files. Touches no database: fit for a worker."""
    files = files_of(kept, pieces_of)
    submission = msgspec.json.decode(_bytes(files[contents.SUBMISSION]), type=Submission)
    described = msgspec.json.decode(_bytes(files[contents.DESCRIPTOR]), type=DataPackage)
    found = [_table(resource, files) for resource in described.resources]
    return Contents(
        subject=subject,
        header=kept.header,
        name=kept.name,
        size=kept.size,
        digest=package_digest(kept.name, files),
        files=sum(path.startswith(DATA) for path in files),
        tables=tuple(line for line, _ in found),
        evidence=tuple(file.size for file in submission.evidence),
        restated=sum(restated for _, restated in found),
        explained=submission.verdict.explained,
        disputed=submission.verdict.disputed,
        delivered=delivered,
    )


def _table(resource: Resource, files: Mapping[str, Content]) -> tuple[TableLine, int]:
    """The table, and how many restated figures it holds."""
    path = DATA + resource.path
    records = list(table_reader.decode([_bytes(files[path])], path))
    rows = {record.row for record in records} - {""}
    restated = sum(CARRIED_VALUE in record.facets for record in records)
    return TableLine(Label(zh=resource.title, en=resource.description), len(rows)), restated


def _bytes(content: Content) -> bytes:
    return b"".join(pieces(content))
