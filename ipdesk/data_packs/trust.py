"""Who may be believed: whether a data pack is signed by a key of SIPO's desk that is known here.

The first key is compared with the stamped sheet by a person, and pinned; a further one is known
if a pack signed by a known key enrols it.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ipdesk import formats
from ipdesk.data_packs.kept import KeptPacks
from ipdesk.data_packs.reader import DataPack
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.signing.enrolments import Enrolment, Enrolments
from ipdesk.signing.verdicts import Overall, verify_signatures

Trust = Literal["known", "first"]
"""``first``: no key is known here that could sign, so this one has to be compared."""


def judge(pack: DataPack, kept: KeptPacks, at: dt.datetime) -> Trust:
    """Whether the pack's key is known; :class:`DataPackRefused` if it is not to be believed."""
    known = verify_signatures(pack.signed, kept.enrolments(), at).overall
    if known == "valid":
        return "known"
    if known != "unknown_key" or kept.may_sign(at):
        raise _refusal(known, pack)
    judge_itself(pack, at)
    return "first"


def judge_itself(pack: DataPack, at: dt.datetime) -> None:
    """Refuse a pack that the key it names has not signed, or not while it was valid."""
    itself = Enrolments([Enrolment(pack.text.signer)])
    alone = verify_signatures(pack.signed, itself, at).overall
    if alone != "valid":
        raise _refusal(alone, pack)


def compare(pack: DataPack, typed: str) -> None:
    """Refuse a fingerprint, as the sheet has it, that is not that of the pack's key."""
    if "".join(typed.split()).replace("-", "").casefold() != pack.signature.fingerprint:
        raise DataPackRefused("fingerprint")


def shown(fingerprint: str) -> str:
    """A fingerprint in groups, as the sheet has it."""
    return formats.grouped(fingerprint.upper())


def _refusal(found: Overall, pack: DataPack) -> DataPackRefused:
    return DataPackRefused(f"key_{found}", fingerprint=shown(pack.signature.fingerprint))
