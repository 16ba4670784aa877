"""Copies: a complete, proved copy of a workspace, taken while it is open."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ipdesk.errors import DamagedWorkspace
from ipdesk.workspace_key import WorkspaceKey
from local_db import checkup, driver, files
from local_db.faults import known_errors

Told = Callable[[int, int], None]
_ALL, _PAGES = -1, 256
_PAUSE = 0.002


def proved_copy(
    database: sqlite3.Connection,
    target: Path,
    told: Told | None = None,
    key: WorkspaceKey | None = None,
) -> None:
    """A checked copy that is on the medium; see :func:`checked_copy`."""
    with known_errors(target):
        checked_copy(database, target, told, key)
        try:
            files.sync_file(target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def checked_copy(
    database: sqlite3.Connection,
    target: Path,
    told: Told | None = None,
    key: WorkspaceKey | None = None,
) -> None:
    """Copy the open file to ``target`` and check the copy whole.

    In any thread: the file may be written to meanwhile, through the same connection, and is
    copied as it stands at the end. ``told`` hears how many pages are copied, and of how many;
    what it raises ends the work. The key is that of the file, and of its copy.

    Raises ``DamagedWorkspace`` that locates the first damage; no copy is left then, or after
    any other failure.
    """
    with known_errors(target):
        target.unlink(missing_ok=True)
        try:
            with closing(driver.open_file(target, key)) as copy:
                # Durability comes from one sync at the end; until then the copy is nothing.
                copy.execute("PRAGMA synchronous=OFF")
                pages = _copy(database, copy, told)
            require_sound(target, told and (lambda: told(pages, pages)), key)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def require_sound(
    path: Path, asked: Callable[[], None] | None = None, key: WorkspaceKey | None = None
) -> None:
    """Raise ``DamagedWorkspace`` unless the file passes the whole check-up."""
    found = checkup.damages_of_file(path, asked, key)
    if found:
        first = found[0]
        raise DamagedWorkspace(path=str(path), where=first.where, why=first.why, count=len(found))


def _copy(database: sqlite3.Connection, copy: sqlite3.Connection, told: Told | None) -> int:
    """Copy the pages, in short steps if somebody is told: how many there are."""
    pages = 0

    def step(_status: int, left: int, total: int) -> None:
        nonlocal pages
        pages = total
        if told is not None:
            told(total - left, total)
            # Without it, who waits for the file between two steps may never get it.
            time.sleep(_PAUSE)

    database.backup(copy, pages=_ALL if told is None else _PAGES, progress=step, sleep=_PAUSE)
    return pages
