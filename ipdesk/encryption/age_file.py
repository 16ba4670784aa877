"""Packages as age files: encrypted block by block, decrypted in memory within the reader's limits.

age does not compress: what comes out is smaller than the file. So its size bounds everything, and
the header is bounded before the library sees it, since reading one takes the square of its length.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from ipdesk.encryption.identity import Identity
from ipdesk.encryption.recipient import Recipient
from ipdesk.errors import PackageRefused, StorageError, from_os_error
from ipdesk.files import Sink
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.package.reader import open_plain

SUFFIX = ".age"
MARK = b"age-encryption.org/v1\n"
HEADER = 4096
"""The most bytes of a header; one recipient takes a few hundred."""
_CHUNK, _TAG, _NONCE = 1 << 16, 16, 16


def most_bytes(size: int) -> int:
    """The most bytes that the age file of a package of ``size`` bytes has."""
    return HEADER + _NONCE + size + (size // _CHUNK + 1) * _TAG


def encrypt(blocks: Iterable[bytes], recipient: Recipient, sink: Sink) -> str:
    """Write the bytes, encrypted to one recipient; the SHA-256 of what was encrypted, hex.

    What the blocks or the sink raise ends the work.
    """
    from pyrage import EncryptError, encrypt_io, x25519

    source, target = _Source(blocks), _Target(sink)
    try:
        encrypt_io(source, target, [x25519.Recipient.from_str(recipient.text)])
    except (EncryptError, OSError):
        # The library tells of their faults by text alone.
        for fault in (source.fault, target.fault):
            if fault is not None:
                raise fault from None
        raise
    return source.digest


def decrypted(path: Path, identity: Identity, limits: Limits = LIMITS) -> bytes:
    """The package in an age file. Nothing of it is written anywhere.

    Raises :class:`PackageRefused`: ``age_header``, ``age_other_key``, ``age_damaged``, or
    ``file_size`` where the package would be larger than a reader accepts; and the storage errors.
    """
    try:
        with open_plain(path) as file:
            return _decrypted(file, identity, limits)
    except OSError as fault:
        raise from_os_error(fault, path) from fault


def is_encrypted(path: Path) -> bool:
    """Whether the file begins as an age file does; what cannot be read is left to the reader."""
    try:
        with open_plain(path) as file:
            return file.read(len(MARK)) == MARK
    except (OSError, PackageRefused, StorageError):
        return False


def _decrypted(file: BinaryIO, identity: Identity, limits: Limits) -> bytes:
    from pyrage import DecryptError, decrypt_io, x25519

    head = file.read(HEADER)
    if not head.startswith(MARK) or b"\n--- " not in head:
        raise PackageRefused("age_header")
    if file.seek(0, io.SEEK_END) > most_bytes(limits.file_size):
        raise PackageRefused("file_size", limit=limits.file_size)
    file.seek(0)
    target = _Bounded(limits.file_size)
    try:
        decrypt_io(file, target, [x25519.Identity.from_str(identity.text())])
    except DecryptError as fault:
        other = "No matching keys" in str(fault)
        raise PackageRefused("age_other_key" if other else "age_damaged") from None
    except OSError as fault:
        if fault.errno is not None:
            raise
        raise PackageRefused("age_damaged") from None
    return target.getvalue()


class _Source:
    """Blocks as a file to read from, digested on the way."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self._rest = memoryview(b"")
        self._digest = hashlib.sha256()
        self.fault: BaseException | None = None

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()

    def read(self, size: int) -> bytes:
        try:
            while not self._rest:
                block = next(self._blocks, None)
                if block is None:
                    return b""
                self._digest.update(block)
                self._rest = memoryview(block)
        except BaseException as fault:
            self.fault = fault
            raise
        found, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return found


class _Target:
    """A sink as a file to write to."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.fault: BaseException | None = None

    def write(self, block: bytes) -> int:
        try:
            return self._sink.write(block)
        except BaseException as fault:
            self.fault = fault
            raise

    def flush(self) -> None:
        """The sink does so itself."""


class _Bounded(io.BytesIO):
    """Memory that takes no more than a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, block: bytes, /) -> int:  # type: ignore[override]  # bytes are all that comes
        if self.tell() + len(block) > self._limit:
            raise PackageRefused("file_size", limit=self._limit)
        return super().write(block)
