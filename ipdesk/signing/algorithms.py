"""The signature algorithms that are known; a further one is added to the list here.

A signature names its algorithm. What is not in the list is *unknown*, never *invalid*: nothing
can be said of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from secrets import token_bytes
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Random = Callable[[int], bytes]
_SEED = 32
PRIVATE_HEAD = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"
"""How a PKCS#8 file that is protected by a passphrase begins."""


class PrivateKey(Protocol):
    """A private key, open. Its content is never shown or stored but by :meth:`protected`."""

    @property
    def public(self) -> bytes:
        """The raw public key."""

    def sign(self, message: bytes) -> bytes:
        """The signature over the message."""

    def protected(self, passphrase: bytes) -> bytes:
        """The key as PKCS#8 in PEM, encrypted with the passphrase."""


class Algorithm(Protocol):
    """A way to sign. ``number`` stands for it in an enrolment code, 0–31; it is never reused.

    Sizes are in bytes.
    """

    name: str
    number: int
    public_size: int
    signature_size: int

    def make(self) -> PrivateKey:
        """A new key."""

    def opened(self, protected: bytes, passphrase: bytes) -> PrivateKey | None:
        """The key in a PKCS#8 file, None if it is of another algorithm.

        Raises ``ValueError`` if the passphrase does not open it.
        """

    def verifies(self, public: bytes, signature: bytes, message: bytes) -> bool:
        """Whether the signature was made over the message by the owner of the public key."""


class Ed25519:
    """Ed25519 (RFC 8032), by ``cryptography``. ``random`` gives as many bytes as are asked for."""

    name = "ed25519"
    number = 1
    public_size = 32
    signature_size = 64

    def __init__(self, random: Random = token_bytes) -> None:
        self._random = random

    def make(self) -> PrivateKey:
        """A new key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return _Ed25519Key(Ed25519PrivateKey.from_private_bytes(self._random(_SEED)))

    def opened(self, protected: bytes, passphrase: bytes) -> PrivateKey | None:
        """The key in a PKCS#8 file, None if it is of another algorithm."""
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(protected, passphrase)
        except UnsupportedAlgorithm:
            return None
        except TypeError as fault:  # an empty passphrase is none at all to the library
            raise ValueError(str(fault)) from fault
        return _Ed25519Key(key) if isinstance(key, Ed25519PrivateKey) else None

    def verifies(self, public: bytes, signature: bytes, message: bytes) -> bool:
        """Whether the signature was made over the message by the owner of the public key."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


class _Ed25519Key:
    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @property
    def public(self) -> bytes:
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)

    def protected(self, passphrase: bytes) -> bytes:
        from cryptography.hazmat.primitives import serialization as form

        encryption = form.BestAvailableEncryption(passphrase)
        return self._key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, encryption)


DEFAULT: Algorithm = Ed25519()
ALGORITHMS: Mapping[str, Algorithm] = {algorithm.name: algorithm for algorithm in (DEFAULT,)}
"""By name: every algorithm that this program signs with and verifies. SM2 would go here."""
