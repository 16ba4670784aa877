"""Encrypting a workspace, decrypting it, and changing its passphrase.

A proved copy takes the place of the file in one move, as when a file is migrated; its backups
follow. A cut leaves the file by the old key or by the new one, whole.
"""

from __future__ import annotations

import glob
import os
import sqlite3
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from ipdesk.errors import DamagedWorkspace, KnownError
from ipdesk.opening import Recoded
from ipdesk.workspace_key import WorkspaceKey
from local_db import backup, checkup, copies, driver, engine, files, header
from local_db.faults import known_errors

_KEPT_ASIDE = ("version*", "replaced-*")
_SCHEMA = 'SELECT type, name, tbl_name, sql FROM {side}."sqlite_schema" ORDER BY type, name'


def recode(path: Path, old: WorkspaceKey | None, new: WorkspaceKey | None) -> Recoded:
    """Have the workspace, which is not open, encrypted by ``new``, or not at all if it is None.

    ``old`` is what it is encrypted by. Raises the storage errors; the file and its backups are as
    they were then. A backup that cannot be recoded stays as it is and is told.
    """
    header.inspect(path, key=old)
    header.require_writable(path)
    _recode_file(path, old, new)
    done, left = 0, []
    for one in backup.backups(path):
        try:
            _recode_file(one.path, old, new)
            done += 1
        except KnownError:
            left.append(one.path)
    stem = glob.escape(path.stem)
    aside = [file for tag in _KEPT_ASIDE for file in path.parent.glob(f"{stem}.{tag}")]
    return Recoded(done, tuple(map(str, [*left, *sorted(aside)])))


def _recode_file(path: Path, old: WorkspaceKey | None, new: WorkspaceKey | None) -> None:
    draft = path.with_name(f".{path.name}.recoded-{os.getpid()}")
    with known_errors(path):
        draft.unlink(missing_ok=True)
        try:
            _make_copy(path, draft, old, new)
            files.replace(draft, path)
        finally:
            for leftover in (draft, header.journal_of(draft)):
                leftover.unlink(missing_ok=True)


def _make_copy(path: Path, draft: Path, old: WorkspaceKey | None, new: WorkspaceKey | None) -> None:
    """Make the copy, proved to be sound and equal; nobody else writes meanwhile."""
    database = driver.open_cipher(path, timeout=engine.BUSY_SECONDS)
    with closing(database):
        if old is not None:
            driver.unlock(database, old)
        engine.settle(database, path)
        try:
            _export(database, draft, new)
            copies.require_sound(draft, key=new)
            files.sync_file(draft)
        finally:
            # Windows replaces no file that is open.
            engine.release(database)


def _export(database: sqlite3.Connection, draft: Path, new: WorkspaceKey | None) -> None:
    literal = "" if new is None else driver.literal(new)
    database.execute("ATTACH ? AS recoded KEY ?", (str(draft), literal))
    # Durability comes from one sync at the end; until then the copy is nothing.
    database.execute("PRAGMA recoded.synchronous=OFF")
    database.execute("SELECT sqlcipher_export('recoded')").fetchone()
    for name in ("user_version", "application_id"):
        database.execute(f"PRAGMA recoded.{name}={engine.pragma(database, name)}")
    _require_equal(database, draft)
    database.execute("DETACH recoded")


def _require_equal(database: sqlite3.Connection, draft: Path) -> None:
    """Raise ``DamagedWorkspace`` unless the copy has the same layout and rows, in order."""
    tables = checkup.tables_of(database)
    statements = {table: f'SELECT * FROM {{side}}."{table}"' for table in tables}  # noqa: S608 -- names from the schema
    for table, statement in {"layout": _SCHEMA, **statements}.items():
        here, there = (
            database.execute(statement.format(side=side)) for side in ("main", "recoded")
        )
        if any(one != other for one, other in zip_longest(here, there)):
            raise DamagedWorkspace(path=str(draft), where=table, why="copy differs")
