"""Enrolments at the desk: keys entered from their stamped sheets, and revoked by letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from ipdesk.review.desk import Desk
from ipdesk.review.records import DeskBatch, EnrolmentRecord
from ipdesk.review.refusal import DeskRefused
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.roles import DESK as DESK_ROLE


def enrol(desk: Desk, facts: KeyFacts, document: str) -> EnrolmentRecord:
    """Enrol a key; ``document`` names the letter with which the stamped sheet came.

    Takes a chief. Raises :class:`DeskRefused`, and the storage errors.
    """
    return enrol_all(desk, [facts], document)[0]


def enrol_all(desk: Desk, keys: Sequence[KeyFacts], document: str) -> list[EnrolmentRecord]:
    """Enrol several keys that came with one letter, in one commit: all of them, or none.

    Raises as :func:`enrol` does.
    """
    desk.require("chief")
    if not document.strip():
        raise DeskRefused("reason_missing")
    held = {one.fingerprint: one for one in desk.enrolments()}
    batch = DeskBatch(acts=[])
    for facts in keys:
        require_unit_key(desk, facts, held)
        record = _record(facts, document.strip(), desk.now())
        held[record.fingerprint] = record
        batch.enrolments_new.append(record)
        said = (facts.fingerprint, "", facts.unit, record.document)
        batch.acts.append(desk.act("enrol", 0, *said))
    desk.write(batch)
    return batch.enrolments_new


def require_unit_key(desk: Desk, facts: KeyFacts, held: Mapping[str, EnrolmentRecord]) -> None:
    """:class:`DeskRefused` unless it is the key of a unit and none of those that are ``held``."""
    if facts.role == DESK_ROLE:
        raise DeskRefused("desk_key")
    desk.regions.unit(facts.unit)
    known = held.get(facts.fingerprint)
    if known is not None:
        raise DeskRefused("enrolled", unit=desk.regions.unit(known.unit).short)


def revoke(
    desk: Desk, fingerprint: str, document: str, at: dt.datetime | None = None
) -> EnrolmentRecord:
    """Revoke a key from a moment on, now unless another is named; never taken back.

    ``fingerprint`` may be its beginning, if that is one key's only. What was received from that
    moment on and signed with it is no more valid when it is looked at again. Takes a chief.
    Raises :class:`DeskRefused`, :class:`Conflict` and the storage errors.
    """
    return revoke_all(desk, [fingerprint], document, at)[0]


def revoke_all(
    desk: Desk, fingerprints: Sequence[str], document: str, at: dt.datetime | None = None
) -> list[EnrolmentRecord]:
    """Revoke several keys by one letter, in one commit: all of them, or none. As :func:`revoke`."""
    desk.require("chief")
    if not document.strip():
        raise DeskRefused("reason_missing")
    moment = desk.now() if at is None else at.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    held, batch = desk.enrolments(), DeskBatch(acts=[])
    for fingerprint in fingerprints:
        known = _known(held, fingerprint.lower())
        if known is None:
            raise DeskRefused("not_enrolled")
        if known.revoked_at:
            raise DeskRefused("revoked")
        record = known._replace(revoked_at=moment, revocation=document.strip())
        batch.enrolments.append(record)
        said = (known.fingerprint, "", moment, record.revocation)
        batch.acts.append(desk.act("revoke", 0, *said))
    desk.write(batch)
    return [one._replace(version=one.version + 1) for one in batch.enrolments]


def _record(facts: KeyFacts, document: str, at: str) -> EnrolmentRecord:
    return EnrolmentRecord(
        facts.fingerprint,
        facts.alg,
        facts.public_key,
        facts.unit,
        facts.role,
        facts.valid_from,
        facts.valid_until,
        document,
        at,
    )


_SHORTEST = 12


def _known(held: Sequence[EnrolmentRecord], fingerprint: str) -> EnrolmentRecord | None:
    begins = [
        one
        for one in held
        if one.fingerprint == fingerprint
        or (len(fingerprint) >= _SHORTEST and one.fingerprint.startswith(fingerprint))
    ]
    return begins[0] if len(begins) == 1 else None
