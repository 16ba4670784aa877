"""Writing a file so that it is either whole or not there at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ipdesk.errors import WriteFailed, from_os_error

PRIVATE = 0o600
"""The mode of a file that is for its owner alone; Windows keeps its folders apart instead."""
_PLAIN = 0o666
_BLOCK = 1 << 20


class Written(NamedTuple):
    """A file as it lies on the medium. ``digest`` is the SHA-256 of its bytes, hex."""

    path: Path
    digest: str
    size: int


def write_durably(path: Path, blocks: Iterable[bytes], mode: int = _PLAIN) -> Written:
    """Write, sync, compare with what was meant, put in place, sync the folder, compare again.

    A file that was there stays whole until the new one replaces it. ``mode`` is that of a new
    file before the process's mask, from its first byte on. Raises the storage errors
    of :mod:`ipdesk.errors`; then nothing new is left behind.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            digest, size = _write_new(part, blocks, mode)
            _compare(part, digest)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(path.parent)
        _compare(path, digest)
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    return Written(path, digest, size)


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file's bytes, hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_new(part: Path, blocks: Iterable[bytes], mode: int) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, mode), "wb", buffering=_BLOCK) as file:
        for block in blocks:
            digest.update(block)
            size += file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _compare(path: Path, digest: str) -> None:
    if digest_of_file(path) != digest:
        raise WriteFailed(path=str(path), why="read-back")


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder survive a power cut."""
    # Windows opens no folders; there the rename itself is written through.
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
