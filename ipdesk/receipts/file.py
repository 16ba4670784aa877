"""Receipt files: one canonical JSON object, what it states and the desk's signature over it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ipdesk import suffixes
from ipdesk.errors import PackageRefused, from_os_error
from ipdesk.package import canonical_json
from ipdesk.package.limits import LIMITS as OF_PACKAGES
from ipdesk.package.submission import is_utc
from ipdesk.receipts.refusal import ReceiptRefused
from ipdesk.receipts.texts import ReceiptFile, ReceiptText
from ipdesk.signing.enrolments import Enrolments
from ipdesk.signing.facts import fingerprint_of
from ipdesk.signing.key_file import SigningKey
from ipdesk.signing.roles import DESK, DESK_UNIT
from ipdesk.signing.signatures import RECEIPT, Signature, Signed, sign
from ipdesk.signing.verdicts import State, verify_signatures

SUFFIX = suffixes.RECEIPT
_MIB = 1 << 20
LIMITS = OF_PACKAGES.but(file_size=8 * _MIB, json_size=8 * _MIB, json_marks=400_000, json_depth=6)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as it was read or made. ``digest`` is what is signed, ``content`` the file."""

    text: ReceiptText
    signature: Signature
    digest: str
    content: bytes

    def found(self, trusted: Enrolments | None, at: dt.datetime) -> State:
        """What its signature proves, with the keys that are trusted."""
        signed = Signed(DESK_UNIT, self.digest, (self.signature,), RECEIPT)
        return verify_signatures(signed, trusted, at).verdicts[0].state


def issue(text: ReceiptText, key: SigningKey, at: dt.datetime) -> Receipt:
    """The receipt, signed at that moment with a key of SIPO's desk.

    Raises :class:`~ipdesk.receipts.refusal.ReceiptRefused` for another key, and
    :class:`~ipdesk.signing.refusal.SigningRefused` if it is not valid then.
    """
    if (key.facts.unit, key.facts.role) != (DESK_UNIT, DESK):
        raise ReceiptRefused("desk_key")
    digest = digest_of(text)
    signature = sign(key, Signed(DESK_UNIT, digest, (), RECEIPT), at)
    return Receipt(text, signature, digest, encode(text, signature))


def digest_of(text: ReceiptText) -> str:
    """The SHA-256 of the canonical JSON of what a receipt states."""
    return hashlib.sha256(canonical_json.encode(text)).hexdigest()


def encode(text: ReceiptText, signature: Signature) -> bytes:
    """The bytes of the file."""
    return canonical_json.encode(ReceiptFile(receipt=text, signature=signature))


def read(path: Path) -> Receipt:
    """A receipt from its file.

    Raises :class:`ReceiptRefused` if it is none or does not keep the format, and the storage
    errors. Whose key signed is another question: :meth:`Receipt.found`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LIMITS.file_size + 1)
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    return decode(content, path.name)


def decode(content: bytes, name: str) -> Receipt:
    """The receipt in the bytes of a file of that name; raises :class:`ReceiptRefused`."""
    if len(content) > LIMITS.file_size:
        raise ReceiptRefused("too_large", limit=LIMITS.file_size)
    if not content.startswith(b'{"receipt":{'):
        raise ReceiptRefused("not_a_receipt", file=name)
    try:
        value = canonical_json.decode(content, name, LIMITS)
        whole = msgspec.convert(value, ReceiptFile)
    except (PackageRefused, msgspec.ValidationError) as fault:
        raise ReceiptRefused("format", file=name) from fault
    text, signature = whole.receipt, whole.signature
    if not _sound(text, signature):
        raise ReceiptRefused("format", file=name)
    receipt = Receipt(text, signature, digest_of(text), content)
    if receipt.found(None, dt.datetime.fromisoformat(text.issued_at)) == "invalid":
        raise ReceiptRefused("altered")
    return receipt


def _sound(text: ReceiptText, signature: Signature) -> bool:
    """Whether what the receipt says of itself agrees."""
    signer = text.signer
    of_signer = (signature.fingerprint, signature.public_key, signature.alg, signature.role)
    comments = [one.id for one in text.comments]
    ruled = [(one.rule, one.section, one.row, one.column) for one in text.rulings]
    moments = [text.received.received_at, *(c.at for c in text.comments)]
    return (
        of_signer == (signer.fingerprint, signer.public_key, signer.alg, DESK)
        and (signer.unit, signer.role) == (DESK_UNIT, DESK)
        and fingerprint_of(signer.public) == signer.fingerprint
        and len(set(comments)) == len(comments)
        and len(set(ruled)) == len(ruled)
        and all(map(is_utc, [*moments, *(r.at for r in text.rulings)]))
        and (text.state == "accepted" or bool(text.text.strip()))
    )
