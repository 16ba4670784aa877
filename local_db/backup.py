"""Backups: numbered copies of a workspace or desk in the folder ``<name>.backups`` beside it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from ipdesk.errors import (
    DamagedWorkspace,
    DiskFull,
    FileMissing,
    NewerWorkspace,
    NotAWorkspace,
    ReadOnly,
    WrongPassphrase,
)
from ipdesk.files import make_folder, sync_folder
from ipdesk.workspace_key import WorkspaceKey
from local_db import checkup, copies, driver, engine, files, header, thinning
from local_db.faults import known_errors

_NAME = re.compile(r"([0-9]{6,})\.ipdesk")
_OF_ANY = (
    "SELECT digest FROM history ORDER BY sequence DESC LIMIT 1",
    "SELECT name, checksum FROM setting ORDER BY name",
    "SELECT digest FROM catalogue ORDER BY digest",
)
_OF_A_WORKSPACE = (
    "SELECT id, checksum FROM report ORDER BY id",
    "SELECT digest FROM blob ORDER BY digest",
    "SELECT count(*) FROM sealed_file",
)


class OpenFile(Protocol):
    """A file that is open: a workspace or a desk. ``copying`` is held while it is copied."""

    database: sqlite3.Connection
    copying: threading.Lock

    @property
    def path(self) -> str:
        """Where it is."""

    @property
    def key(self) -> WorkspaceKey | None:
        """By which it is encrypted, and its backups; None if they are not."""


class Backup(NamedTuple):
    """One backup: its number, counted from 1, and its file."""

    number: int
    path: Path


def backup(store: OpenFile, told: copies.Told | None = None) -> Backup | None:
    """Copy the open file if it changed since the newest backup; None if it did not.

    In any thread: the file may be worked on meanwhile, and must not be closed. ``told``
    hears of the pages copied, and ends the work by what it raises; nothing is left then.

    The copy appears under its number only when it was checked and is on the medium; then
    older ones are thinned out. Raises ``DamagedWorkspace`` if the file does not pass
    the check-up (all backups are kept then), and the other storage errors.
    """
    database, path = store.database, Path(store.path)
    with known_errors(path), store.copying:
        existing = backups(path)
        if existing and _mark_of_file(existing[-1].path, store.key) == content_mark(database):
            return None
        folder = folder_of(path)
        make_folder(folder)
        made = Backup((existing[-1].number if existing else 0) + 1, folder)
        made = made._replace(path=folder / f"{made.number:06d}.ipdesk")
        draft = made.path.with_suffix(".new")
        with _damage_of(path):
            copies.proved_copy(database, draft, told, store.key)
        files.replace(draft, made.path)
        _thin(folder, [*existing, made])
    return made


def prove(store: OpenFile, told: copies.Told | None = None) -> None:
    """Check the open file whole, by a copy that is dropped again.

    In any thread, as :func:`backup`; where there is no room for a copy, nothing is checked.
    Raises ``DamagedWorkspace`` if the file does not pass, and the other storage errors.
    """
    path = Path(store.path)
    draft = folder_of(path) / "proof.new"
    with suppress(DiskFull, ReadOnly), known_errors(path), store.copying, _damage_of(path):
        make_folder(draft.parent)
        copies.checked_copy(store.database, draft, told, store.key)
        draft.unlink()


@contextmanager
def _damage_of(path: Path) -> Iterator[None]:
    """What a copy shows is wrong with the file itself."""
    try:
        yield
    except DamagedWorkspace as fault:
        raise DamagedWorkspace(**{**fault.params, "path": str(path)}) from fault


def backups(path: Path) -> list[Backup]:
    """The backups of the workspace at ``path``, oldest first."""
    folder = folder_of(path)
    if not folder.is_dir():
        return []
    found = [
        Backup(int(match[1]), file)
        for file in folder.iterdir()
        if (match := _NAME.fullmatch(file.name))
    ]
    return sorted(found)


def restore(path: Path, chosen: Backup, key: WorkspaceKey | None = None) -> Path | None:
    """Put a backup in the place of the workspace, which must not be open.

    If what stands there is sound, it is backed up first, so that restoring can be taken back
    like any other change. The file it replaces, damaged or not, is kept with its journal; where,
    is returned (None if there was none). Raises ``DamagedWorkspace`` if the backup itself is not
    sound.
    """
    with known_errors(path):
        header.inspect(chosen.path, header.kind_of(chosen.path), key)
        copies.require_sound(chosen.path, key=key)
        draft = path.with_name(f".{path.name}.restored-{os.getpid()}")
        try:
            shutil.copyfile(chosen.path, draft)
            files.sync_file(draft)
            # After the copy was made: a further backup may thin out the one chosen.
            _back_up_closed(path, key)
            kept = set_aside(path, key) if path.exists() else None
            files.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return kept


def folder_of(path: Path) -> Path:
    """The folder of the workspace's backups."""
    return path.with_name(path.name + ".backups")


