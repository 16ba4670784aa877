"""The audit: whether a history is the one that was told when reports were sealed.

A chain that was written anew from some entry on holds in itself. What tells it is the head in a
sealed package, which the package's seal and so its signatures cover: the entry of that number
must have that digest. What was done since the last sealing is bound to no seal yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ipdesk.errors import KnownError, PackageRefused
from ipdesk.history import GENESIS, LOST, digest_of
from ipdesk.ports import Store
from ipdesk.records import HistoryRecord, ReportRecord

LOG = "data/history.jsonl"


class Break(NamedTuple):
    """Something that is not as it was told. ``kind`` is a code, ``entry`` the number it is at.

    ``other`` is a further number, ``report`` the sealed report whose package tells it.
    """

    kind: str
    entry: int
    other: int = 0
    report: str = ""


class Sealed(NamedTuple):
    """What something sealed or signed tells of a history: digests by number, and its head.

    ``report`` is the report whose package it is, or the name of a receipt.
    """

    report: str
    digests: Mapping[int, str]
    sequence: int
    digest: str


class Audit(NamedTuple):
    """How many entries there are, how many a seal or signature covers, and what is wrong.

    ``keys`` are the fingerprints of those that signed what covers them, where that is known.
    """

    entries: int
    covered: int
    breaks: tuple[Break, ...]
    keys: tuple[str, ...] = ()


def audit(store: Store, handed_in: Mapping[str, str] | None = None) -> Audit:
    """Audit the history of a workspace; ``handed_in`` are seals of packages, by report.

    Raises the storage errors.
    """
    found: list[Break] = []
    digests = dict(followed(store.history(""), found))
    covered = 0
    for header in store.reports():
        if not header.seal:
            continue
        try:
            sealed = sealed_log(store, header)
        except KnownError:
            found.append(Break("package", 0, report=header.id))
            continue
        found += against(digests, sealed)
        covered = max(covered, sealed.sequence)
    found += _not_handed_in(store.reports(), handed_in or {})
    return Audit(len(digests), covered, tuple(found))


def followed(entries: Iterable[HistoryRecord], found: list[Break]) -> Iterator[tuple[int, str]]:
    """Number and digest of each entry; what does not follow is noted."""
    number, previous = 0, GENESIS
    for entry in entries:
        if entry.sequence != number + 1:
            found.append(Break("missing", number + 1, entry.sequence - 1))
        elif entry.previous != previous:
            found.append(Break("detached", entry.sequence))
        if entry.digest != digest_of(entry):
            found.append(Break("edited", entry.sequence))
        if entry.action == LOST:
            found.append(Break("lost", entry.sequence))
        number, previous = entry.sequence, entry.digest
        yield entry.sequence, entry.digest


def sealed_log(store: Store, header: ReportRecord) -> Sealed:
    """What the package of a sealed report tells, as the workspace keeps it.

    Raises the errors of packages if it is broken.
    """
    from ipdesk.package.bag import seal_of
    from ipdesk.package.history_log import Head
    from ipdesk.package.history_reader import decode
    from ipdesk.package.pieces import measured

    files = {one.path: one.digest for one in store.sealed_files(header.id)}
    content = store.blob(files[LOG]).content if LOG in files else b""
    if seal_of(files) != header.seal or measured(content).known.sha256 != files.get(LOG):
        raise PackageRefused("history_head", file=LOG)
    told = list(decode([content], LOG))
    entries = [one for one in told if isinstance(one, HistoryRecord)]
    head = next(one for one in told if isinstance(one, Head))
    digests = {entry.sequence: entry.digest for entry in entries}
    return Sealed(header.id, digests, head.sequence, head.digest)


def against(digests: Mapping[int, str], sealed: Sealed) -> Iterator[Break]:
    """Where the history differs from what was told of it."""
    last = max(digests, default=0)
    if last < sealed.sequence:
        yield Break("cut", last, sealed.sequence, sealed.report)
    there = (number for number in sealed.digests if number <= last)
    differing = next((n for n in there if digests.get(n) != sealed.digests[n]), None)
    if differing is not None:
        yield Break("rewritten", differing, report=sealed.report)


def _not_handed_in(
    headers: Sequence[ReportRecord], handed_in: Mapping[str, str]
) -> Iterator[Break]:
    """Packages that this workspace has not sealed as they were handed in."""
    seals = {header.id: header.seal for header in headers}
    for report, seal in handed_in.items():
        if seals.get(report) != seal:
            yield Break("handed_in", 0, report=report)
