"""The history: append-only entries, each bound to the one before by SHA-256.

The digest of an entry is SHA-256 over the canonical JSON array of all its other fields, the
previous digest among them; the first entry's previous digest is 64 zeros.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from msgspec.json import Encoder

from ipdesk.records import HistoryRecord

GENESIS = "0" * 64
_canonical = Encoder().encode


def digest_of(entry: tuple[str | int, ...]) -> str:
    """The digest that belongs to the fields of a record (its own digest, the last, left out)."""
    return _digest(entry[:-1])


def first_break(entries: Iterable[HistoryRecord], previous: str = GENESIS) -> int | None:
    """The sequence number of the first entry that does not follow, or None."""
    for entry in entries:
        if entry.previous != previous or entry.digest != digest_of(entry):
            return entry.sequence
        previous = entry.digest
    return None


class Chain:
    """The end of the chain; makes the next entries."""

    def __init__(self, last: HistoryRecord | None) -> None:
        self.sequence = last.sequence if last else 0
        self.digest = last.digest if last else GENESIS

    def entry(self, fields: tuple[str, ...]) -> HistoryRecord:
        """The next entry; ``fields`` are those from ``report`` to ``reason``."""
        said: tuple[str | int, ...] = (self.sequence + 1, *fields, self.digest)
        entry = HistoryRecord._make((*said, _digest(said)))
        self.sequence, self.digest = entry.sequence, entry.digest
        return entry

    def rewind(self, sequence: int, digest: str) -> None:
        """Back to an earlier end, when a commit failed."""
        self.sequence, self.digest = sequence, digest


def _digest(fields: Sequence[str | int]) -> str:
    try:
        body = _canonical(fields)
    except UnicodeEncodeError:
        # Half a character beyond the basic plane, as a damaged file may hold it.
        body = _canonical_of_halves(fields)
    return hashlib.sha256(body).hexdigest()


def _canonical_of_halves(fields: Sequence[str | int]) -> bytes:
    import json

    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
