"""The strict reader: a package's entries, checked before anything of them is believed.

It works on the bytes and never extracts to a path that the archive names.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from ipdesk.errors import FileMissing, PackageRefused, from_os_error
from ipdesk.package import zip_format as zf
from ipdesk.package.directory import Entry, read_directory
from ipdesk.package.limits import LIMITS, Limits

_BLOCK = 1 << 18
Source: TypeAlias = Path | bytes
"""A package: the path of its file, or the bytes of one that was decrypted."""


class Files(Protocol):
    """Files by their entries, and the limits within which they are read."""

    limits: Limits

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """A file's content, piece by piece."""

    def read(self, entry: Entry, limit: int) -> bytes:
        """A file's whole content, if it has no more than ``limit`` bytes."""


class PackageReader:
    """The entries of an open package file."""

    def __init__(self, file: BinaryIO, size: int, limits: Limits) -> None:
        self._file = file
        self.size = size
        self.limits = limits
        self.entries = read_directory(file, size, limits)

    def blocks(self) -> Iterator[bytes]:
        """The bytes of the whole file."""
        self._file.seek(0)
        while block := self._file.read(_BLOCK):
            yield block

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """An entry's content; at its end, size and CRC have been found right."""
        crc = size = 0
        for chunk in self._unpacked(entry):
            size += len(chunk)
            if size > entry.size:
                break
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if size != entry.size:
            raise PackageRefused("unpacked_size", file=entry.name)
        if crc != entry.crc:
            raise PackageRefused("crc", file=entry.name)

    def read(self, entry: Entry, limit: int) -> bytes:
        """An entry's whole content, if it has no more than ``limit`` bytes."""
        if entry.size > limit:
            raise PackageRefused("content_size", file=entry.name, limit=limit)
        # Unlike a list that is joined, a buffer never holds the content twice.
        buffer = BytesIO()
        for chunk in self.chunks(entry):
            buffer.write(chunk)
        return buffer.getvalue()

    def _packed(self, entry: Entry) -> Iterator[bytes]:
        position, end = entry.start, entry.start + entry.packed
        while position < end:
            self._file.seek(position)
            block = self._file.read(min(_BLOCK, end - position))
            if not block:
                raise PackageRefused("changed")
            position += len(block)
            yield block

    def _unpacked(self, entry: Entry) -> Iterator[bytes]:
        if entry.method == zf.STORED:
            yield from self._packed(entry)
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for block in self._packed(entry):
                pending = block
                while pending:
                    yield inflater.decompress(pending, _BLOCK)
                    pending = inflater.unconsumed_tail
                    if inflater.unused_data:
                        raise PackageRefused("deflate", file=entry.name)
            yield inflater.flush()
        except zlib.error:
            raise PackageRefused("deflate", file=entry.name) from None
        if not inflater.eof:
            raise PackageRefused("deflate", file=entry.name)


@contextmanager
def open_package(source: Source, limits: Limits = LIMITS) -> Iterator[PackageReader]:
    """Open a package file, or the bytes of one, for reading.

    Raises :class:`PackageRefused` with the rule that it breaks, also if the file changes
    while it is read, and the storage errors of :mod:`ipdesk.errors`.
    """
    if isinstance(source, bytes):
        if len(source) > limits.file_size:
            raise PackageRefused("file_size", limit=limits.file_size)
        yield PackageReader(BytesIO(source), len(source), limits)
        return
    path = source
    try:
        with open_plain(path) as file:
            before = os.fstat(file.fileno())
            if before.st_size > limits.file_size:
                raise PackageRefused("file_size", limit=limits.file_size)
            yield PackageReader(file, before.st_size, limits)
            after = os.fstat(file.fileno())
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                raise PackageRefused("changed")
    except OSError as fault:
        raise from_os_error(fault, path) from fault


def open_plain(path: Path) -> BinaryIO:
    """Open a file, not a pipe or folder, for reading; :class:`PackageRefused` if it is none."""
    # Asked before opening: opening a pipe would wait for a writer.
    if not path.exists():
        raise FileMissing(path=str(path), why="")
    if not stat.S_ISREG(path.stat().st_mode):
        raise PackageRefused("not_a_file")
    return path.open("rb")
