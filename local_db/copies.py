"""Copies: a complete, proved copy of a workspace, taken while it is open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ipdesk.errors import DamagedWorkspace
from local_db import checkup, files
from local_db.faults import known_errors


def proved_copy(database: sqlite3.Connection, target: Path) -> None:
    """Copy the open file to ``target``, check the copy whole, and force it to the medium.

    Raises ``DamagedWorkspace`` that locates the first damage; no copy is left then, or after
    any other failure.
    """
    with known_errors(target):
        target.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(target, isolation_level=None)) as copy:
                # Durability comes from one sync at the end; until then the copy is nothing.
                copy.execute("PRAGMA synchronous=OFF")
                database.backup(copy)
            require_sound(target)
            files.sync_file(target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def require_sound(path: Path) -> None:
    """Raise ``DamagedWorkspace`` unless the file passes the whole check-up."""
    found = checkup.damages_of_file(path)
    if found:
        first = found[0]
        raise DamagedWorkspace(path=str(path), where=first.where, why=first.why, count=len(found))
