"""``submission.json``: what the package is, and the facts of its sealing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec

from ipdesk.package.names import PackageName, package_name
from ipdesk.package.pieces import Content, measure
from ipdesk.problems import Verdict
from ipdesk.records import EvidenceRecord, ReportRecord

if TYPE_CHECKING:
    from ipdesk.snapshot import Snapshot

FORMAT_VERSION = "1"

Sha256 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Line = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00-\x1f\x7f]{0,300}\Z")]
Name = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\Z")]
Count = Annotated[int, msgspec.Meta(ge=0, le=10**9)]
Number = Annotated[int, msgspec.Meta(ge=1, le=10**6)]


class UnitText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The reporting unit."""

    code: Line
    zh: Line
    en: Line


class CatalogueText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The catalogue edition the report is pinned to, and the SHA-256 of its canonical JSON."""

    edition: Line
    version: Number
    digest: Sha256


class VerdictText(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """The verdict at sealing; ``disputed`` is there only if a rule is disputed."""

    errors: Count
    missing: Count
    queries: Count
    explained: Count
    notices: Count
    ready: bool
    disputed: Count = 0

    def verdict(self) -> Verdict:
        """The same counts as the checks state them."""
        counts = (self.errors, self.missing, self.queries, self.explained, self.notices)
        return Verdict(*counts, self.disputed)


class EvidenceUse(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, order=True
):
    """What an evidence file proves, and what is said of the document there.

    ``column`` is "" where it proves a row; ``name`` is the one under which it was attached;
    ``issued`` is an ISO day or "". ``attached_at`` is UTC, ISO 8601.
    """

    section: Name
    row: Name
    column: Line
    name: Line
    number: Line
    issued: Annotated[str, msgspec.Meta(pattern=r"\A([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")]
    issuer: Line
    page: Line
    attached_at: Line

    @classmethod
    def of(cls, record: EvidenceRecord) -> EvidenceUse:
        """The use that a record keeps."""
        return cls(**{name: getattr(record, name) for name in cls.__struct_fields__})


class EvidenceText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An evidence file: its path below ``data/``, its first name, and all it proves in order."""

    path: Line
    name: Line
    media_type: Line
    size: Count
    uses: Annotated[tuple[EvidenceUse, ...], msgspec.Meta(min_length=1)]


class PackUsed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A data pack in use when the report was sealed; ``seal`` is what its signature is over."""

    edition: Name
    sequence: Number
    seal: Sha256


class Submission(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """The content of ``submission.json``. Times are UTC, ISO 8601.

    ``packs`` are by edition, and there only if a data pack was in use.
    """

    format_version: str
    report: Line
    unit: UnitText
    category: Line
    period: Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{4}\Z")]
    kind: Line
    sequence: Number
    revision: Count
    previous: Sha256 | None
    catalogue: CatalogueText
    program: Line
    practice: bool
    created_at: Line
    sealed_at: Line
    verdict: VerdictText
    evidence: tuple[EvidenceText, ...]
    packs: Annotated[tuple[PackUsed, ...], msgspec.Meta(min_length=1)] = ()

    def name(self) -> PackageName:
        """The package name that belongs to these facts."""
        return PackageName(self.unit.code, self.period, self.kind, self.sequence, self.practice)


@dataclass(frozen=True, slots=True)
class Sealing:
    """The facts of a sealing.

    ``sequence`` numbers the workspace's packages from 1; ``previous`` is the seal of the
    package sealed before, "" for the first; ``sealed_at`` is UTC, ISO 8601. ``packs`` are the
    data packs in use, by edition.
    """

    catalogue_digest: str
    program: str
    sequence: int
    previous: str
    sealed_at: str
    packs: tuple[PackUsed, ...] = ()

    @classmethod
    def of(cls, header: ReportRecord, packs: tuple[PackUsed, ...] = ()) -> Sealing:
        """The facts as a sealed report's header keeps them."""
        return cls(
            header.catalogue_digest,
            header.program,
            header.sequence,
            header.previous,
            header.sealed_at,
            packs,
        )


class EvidenceFile(NamedTuple):
    """An attached file. ``name`` is the one it had; its extension is kept in the package."""

    name: str
    media_type: str
    content: Content
    uses: tuple[EvidenceUse, ...]


def name_for(header: ReportRecord, sealing: Sealing) -> PackageName:
    """The name of the report's package."""
    return package_name(
        header.unit, header.year, header.kind, sealing.sequence, practice=header.practice
    )


def submission_of(
    snapshot: Snapshot, sealing: Sealing, evidence: Sequence[EvidenceFile]
) -> Submission:
    """What ``submission.json`` says of the snapshot as it is sealed."""
    header, unit = snapshot.header, snapshot.unit
    by_path = {text.path: text for text in map(_evidence, evidence)}
    return Submission(
        format_version=FORMAT_VERSION,
        report=header.id,
        unit=UnitText(code=unit.code, zh=unit.label.zh, en=unit.label.en),
        category=header.category,
        period=f"{header.year:04d}",
        kind=header.kind,
        sequence=sealing.sequence,
        revision=header.revision,
        previous=sealing.previous or None,
        catalogue=CatalogueText(
            edition=header.edition,
            version=header.edition_version,
            digest=sealing.catalogue_digest,
        ),
        program=sealing.program,
        practice=header.practice,
        created_at=header.created_at,
        sealed_at=sealing.sealed_at,
        verdict=VerdictText(**snapshot.verdict._asdict(), ready=snapshot.verdict.ready),
        evidence=tuple(by_path[path] for path in sorted(by_path)),
        packs=sealing.packs,
    )


def evidence_path(file: EvidenceFile) -> str:
    """Where the file lies below ``data/``: its digest, and its extension if that is plain."""
    stem, point, extension = file.name.rpartition(".")
    extension = extension.lower()
    plain = bool(stem and point) and extension.isascii() and extension.isalnum()
    ending = extension if plain and len(extension) <= 8 else "bin"
    return f"evidence/{measure(file.content).sha256}.{ending}"


def is_utc(text: str) -> bool:
    """Whether the text is a point of time in UTC, ISO 8601."""
    try:
        return dt.datetime.fromisoformat(text).utcoffset() == dt.timedelta(0)
    except ValueError:
        return False


def _evidence(file: EvidenceFile) -> EvidenceText:
    return EvidenceText(
        path=evidence_path(file),
        name="".join(c if c.isprintable() else "_" for c in file.name)[:300],
        media_type=file.media_type,
        size=measure(file.content).size,
        uses=tuple(sorted(file.uses)),
    )
