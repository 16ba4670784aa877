"""A desk as one SQLite file, under the discipline of a province's workspace."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from ipdesk.errors import DamagedWorkspace, StorageError, WorkspaceExists, WorkspaceInUse
from local_db import engine, files, header, lock_note
from local_db.faults import known_errors
from local_db.migrations.migrate import migrate
from local_db.national import tables
from local_db.national.database import CoreSession
from local_db.national.guards import sqlite_guards
from local_db.national.migrations import STEPS


class EmbeddedFile:
    """One open file; any thread may ask, one after the other."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.where = str(path)
        self._path = path
        self.database = database
        """The connection, for backups."""
        self.copying = threading.Lock()
        """Held while a backup is made: there is one at a time."""
        # A package is more than the cache holds; all of it is written, and synced, at its commit.
        database.execute("PRAGMA cache_spill=OFF")
        made = create_engine(
            "sqlite://",
            creator=lambda: database,
            poolclass=StaticPool,
            isolation_level="AUTOCOMMIT",
        )
        self._connection = made.connect()
        self._session = CoreSession(self._connection, "?")
        self._turn = threading.RLock()
        self._closed = False

    @property
    def path(self) -> str:
        """Where the desk is."""
        return self.where

    @property
    def key(self) -> None:
        """A desk is not encrypted."""
        return

    @contextmanager
    def reading(self) -> Iterator[CoreSession]:
        """A moment in which all that is read belongs together."""
        with self._turn, known_errors(self._path):
            yield self._session

    @contextmanager
    def writing(self) -> Iterator[CoreSession]:
        """A transaction, committed durably at the end, or taken back."""
        with self._turn, known_errors(self._path):
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield self._session
                self._connection.exec_driver_sql("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if self.database.in_transaction:
                    self._connection.exec_driver_sql("ROLLBACK")
                raise

    def lay_out(self) -> None:
        """Make the tables of a new desk, inside the running transaction."""
        tables.metadata.create_all(self._connection, checkfirst=False)
        for statement in sqlite_guards():
            self._connection.exec_driver_sql(statement)
        self._connection.exec_driver_sql(f"PRAGMA application_id={header.DESK_ID}")
        self._connection.exec_driver_sql(f"PRAGMA user_version={header.DESK_VERSION}")

    def close(self, *, noted: bool = True) -> None:
        """Release the file. Closing twice is no error."""
        with self._turn, known_errors(self._path):
            if self._closed:
                return
            self._closed = True
            if noted:
                lock_note.take_away(self._path)
            self._connection.close()
            engine.release(self.database)


@contextmanager
def making(path: Path) -> Iterator[EmbeddedFile]:
    """A new file to be filled in the block; it appears complete under its name, or not at all.

    Raises ``WorkspaceExists`` if there is any file of that name, and the storage errors.
    """
    if path.exists():
        raise WorkspaceExists(path=str(path))
    draft = path.with_name(f".{path.name}.new-{os.getpid()}")
    with known_errors(path):
        draft.unlink(missing_ok=True)
        try:
            draft.touch(exist_ok=False)
            with closing(_Unnoted(EmbeddedFile(draft, engine.connect(draft)))) as made:
                yield made.file
            files.place_new(draft, path)
        finally:
            for leftover in (draft, header.journal_of(draft)):
                leftover.unlink(missing_ok=True)


class _Unnoted:
    def __init__(self, file: EmbeddedFile) -> None:
        self.file = file

    def close(self) -> None:
        self.file.close(noted=False)


def opened(path: Path) -> EmbeddedFile:
    """An existing desk; the storage error that says why not, and the file untouched then.

    One of an older layout is carried over; the original is kept beside it.
    """
    with known_errors(path):
        path.stat()  # SQLite would make a missing file
    note = lock_note.read(path)
    if note is None or not note.ours:
        found = header.inspect(path, header.DESK_ID)
        header.require_writable(path)
        if found.version < header.DESK_VERSION:
            migrate(path, STEPS, header.DESK_VERSION, header.DESK_ID)
    try:
        database = engine.connect(path)
    except WorkspaceInUse as fault:
        raise lock_note.named(fault, path) from fault
    try:
        with known_errors(path):
            _require_layout(database, path)
            lock_note.leave(path, lock_note.DESK)
    except BaseException:
        engine.release(database)
        raise
    return EmbeddedFile(path, database)


def _require_layout(database: sqlite3.Connection, path: Path) -> None:
    version = engine.pragma(database, "user_version")
    if version != header.DESK_VERSION:
        raise StorageError(path=str(path), why=f"user_version {version}")
    present = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
    for table in tables.metadata.tables:
        if table not in present:
            raise DamagedWorkspace(path=str(path), where=table, why="missing")
