"""File contents as bytes, or as pieces that are fetched when they are needed."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import NamedTuple, Protocol, TypeAlias, runtime_checkable


@runtime_checkable
class Chunked(Protocol):
    """A large file, held elsewhere. Every call of ``chunks`` yields the same bytes."""

    def chunks(self) -> Iterator[bytes]:
        """The content, piece by piece."""


Content: TypeAlias = bytes | Chunked


class Measure(NamedTuple):
    """What a header or a manifest says of a file. ``sha256`` is lower-case hex."""

    size: int
    crc: int
    sha256: str


def pieces(content: Content) -> Iterator[bytes]:
    """The content, piece by piece."""
    if isinstance(content, bytes):
        yield content
    else:
        yield from content.chunks()


def measure(content: Content) -> Measure:
    """Size, CRC-32 and SHA-256 of the content, in one pass."""
    size = crc = 0
    digest = hashlib.sha256()
    for piece in pieces(content):
        size += len(piece)
        crc = zlib.crc32(piece, crc)
        digest.update(piece)
    return Measure(size, crc, digest.hexdigest())
