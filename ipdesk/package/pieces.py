"""File contents as bytes, or as pieces that are fetched when they are needed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
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


def unproved(content: Content) -> Iterator[bytes]:
    """The same, for whoever compares afterwards what became of it."""
    return pieces(content.content if isinstance(content, Measured) else content)


@dataclass(frozen=True, slots=True)
class Measured:
    """Content whose measure is known, and which is not read for it.

    Where it is known from elsewhere, whoever has read all has had it proved: ``damaged`` makes
    what is raised at the end of bytes with another digest.
    """

    content: Content
    known: Measure
    damaged: Callable[[], Exception] | None = None

    def chunks(self) -> Iterator[bytes]:
        """The content, piece by piece."""
        return pieces(self.content) if self.damaged is None else self._proved(self.damaged)

    def _proved(self, damaged: Callable[[], Exception]) -> Iterator[bytes]:
        digest = SideHash()
        for piece in pieces(self.content):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != self.known.sha256:
            raise damaged()


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
