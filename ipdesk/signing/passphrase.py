"""Passphrases: what is long enough, and the bytes that protect a key."""

from __future__ import annotations

import unicodedata

from ipdesk.signing.refusal import SigningRefused

SHORTEST = 12
"""The least number of characters of a passphrase."""
_MOST_BYTES = 1000


def protecting(passphrase: str) -> bytes:
    """The bytes of a passphrase for a new key; :class:`SigningRefused` if it is too weak."""
    text = bytes_of(passphrase).decode()
    if len(text) < SHORTEST:
        raise SigningRefused("passphrase_short", limit=SHORTEST)
    if text.replace(" ", "").isdigit():
        raise SigningRefused("passphrase_digits")
    return text.encode()


def bytes_of(passphrase: str) -> bytes:
    """The bytes of a passphrase as typed: full-width letters count as plain ones (NFKC)."""
    data = unicodedata.normalize("NFKC", passphrase).encode()
    if len(data) > _MOST_BYTES:
        raise SigningRefused("passphrase_long", limit=_MOST_BYTES)
    return data
