"""Taking a file in: read once, hashed on the way, and refused if it changes meanwhile."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ipdesk.errors import from_os_error
from ipdesk.evidence.limits import MIB, EvidenceLimits, Kind, size_text
from ipdesk.evidence.refusal import EvidenceRefused

PART = MIB
"""The size of a part, in bytes: one is committed well within a tenth of a second."""
LONGEST = 200
"""The longest name that is kept, in characters."""
Step = Callable[[int, int], None]


class TakenFile(NamedTuple):
    """A file as it was read: SHA-256 (hex), size, and its bytes in parts of :data:`PART`."""

    name: str
    media_type: str
    digest: str
    size: int
    parts: tuple[bytes, ...]


def check_file(path: Path, limits: EvidenceLimits) -> int:
    """The size of a file that may be evidence, from its name and size alone.

    Raises :class:`EvidenceRefused` and the storage errors.
    """
    try:
        size = path.stat().st_size
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    if not path.is_file():
        raise EvidenceRefused("no_file", file=path.name)
    if limits.kind(path.name) is None:
        raise EvidenceRefused("kind", file=path.name, kinds=tuple(limits.kinds))
    if size == 0:
        raise EvidenceRefused("empty", file=path.name)
    if size > limits.file_size:
        given, limit = size_text(size), size_text(limits.file_size)
        raise EvidenceRefused("file_size", file=path.name, size=given, limit=limit)
    return size


def take(path: Path, limits: EvidenceLimits, step: Step) -> TakenFile:
    """Read the file. ``step`` is told bytes read and in all, and may raise to stop.

    Raises :class:`EvidenceRefused`, also if the file changes while it is read, and the storage
    errors.
    """
    size = check_file(path, limits)
    kind = limits.kinds[path.suffix.lower().removeprefix(".")]
    try:
        with path.open("rb") as file:
            before = _mark(file)
            parts = _read(file, path, size, step)
            _require_kind(parts[0] if parts else b"", kind, path)
            file.seek(0)
            again = hashlib.file_digest(file, "sha256").hexdigest()
            after = _mark(file)
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    if before != after or again != digest.hexdigest() or before != _mark_of(path):
        raise EvidenceRefused("changed", file=path.name)
    return TakenFile(_plain(path.name), kind.media_type, again, size, tuple(parts))


def _read(file: BinaryIO, path: Path, size: int, step: Step) -> list[bytes]:
    parts: list[bytes] = []
    done = 0
    while part := file.read(PART):
        done += len(part)
        if done > size:
            raise EvidenceRefused("changed", file=path.name)
        parts.append(part)
        step(done, size)
    return parts


def _require_kind(start: bytes, kind: Kind, path: Path) -> None:
    if not start.startswith(kind.begins):
        raise EvidenceRefused("content", file=path.name, kind=path.suffix.lower())


def _mark(file: BinaryIO) -> tuple[int, int]:
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns


def _mark_of(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _plain(name: str) -> str:
    """The name on one line, as it can be shown and printed; its extension stays."""
    plain = "".join(c if c.isprintable() else "_" for c in name)
    ending = Path(plain).suffix
    return plain.removesuffix(ending)[: LONGEST - len(ending)] + ending
