"""The content of an ``.ipreceipt`` file: docs/receipt-format.md says what each key means."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ipdesk.package.submission import Count, Line, Name, Number, Sha256, UnitText
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.signatures import Moment, Signature

FORMAT = "ipdesk.receipt.v1"
MAX_TEXT = 2000
"""How many characters a free text may have."""

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TEXT)]
Identity = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Decision = Literal["waived", "rejected", "patch"]
Outcome = Literal["accepted", "returned"]


class ReportText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which report was answered, as its package says."""

    report: Line
    unit: UnitText
    category: Line
    period: Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{4}\Z")]
    kind: Line
    sequence: Number
    revision: Count
    practice: bool


class ReceivedText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The bytes that came: the file's name, size and SHA-256, the package's seal, and when."""

    file: Line
    size: Count
    digest: Sha256
    seal: Sha256
    received_at: Line


class FileText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A payload file, by its path in the bag."""

    path: Line
    sha256: Sha256


class ReasonText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why the package is not simply valid: a code and the texts that fill its sentence."""

    code: Name
    params: dict[Name, str]


class DifferenceText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outcome to which the desk's own check comes otherwise."""

    rule: Line
    section: Line
    row: Line
    column: Line
    aspect: Name
    theirs: str
    ours: str


class CommentText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A comment on a cell, a row (``column`` is "") or a section (both are)."""

    id: Identity
    section: Name
    row: Line
    column: Line
    role: Line
    text: Text
    at: Line


class RulingText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The answer to a disputed rule. ``disputed`` is what the province wrote.

    ``document`` is the number of the letter that waives, ``patch`` names the catalogue pack that
    puts the rule right; both are "" where there is none.
    """

    rule: Name
    section: Name
    row: Line
    column: Line
    disputed: Text
    decision: Decision
    text: Text
    document: Line
    patch: Line
    role: Line
    at: Line


class LogText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The newest entry of the desk's log when the receipt was made: its number and its digest."""

    entry: Number
    digest: Sha256


class ReceiptText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the receipt states. ``previous`` is the digest of the receipt that it replaces."""

    format: Literal["ipdesk.receipt.v1"] = "ipdesk.receipt.v1"
    report: ReportText
    received: ReceivedText
    verdict: Literal["valid", "differences"]
    reasons: tuple[ReasonText, ...]
    differences: tuple[DifferenceText, ...]
    files: tuple[FileText, ...]
    state: Outcome
    text: Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]
    comments: tuple[CommentText, ...]
    rulings: tuple[RulingText, ...]
    number: Number
    previous: Sha256 | None
    submission: Number
    log: LogText
    role: Line
    issued_at: Moment
    program: Line
    signer: KeyFacts


class ReceiptFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file: what it states, and the signature over the SHA-256 of just that."""

    receipt: ReceiptText
    signature: Signature
