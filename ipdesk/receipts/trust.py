"""Whose receipts are believed: keys of SIPO's desk that a person compared with the stamped sheet.

They lie in the workspace's settings, one for each key.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from ipdesk import formats
from ipdesk.receipts.file import Receipt
from ipdesk.receipts.refusal import ReceiptRefused
from ipdesk.signing.enrolments import Enrolment, Enrolments
from ipdesk.signing.facts import KeyFacts
from ipdesk.signing.roles import DESK, DESK_UNIT
from ipdesk.signing.validity import validity

KEY_SETTING = "data_pack_key/"
"""How the name of a setting begins that keeps a compared key; its fingerprint follows."""
Trust = Literal["known", "first"]
"""``first``: no key is known here that could sign, so this one has to be compared."""


class PinnedKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key of SIPO's desk that was compared with its sheet. ``pinned_at`` is UTC, ISO 8601."""

    key: KeyFacts
    pinned_at: str


def trusted_keys(settings: Mapping[str, str]) -> Enrolments:
    """The keys of SIPO's desk that this workspace trusts."""
    return Enrolments(
        Enrolment(msgspec.json.decode(text, type=PinnedKey).key)
        for name, text in settings.items()
        if name.startswith(KEY_SETTING) and text
    )


def pinned(facts: KeyFacts, at: str) -> tuple[str, str]:
    """The setting that keeps a compared key: its name and its text."""
    record = PinnedKey(key=facts, pinned_at=at)
    return KEY_SETTING + facts.fingerprint, msgspec.json.encode(record).decode()


def judge(receipt: Receipt, trusted: Enrolments, at: dt.datetime) -> Trust:
    """Whether the receipt's key is known; :class:`ReceiptRefused` if it is not to be believed."""
    found = receipt.found(trusted, at)
    if found == "valid":
        return "known"
    if found != "unknown_key" or _may_sign(trusted, at):
        raise ReceiptRefused("key_" + found)
    alone = receipt.found(Enrolments([Enrolment(receipt.text.signer)]), at)
    if alone != "valid":
        raise ReceiptRefused("key_" + alone)
    return "first"


def compare(receipt: Receipt, typed: str) -> None:
    """Refuse a fingerprint, as the sheet has it, that is not that of the receipt's key."""
    if "".join(typed.split()).replace("-", "").casefold() != receipt.signature.fingerprint:
        raise ReceiptRefused("fingerprint")


def shown(fingerprint: str) -> str:
    """A fingerprint in groups, as the sheet has it."""
    return formats.grouped(fingerprint.upper())


def _may_sign(trusted: Enrolments, at: dt.datetime) -> bool:
    return any(
        (one.facts.unit, one.facts.role) == (DESK_UNIT, DESK)
        and one.revoked_at is None
        and validity(one.facts, at).days >= 0
        for one in trusted
    )
