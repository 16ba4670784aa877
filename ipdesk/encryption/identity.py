"""The private half of a recipient: ``<name>.pem`` beside ``<name>.iprecipient``.

It is an X25519 key as PKCS#8, encrypted with the passphrase as signing keys are; it leaves the
file in memory only, as the text by which age knows an identity.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from secrets import token_bytes

from ipdesk.encryption.bech32 import bech32
from ipdesk.encryption.recipient import (
    SUFFIX,
    X25519,
    Recipient,
    encode,
    read_recipient,
    signed_by,
)
from ipdesk.files import PRIVATE, write_durably
from ipdesk.signing.algorithms import PRIVATE_HEAD, Random
from ipdesk.signing.facts import KeyFacts, fingerprint_of
from ipdesk.signing.key_file import PRIVATE_SUFFIX, Holder, SigningKey, check_holder, content_of
from ipdesk.signing.passphrase import bytes_of, protecting
from ipdesk.signing.refusal import SigningRefused

_SECRET = 32


class Identity:
    """A key that is open for decrypting. Its secret is not shown by ``repr``."""

    def __init__(self, facts: KeyFacts, secret: bytes) -> None:
        self.facts = facts
        self._secret = secret

    def text(self) -> str:
        """The identity as age writes it, ``AGE-SECRET-KEY-1...``: a secret."""
        return bech32("age-secret-key-", self._secret).upper()


def make_identity(
    path: Path,
    holder: Holder,
    passphrase: str,
    signer: SigningKey | None = None,
    at: dt.datetime | None = None,
    random: Random = token_bytes,
) -> Recipient:
    """Make a key pair and write both its files, durably; ``path`` is that of the public one.

    ``signer`` is the desk's signing key, ``at`` the moment of signing, ``random`` gives as many
    bytes as are asked for. Raises
    :class:`SigningRefused` if the passphrase is weak, the holder or signer is not possible or a
    file is there already, and the storage errors; then no key was made.
    """
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    secret = protecting(passphrase)
    check_holder(holder)
    shown, hidden = _files(path)
    for file in (shown, hidden):
        if file.exists():
            raise SigningRefused("key_exists", path=str(file))
    key = X25519PrivateKey.from_private_bytes(random(_SECRET))
    recipient = Recipient(key=_facts(holder, key.public_key().public_bytes_raw()))
    if signer is not None and at is not None:
        recipient = signed_by(recipient, signer, at)
    locked = form.BestAvailableEncryption(secret)
    pem = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, locked)
    write_durably(hidden, [pem], PRIVATE)
    write_durably(shown, [encode(recipient)])
    return recipient


def open_identity(path: Path, passphrase: str) -> Identity:
    """Open the key with its passphrase; either of its files can be named.

    Raises :class:`SigningRefused` if it is not to be opened so, and the storage errors.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    shown, hidden = _files(path)
    facts = read_recipient(shown).key
    protected = content_of(hidden)
    if not protected.startswith(PRIVATE_HEAD):
        raise SigningRefused("not_a_key", path=str(hidden))
    try:
        key = load_pem_private_key(protected, bytes_of(passphrase))
    except (ValueError, TypeError):  # an empty passphrase is none at all to the library
        raise SigningRefused("passphrase_wrong", path=str(hidden)) from None
    except UnsupportedAlgorithm:
        raise SigningRefused("not_a_key", path=str(hidden)) from None
    if not isinstance(key, X25519PrivateKey) or key.public_key().public_bytes_raw() != facts.public:
        raise SigningRefused("identity_differs", path=str(shown))
    return Identity(facts, key.private_bytes_raw())


def _facts(holder: Holder, raw: bytes) -> KeyFacts:
    return KeyFacts(
        alg=X25519,
        public_key=raw.hex(),
        fingerprint=fingerprint_of(raw),
        unit=holder.unit,
        role=holder.role,
        valid_from=holder.first.isoformat(),
        valid_until=holder.last.isoformat(),
    )


def _files(path: Path) -> tuple[Path, Path]:
    """The public and the private file of a key that is named by either, or by neither's ending."""
    stem = path.with_suffix("") if path.suffix in (SUFFIX, PRIVATE_SUFFIX) else path
    return stem.with_name(stem.name + SUFFIX), stem.with_name(stem.name + PRIVATE_SUFFIX)
