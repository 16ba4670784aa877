"""Enrolments at the desk: keys entered from their stamped sheets, and revoked by letter."""

from __future__ import annotations

import datetime as dt

from ipdesk.review.desk import Desk
from ipdesk.review.records import DeskBatch, EnrolmentRecord
from ipdesk.review.refusal import DeskRefused
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.roles import DESK as DESK_ROLE


def enrol(desk: Desk, facts: KeyFacts, document: str) -> EnrolmentRecord:
    """Enrol a key; ``document`` names the letter with which the stamped sheet came.

    Takes a chief. Raises :class:`DeskRefused`, and the storage errors.
    """
    desk.require("chief")
    if not document.strip():
        raise DeskRefused("reason_missing")
    if facts.role == DESK_ROLE:
        raise DeskRefused("desk_key")
    desk.regions.unit(facts.unit)
    known = _known(desk, facts.fingerprint)
    if known is not None:
        raise DeskRefused("enrolled", unit=known.unit)
    record = EnrolmentRecord(
        facts.fingerprint,
        facts.alg,
        facts.public_key,
        facts.unit,
        facts.role,
        facts.valid_from,
        facts.valid_until,
        document.strip(),
        desk.now(),
    )
    act = desk.act("enrol", subject=facts.fingerprint, after=facts.unit, reason=document.strip())
    desk.write(DeskBatch(acts=[act], enrolments_new=[record]))
    return record


def revoke(
    desk: Desk, fingerprint: str, document: str, at: dt.datetime | None = None
) -> EnrolmentRecord:
    """Revoke a key from a moment on, now unless another is named; never taken back.

    ``fingerprint`` may be its beginning, if that is one key's only. What was received from that
    moment on and signed with it is no more valid when it is looked at again. Takes a chief.
    Raises :class:`DeskRefused`, :class:`Conflict` and the storage errors.
    """
    desk.require("chief")
    if not document.strip():
        raise DeskRefused("reason_missing")
    known = _known(desk, fingerprint.lower())
    if known is None:
        raise DeskRefused("not_enrolled")
    if known.revoked_at:
        raise DeskRefused("revoked")
    moment = desk.now() if at is None else at.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    record = known._replace(revoked_at=moment, revocation=document.strip())
    act = desk.act("revoke", subject=known.fingerprint, after=moment, reason=document.strip())
    desk.write(DeskBatch(acts=[act], enrolments=[record]))
    return record._replace(version=record.version + 1)


_SHORTEST = 12


def _known(desk: Desk, fingerprint: str) -> EnrolmentRecord | None:
    begins = [
        one
        for one in desk.enrolments()
        if one.fingerprint == fingerprint
        or (len(fingerprint) >= _SHORTEST and one.fingerprint.startswith(fingerprint))
    ]
    return begins[0] if len(begins) == 1 else None
