"""``history.jsonl``: the hash-chained history, one entry a line, and its head.

The last line is ``{"head": {...}}`` with the number of entries, the digest before the first,
and sequence and digest of the last. An entry's digest is defined in :mod:`ipdesk.history`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec
from msgspec.structs import astuple

from ipdesk.errors import PackageRefused
from ipdesk.history import GENESIS, digest_of
from ipdesk.package import canonical_json
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.package.submission import Count, Sha256
from ipdesk.records import HistoryRecord


class EntryText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of the log: an entry, with the names of :class:`ipdesk.records.HistoryRecord`."""

    sequence: Annotated[int, msgspec.Meta(ge=1, le=10**12)]
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
    walk = _Walk("history.jsonl")
    lines = []
    for entry in entries:
        walk.take(entry)
        lines.append(canonical_json.encode(entry._asdict()))
    lines.append(canonical_json.encode(HeadLine(head=walk.head())))
    return b"".join(lines)


def decode(
    chunks: Iterable[bytes], file: str, limits: Limits = LIMITS
) -> Iterator[HistoryRecord | Head]:
    """The entries, each checked against the one before, and at last the head."""
    walk, number = _Walk(file), 0
    for block in _blocks(chunks, file, limits):
        quick = canonical_json.lines_as(block, EntryText, limits)
        if quick is not None and not walk.ended:
            for text in quick:
                yield walk.take(HistoryRecord(*astuple(text)))
            number += len(quick)
            continue
        for line in block.removesuffix(b"\n").split(b"\n"):
            number += 1
            yield _slowly(walk, line + b"\n", (file, number), limits)
    if not walk.ended:
        raise PackageRefused("history_head", file=file)


def _slowly(
    walk: _Walk, line: bytes, place: tuple[str, int], limits: Limits
) -> HistoryRecord | Head:
    """An entry or the head in a line; whatever is wrong with it is told."""
    file, number = place
    if len(line) > limits.line_size + 1:
        raise PackageRefused("history_line", file=file, limit=limits.line_size)
    value = canonical_json.decode(line, file, limits)
    if walk.ended:
        raise PackageRefused("history_head", file=file)
    if isinstance(value, dict) and "head" in value:
        return walk.end(_head(value, file))
    return walk.take(_entry(value, file, number))


class _Walk:
    """Follows the chain."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._first: HistoryRecord | None = None
        self._last: HistoryRecord | None = None
        self._count = 0
        self.ended = False

    def take(self, entry: HistoryRecord) -> HistoryRecord:
        last = self._last
        follows = last is None or (
            entry.previous == last.digest and entry.sequence == last.sequence + 1
        )
        if not follows or entry.digest != digest_of(entry):
            raise PackageRefused("history_chain", file=self._file, entry=entry.sequence)
        self._first = self._first or entry
        self._last = entry
        self._count += 1
        return entry

    def end(self, head: Head) -> Head:
        if head != self.head():
            raise PackageRefused("history_head", file=self._file)
        self.ended = True
        return head

    def head(self) -> Head:
        if self._first is None or self._last is None:
            return Head(count=0, previous=GENESIS, sequence=0, digest=GENESIS)
        return Head(
            count=self._count,
            previous=self._first.previous,
            sequence=self._last.sequence,
            digest=self._last.digest,
        )


def _blocks(chunks: Iterable[bytes], file: str, limits: Limits) -> Iterator[bytes]:
    """Whole lines, as many as come at once; the last one of the file by itself."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        end = rest.rfind(b"\n") + 1
        if len(rest) - end > limits.line_size:
            raise PackageRefused("history_line", file=file, limit=limits.line_size)
        cut = rest.rfind(b"\n", 0, max(0, end - 1)) + 1
        if cut:
            yield rest[:cut]
            rest = rest[cut:]
    end = rest.rfind(b"\n") + 1
    if end:
        yield rest[:end]
    if end != len(rest):
        raise PackageRefused("history_head", file=file)


def _head(value: object, file: str) -> Head:
    try:
        return msgspec.convert(value, HeadLine).head
    except msgspec.ValidationError:
        raise PackageRefused("history_head", file=file) from None


def _entry(value: object, file: str, number: int) -> HistoryRecord:
    try:
        return HistoryRecord(*astuple(msgspec.convert(value, EntryText)))
    except msgspec.ValidationError:
        raise PackageRefused("history_entry", file=file, entry=number) from None
