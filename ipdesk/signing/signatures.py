r"""Signatures over a sealed package: what is signed, how they are made, how they are written.

The message of a signature is, one after the other: the context (``ipdesk.submission.v1\n``); the
32 bytes of the seal; the canonical JSON of what the signature states of itself (``alg``,
``fingerprint``, ``role``, ``signed_at``); the bytes of all signatures before it. So neither role
nor time can be exchanged, and a counter-signature is one of the first signature as well.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

import msgspec

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.bag import SIGNATURE_FILE
from ipdesk.package.submission import Line, Sha256, is_utc
from ipdesk.signing.facts import Alg, Hex, KeyFacts, fingerprint_of
from ipdesk.signing.key_file import SigningKey
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.roles import CLERK, DESK, REVIEWER
from ipdesk.signing.validity import validity

SUBMISSION = b"ipdesk.submission.v1\n"
ORDER = (CLERK, REVIEWER)
"""Who signs a package, one after the other."""


class Purpose(NamedTuple):
    """What signatures are made for: the context of their message, and who signs in which order.

    A signature made for one purpose proves nothing for another. ``mistaken`` is the reason that
    tells of signatures of others.
    """

    context: bytes
    order: tuple[str, ...]
    mistaken: str


PACKAGE = Purpose(SUBMISSION, ORDER, "signature_roles")
DATA_PACK = Purpose(b"ipdesk.datapack.v1\n", (DESK,), "signature_desk")
RECEIPT = Purpose(b"ipdesk.receipt.v1\n", (DESK,), "signature_desk")
_WHERE = re.compile(r"`(\$[^`]*)`")


Moment = Annotated[
    str,
    msgspec.Meta(pattern=r"\A2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\+00:00\Z"),
]


class Signature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One signature. Bytes are hex; ``signed_at`` is UTC, ISO 8601, by the signer's own clock."""

    alg: Alg
    fingerprint: Sha256
    public_key: Hex
    role: Line
    signed_at: Moment
    signature: Hex


class SignatureFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of ``signature.json``."""

    format: Literal["ipdesk.signatures.v1"] = "ipdesk.signatures.v1"
    signatures: tuple[Signature, ...]


class Signed(NamedTuple):
    """A sealed package as far as signatures concern it. ``seal`` is hex."""

    unit: str
    seal: str
    signatures: tuple[Signature, ...] = ()
    purpose: Purpose = PACKAGE


def sign(key: SigningKey, signed: Signed, at: dt.datetime) -> Signature:
    """The next signature of the package.

    Raises :class:`SigningRefused` if the key is another unit's or role's, is not valid at
    that moment or has signed already, or if nobody is to sign any more.
    """
    _check(key, signed, at)
    facts = key.facts
    stated = Signature(
        alg=facts.alg,
        fingerprint=facts.fingerprint,
        public_key=facts.public_key,
        role=facts.role,
        signed_at=at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        signature="00",
    )
    message = message_of(stated, signed.seal, signed.signatures, signed.purpose.context)
    return msgspec.structs.replace(stated, signature=key.private.sign(message).hex())


def message_of(
    stated: Signature, seal: str, before: Sequence[Signature], context: bytes = SUBMISSION
) -> bytes:
    """The bytes that are signed. ``stated.signature`` is no part of them."""
    said = {name: getattr(stated, name) for name in ("alg", "fingerprint", "role", "signed_at")}
    earlier = b"".join(bytes.fromhex(one.signature) for one in before)
    return context + bytes.fromhex(seal) + canonical_json.encode(said) + earlier


def encode(signatures: Sequence[Signature]) -> bytes:
    """The bytes of ``signature.json``."""
    return canonical_json.encode(SignatureFile(signatures=tuple(signatures)))


def decode(data: bytes, purpose: Purpose = PACKAGE) -> tuple[Signature, ...]:
    """The signatures in a ``signature.json``; :class:`PackageRefused` names what is wrong."""
    value = canonical_json.decode(data, SIGNATURE_FILE)
    try:
        found = msgspec.convert(value, SignatureFile).signatures
    except msgspec.ValidationError as fault:
        where = _WHERE.search(str(fault))
        place = where[1] if where else "$"
        raise PackageRefused("signature_shape", file=SIGNATURE_FILE, where=place) from None
    if not found or tuple(one.role for one in found) != purpose.order[: len(found)]:
        raise PackageRefused(purpose.mistaken, file=SIGNATURE_FILE)
    for one in found:
        if fingerprint_of(bytes.fromhex(one.public_key)) != one.fingerprint:
            raise PackageRefused("signature_key", file=SIGNATURE_FILE)
        if not is_utc(one.signed_at):
            raise PackageRefused("not_utc", text=one.signed_at)
    if len({one.fingerprint for one in found}) != len(found):
        raise PackageRefused("signature_twice", file=SIGNATURE_FILE)
    return found


def require_holder(facts: KeyFacts, unit: str, role: str) -> None:
    """Raise :class:`SigningRefused` unless the key is of that unit, and of that role."""
    if facts.unit != unit:
        raise SigningRefused("other_unit", unit=facts.unit, own=unit)
    if facts.role != role:
        raise SigningRefused(f"role_{role}")


def _check(key: SigningKey, signed: Signed, at: dt.datetime) -> None:
    facts, number, order = key.facts, len(signed.signatures), signed.purpose.order
    if number == len(order):
        raise SigningRefused("signed_already")
    if facts.fingerprint in {one.fingerprint for one in signed.signatures}:
        raise SigningRefused("same_key")
    require_holder(facts, signed.unit, order[number])
    stand = validity(facts, at)
    if stand.state == "not_yet":
        raise SigningRefused("key_not_yet", day=facts.first_day)
    if not stand.may_sign:
        raise SigningRefused("key_expired", day=facts.last_day)
