"""What a workspace file holds, as one digest."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from ipdesk.errors import WrongPassphrase
from ipdesk.workspace_key import MARK, WorkspaceKey
from local_db import checkup, driver

# A file comes part by part before anything refers to it; what refers to it is counted.
_PARTS = ("blob", "blob_part")
KEY = WorkspaceKey(MARK + bytes(range(10)), bytes(range(32)))
"""By which whatever is encrypted in these tests is."""


def key_at(path: Path) -> WorkspaceKey | None:
    """The key of a file, None if it is not encrypted."""
    with path.open("rb") as file:
        return KEY if file.read(len(MARK)) == MARK else None


def digest_of(database: sqlite3.Connection) -> str:
    """The digest of all records but stored files, which the check-up proves."""
    told = hashlib.sha256()
    for table in sorted(set(checkup.tables_of(database)).difference(_PARTS)):
        rows = database.execute(f'SELECT * FROM "{table}"').fetchall()
        told.update(repr((table, rows)).encode())
    return told.hexdigest()


def digest_of_copy(path: Path) -> str:
    """The digest of a file that is not open, as it lies there; "damaged" if it is not sound."""
    key = key_at(path)
    name = f"file:{path}?mode=ro"
    try:
        if checkup.damages_of_file(path, key=key):
            return "damaged"
        with closing(driver.open_file(name, key, uri=True)) as database:  # type: ignore[arg-type]  # an address
            return digest_of(database)
    except WrongPassphrase:
        return "damaged"
    except driver.errors():
        return "damaged"
