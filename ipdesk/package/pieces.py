"""File contents as bytes, or as pieces that are fetched when they are needed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias, runtime_checkable

from ipdesk.hashing import SideHash


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


@dataclass(frozen=True, slots=True)
class Measured:
    """Content that was measured already, and is not read again for it."""

    content: Content
    known: Measure

    def chunks(self) -> Iterator[bytes]:
        """The content, piece by piece."""
        return pieces(self.content)


def measured(content: Content) -> Measured:
    """The content with its measure, taken in one pass."""
    return Measured(content, measure(content))


def measure(content: Content) -> Measure:
    """Size, CRC-32 and SHA-256 of the content, in one pass unless they are known."""
    if isinstance(content, Measured):
        return content.known
    size = crc = 0
    digest = SideHash()
    for piece in pieces(content):
        digest.update(piece)
        size += len(piece)
        crc = zlib.crc32(piece, crc)
    return Measure(size, crc, digest.hexdigest())
