"""The floor of an edit: one row written and committed by SQLite under the same pragmas."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from local_db.engine import PRAGMAS

_TABLE = "CREATE TABLE cell (id INTEGER PRIMARY KEY, raw TEXT NOT NULL) STRICT"
_WRITE = "INSERT INTO cell VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET raw = excluded.raw"


class BareCommit:
    """A database of one cell."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        for name, (setting, _expected) in PRAGMAS.items():
            self._connection.execute(f"PRAGMA {name}={setting}")
        self._connection.execute(_TABLE)
        self._number = 0

    def write(self) -> None:
        """Commit another value of the cell, durably."""
        self._number += 1
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(_WRITE, (str(self._number),))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Release the file."""
        self._connection.close()
