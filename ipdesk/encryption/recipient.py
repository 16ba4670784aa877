r"""What is public of the key that packages are encrypted to: an ``.iprecipient`` file.

SIPO's desk makes it, signs it with its signing key if it has one, and gives it to the units. The
message of the signature is as :mod:`ipdesk.signing.signatures` says, with the context
``ipdesk.recipient.v1\n`` and, for the seal, the SHA-256 of the canonical JSON of ``key``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Literal

import msgspec

from ipdesk.encryption.bech32 import bech32
from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.signing import facts as public
from ipdesk.signing.algorithms import ALGORITHMS
from ipdesk.signing.facts import KeyFacts, fingerprint_of
from ipdesk.signing.key_file import SigningKey, content_of
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.roles import DESK
from ipdesk.signing.signatures import Purpose, Signature, message_of
from ipdesk.signing.validity import validity

SUFFIX = ".iprecipient"
X25519 = "x25519"
PURPOSE = Purpose(b"ipdesk.recipient.v1\n", (DESK,), "signature_desk")
_KEY_SIZE = 32


class Recipient(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of an ``.iprecipient`` file. ``key`` is no key to sign with."""

    format: Literal["ipdesk.recipient.v1"] = "ipdesk.recipient.v1"
    key: KeyFacts
    signature: Signature | None = None

    @property
    def text(self) -> str:
        """The recipient as age writes it, ``age1...``."""
        return bech32("age", self.key.public)

    @property
    def digest(self) -> str:
        """What a signature is over, hex."""
        return hashlib.sha256(public.encode(self.key)).hexdigest()


def signed_by(recipient: Recipient, key: SigningKey, at: dt.datetime) -> Recipient:
    """The same with the signature of SIPO's desk; :class:`SigningRefused` by any other key."""
    facts = key.facts
    if facts.role != DESK:
        raise SigningRefused("role_of_desk")
    require_usable(facts, at)
    stated = Signature(
        alg=facts.alg,
        fingerprint=facts.fingerprint,
        public_key=facts.public_key,
        role=facts.role,
        signed_at=at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        signature="00",
    )
    made = key.private.sign(message_of(stated, recipient.digest, (), PURPOSE.context)).hex()
    signature = msgspec.structs.replace(stated, signature=made)
    return msgspec.structs.replace(recipient, signature=signature)


def encode(recipient: Recipient) -> bytes:
    """The bytes of the ``.iprecipient`` file: canonical JSON."""
    return canonical_json.encode(recipient)


def read_recipient(path: Path) -> Recipient:
    """The recipient in a file.

    Raises :class:`SigningRefused` if it is none or its signature is not that of the key it
    names, and the storage errors. Whose that key is says :mod:`ipdesk.encryption.trust`.
    """
    data = content_of(path)
    try:
        found = msgspec.convert(canonical_json.decode(data, str(path)), Recipient)
        public.decode(public.encode(found.key), path)
    except (PackageRefused, SigningRefused, msgspec.ValidationError):
        raise SigningRefused("not_a_recipient", path=str(path)) from None
    if found.key.alg != X25519 or len(found.key.public) != _KEY_SIZE or found.key.role != DESK:
        raise SigningRefused("not_a_recipient", path=str(path))
    if found.signature is not None and not _made(found, found.signature):
        raise SigningRefused("recipient_signature", path=str(path))
    return found


def require_usable(facts: KeyFacts, at: dt.datetime) -> None:
    """Raise :class:`SigningRefused` unless the key is valid at that moment."""
    stand = validity(facts, at)
    if stand.state == "not_yet":
        raise SigningRefused("key_not_yet", day=facts.first_day)
    if not stand.may_sign:
        raise SigningRefused("key_expired", day=facts.last_day)


def _made(recipient: Recipient, signature: Signature) -> bool:
    """Whether the key that the signature names has made it; not if its algorithm is unknown."""
    algorithm = ALGORITHMS.get(signature.alg)
    named = bytes.fromhex(signature.public_key)
    if (
        algorithm is None
        or signature.role != DESK
        or fingerprint_of(named) != signature.fingerprint
    ):
        return False
    message = message_of(signature, recipient.digest, (), PURPOSE.context)
    return algorithm.verifies(named, bytes.fromhex(signature.signature), message)
