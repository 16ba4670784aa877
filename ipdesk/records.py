"""Records: the one shape in which each thing is stored, and the batch that is one commit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ipdesk.places import Place

DRAFT = "draft"
SEALED = "sealed"
DELIVERED = "delivered"
RETURNED = "returned"
HISTORY = "history"
"""The origin of figures that no report of the workspace settled."""
PACK = "pack:"
"""How the origin of a figure begins that a data pack states; the pack's edition follows."""


class CellRecord(NamedTuple):
    """A cell as stored: raw text, state and canonical value."""

    report: str
    section: str
    row: str
    column: str
    raw: str
    state: str
    value: str


class RowRecord(NamedTuple):
    """A roster row and its position."""

    report: str
    section: str
    row: str
    position: int


class NoteRecord(NamedTuple):
    """A facet of a cell beside its value: source, document, basis, note, flag, comment."""

    report: str
    section: str
    row: str
    column: str
    facet: str
    text: str


class ExplanationRecord(NamedTuple):
    """Why a query is right as it stands; ``fingerprint`` are the values it was given for."""

    report: str
    rule: str
    section: str
    row: str
    column: str
    text: str
    fingerprint: str
    at: str


class DisputeRecord(NamedTuple):
    """Why a rule is wrong for a case; ``fingerprint`` are the values it was written for."""

    report: str
    rule: str
    section: str
    row: str
    column: str
    text: str
    fingerprint: str
    at: str


class HistoryRecord(NamedTuple):
    """One entry of the append-only, hash-chained history. ``at`` is UTC, ISO 8601."""

    sequence: int
    report: str
    at: str
    actor: str
    origin: str
    action: str
    section: str
    row: str
    column: str
    facet: str
    before: str
    after: str
    reason: str
    previous: str
    digest: str


class HistoryQuery(NamedTuple):
    """Which entries of a report's history are wanted; "" asks for nothing in particular.

    ``since`` and ``until`` are moments in UTC, ISO 8601: from the first on, before the second.
    """

    report: str
    section: str = ""
    action: str = ""
    actor: str = ""
    since: str = ""
    until: str = ""


class BlobRecord(NamedTuple):
    """A file's bytes, addressed by SHA-256 (hex).

    It may be written with empty content where its parts are in the store already.
    """

    digest: str
    media_type: str
    content: bytes


class PartRecord(NamedTuple):
    """A part of a large file's bytes; parts are numbered from 0. ``digest`` is the whole file's.

    Parts of a digest without a :class:`BlobRecord` belong to nothing yet.
    """

    digest: str
    number: int
    content: bytes


class ContentSums(NamedTuple):
    """How many bytes stored content has, and their CRC-32."""

    size: int
    crc: int


class EvidenceRecord(NamedTuple):
    """A stored file that proves a cell, or a row where ``column`` is "".

    ``name`` is the one the file had; ``number``, ``issuer`` and ``page`` are the document's, as
    written; ``issued`` is a day, ``attached_at`` UTC, both ISO 8601. ``size`` is in bytes.
    """

    report: str
    section: str
    row: str
    column: str
    digest: str
    name: str
    media_type: str
    size: int
    number: str
    issued: str
    issuer: str
    page: str
    attached_at: str

    @property
    def place(self) -> Place:
        """What it proves."""
        return Place(self.section, self.row, self.column)


class CommentRecord(NamedTuple):
    """A remark on a place of a report, or an answer to one: a note between colleagues.

    ``answers`` is the id of the remark that is answered, "" for one that begins; only that is
    resolved. ``unit`` is the author's office, "" for the workspace's own; ``origin`` names the
    package it came with, "" for one made here. Times are UTC, ISO 8601, "" for not yet.
    """

    id: str
    report: str
    section: str
    row: str
    column: str
    unit: str
    role: str
    text: str
    at: str
    answers: str = ""
    origin: str = ""
    resolved_at: str = ""
    resolved_by: str = ""

    @property
    def place(self) -> Place:
        """What it is about: a cell, a row, or a section."""
        return Place(self.section, self.row, self.column)


class SecondRecord(NamedTuple):
    """What was keyed a second time, without sight of the first.

    ``decision`` is "first" or "second", "" while it is open; ``first`` is the raw text that was
    found in the report when it was decided. ``at`` is UTC, ISO 8601.
    """

    report: str
    section: str
    row: str
    column: str
    raw: str
    at: str
    decision: str = ""
    first: str = ""

    @property
    def place(self) -> Place:
        """The cell."""
        return Place(self.section, self.row, self.column)


class SealedFileRecord(NamedTuple):
    """One file of a sealed report's package: its path in the bag and its digest."""

    report: str
    path: str
    digest: str


class SignatureRecord(NamedTuple):
    """A signature over a sealed report's package, numbered from 1 in the order of signing.

    Bytes are hex; ``signed_at`` is UTC, ISO 8601.
    """

    report: str
    number: int
    alg: str
    public_key: str
    role: str
    signed_at: str
    signature: str


