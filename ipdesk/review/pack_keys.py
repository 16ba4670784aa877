"""Enrolments between a desk and data packs: those of the desk into a pack, those of a pack here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from ipdesk.data_packs.reader import DataPack
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.data_packs.texts import EnrolmentText
from ipdesk.data_packs.trust import compare, judge_itself
from ipdesk.review.desk import Desk
from ipdesk.review.proof import facts_of
from ipdesk.review.records import DeskBatch, EnrolmentRecord
from ipdesk.signing.roles import DESK as DESK_ROLE


class KeysTaken(NamedTuple):
    """How many keys of a pack were enrolled, how many revoked; ``known`` were as they are."""

    enrolled: int
    revoked: int
    known: int


def packed_enrolments(records: Iterable[EnrolmentRecord]) -> tuple[EnrolmentText, ...]:
    """The keys of a desk as a data pack lists them."""
    return tuple(
        EnrolmentText(
            key=facts_of(record),
            document=record.document,
            revoked_at=_to_seconds(record.revoked_at) if record.revoked_at else None,
            revocation=record.revocation,
        )
        for record in records
    )


def take_keys(desk: Desk, pack: DataPack, fingerprint: str) -> KeysTaken:
    """Enrol the units' keys of a pack and take over its revocations, in one commit.

    ``fingerprint`` is that of the pack's key as the sheet of the desk that made it has it: another
    desk's pack is compared each time. Keys of desks are left out. Takes a chief. Raises
    :class:`DeskRefused`, :class:`DataPackRefused`, :class:`Conflict` and the storage errors.
    """
    desk.require("chief")
    compare(pack, fingerprint)
    judge_itself(pack, desk.clock.now())
    if pack.text.fictitious and not desk.practice:
        raise DataPackRefused("fictitious")
    known = {record.fingerprint: record for record in desk.enrolments()}
    batch, name = DeskBatch(acts=[]), str(pack.text.name)
    entries = [e for e in pack.contents.enrolments if e.key.role != DESK_ROLE]
    for entry in entries:
        held = known.get(entry.fingerprint)
        if held is None:
            desk.regions.unit(entry.key.unit)
            act = desk.act("enrol", subject=entry.fingerprint, after=entry.key.unit, reason=name)
            batch.enrolments_new.append(_record(entry, desk.now()))
        elif entry.revoked_at and not held.revoked_at:
            act = desk.act("revoke", subject=entry.fingerprint, after=entry.revoked_at, reason=name)
            said = entry.revocation or name
            batch.enrolments.append(held._replace(revoked_at=entry.revoked_at, revocation=said))
        else:
            continue
        batch.acts.append(act)
    if batch.acts:
        desk.write(batch)
    new, changed = len(batch.enrolments_new), len(batch.enrolments)
    return KeysTaken(new, changed, len(entries) - new - changed)


def _record(entry: EnrolmentText, at: str) -> EnrolmentRecord:
    key = entry.key
    return EnrolmentRecord(
        key.fingerprint,
        key.alg,
        key.public_key,
        key.unit,
        key.role,
        key.valid_from,
        key.valid_until,
        entry.document,
        at,
        entry.revoked_at or "",
        entry.revocation,
    )


def _to_seconds(at: str) -> str:
    return dt.datetime.fromisoformat(at).astimezone(dt.UTC).isoformat(timespec="seconds")
