"""What the signatures of a package prove at the desk: reasons, and what is kept of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from ipdesk.review.reasons import SIGNATURES
from ipdesk.review.records import EnrolmentRecord, Reason, SignatureFound
from ipdesk.signing.enrolments import Enrolment, Enrolments
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.signatures import ORDER
from ipdesk.signing.verdicts import SignatureCheck, Verdict


def enrolments_of(records: Iterable[EnrolmentRecord]) -> Enrolments:
    """The list of keys that signatures are checked against."""
    return Enrolments(
        Enrolment(facts_of(record), _moment(record.revoked_at), record.revocation)
        for record in records
    )


def facts_of(record: EnrolmentRecord) -> KeyFacts:
    """What is public of an enrolled key."""
    return KeyFacts(
        alg=record.alg,
        public_key=record.public_key,
        fingerprint=record.fingerprint,
        unit=record.unit,
        role=record.role,
        valid_from=record.valid_from,
        valid_until=record.valid_until,
    )


def found_of(check: SignatureCheck) -> tuple[SignatureFound, ...]:
    """What is kept of each signature."""
    return tuple(
        SignatureFound(
            number,
            one.signature.role,
            one.signature.alg,
            one.signature.fingerprint,
            one.signature.signed_at,
            one.state,
        )
        for number, one in enumerate(check.verdicts, 1)
    )


def signature_reasons(check: SignatureCheck) -> Iterator[Reason]:
    """Why the signatures do not prove that unit and section chief stand behind the package."""
    states = {one.state for one in check.verdicts}
    if "invalid" in states:
        yield Reason("signature_invalid", {})
        return
    if not check.verdicts:
        yield Reason("unsigned", {})
        return
    if "unknown_algorithm" in states:
        yield Reason("unknown_algorithm", {})
    for one in check.verdicts:
        if one.state in SIGNATURES:
            yield Reason(one.state, _params(one))
    if len(check.verdicts) < len(ORDER):
        yield Reason("not_countersigned", {})


def _params(found: Verdict) -> dict[str, str]:
    enrolled = found.enrolment
    return {
        "role": found.signature.role,
        "key": found.signature.fingerprint,
        "unit": enrolled.facts.unit if enrolled else "",
    }


def _moment(text: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
