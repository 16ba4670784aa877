"""Records of the desk: the one shape in which each thing is stored, and the batch of one commit.

A *submission* is one file that was handed in, in the order of receipt. Its **verdict** says what
the program found, its **state** where it stands with SIPO.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ipdesk.places import Place
from ipdesk.records import CatalogueRecord

Verdict = Literal["valid", "differences", "quarantined", "refused"]
VERDICTS: tuple[Verdict, ...] = ("valid", "differences", "quarantined", "refused")
"""What the desk found of a file, the gravest last.

``differences``: valid, but the desk's own check comes to other outcomes. ``quarantined``: the
bytes are sound and kept, but something about them is not known or does not fit; it waits.
``refused``: it can never be taken in; its digest and the reason are kept, its bytes are not.
"""
State = Literal["received", "returned", "accepted", "superseded", "quarantined", "refused"]
STANDING: tuple[State, ...] = ("received", "accepted")
"""The states whose figures count. ``superseded``: a later copy with more signatures came."""
Role = Literal["reader", "reviewer", "chief"]
DESK_ROLES: tuple[Role, ...] = ("reader", "reviewer", "chief")
"""What people may do at the desk, each all that those before it may."""


class Submission(NamedTuple):
    """A file that was handed in.

    ``number`` is the desk's own, from 1 in the order of receipt; ``digest`` the SHA-256 of the
    bytes received, ``size`` their number, ``file`` the name under which they came. What follows
    ``state`` is what the package says of itself: empty or 0 where it could not be read.
    ``previous`` names the package sealed before by its seal, ``log_begin`` and ``log_end`` are the
    digests between which its audit log runs. Times are UTC, ISO 8601. ``version`` counts the
    changes of this record; who changes it states the one that was read.
    """

    number: int
    digest: str
    size: int
    file: str
    received_at: str
    received_by: str
    verdict: str
    state: str
    unit: str = ""
    year: int = 0
    kind: str = ""
    category: str = ""
    sequence: int = 0
    revision: int = 0
    practice: bool = False
    report: str = ""
    seal: str = ""
    previous: str = ""
    edition: str = ""
    edition_version: int = 0
    catalogue_digest: str = ""
    program: str = ""
    sealed_at: str = ""
    log_begin: str = ""
    log_end: str = ""
    version: int = 1

    @property
    def counts(self) -> bool:
        """Whether its figures may enter any total."""
        return self.state in STANDING


class Reason(NamedTuple):
    """Why a submission is not simply valid: a code of :mod:`ipdesk.review.reasons`.

    ``params`` fill the sentence; they are plain text.
    """

    code: str
    params: dict[str, str]


class Difference(NamedTuple):
    """An outcome to which the desk comes otherwise than the province's program.

    ``aspect`` is ``state``, ``sides``, ``operands``, ``explanation``, ``level``, ``absent`` or
    ``problem`` of a rule; where ``rule`` is "", it is the ``value`` of a cell, the ``stand`` of an
    indicator, or the rules ``withdrawn``. Texts are exact.
    """

    rule: str
    section: str
    row: str
    column: str
    aspect: str
    theirs: str
    ours: str

    @property
    def place(self) -> Place:
        """Where."""
        return Place(self.section, self.row, self.column)


class SignatureFound(NamedTuple):
    """What was found of one signature: a state of :mod:`ipdesk.signing.verdicts`."""

    number: int
    role: str
    alg: str
    fingerprint: str
    signed_at: str
    state: str


class FileRecord(NamedTuple):
    """A payload file of a package, by its path in the bag."""

    path: str
    digest: str


class CellValue(NamedTuple):
    """A cell as the package states it; the desk's figures are made of these.

    ``value`` is canonical, ``facets`` a JSON object of texts (source, document, basis, note and
    others) or "".
    """

    section: str
    row: str
    column: str
    state: str
    raw: str
    value: str
    computed: bool
    facets: str


class Remark(NamedTuple):
    """What the province said of a problem that the rules found in its report.

    ``kind`` is ``explained`` (a query, with the reason) or ``disputed`` (the rule is wrong here).
    """

    rule: str
    section: str
    row: str
    column: str
    kind: str
    text: str


class Figure(NamedTuple):
    """A cell of a submission whose figures count."""

    submission: int
    unit: str
    year: int
    kind: str
    section: str
    row: str
    column: str
    state: str
    raw: str
    value: str
    computed: bool
    facets: str


class FigureQuery(NamedTuple):
    """Which figures are wanted; "" and () ask for nothing in particular."""

    kind: str = ""
    section: str = ""
    row: str = ""
    column: str = ""
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


class EnrolmentRecord(NamedTuple):
    """A key as it was enrolled from its stamped sheet. Days and times are ISO 8601, UTC.

    ``document`` is the number of the letter with which the sheet came; ``revoked_at`` is "" as
    long as the key is not revoked, ``revocation`` the letter that says so.
    """

    fingerprint: str
    alg: str
    public_key: str
    unit: str
    role: str
    valid_from: str
    valid_until: str
    document: str
    enrolled_at: str
    revoked_at: str = ""
    revocation: str = ""
    version: int = 1


class PersonRecord(NamedTuple):
    """Somebody who works at the desk, by the name of the account, and in which role."""

    name: str
    role: str
    version: int = 1


class Act(NamedTuple):
    """What somebody did, for the desk's log. ``submission`` is 0 for what concerns none.

    In a batch with one new submission, :data:`NEW` stands for its number.
    """

    at: str
    actor: str
    origin: str
    action: str
    submission: int = 0
    subject: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""


class ReviewComment(NamedTuple):
    """A comment of the desk on a place of a submission. ``author`` is the account's name.

    It stands in every receipt from then on, unless it was withdrawn before the first.
    """

    id: str
    submission: int
    section: str
    row: str
    column: str
    author: str
    role: str
    text: str
    at: str
    withdrawn_at: str = ""
    version: int = 1

    @property
    def place(self) -> Place:
        """What it is about: a cell, a row, or a section."""
        return Place(self.section, self.row, self.column)


class Ruling(NamedTuple):
    """The desk's answer to a disputed rule, where ``disputed`` was written by the province.

    ``decision`` is ``waived``, ``rejected`` or ``patch``; ``document`` the letter that waives,
    ``patch`` the name of the catalogue pack that puts the rule right.
    """

    submission: int
    rule: str
    section: str
    row: str
    column: str
    disputed: str
    decision: str
    text: str
    document: str
    patch: str
    author: str
    role: str
    at: str
    version: int = 1

    @property
    def place(self) -> Place:
        """Where the rule was disputed."""
        return Place(self.section, self.row, self.column)


class IssuedReceipt(NamedTuple):
    """A receipt that was signed, numbered from 1 for each submission. ``body`` is its file."""

    submission: int
    number: int
    digest: str
    state: str
    issued_at: str
    body: str


class CommentAnswer(NamedTuple):
    """What a later revision says to a comment of the desk; ``text`` is "" where it is only done."""

    comment: str
    number: int
    done: bool
    role: str
    text: str
    at: str


class Dealings(NamedTuple):
    """What the desk said of a submission, and the province in the next: each oldest first."""

    comments: tuple[ReviewComment, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    receipts: tuple[IssuedReceipt, ...] = ()


NEW = -1


class IssuedPack(NamedTuple):
    """A data pack that the desk made or took over; ``seal`` is what its signature is over.

    ``body`` is what of it is needed to check a report anew, as JSON. ``kept_at`` is UTC.
    """

    seal: str
    edition: str
    sequence: int
    kept_at: str
    body: str


class Part(NamedTuple):
    """A part of the bytes received, numbered from 0; ``digest`` is that of the whole file."""

    digest: str
    number: int
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A submission with all that was found of it. Its number is 0 while it is not stored."""

    submission: Submission
    reasons: tuple[Reason, ...] = ()
    signatures: tuple[SignatureFound, ...] = ()
    differences: tuple[Difference, ...] = ()
    files: tuple[FileRecord, ...] = ()
    cells: tuple[CellValue, ...] = ()
    remarks: tuple[Remark, ...] = ()
    answers: tuple[CommentAnswer, ...] = ()


@dataclass(slots=True, kw_only=True)
class DeskBatch:
    """Everything one commit of the desk writes.

    A record with a version replaces the stored one if that is still of this version, and is stored
    under the next; a new one is of version 1. ``newest`` is the number of the newest submission
    that was seen when a new one was judged. ``seen`` is what settings were, by name, when it was
    decided what they are to be; "" of one that was not there.
    """

    acts: list[Act]
    settings: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    catalogues: list[CatalogueRecord] = field(default_factory=list)
    packs: list[IssuedPack] = field(default_factory=list)
    enrolments_new: list[EnrolmentRecord] = field(default_factory=list)
    enrolments: list[EnrolmentRecord] = field(default_factory=list)
    people_new: list[PersonRecord] = field(default_factory=list)
    people: list[PersonRecord] = field(default_factory=list)
    taken: Judged | None = None
    newest: int = 0
    parts: list[Part] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    comments_new: list[ReviewComment] = field(default_factory=list)
    comments: list[ReviewComment] = field(default_factory=list)
    rulings_new: list[Ruling] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    receipts: list[IssuedReceipt] = field(default_factory=list)
