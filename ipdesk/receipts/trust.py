"""Whose receipts are believed: keys of SIPO's desk that this workspace knows.

They are those of data packs (:mod:`ipdesk.data_packs.kept`): the first one was compared with the
stamped sheet by a person, when a data pack or a receipt came; packs enrol and revoke others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from ipdesk.data_packs.kept import KeptPacks, PinnedKey, kept_packs, key_setting
from ipdesk.data_packs.trust import shown
from ipdesk.receipts.file import Receipt
from ipdesk.receipts.refusal import ReceiptRefused
from ipdesk.signing.enrolments import Enrolment, Enrolments

__all__ = ("Trust", "compare", "judge", "pinned", "shown")

Trust = Literal["known", "first"]
"""``first``: no key is known here that could sign, so this one has to be compared."""


def judge(receipt: Receipt, settings: Mapping[str, str], at: dt.datetime) -> Trust:
    """Whether the receipt's key is known; :class:`ReceiptRefused` if it is not to be believed."""
    kept: KeptPacks = kept_packs(settings)
    found = receipt.found(kept.enrolments(), at)
    if found == "valid":
        return "known"
    if found != "unknown_key" or kept.may_sign(at):
        raise ReceiptRefused("key_" + found)
    alone = receipt.found(Enrolments([Enrolment(receipt.text.signer)]), at)
    if alone != "valid":
        raise ReceiptRefused("key_" + alone)
    return "first"


def compare(receipt: Receipt, typed: str) -> None:
    """Refuse a fingerprint, as the sheet has it, that is not that of the receipt's key."""
    if "".join(typed.split()).replace("-", "").casefold() != receipt.signature.fingerprint:
        raise ReceiptRefused("fingerprint")


def pinned(receipt: Receipt, at: str) -> tuple[str, str]:
    """The setting that keeps the receipt's compared key: its name and its text."""
    return key_setting(PinnedKey(key=receipt.text.signer, pinned_at=at))
