"""Migrations: numbered steps from one layout of the file to the next.

A step is plain SQL on the file's own tables and never uses today's table definitions, which
will have moved on when it runs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NamedTuple


class Step(NamedTuple):
    """From version ``start`` to ``start + 1``.

    ``apply`` runs inside a transaction, with foreign keys off; it leaves every record's
    checksum right. ``resized`` names the tables that may end with another number of rows.
    """

    start: int
    apply: Callable[[sqlite3.Connection], None]
    resized: frozenset[str] = frozenset()


def _add_figures_and_steps(database: sqlite3.Connection) -> None:
    database.execute(
        "CREATE TABLE figure (series TEXT NOT NULL, year INTEGER NOT NULL, origin TEXT NOT NULL, "
        "vintage TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL, "
        "document TEXT NOT NULL, recorded_at TEXT NOT NULL, checksum INTEGER NOT NULL, "
        "PRIMARY KEY (series, year, origin, vintage)) WITHOUT ROWID, STRICT"
    )
    database.execute(
        "CREATE TABLE step (first INTEGER NOT NULL, last INTEGER NOT NULL, report TEXT NOT NULL, "
        'action TEXT NOT NULL, "of" INTEGER NOT NULL, checksum INTEGER NOT NULL, '
        "PRIMARY KEY (first)) STRICT"
    )
    database.execute("CREATE INDEX step_by_report ON step (report)")


STEPS: tuple[Step, ...] = (Step(1, _add_figures_and_steps),)
"""All steps, in order. Layout 1 is the first; 2 has figures of all years, and steps to undo."""
