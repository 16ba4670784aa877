"""What a data pack says of itself (``pack.json``), and the shapes of what it holds."""

from __future__ import annotations

import re
from typing import Annotated, Literal, NamedTuple

import msgspec

from ipdesk import suffixes
from ipdesk.deadlines import Deadline, Due
from ipdesk.editions.texts import Code, Day, TextIn
from ipdesk.package.submission import Count, Line, Name, Number, Sha256
from ipdesk.signing.facts import KeyFacts, UnitCode
from ipdesk.signing.signatures import Moment
from ipdesk.status_entry import day_of

SUFFIX = suffixes.DATA_PACK
FORMAT_VERSION = "1"
PACK = "data/pack.json"
DENOMINATORS = "data/denominators.json"
DEADLINES = "data/deadlines.json"
ENROLMENTS = "data/enrolments.json"
CATALOGUES = "data/catalogue/"
_NAME = re.compile(
    r"data-(?P<edition>[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,38}[A-Za-z0-9])?)-(?P<sequence>[0-9]{4,6})"
)

Kind = Literal["denominators", "deadlines", "enrolments", "catalogue"]
Said = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00-\x1f\x7f]{1,300}\Z")]
"""A line that is not blank."""
Year = Annotated[int, msgspec.Meta(ge=1949, le=2100)]


class PackName(NamedTuple):
    """The name of a data pack's top folder."""

    edition: str
    sequence: int

    def __str__(self) -> str:
        return f"data-{self.edition}-{self.sequence:04d}"


def parse_pack_name(text: str) -> PackName | None:
    """The parts of a data pack's name, or None if the text follows another rule."""
    match = _NAME.fullmatch(text)
    name = PackName(match["edition"], int(match["sequence"])) if match else None
    return name if str(name) == text else None


class FileText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of the pack: how many entries it has, and its SHA-256."""

    path: Line
    kind: Kind
    count: Count
    sha256: Sha256


class PackText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of ``pack.json``.

    Packs of one ``edition`` are numbered by ``sequence``; ``supersedes`` is the edition that
    this one takes the place of. ``signer`` is the key that signs, ``program`` what wrote the pack.
    """

    format_version: str
    edition: Code
    sequence: Number
    supersedes: Code | None
    title: TextIn
    issuer: TextIn
    document: Said
    issued: Day
    fictitious: bool
    signer: KeyFacts
    files: Annotated[tuple[FileText, ...], msgspec.Meta(min_length=1)]
    program: Line

    @property
    def name(self) -> PackName:
        """The name of the pack."""
        return PackName(self.edition, self.sequence)


class DenominatorText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure of one reporting unit and year. ``series`` is a cell's address, ``value`` canonical.

    ``measure`` is the Chinese name of the unit of measure.
    """

    unit: UnitCode
    series: Said
    year: Year
    value: Said
    measure: Line
    vintage: Said
    source: Line
    document: Line

    @property
    def key(self) -> tuple[str, str, int, str]:
        """What an entry is told apart by."""
        return self.unit, self.series, self.year, self.vintage


class DeadlineText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By when reports of a kind and year are to be handed in; the year is 0 where there is none."""

    kind: Name
    year: Annotated[int, msgspec.Meta(ge=0, le=2100)]
    date: Day
    document: Said

    @property
    def key(self) -> tuple[str, int]:
        """What an entry is told apart by."""
        return self.kind, self.year

    @property
    def due(self) -> Due:
        """What the deadline is for."""
        return Due(self.kind, self.year)

    def deadline(self) -> Deadline:
        """The deadline; :class:`~ipdesk.status_entry.StatusRefused` if there is no such day."""
        return Deadline(day_of(self.date), self.document)


class EnrolmentText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A key as SIPO has enrolled it. ``revoked_at`` is UTC, None while it is not revoked.

    ``document`` is that of the enrolment, ``revocation`` that of the revocation or "".
    """

    key: KeyFacts
    document: Line
    revoked_at: Moment | None
    revocation: Line

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the key, which tells the entries apart."""
        return self.key.fingerprint
