"""What a workspace file holds, as one digest."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from local_db import checkup

# A file comes part by part before anything refers to it; what refers to it is counted.
_PARTS = ("blob", "blob_part")


def digest_of(database: sqlite3.Connection) -> str:
    """The digest of all records but stored files, which the check-up proves."""
    told = hashlib.sha256()
    for table in sorted(set(checkup.tables_of(database)).difference(_PARTS)):
        rows = database.execute(f'SELECT * FROM "{table}"').fetchall()
        told.update(repr((table, rows)).encode())
    return told.hexdigest()


def digest_of_copy(path: Path) -> str:
    """The digest of a file that is not open, as it lies there; "damaged" if it is not sound."""
    try:
        if checkup.damages_of_file(path):
            return "damaged"
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return digest_of(database)
    except sqlite3.DatabaseError:
        return "damaged"
