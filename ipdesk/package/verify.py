"""Verifies a package: every rule of the format, from the bytes up.

What this proves: the file is whole and says one thing throughout, and the keys named in its
signatures made them. Whose keys they are takes a list of enrolments
(:func:`ipdesk.signing.verdicts.verify_signatures`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, NamedTuple, cast

import msgspec

from ipdesk.package.answers import Answers
from ipdesk.package.bag_check import CheckedBag, check_bag
from ipdesk.package.check_results import CheckResults
from ipdesk.package.effort import Effort
from ipdesk.package.history_log import Head
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.package.page_list import PageList
from ipdesk.package.payload_check import PayloadCheck, go_through
from ipdesk.package.reader import PackageReader, Source, open_package
from ipdesk.package.submission import CatalogueText, Submission
from ipdesk.package.tables import TableRecord
from ipdesk.paper.content import Data
from ipdesk.problems import Verdict
from ipdesk.restatement import CARRIED_VALUE
from ipdesk.signing.signatures import Signature, Signed, decode
from ipdesk.signing.verdicts import verify_signatures

SignatureState = Literal["absent", "unchecked", "unknown_algorithm", "invalid"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What a package that keeps every rule says of itself.

    ``digest`` is the SHA-256 of the bytes received, ``size`` their number, ``files`` the
    number of payload files, ``restatements`` that of restated opening figures,
    ``disputes`` that of disputed rules. ``seal`` is what the signatures are over.
    ``signature`` is the gravest of what was found of them, never "valid": no key was looked up.
    """

    name: str
    report: str
    unit: str
    category: str
    period: str
    kind: str
    sequence: int
    revision: int
    previous: str
    catalogue: CatalogueText
    program: str
    practice: bool
    sealed_at: str
    verdict: Verdict
    seal: str
    signature: SignatureState
    signatures: tuple[Signature, ...]
    files: int
    size: int
    digest: str
    history_entries: int
    history_previous: str
    history_digest: str
    restatements: int
    disputes: int

    @property
    def signed(self) -> Signed:
        """The package as far as signatures concern it."""
        return Signed(self.unit, self.seal, self.signatures)

    def facts(self) -> dict[str, object]:
        """The same as plain values (text, numbers, true or false, dictionaries of them)."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        catalogue: object = msgspec.to_builtins(self.catalogue)
        verdict = {**self.verdict._asdict(), "ready": self.verdict.ready}
        signatures: list[object] = [msgspec.to_builtins(one) for one in self.signatures]
        plain = {"catalogue": catalogue, "signatures": signatures, "verdict": verdict}
        return {**values, **plain}


@dataclass(frozen=True, slots=True)
class Inspection:
    """A verified package with its contents, as far as they are data."""

    verification: Verification
    submission: Submission
    tables: Mapping[str, tuple[TableRecord, ...]]
    results: CheckResults
    digests: Mapping[str, str]
    pages: PageList | None = None
    answers: Answers | None = None


def verify(source: Source, limits: Limits = LIMITS) -> Verification:
    """Verify a package. Raises ``PackageRefused`` with the rule broken, or a storage error."""
    return inspect(source, limits).verification


def inspect(source: Source, limits: Limits = LIMITS) -> Inspection:
    """Verify a package and keep what was read: facts, tables, results, digests by path.

    A large one is gone through first and read again when nothing was found wrong with it.
    """
    with open_package(source, limits) as reader:
        effort = Effort(limits.effort)
        effort.files(reader.size, reader.entries)
        digest = _digest(reader)
        bag = check_bag(reader)
        payload = PayloadCheck(reader, bag, effort)
        submission = payload.submission()
        if payload.large:
            go_through(payload, submission)
            ending = payload.history(), _signatures(reader, bag)
            again = PayloadCheck(reader, bag, Effort(limits.effort))
            kept = _kept(again, submission, proved=True)
        else:
            kept = _kept(payload, submission, proved=False)
            ending = payload.history(), _signatures(reader, bag)
    verification = _verification(submission, bag, ending, digest, reader.size, kept)
    return Inspection(verification, submission, *kept[:2], bag.digests, *kept[2:])


class _Kept(NamedTuple):
    """What is kept of a payload."""

    tables: Mapping[str, tuple[TableRecord, ...]]
    results: CheckResults
    pages: PageList | None
    answers: Answers | None


def _kept(payload: PayloadCheck, submission: Submission, *, proved: bool) -> _Kept:
    tables = payload.tables(submission)
    results = payload.results(submission)
    pages = payload.pages()
    if not proved:
        payload.require_pages(pages, submission, Data(tables, payload.digests()))
    return _Kept(tables, results, pages, payload.answers())


def _digest(reader: PackageReader) -> str:
    digest = hashlib.sha256()
    for block in reader.blocks():
        digest.update(block)
    return digest.hexdigest()


def _restated(tables: Mapping[str, tuple[TableRecord, ...]]) -> int:
    return sum(CARRIED_VALUE in record.facets for table in tables.values() for record in table)


def _signatures(reader: PackageReader, bag: CheckedBag) -> tuple[Signature, ...]:
    if bag.signature is None:
        return ()
    return decode(reader.read(bag.signature, reader.limits.signature_size))


def _state(signed: Signed) -> SignatureState:
    """What the signatures are by themselves; it does not depend on the moment."""
    found = verify_signatures(signed, None, dt.datetime.min.replace(tzinfo=dt.UTC)).overall
    return "absent" if found == "unsigned" else cast("SignatureState", found)


def _verification(
    submission: Submission,
    bag: CheckedBag,
    ending: tuple[Head, tuple[Signature, ...]],
    digest: str,
    size: int,
    kept: _Kept,
) -> Verification:
    head, signatures = ending
    signed = Signed(submission.unit.code, bag.seal, signatures)
    return Verification(
        name=bag.name,
        report=submission.report,
        unit=submission.unit.code,
        category=submission.category,
        period=submission.period,
        kind=submission.kind,
        sequence=submission.sequence,
        revision=submission.revision,
        previous=submission.previous or "",
        catalogue=submission.catalogue,
        program=submission.program,
        practice=submission.practice,
        sealed_at=submission.sealed_at,
        verdict=submission.verdict.verdict(),
        seal=signed.seal,
        signature=_state(signed),
        signatures=signed.signatures,
        files=len(bag.payload),
        size=size,
        digest=digest,
        history_entries=head.count,
        history_previous=head.previous,
        history_digest=head.digest,
        restatements=_restated(kept.tables),
        disputes=submission.verdict.disputed,
    )
