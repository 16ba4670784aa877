"""The store: one workspace file, as :class:`ipdesk.ports.Store` promises it."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.errors import DamagedWorkspace, StorageError, WorkspaceExists, WorkspaceInUse
from ipdesk.pace import UNPACED, Pace
from ipdesk.records import Batch
from ipdesk.workspace_key import WorkspaceKey
from local_db import engine, files, header, layout, lock_note
from local_db.faults import known_errors
from local_db.stored_records import StoredRecords

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from local_db.unit_of_work import Writer

# Table, key: first the file that nothing refers to, then one by one the parts it leaves behind.
_UNUSED = (
    "SELECT 'blob', digest, 0 FROM blob "
    "WHERE digest NOT IN (SELECT digest FROM sealed_file) "
    "AND digest NOT IN (SELECT digest FROM evidence_use) "
    # A step of a draft that took it off may still be undone.
    "AND NOT EXISTS (SELECT 1 FROM history JOIN report ON report.id = history.report "
    "WHERE report.state = 'draft' AND history.action = 'detach' "
    "AND instr(history.before, blob.digest)) "
    "UNION ALL SELECT 'blob_part', digest, number FROM blob_part "
    "WHERE digest NOT IN (SELECT digest FROM blob) LIMIT 1"
)


class SqliteStore(StoredRecords):
    """One open workspace file. Belongs to one thread at a time; backups come from any.

    SQLAlchemy is imported at the first write.
    """

    def __init__(
        self, path: Path, database: sqlite3.Connection, key: WorkspaceKey | None = None
    ) -> None:
        super().__init__(path, database)
        self._key = key
        self.copying = threading.Lock()
        """Held while a backup is made: there is one at a time."""
        self.closed = False

    @classmethod
    def create(
        cls, path: str | Path, first: Batch | None = None, key: WorkspaceKey | None = None
    ) -> Self:
        """Make a new workspace, with ``first`` in it, and open it.

        It appears under its name complete or not at all, encrypted if there is a key. Raises
        ``WorkspaceExists`` if there is any file of that name, and the other storage errors.
        """
        path = Path(path).absolute()
        if path.exists():
            raise WorkspaceExists(path=str(path))
        with known_errors(path):
            draft = path.with_name(f".{path.name}.new-{os.getpid()}")
            draft.unlink(missing_ok=True)
            try:
                lay_out(draft, first, key)
                files.place_new(draft, path)
            finally:
                for leftover in (draft, header.journal_of(draft)):
                    leftover.unlink(missing_ok=True)
        return cls.open(path, key)

    @classmethod
    def open(cls, path: str | Path, key: WorkspaceKey | None = None) -> Self:
        """Open an existing workspace, which is encrypted if there is a key.

        Raises ``FileMissing``, ``NotAWorkspace``, ``NewerWorkspace``, ``DamagedWorkspace``,
        ``WorkspaceInUse``, ``ReadOnly``, ``PassphraseNeeded``, ``WrongPassphrase``,
        ``NoCipher``; the file is as it was then, byte for byte.
        """
        path = Path(path).absolute()
        with known_errors(path):
            path.stat()  # SQLite would make a missing file
        # A file that this process has open must not be opened another way (see inspect).
        note = lock_note.read(path)
        if note is None or not note.ours:
            found = _inspected(path, key)
            header.require_writable(path)
            if found.version < header.VERSION:
                from local_db.migrations.migrate import migrate

                migrate(path, key=key)
        database = _connect(path, key)
        try:
            with known_errors(path):
                _require_layout(database, path)
                lock_note.leave(path)
        except BaseException:
            engine.release(database)
            raise
        return cls(path, database, key)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> str:
        """Where the workspace is."""
        return str(self._path)

    @property
    def key(self) -> WorkspaceKey | None:
        """By which the file is encrypted, and its backups; None if they are not."""
        return self._key

    def write(self, batch: Batch, pace: Pace = UNPACED) -> None:
        """Commit the batch; when this returns, it survives a power cut.

        Nothing is written if the pace is stopped before it is settled.
        """
        try:
            with known_errors(self._path):
                self._writer.write(batch, pace)
        except StorageError:
            # If the last sync of a commit fails, the file holds it already, but not for certain.
            if not self._ends_with(batch):
                raise
            with known_errors(self._path):
                self._writer.settle()

    def discard_unused(self) -> bool:
        """Delete one piece of stored content that nothing refers to: False if there is none.

        Such are parts whose file never came to be, and files whose last use was removed; these
        stay while the report is a draft, since the removal may be undone.
        """
        with known_errors(self._path):
            found = self.database.execute(_UNUSED).fetchone()
            if found is not None:
                self._writer.discard(*found)
            return found is not None

    def close(self) -> None:
        """Release the file. Closing twice is no error."""
        if self.closed:
            return
        self.closed = True
        with known_errors(self._path):
            lock_note.take_away(self._path)
            if "_writer" in vars(self):
                self._writer.close()
            engine.release(self.database)

    def _ends_with(self, batch: Batch) -> bool:
        """Whether the newest entry of the history is the batch's; False if nobody can say."""
        with suppress(StorageError):
            return bool(batch.history) and self.last_history() == batch.history[-1]
        return False

    @cached_property
    def _writer(self) -> Writer:
        from local_db.unit_of_work import Writer

        return Writer(self.database, self._path.parent)


def _inspected(path: Path, key: WorkspaceKey | None) -> header.Header:
    try:
        return header.inspect(path, key=key)
    except WorkspaceInUse as fault:
        raise lock_note.named(fault, path) from fault


def _connect(path: Path, key: WorkspaceKey | None) -> sqlite3.Connection:
    try:
        return engine.connect(path, key)
    except WorkspaceInUse as fault:
        raise lock_note.named(fault, path) from fault


def lay_out(path: Path, first: Batch | None, key: WorkspaceKey | None = None) -> None:
    """Make a complete workspace file at a place that nobody else uses."""
    from local_db.unit_of_work import Writer

    path.touch(exist_ok=False)
    database = engine.connect(path, key)
    try:
        with closing(Writer(database)) as writer:
            writer.lay_out(first)
    finally:
        engine.release(database)


def _require_layout(database: sqlite3.Connection, path: Path) -> None:
    """Prove that the file is laid out as this program knows it."""
    version = engine.pragma(database, "user_version")
    if version != header.VERSION:
        raise StorageError(path=str(path), why=f"user_version {version}")
    present = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
    for table in header.TABLES:
        if table not in present:
            raise DamagedWorkspace(path=str(path), where=table, why="missing")
    if layout.layout_of(database) != layout.LAYOUT:
        raise DamagedWorkspace(path=str(path), where="schema", why="layout")
