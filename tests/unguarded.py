"""A file whose triggers are off, as for whoever writes to it behind the program's back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """The file to be written to; its triggers stand again afterwards, and what was done holds."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        found = database.execute(triggers).fetchall()
        for name, _ in found:
            database.execute(f'DROP TRIGGER "{name}"')
        yield database
        for _, statement in found:
            database.execute(statement)
