"""The rescue of files: what is wrong with one, its backups, one put in its place, or it rebuilt."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ipdesk.errors import (
    DamagedWorkspace,
    NewerWorkspace,
    NotAWorkspace,
    StorageError,
    WorkspaceInUse,
    WrongPassphrase,
)
from ipdesk.records import Batch, HistoryRecord
from ipdesk.rescue import Copy, Damage, Doubt, Rebuilt, Regain
from ipdesk.workspace_key import WorkspaceKey
from local_db import backup, checkup, copies, driver, files, header, lock_note
from local_db.faults import known_errors
from local_db.salvage import Salvage
from local_db.store import SqliteStore, lay_out
from local_db.unit_of_work import Writer

# A header from before the sealing: the report would be sealed a second time.
_REOPENED = "SELECT id FROM report WHERE state = 'draft' AND id IN (SELECT report FROM sealed_file)"


class FileRescue:
    """Looks at files that are not open, and replaces them.

    ``asked`` gives the key of a file for which none was handed over, if it is encrypted.
    """

    def __init__(self, asked: Callable[[Path], WorkspaceKey | None]) -> None:
        self._asked = asked

    def copies(self, path: Path) -> list[Copy]:
        """The backups of a file, newest first."""
        with known_errors(path):
            return [_facts(one) for one in reversed(backup.backups(path.absolute()))]

    def damages(self, path: Path, key: WorkspaceKey | None = None) -> list[Damage]:
        """All that is wrong with a workspace or desk, which is only read; nothing if it is sound.

        ``NotAWorkspace`` and ``NewerWorkspace`` are raised: nobody can say.
        """
        path = path.absolute()
        _require_closed(path)
        key = key or self._asked(path)
        try:
            header.inspect(path, header.kind_of(path), key)
        except DamagedWorkspace as fault:
            return [Damage(str(fault.params["where"]), str(fault.params["why"]))]
        with known_errors(path), _scratch(path) as copy:
            # SQLite tells a read that failed as damage; a second look tells them apart.
            return checkup.damages_of_file(copy, key=key) and checkup.damages_of_file(copy, key=key)

    def restore(self, path: Path, number: int, key: WorkspaceKey | None = None) -> Path | None:
        """Put that backup in the file's place; where the file is kept, None if there was none.

        What stood there is backed up first, if it is sound. ``KeyError`` if there is no such
        backup, ``DamagedWorkspace`` if it is not sound; nothing was changed then.
        """
        chosen = {one.number: one for one in backup.backups(path.absolute())}[number]
        _require_closed(path.absolute())
        key = key or self._asked(chosen.path)
        return backup.restore(path.absolute(), chosen, key)

    def rebuild(self, path: Path, regain: Regain, key: WorkspaceKey | None = None) -> Rebuilt:
        """Make a sound workspace of all that can be read, the history, and the newest backup.

        ``DamagedWorkspace`` if too little can be read; nothing was changed then.
        """
        path = path.absolute()
        _require_closed(path)
        key = key or self._asked(path)
        header.inspect(path, key=key)
        draft = path.with_name(f".{path.name}.rebuilt-{os.getpid()}")
        with known_errors(path):
            try:
                salvage, taken = _rebuilt(path, draft, regain, key)
                if salvage.torn or not taken:
                    # SQLite tells a read that failed as damage; a second look tells them apart.
                    salvage, taken = _rebuilt(path, draft, regain, key)
                copies.require_sound(draft, key=key)
                files.sync_file(draft)
                kept = backup.set_aside(path, key)
                files.replace(draft, path)
            finally:
                for leftover in (draft, header.journal_of(draft)):
                    leftover.unlink(missing_ok=True)
        torn = tuple(sorted(salvage.torn))
        return Rebuilt(kept, salvage.missing, salvage.regained, taken, torn)


def _facts(one: backup.Backup) -> Copy:
    told = one.path.stat()
    made = dt.datetime.fromtimestamp(told.st_mtime, dt.UTC).isoformat(timespec="seconds")
    return Copy(one.number, one.path, made, told.st_size)


def _require_closed(path: Path) -> None:
    """Raise ``WorkspaceInUse`` if a program has the file open; it is only read, whatever it is."""
    try:
        with (
            known_errors(path),
            closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0)) as database,
        ):
            database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except WorkspaceInUse as fault:
        raise lock_note.named(fault, path) from fault
    except StorageError:
        return


@contextmanager
def _scratch(path: Path) -> Iterator[Path]:
    """A copy of the file and its journal, to be read in its place: reading rolls a journal back."""
    copy = path.with_name(f".{path.name}.looked-at-{os.getpid()}")
    try:
        shutil.copyfile(path, copy)
        if header.has_journal(path):
            shutil.copyfile(header.journal_of(path), header.journal_of(copy))
        yield copy
    finally:
        for leftover in (copy, header.journal_of(copy)):
            leftover.unlink(missing_ok=True)


def _rebuilt(
    path: Path, draft: Path, regain: Regain, key: WorkspaceKey | None
) -> tuple[Salvage, int]:
    """Make the new file; what was taken over, and the number of the backup that helped."""
    draft.unlink(missing_ok=True)
    lay_out(draft, None, key)
    with closing(driver.open_file(draft, key)) as database:
        database.execute("PRAGMA synchronous=OFF")
        triggers = _triggers_off(database)
        database.execute("BEGIN")
        salvage = Salvage(database)
        with _scratch(path) as copy:
            salvage.take(copy, key)
        taken = _borrow(path, salvage, key) if salvage.tables else 0
        salvage.drop_orphans()
        salvage.drop_steps()
        database.execute("COMMIT")
        store = SqliteStore(draft, database, key)
        store.closed = True  # it is the connection that is closed, and there is no lock note
        with closing(Writer(database)) as writer:
            writer.write(Batch(catalogues=regain.editions(store)))
            _require_headers(path, database)
            # Every edition that a report follows is there, and no others are kept.
            salvage.torn.discard("catalogue")
            writer.write(regain(store, Doubt(salvage.tables, frozenset(salvage.borrowed))))
            salvage.conclude()
            mended = regain.history(store)
            _drop_history(database, mended)
            writer.write(Batch(history=mended))
        for statement in triggers:
            database.execute(statement)
    return salvage, taken


def _drop_history(database: sqlite3.Connection, instead: Sequence[HistoryRecord]) -> None:
    """Leave out the entries in whose place others come."""
    for first in instead[:1]:
        database.execute("DELETE FROM history WHERE sequence >= ?", (first.sequence,))


def _triggers_off(database: sqlite3.Connection) -> list[str]:
    found = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    triggers = found.fetchall()
    for name, _ in triggers:
        database.execute(f'DROP TRIGGER "{name}"')
    return [statement for _, statement in triggers]


def _borrow(path: Path, salvage: Salvage, key: WorkspaceKey | None) -> int:
    """Fill in from the newest sound backup of the present version: its number, 0 for none."""
    for one in reversed(backup.backups(path)):
        with suppress(DamagedWorkspace, NotAWorkspace, NewerWorkspace, WrongPassphrase):
            if header.inspect(one.path, key=key).version == header.VERSION:
                copies.require_sound(one.path, key=key)
                salvage.borrow(one.path, key)
                return one.number
    return 0


def _require_headers(path: Path, database: sqlite3.Connection) -> None:
    """Nothing can stand without its report's header, which may have changed since the backup."""
    for table, row, parent, _ in database.execute("PRAGMA foreign_key_check"):
        where = f"{parent} ({table} {row or ''})".replace(" )", ")")
        raise DamagedWorkspace(path=str(path), where=where, why="missing")
    for (report,) in database.execute(_REOPENED):
        raise DamagedWorkspace(path=str(path), where=f"report {report}", why="missing")
