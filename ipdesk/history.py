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
LOST = "lost"
"""The action of an entry that stands for one that damage has taken."""
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


def mended(entries: Iterable[HistoryRecord], sequence: int, digest: str) -> list[HistoryRecord]:
    """The entries bound anew, a :data:`LOST` one in the place of each that is missing.

    ``sequence`` and ``digest`` are those of the entry before. Empty where nothing is missing, and
    where anything else is wrong: what was changed is not made to look as if it followed.
    """
    told = list(entries)
    if not _has_gaps_only(told, sequence, digest):
        return []
    chain = Chain(None)
    chain.rewind(sequence, digest)
    made = []
    for entry in told:
        while chain.sequence + 1 < entry.sequence:
            made.append(chain.entry((entry.report, entry.at, "", "", LOST, *[""] * 7)))
        made.append(chain.entry(entry[1:-2]))
    return made


def _has_gaps_only(entries: Iterable[HistoryRecord], sequence: int, digest: str) -> bool:
    gaps = False
    for entry in entries:
        adjoins = entry.sequence == sequence + 1
        if entry.digest != digest_of(entry) or (adjoins and entry.previous != digest):
            return False
        gaps = gaps or not adjoins
        sequence, digest = entry.sequence, entry.digest
    return gaps


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
