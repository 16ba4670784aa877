"""Verifies a package: every rule of the format, from the bytes up.

What this proves: the file is whole and says one thing throughout. It does not prove who made
it; that takes the signature, which this version does not check.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

import msgspec

from ipdesk.package import canonical_json
from ipdesk.package.bag import SIGNATURE_FILE
from ipdesk.package.bag_check import CheckedBag, check_bag
from ipdesk.package.check_results import CheckResults
from ipdesk.package.history_log import Head
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.package.page_list import PageList
from ipdesk.package.payload_check import PayloadCheck
from ipdesk.package.reader import PackageReader, open_package
from ipdesk.package.submission import CatalogueText, Submission
from ipdesk.package.tables import TableRecord
from ipdesk.problems import Verdict
from ipdesk.restatement import CARRIED_VALUE

SignatureState = Literal["absent", "unchecked"]
_SIGNATURE_LIMIT = 1 << 16


@dataclass(frozen=True, slots=True)
class Verification:
    """What a package that keeps every rule says of itself.

    ``digest`` is the SHA-256 of the bytes received, ``size`` their number, ``files`` the
    number of payload files, ``restatements`` that of restated opening figures,
    ``disputes`` that of disputed rules. ``signature`` is never "valid": nothing was checked.
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
    signature: SignatureState
    files: int
    size: int
    digest: str
    history_entries: int
    history_digest: str
    restatements: int
    disputes: int

    def facts(self) -> dict[str, object]:
        """The same as plain values (text, numbers, true or false, dictionaries of them)."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        catalogue: object = msgspec.to_builtins(self.catalogue)
        verdict = {**self.verdict._asdict(), "ready": self.verdict.ready}
        return {**values, "catalogue": catalogue, "verdict": verdict}


@dataclass(frozen=True, slots=True)
class Inspection:
    """A verified package with its contents, as far as they are data."""

    verification: Verification
    submission: Submission
    tables: Mapping[str, tuple[TableRecord, ...]]
    results: CheckResults
    digests: Mapping[str, str]
    pages: PageList | None = None


def verify(path: Path, limits: Limits = LIMITS) -> Verification:
    """Verify the file. Raises ``PackageRefused`` with the rule broken, or a storage error."""
    return inspect(path, limits).verification


def inspect(path: Path, limits: Limits = LIMITS) -> Inspection:
    """Verify the file and keep what was read: facts, tables, results, digests by path."""
    with open_package(path, limits) as reader:
        digest = hashlib.sha256()
        for block in reader.blocks():
            digest.update(block)
        bag = check_bag(reader)
        payload = PayloadCheck(reader, bag)
        submission = payload.submission()
        tables = payload.tables(submission)
        results = payload.results(submission)
        pages = payload.pages(submission, tables)
        head = payload.history()
        signature = _signature(reader, bag)
        size = reader.size
    verification = _verification(
        submission, bag, head, signature, digest.hexdigest(), size, _restated(tables)
    )
    return Inspection(verification, submission, tables, results, bag.digests, pages)


def _restated(tables: Mapping[str, tuple[TableRecord, ...]]) -> int:
    return sum(CARRIED_VALUE in record.facets for table in tables.values() for record in table)


def _signature(reader: PackageReader, bag: CheckedBag) -> SignatureState:
    if bag.signature is None:
        return "absent"
    data = reader.read(bag.signature, _SIGNATURE_LIMIT)
    canonical_json.decode(data, SIGNATURE_FILE, reader.limits)
    return "unchecked"


def _verification(
    submission: Submission,
    bag: CheckedBag,
    head: Head,
    signature: SignatureState,
    digest: str,
    size: int,
    restated: int,
) -> Verification:
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
        signature=signature,
        files=len(bag.payload),
        size=size,
        digest=digest,
        history_entries=head.count,
        history_digest=head.digest,
        restatements=restated,
        disputes=submission.verdict.disputed,
    )
