"""The lock note: a small file beside an open workspace that says where it is open.

It only informs: the lock itself is SQLite's, and a note left by a crash is no obstacle.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
from pathlib import Path
from typing import NamedTuple

import msgspec

from ipdesk.errors import WorkspaceInUse
from ipdesk.local_time import local_time

DESK = "desk"
"""The kind of a desk's file; a workspace's has none."""


class LockNote(NamedTuple):
    """Which computer and process has the file open, since when (ISO 8601), and what it is."""

    host: str
    process: int
    since: str
    kind: str = ""

    @property
    def ours(self) -> bool:
        """Whether this very process wrote the note."""
        return (self.host, self.process) == (platform.node(), os.getpid())


def note_of(path: Path) -> Path:
    """Where the note of a workspace lies."""
    return path.with_name(path.name + ".lock")


def leave(path: Path, kind: str = "") -> None:
    """Say that this process has the workspace open, or a file of this kind. Raises ``OSError``."""
    since = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    note = LockNote(platform.node(), os.getpid(), since, kind)
    note_of(path).write_bytes(msgspec.json.encode(note._asdict()))


def read(path: Path) -> LockNote | None:
    """The note beside the workspace; None if there is none that makes sense."""
    try:
        content = note_of(path).read_bytes()[:4096]
        fields = msgspec.json.decode(content, type=dict[str, str | int])
        said = str(fields["host"]), int(fields["process"]), str(fields["since"])
        return LockNote(*said, str(fields.get("kind", "")))
    except (OSError, msgspec.MsgspecError, KeyError, ValueError):
        return None


def named(fault: WorkspaceInUse, path: Path) -> WorkspaceInUse:
    """The same fault with where the file is open, as far as its note says."""
    note = read(path)
    if note is None:
        return fault
    # Words would need the reader's language: a computer, a process, a time say it in any.
    where = f" ({note.host}, PID {note.process}, {_wall_time(note.since)})"
    return WorkspaceInUse(path=str(path), where=where, **note._asdict())


def _wall_time(since: str) -> str:
    """The time as the clock on the wall shows it; as it is if it is none."""
    try:
        return local_time(since, "minutes")
    except ValueError:
        return since


def take_away(path: Path) -> None:
    """Remove the note, if it can be removed: a stale one is no obstacle."""
    try:
        note_of(path).unlink(missing_ok=True)
    except OSError:
        return
