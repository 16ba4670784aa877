"""The key of an encrypted workspace: made of a passphrase and of the first bytes of the file.

An encrypted workspace is a SQLCipher 4 file with that format's defaults. Its first 16 bytes are
the salt; six of them are this program's mark, ten are random, so that the file is known for what
it is without a key. Any SQLCipher 4 opens it with the passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ipdesk.errors import from_os_error

MARK = b"IPDesk"
"""The first bytes of an encrypted workspace."""
SALT_SIZE = 16
ROUNDS = 256_000
"""SQLCipher 4's own count of PBKDF2-HMAC-SHA512: about a third of a second."""
_KEY_SIZE = 32


@dataclass(frozen=True)
class WorkspaceKey:
    """What opens one encrypted file; it is never shown, stored or logged."""

    salt: bytes
    secret: bytes = field(repr=False)


def new_key(passphrase: str) -> WorkspaceKey:
    """A key for a new file; :class:`SigningRefused` if the passphrase is too weak."""
    import secrets

    from ipdesk.signing.passphrase import protecting

    salt = MARK + secrets.token_bytes(SALT_SIZE - len(MARK))
    return _derived(protecting(passphrase), salt)


def key_for(path: Path, passphrase: str) -> WorkspaceKey:
    """The key of an encrypted file, which is not open; whether it fits shows when it is opened.

    Never call it while this process has the file open: on POSIX systems, closing any handle of
    a file releases SQLite's locks on it. Raises the storage errors.
    """
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_SIZE)
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    return key_of(salt, passphrase)


def key_of(salt: bytes, passphrase: str) -> WorkspaceKey:
    """The key of the file with this salt."""
    from ipdesk.signing.passphrase import bytes_of

    return _derived(bytes_of(passphrase), salt)


def _derived(passphrase: bytes, salt: bytes) -> WorkspaceKey:
    import hashlib

    return WorkspaceKey(salt, hashlib.pbkdf2_hmac("sha512", passphrase, salt, ROUNDS, _KEY_SIZE))
