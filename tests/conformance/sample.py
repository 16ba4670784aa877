"""What the cases are made from: one small package, and the keys of its signers."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from package_builder import Files
from sample_package import sample_bag, sample_form, sample_history, sample_payload, sample_snapshot

from ipdesk.signing.algorithms import DEFAULT
from ipdesk.signing.facts import KeyFacts, fingerprint_of
from ipdesk.signing.key_file import SigningKey
from ipdesk.snapshot import Snapshot

FIRST, LAST = dt.date(2017, 1, 1), dt.date(2018, 12, 31)


class Sample(NamedTuple):
    """The sample's report, the files of its payload and of its bag."""

    snapshot: Snapshot
    payload: Files
    files: Files


class FixedKey(NamedTuple):
    """A private key that is the same every time."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return self.private.sign(message)

    def protected(self, passphrase: bytes) -> bytes:
        raise NotImplementedError


@lru_cache(maxsize=1)
def sample() -> Sample:
    """The sample, made once."""
    snapshot = sample_snapshot(sample_form())
    payload = sample_payload(snapshot, history=sample_history())
    return Sample(snapshot, payload, sample_bag(snapshot, payload))


def key(role: str, seed: int = 0) -> SigningKey:
    """A key of that role, known to everybody: it protects nothing."""
    private = FixedKey(Ed25519PrivateKey.from_private_bytes(bytes([len(role), seed] * 16)))
    facts = KeyFacts(
        alg=DEFAULT.name,
        public_key=private.public.hex(),
        fingerprint=fingerprint_of(private.public),
        unit="440000",
        role=role,
        valid_from=FIRST.isoformat(),
        valid_until=LAST.isoformat(),
    )
    return SigningKey(facts, private)