class ReceiptRecord(NamedTuple):
    """A receipt of SIPO that was taken in for a sealed report; ``body`` is its file.

    ``digest`` is what its signature is over, ``state`` accepted or returned. Times are UTC.
    """

    digest: str
    report: str
    state: str
    issued_at: str
    imported_at: str
    body: str


class StatusRecord(NamedTuple):
    """One entry of the province's status, numbered from 1. It is never changed.

    ``target`` and ``category`` are those after it; ``date`` is a day, ``recorded_at`` UTC,
    both ISO 8601.
    """

    number: int
    date: str
    transition: str
    target: str
    category: str
    document: str
    actor: str
    note: str
    recorded_at: str


class StepRecord(NamedTuple):
    """One commit as the person at the desk sees it: a step that can be undone as a whole.

    ``first`` and ``last`` are its history entries. ``action``: ``do``; ``undo`` or ``redo`` of
    the step whose first entry is ``of``; ``barrier`` for what cannot be undone, nor anything
    before it.
    """

    first: int
    last: int
    report: str
    action: str
    of: int


class FigureRecord(NamedTuple):
    """What a cell was in a year, beside the reports: a series is made of these.

    ``series`` is the cell's address. ``origin`` is the sealed report that settled the value,
    ``HISTORY`` where it was taken from outside, or ``PACK`` and an edition. ``value`` is
    canonical. ``vintage`` says which publication of the figure it is, "" where that is not
    stated; a figure can stand in several vintages. ``recorded_at`` is UTC, ISO 8601.
    """

    series: str
    year: int
    origin: str
    vintage: str
    value: str
    source: str
    document: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report's header. ``state`` is draft, sealed, delivered, accepted or returned.

    ``sequence`` numbers sealed packages of the workspace from 1; ``seal`` is the SHA-256 of the
    package's tag manifest, which no signature changes; ``previous`` the seal of the one before.
    ``at`` times are UTC, ISO 8601.
    """

    id: str
    kind: str
    unit: str
    category: str
    year: int
    revision: int
    state: str
    edition: str
    edition_version: int
    catalogue_digest: str
    practice: bool
    created_at: str
    sealed_at: str = ""
    sequence: int = 0
    previous: str = ""
    seal: str = ""
    program: str = ""
    delivered_at: str = ""
    delivered_to: str = ""

    def but(self, **changes: object) -> ReportRecord:
        """The same header with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # field types checked by callers


@dataclass(frozen=True, slots=True)
class CatalogueRecord:
    """A catalogue edition as the workspace carries it: canonical JSON and its SHA-256."""

    edition: str
    version: int
    digest: str
    body: bytes


@dataclass(slots=True)
class Batch:
    """Everything one commit writes. Records replace those of the same key."""

    cells: list[CellRecord] = field(default_factory=list)
    rows: list[RowRecord] = field(default_factory=list)
    rows_removed: list[RowRecord] = field(default_factory=list)
    notes: list[NoteRecord] = field(default_factory=list)
    explanations: list[ExplanationRecord] = field(default_factory=list)
    disputes: list[DisputeRecord] = field(default_factory=list)
    history: list[HistoryRecord] = field(default_factory=list)
    reports: list[ReportRecord] = field(default_factory=list)
    catalogues: list[CatalogueRecord] = field(default_factory=list)
    blobs: list[BlobRecord] = field(default_factory=list)
    parts: list[PartRecord] = field(default_factory=list)
    evidence: list[EvidenceRecord] = field(default_factory=list)
    evidence_removed: list[EvidenceRecord] = field(default_factory=list)
    comments: list[CommentRecord] = field(default_factory=list)
    comments_removed: list[CommentRecord] = field(default_factory=list)
    seconds: list[SecondRecord] = field(default_factory=list)
    seconds_removed: list[SecondRecord] = field(default_factory=list)
    sealed_files: list[SealedFileRecord] = field(default_factory=list)
    signatures: list[SignatureRecord] = field(default_factory=list)
    receipts: list[ReceiptRecord] = field(default_factory=list)
    statuses: list[StatusRecord] = field(default_factory=list)
    figures: list[FigureRecord] = field(default_factory=list)
    steps: list[StepRecord] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReportContent:
    """All that is stored of one report, as read."""

    header: ReportRecord
    cells: list[CellRecord]
    rows: list[RowRecord]
    notes: list[NoteRecord]
    explanations: list[ExplanationRecord]
    evidence: list[EvidenceRecord] = field(default_factory=list)
    disputes: list[DisputeRecord] = field(default_factory=list)


def cell_record(report: str, place: Place, raw: str, state: str, value: str) -> CellRecord:
    """The record of a cell at ``place``."""
    return CellRecord(report, place.section, place.row, place.column, raw, state, value)
