"""Whose keys packages are encrypted to: those for which a known key of SIPO's desk vouches.

Known are the keys of data packs and receipts (:mod:`ipdesk.data_packs.kept`). As long as a
workspace knows none, nothing can be checked, and a person compares the fingerprint; as soon as it
knows one, no other key vouches, and a key for which nobody does is not taken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from ipdesk.data_packs.kept import kept_packs
from ipdesk.encryption.recipient import PURPOSE, Recipient, require_usable
from ipdesk.formats import grouped
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.roles import DESK_UNIT
from ipdesk.signing.signatures import Signed
from ipdesk.signing.verdicts import verify_signatures

Trust = Literal["known", "unchecked"]
"""``unchecked``: no key of SIPO's desk is known here by which it could be checked."""


def judge(recipient: Recipient, settings: Mapping[str, str], at: dt.datetime) -> Trust:
    """Whether the key is known to be SIPO's, by what the workspace's settings keep.

    Raises :class:`SigningRefused` if it is not valid at that moment, or not to be believed.
    """
    require_usable(recipient.key, at)
    kept = kept_packs(settings)
    if recipient.signature is None:
        if kept.may_sign(at):
            raise SigningRefused("recipient_unsigned")
        return "unchecked"
    signed = Signed(DESK_UNIT, recipient.digest, (recipient.signature,), PURPOSE)
    found = verify_signatures(signed, kept.enrolments(), at).overall
    if found == "valid":
        return "known"
    if found == "unknown_key" and not kept.may_sign(at):
        return "unchecked"
    key = grouped(recipient.signature.fingerprint.upper())
    raise SigningRefused(f"recipient_{found}", key=key)
