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
_LAYOUT = "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
_ROWS = 'SELECT * FROM "{table}"'


def recode(path: Path, old: WorkspaceKey | None, new: WorkspaceKey | None) -> Recoded:
    """Have the workspace, which is not open, encrypted by ``new``, or not at all if it is None.

    ``old`` is what it is encrypted by. Raises the storage errors; the file is whole
    then, as it was (or, where the last sync of its folder failed, as wanted), and so are the
    backups. A backup that cannot be recoded stays as it is and is told.
    """
    header.inspect(path, key=old)
    header.require_writable(path)
    _recode_file(path, old, new)
    done, left = 0, []
    with known_errors(path):
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
    here = engine.connect(path, old)
    try:
        with closing(driver.open_file(draft, new)) as there:
            _copy(here, there)
            _require_equal(here, there, draft)
        copies.require_sound(draft, key=new)
        files.sync_file(draft)
    finally:
        # Windows replaces no file that is open.
        engine.release(here)


def _copy(here: sqlite3.Connection, there: sqlite3.Connection) -> None:
    """Copy layout and rows; the pages of an encrypted file have less room than those of another."""
    # Durability comes from one sync at the end; until then the copy is nothing.
    there.execute("PRAGMA synchronous=OFF")
    there.execute("BEGIN IMMEDIATE")
    layout = here.execute(_LAYOUT).fetchall()
    for _, kind, statement in layout:
        if kind == "table":
            there.execute(statement)
    for name, kind, _ in layout:
        if kind == "table":
            _copy_rows(here, there, name)
    for _, kind, statement in layout:
        if kind != "table":  # triggers would refuse what is copied
            there.execute(statement)
    for name in ("user_version", "application_id"):
        there.execute(f"PRAGMA {name}={engine.pragma(here, name)}")
    there.execute("COMMIT")


def _copy_rows(here: sqlite3.Connection, there: sqlite3.Connection, table: str) -> None:
    rows = here.execute(_ROWS.format(table=table))
    marks = ", ".join("?" * len(rows.description))
    there.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 -- name from the schema


def _require_equal(here: sqlite3.Connection, there: sqlite3.Connection, draft: Path) -> None:
    """Raise ``DamagedWorkspace`` unless the copy has the same layout and rows, in order."""
    rows = {table: _ROWS.format(table=table) for table in checkup.tables_of(here)}
    for table, statement in {"layout": _LAYOUT, **rows}.items():
        both = zip_longest(here.execute(statement), there.execute(statement))
        if any(one != other for one, other in both):
            raise DamagedWorkspace(path=str(draft), where=table, why="copy differs")
