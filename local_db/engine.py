"""The one connection to a workspace file: opened, locked, its settings proved to hold.

Settings after simulated power cuts: with ``TRUNCATE`` and ``EXTRA`` no acknowledged commit
was lost, and a plain copy of the file is readable at any moment between commits.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from ipdesk.errors import StorageError
from local_db.faults import known_errors

if TYPE_CHECKING:
    from sqlalchemy import Connection

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


def connect(path: Path) -> Connection:
    """Open the file for reading and writing, for this connection alone.

    SQLAlchemy begins no transaction by itself: writers say ``BEGIN IMMEDIATE``. Raises
    ``WorkspaceInUse`` if the file is open elsewhere, and the other storage errors.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    with known_errors(path):
        connection = engine.connect()
        try:
            _lock(connection, path)
            _configure(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def release(connection: Connection) -> None:
    """Close the connection and leave no journal file behind."""
    if connection.closed:
        return
    # On a failing medium an empty journal may stay; it does no harm.
    with contextlib.suppress(DBAPIError):
        connection.exec_driver_sql("PRAGMA locking_mode=NORMAL")
        connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
    connection.close()


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's connection below SQLAlchemy's."""
    below = connection.connection.driver_connection
    if not isinstance(below, sqlite3.Connection):
        raise TypeError(type(below))
    return below


def pragma(connection: Connection, name: str) -> str | int:
    """What a setting of the connection reads."""
    value: str | int = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
    return value


def _lock(connection: Connection, path: Path) -> None:
    """Take SQLite's exclusive lock at once, so that a second program fails now, not later."""
    connection.exec_driver_sql("PRAGMA locking_mode=EXCLUSIVE")
    _require(connection, path, "locking_mode", "exclusive")
    connection.exec_driver_sql("BEGIN EXCLUSIVE")
    connection.exec_driver_sql("COMMIT")


def _configure(connection: Connection, path: Path) -> None:
    for name, (setting, expected) in PRAGMAS.items():
        connection.exec_driver_sql(f"PRAGMA {name}={setting}")
        _require(connection, path, name, expected)


def _require(connection: Connection, path: Path, name: str, expected: str | int) -> None:
    found = pragma(connection, name)
    if found != expected:
        raise StorageError(path=str(path), why=f"PRAGMA {name} is {found}, not {expected}")
