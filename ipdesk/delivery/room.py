"""Whether a medium has room for a package, asked before anything is written."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from ipdesk.errors import TooSmall, from_os_error
from ipdesk.evidence.limits import size_text

_CLUSTER = 1 << 16
"""The most that a file takes beyond its bytes: sticks give space in pieces of up to 64 KiB."""


class Room(NamedTuple):
    """Bytes that are free in a folder, and bytes that are needed there."""

    free: int
    need: int

    @property
    def enough(self) -> bool:
        """Whether the file fits."""
        return self.free >= self.need + _CLUSTER


def room_in(folder: Path, need: int) -> Room:
    """The room in a folder that is there; the storage errors if it cannot be reached."""
    try:
        return Room(shutil.disk_usage(folder).free, need)
    except OSError as fault:
        raise from_os_error(fault, folder) from fault


def require_room(folder: Path, need: int) -> None:
    """Raise :class:`TooSmall` unless the file fits."""
    room = room_in(folder, need)
    if not room.enough:
        raise TooSmall(path=str(folder), free=size_text(room.free), need=size_text(need))
