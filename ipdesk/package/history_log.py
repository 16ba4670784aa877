"""``history.jsonl``: the hash-chained history, one entry a line, and its head.

The last line is ``{"head": {...}}`` with the number of entries, the digest before the first,
and sequence and digest of the last. An entry's digest is defined in :mod:`ipdesk.history`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, TypeAlias

import msgspec

from ipdesk.errors import PackageRefused
from ipdesk.history import GENESIS, digest_of
from ipdesk.package import canonical_json
from ipdesk.package.submission import Count, Sha256
from ipdesk.records import HistoryRecord

Entry: TypeAlias = tuple[Any, ...]
"""The fields of an entry, in the order of :class:`ipdesk.records.HistoryRecord`."""
LAST_SEQUENCE = 10**12


class EntryText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of the log: an entry, with the names of :class:`ipdesk.records.HistoryRecord`."""

    sequence: Annotated[int, msgspec.Meta(ge=1, le=LAST_SEQUENCE)]
    report: str
    at: str
    actor: str
    origin: str
    action: str
    section: str
    row: str
    column: str
    facet: str
    before: str
    after: str
    reason: str
    previous: Sha256
    digest: Sha256


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The end of the log; of an empty log, the start of every chain with sequence 0."""

    count: Count
    previous: Sha256
    sequence: Count
    digest: Sha256


class HeadLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last line."""

    head: Head


def encode(entries: Iterable[HistoryRecord]) -> bytes:
    """The log; :class:`PackageRefused` if an entry does not follow the one before."""
    walk = Walk("history.jsonl")
    lines = []
    for entry in entries:
        walk.take(entry)
        lines.append(canonical_json.encode(entry._asdict()))
    lines.append(canonical_json.encode(HeadLine(head=walk.head())))
    return b"".join(lines)


class Walk:
    """Follows the chain. An entry is the tuple of its fields, as a record of the history is one."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._first: Entry | None = None
        self._last: Entry | None = None
        self._count = 0
        self.ended = False

    def take(self, entry: Entry) -> None:
        """Go on to the next entry; :class:`PackageRefused` if it does not follow."""
        if not self.follow([entry]):
            raise PackageRefused("history_chain", file=self.file, entry=entry[0])

    def follow(self, entries: Sequence[Entry]) -> bool:
        """Go on to these, if each follows from the one before; else stay where it was."""
        last = self._last or (entries[0][0] - 1, entries[0][-2])
        for entry in entries:
            if entry[-2] != last[-1] or entry[0] != last[0] + 1 or entry[-1] != digest_of(entry):
                return False
            last = entry
        self._first = self._first or entries[0]
        self._last = entries[-1]
        self._count += len(entries)
        return True

    def end(self, head: Head) -> None:
        """The log ends here; :class:`PackageRefused` if the head is not that of its entries."""
        if head != self.head():
            raise PackageRefused("history_head", file=self.file)
        self.ended = True

    def head(self) -> Head:
        """The head of the entries so far."""
        if self._first is None or self._last is None:
            return Head(count=0, previous=GENESIS, sequence=0, digest=GENESIS)
        return Head(
            count=self._count,
            previous=self._first[-2],
            sequence=self._last[0],
            digest=self._last[-1],
        )
