"""Writing a file so that it is either whole or not there at all."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from ipdesk.errors import MediumGone, WriteFailed, from_os_error
from ipdesk.hashing import SideHash

PRIVATE = 0o600
"""The mode of a file that is for its owner alone; Windows keeps its folders apart instead."""
_PLAIN = 0o666
Proof = Callable[[BinaryIO], str]
"""Reads a written file to its end: its SHA-256, hex, or "" where it is not what was meant."""
_BLOCK = 1 << 20


class Written(NamedTuple):
    """A file as it lies on the medium. ``digest`` is the SHA-256 of its bytes, hex."""

    path: Path
    digest: str
    size: int


class Sink(Protocol):
    """What takes bytes."""

    def write(self, block: bytes, /) -> int:
        """Take the block, whole; how many bytes that are."""


def _at_once() -> None:
    """Nothing is waited for before a file gets its name."""


def write_durably(
    path: Path,
    blocks: Iterable[bytes],
    mode: int = _PLAIN,
    before_named: Callable[[], None] = _at_once,
    proof: Proof | None = None,
) -> Written:
    """Write, sync, compare with what was meant, put in place, sync the folder, compare again.

    A file that was there stays whole until the new one replaces it. ``mode`` is that of a new
    file before the process's mask, from its first byte on. ``before_named`` is called when the
    bytes are on the medium and not yet in place; what it raises ends the work, and nothing is
    left of it. Where there is a ``proof``, nothing is hashed while it is written. Raises the
    storage errors of :mod:`ipdesk.errors`; what has the name then is whole, the old file or the
    new one.
    """

    def fill(sink: Sink) -> None:
        for block in blocks:
            sink.write(block)

    return fill_durably(path, fill, mode, before_named, proof)


def fill_durably(
    path: Path,
    fill: Callable[[Sink], None],
    mode: int = _PLAIN,
    before_named: Callable[[], None] = _at_once,
    proof: Proof | None = None,
) -> Written:
    """The same for what ``fill`` writes into the sink that it is handed."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    written = False
    try:
        try:
            meant, size = _write_new(part, fill, mode, SideHash() if proof is None else None)
            written = True
            # Compared with the medium here; below, that the name stands for these bytes.
            digest = _read_back(part, proof, meant)
            compared = part.stat()
            before_named()
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(path.parent)
        if not _same_file(compared, path.stat()) and digest_of_file(path) != digest:
            raise WriteFailed(path=str(path), why="read-back")
    except OSError as fault:
        if written and isinstance(fault, FileNotFoundError):
            # A stick that is pulled out is unmounted at once: the empty folder below it is left.
            raise MediumGone(path=str(path), why=fault.strerror or "") from fault
        raise from_os_error(fault, path) from fault
    return Written(path, digest, size)


def make_folder(folder: Path) -> None:
    """Make the folder, and those above it, where missing; each new name is on the medium then.

    Raises the storage errors; what was made is taken away again then.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    try:
        folder.mkdir(exist_ok=True)
        try:
            sync_folder(folder.parent)
        except OSError:
            # Whoever finds the folder later takes its name for certain.
            with suppress(OSError):
                folder.rmdir()
            raise
    except OSError as fault:
        raise from_os_error(fault, folder) from fault


def make_certain(path: Path) -> None:
    """Force a file that is there already, and its name, to the medium. Raises ``OSError``."""
    # Windows syncs only what may be written, and this may lie on a locked stick.
    if os.name == "posix":
        _sync(path)
    sync_folder(path.parent)


def digest_of_file(path: Path, *, afresh: bool = False) -> str:
    """The SHA-256 of a file's bytes, hex; ``afresh`` from the medium, where the system lets us.

    On Linux what the system remembers of the file is dropped first. Elsewhere there is no such
    call, and what is read may be what the system remembers of what it wrote.
    """
    with path.open("rb") as file:
        if afresh:
            _forget(file)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _forget(file: BinaryIO) -> None:
    """Drop what the system remembers of the file, where it lets us."""
    if hasattr(os, "posix_fadvise"):
        # Advice only: a file system without it reads as ever.
        with suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


class _Counted:
    """A file that counts the bytes it was given, and hands them to a digest if there is one."""

    def __init__(self, file: BinaryIO, digest: SideHash | None) -> None:
        self._file = file
        self._digest = digest
        self.size = 0

    def write(self, block: bytes, /) -> int:
        if self._digest is not None:
            self._digest.update(block)
        self._file.write(block)
        self.size += len(block)
        return len(block)


def _write_new(
    part: Path, fill: Callable[[Sink], None], mode: int, digest: SideHash | None
) -> tuple[str, int]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, mode), "wb", buffering=_BLOCK) as file:
        counted = _Counted(file, digest)
        fill(counted)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest() if digest is not None else "", counted.size


def _read_back(part: Path, proof: Proof | None, meant: str) -> str:
    """The digest of what lies on the medium; :class:`WriteFailed` if that is not what was meant."""
    if proof is None:
        found = digest_of_file(part, afresh=True)
    else:
        with part.open("rb") as file:
            _forget(file)
            found = meant = proof(file)
    if not found or found != meant:
        raise WriteFailed(path=str(part), why="read-back")
    return found


def _same_file(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether these tell of one file; False where the system does not number its files."""
    same = os.path.samestat(one, other) and one.st_size == other.st_size
    return bool(one.st_ino) and same


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder survive a power cut."""
    # Windows opens no folders; there the rename itself is written through.
    if os.name != "posix":
        return
    try:
        _sync(folder)
    except OSError as fault:
        # Some file systems of sticks know no such call; the file itself is synced.
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
