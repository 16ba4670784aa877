"""The strict reading of ``history.jsonl``: see :mod:`ipdesk.package.history_log`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import astuple

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.history_log import LAST_SEQUENCE, Entry, EntryText, Head, HeadLine, Walk
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.records import HistoryRecord


class _PlainEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """An entry without patterns: where it follows from the one before, the chain proves them."""

    sequence: int
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
    previous: str
    digest: str


def decode(
    chunks: Iterable[bytes], file: str, limits: Limits = LIMITS
) -> Iterator[HistoryRecord | Head]:
    """The entries, each checked against the one before, and at last the head."""
    walk = Walk(file)
    for entries in _walked(walk, chunks, limits):
        yield from map(HistoryRecord._make, entries)
    yield walk.head()


def head_of(chunks: Iterable[bytes], file: str, limits: Limits = LIMITS) -> Head:
    """The head of a log that :func:`decode` takes; no entry is kept."""
    walk = Walk(file)
    for _ in _walked(walk, chunks, limits):
        pass
    return walk.head()


def _walked(walk: Walk, chunks: Iterable[bytes], limits: Limits) -> Iterator[Sequence[Entry]]:
    """The entries, many at a time, to the end of the log."""
    number = 0
    for block in _parts(_blocks(chunks, walk.file, limits)):
        quick = _quickly(walk, block, limits) if number else None
        if quick is not None:
            number += len(quick)
            yield quick
            continue
        for line in block.removesuffix(b"\n").split(b"\n"):
            number += 1
            yield _slowly(walk, line + b"\n", number, limits)
    if not walk.ended:
        raise PackageRefused("history_head", file=walk.file)


def _quickly(walk: Walk, block: bytes, limits: Limits) -> Sequence[Entry] | None:
    """The entries of a block that is nothing but entries, each following; else None.

    An entry before them was looked at closely, so that they follow from something.
    """
    texts = None if walk.ended else canonical_json.lines_as(block, _PlainEntry, limits)
    if not texts or texts[-1].sequence > LAST_SEQUENCE:
        return None
    entries = [astuple(text) for text in texts]
    return entries if walk.follow(entries) else None


def _slowly(walk: Walk, line: bytes, number: int, limits: Limits) -> Sequence[Entry]:
    """The entry in a line, none where it holds the head; whatever is wrong with it is told."""
    if len(line) > limits.line_size + 1:
        raise PackageRefused("history_line", file=walk.file, limit=limits.line_size)
    if canonical_json.within(line, limits) and not canonical_json.tellable(line, limits):
        raise PackageRefused("history_entry", file=walk.file, entry=number)
    value = canonical_json.decode(line, walk.file, limits)
    if walk.ended:
        raise PackageRefused("history_head", file=walk.file)
    if isinstance(value, dict) and "head" in value:
        walk.end(_head(value, walk.file))
        return ()
    entry = _entry(value, walk.file, number)
    walk.take(entry)
    return (entry,)


def _parts(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The blocks, the first line by itself."""
    first = next(blocks, b"")
    end = first.find(b"\n") + 1
    yield from filter(None, (first[:end], first[end:]))
    yield from blocks


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


def _entry(value: object, file: str, number: int) -> Entry:
    try:
        return astuple(msgspec.convert(value, EntryText))
    except msgspec.ValidationError:
        raise PackageRefused("history_entry", file=file, entry=number) from None
