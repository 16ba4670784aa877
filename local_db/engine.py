"""The one connection to a workspace file: opened, locked, its settings proved to hold.

Settings after simulated power cuts: with ``TRUNCATE`` and ``EXTRA`` no acknowledged commit
was lost, and a plain copy of the file is readable at any moment between commits.

The connection is the driver's own, so that a report is read and shown before SQLAlchemy is
imported. For writing, SQLAlchemy takes over this same connection: see
:func:`local_db.unit_of_work.adopt`.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from ipdesk.errors import StorageError
from ipdesk.workspace_key import WorkspaceKey
from local_db import driver
from local_db.faults import known_errors

BUSY_SECONDS = 1.0
PRAGMAS: dict[str, tuple[str, str | int]] = {
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "fullfsync": ("ON", 1),
    "synchronous": ("EXTRA", 3),
    "journal_mode": ("TRUNCATE", "truncate"),
}
"""Name -> what is set, and what is read back when it holds."""


def connect(path: Path, key: WorkspaceKey | None = None) -> sqlite3.Connection:
    """Open the file for reading and writing, for this connection alone.

    No transaction begins by itself: writers say ``BEGIN IMMEDIATE``. Raises
    ``WorkspaceInUse`` if the file is open elsewhere, ``WrongPassphrase`` if it is not encrypted
    by the key, and the other storage errors.
    """
    with known_errors(path):
        # A backup reads it from another thread; SQLite's own mutex keeps the two apart.
        database = driver.open_file(path, key, timeout=BUSY_SECONDS, check_same_thread=False)
        try:
            settle(database, path)
        except BaseException:
            database.close()
            raise
    return database


def settle(database: sqlite3.Connection, path: Path) -> None:
    """Take the file for this connection alone, and prove its settings."""
    _lock(database, path)
    _configure(database, path)


def release(database: sqlite3.Connection) -> None:
    """Close the connection and leave no journal file behind."""
    # On a failing medium an empty journal may stay; it does no harm.
    with contextlib.suppress(*driver.errors()):
        database.execute("PRAGMA locking_mode=NORMAL")
        database.execute("PRAGMA journal_mode=DELETE")
    database.close()


def pragma(database: sqlite3.Connection, name: str) -> str | int:
    """What a setting of the connection reads."""
    value: str | int = database.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _lock(database: sqlite3.Connection, path: Path) -> None:
    """Take SQLite's exclusive lock at once, so that a second program fails now, not later."""
    database.execute("PRAGMA locking_mode=EXCLUSIVE")
    _require(database, path, "locking_mode", "exclusive")
    database.execute("BEGIN EXCLUSIVE")
    database.execute("COMMIT")


def _configure(database: sqlite3.Connection, path: Path) -> None:
    for name, (setting, expected) in PRAGMAS.items():
        database.execute(f"PRAGMA {name}={setting}")
        _require(database, path, name, expected)


def _require(database: sqlite3.Connection, path: Path, name: str, expected: str | int) -> None:
    found = pragma(database, name)
    if found != expected:
        raise StorageError(path=str(path), why=f"PRAGMA {name} is {found}, not {expected}")
