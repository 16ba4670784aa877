"""A package as it lies on the medium, compared with what it was made of.

What is held in memory is compared as it is, content held elsewhere by its digest: one reading
proves that the medium has the sealed bytes, and that the place they were fetched from had them.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ipdesk.hashing import SideHash
from ipdesk.package.pieces import Content, measure, pieces

_BLOCK = 1 << 20


def read_back(layout: Iterable[Content], file: BinaryIO) -> str:
    """The SHA-256 of the file, hex; "" if it is not what the layout says.

    Raises what a content raises that is itself not what it should be.
    """
    reading = _Reading(file)
    for item in layout:
        if not reading.is_next(item):
            for _ in pieces(item):
                pass  # the medium is at fault unless this raises
            return ""
    return "" if file.read(1) else reading.whole.hexdigest()


class _Reading:
    """A file read from its beginning on, and the digest of what was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        # The digest is still at work on one of them while the other is filled.
        self._buffers = itertools.cycle([memoryview(bytearray(_BLOCK)) for _ in range(2)])
        self.whole = SideHash()

    def is_next(self, item: Content) -> bool:
        """Whether the file goes on with this; reads on."""
        if isinstance(item, bytes):
            return b"".join(bytes(block) for block in self._blocks(len(item))) == item
        known, own, size = measure(item), hashlib.sha256(), 0
        for block in self._blocks(known.size):
            own.update(block)
            size += len(block)
        return (size, own.hexdigest()) == (known.size, known.sha256)

    def _blocks(self, size: int) -> Iterator[memoryview]:
        """The next bytes, each block good until the one after; fewer where the file ends."""
        while size:
            buffer = next(self._buffers)[:size]
            block = buffer[: self._file.readinto(buffer)]  # type: ignore[attr-defined]  # typeshed leaves it out
            if not block:
                return
            self.whole.update(block)
            yield block
            size -= len(block)
