"""What the shim recorded, read back as calls in their order."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_HEAD = struct.Struct("<ciqq")


class Call(NamedTuple):
    """One recorded call.

    ``letter``: C creates and opens, O opens, X closes, W writes, T truncates, S syncs, R renames,
    L links, U unlinks, D makes a folder, M is a mark of the program.
    """

    letter: str
    fd: int
    offset: int
    data: bytes

    @property
    def names(self) -> list[str]:
        """The paths that it names."""
        return [name for name in self.data.decode().split("\0") if name]


def calls(journal: Path) -> Iterator[Call]:
    """All calls, in their order."""
    with journal.open("rb") as file:
        while head := file.read(_HEAD.size):
            letter, fd, offset, length = _HEAD.unpack(head)
            yield Call(letter.decode(), fd, offset, file.read(length))