def content_mark(database: sqlite3.Connection) -> str:
    """A digest that differs when the content of the workspace or desk does.

    Cheap: every change of values has its entry in the hash-chained history, so the chain's
    end stands for all of them; headers, settings and stored files are added. All that is done
    at a desk has its entry.
    """
    (kind,) = database.execute("PRAGMA application_id").fetchone()
    parts = _OF_A_WORKSPACE if kind == header.APPLICATION_ID else ()
    rows = [database.execute(part).fetchall() for part in (*_OF_ANY, *parts)]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@dataclass
class _Closed:
    """A file that nobody has open, opened to be backed up."""

    path: str
    database: sqlite3.Connection
    copying: threading.Lock
    key: WorkspaceKey | None


def _back_up_closed(path: Path, key: WorkspaceKey | None) -> None:
    """Back the file up if it is there, of this program, and sound.

    With the journal of an interrupted commit it is kept as it is: to open it would change both.
    """
    if header.has_journal(path):
        return
    try:
        header.inspect(path, header.kind_of(path), key)
        database = engine.connect(path, key)
    except (FileMissing, NotAWorkspace, NewerWorkspace, DamagedWorkspace, WrongPassphrase):
        return
    try:
        with suppress(DamagedWorkspace):
            backup(_Closed(str(path), database, threading.Lock(), key))
    finally:
        engine.release(database)


def _mark_of_file(path: Path, key: WorkspaceKey | None) -> str:
    """The mark of a backup; "" if it cannot be read, which no content has."""
    try:
        with closing(driver.open_file(path, key)) as database:
            return content_mark(database)
    except WrongPassphrase:
        return ""
    except checkup.unreadable():
        return ""


def _thin(folder: Path, existing: list[Backup]) -> None:
    wanted = thinning.kept(one.number for one in existing)
    for one in existing:
        if one.number not in wanted:
            one.path.unlink(missing_ok=True)
    sync_folder(folder)


def set_aside(path: Path, key: WorkspaceKey | None = None) -> Path:
    """Keep a copy of the file and its journal beside it, then take the journal away.

    The journal belongs to the file's present content; played into another it destroys it.
    """
    aside = files.free_name(path, "replaced")
    journal = header.journal_of(path)
    if journal.exists():
        files.copy_durably(journal, header.journal_of(aside))
    files.copy_durably(path, aside)
    if journal.exists():
        _roll_back(path, key)
        journal.unlink(missing_ok=True)
        sync_folder(path.parent)
    return aside


def _roll_back(path: Path, key: WorkspaceKey | None) -> None:
    """Let SQLite end what was interrupted, if it can: the file is whole until it is replaced."""
    foreseen = (*checkup.unreadable(), WrongPassphrase)
    with suppress(*foreseen), closing(driver.open_file(path, key)) as database:
        database.execute("PRAGMA synchronous=FULL")
        database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
