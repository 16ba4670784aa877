"""Opening, making and refusing workspace files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import REPORT, Scribe, cell

from ipdesk.errors import (
    DamagedWorkspace,
    FileMissing,
    NewerWorkspace,
    NotAWorkspace,
    ReadOnly,
    StorageError,
    WorkspaceExists,
    WorkspaceInUse,
    WriteFailed,
)
from ipdesk.records import Batch
from local_db import engine, header, lock_note
from local_db.store import SqliteStore

ROOT = Path(__file__).parents[2]


def patched(content: bytes, offset: int, value: int) -> bytes:
    return content[:offset] + struct.pack(">I", value) + content[offset + 4 :]


REFUSED = {
    "text": (lambda _: b"unit,value\n650000,1\n" * 20, NotAWorkspace),
    "zip": (lambda _: b"PK\x03\x04" + bytes(300), NotAWorkspace),
    "other program": (lambda whole: patched(whole, 68, 0x12345678), NotAWorkspace),
    "newer": (lambda whole: patched(whole, 60, header.VERSION + 1), NewerWorkspace),
    "never released": (lambda whole: patched(whole, 60, 0), DamagedWorkspace),
    "empty": (lambda _: b"", DamagedWorkspace),
    "zeros": (lambda whole: bytes(len(whole)), DamagedWorkspace),
    "header only": (lambda whole: whole[:60], DamagedWorkspace),
    "truncated": (lambda whole: whole[:-4096], DamagedWorkspace),
    "garbage after header": (lambda w: w[:100] + b"\xa5" * (len(w) - 100), DamagedWorkspace),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_file_is_untouched(path: Path, name: str) -> None:
    make, error = REFUSED[name]
    path.write_bytes(make(path.read_bytes()))
    before = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(error):
        SqliteStore.open(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(path.parent.iterdir()) == [path]


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.ipdesk"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (a)")
    with pytest.raises(NotAWorkspace):
        SqliteStore.open(path)


def test_a_workspace_without_one_of_its_tables_is_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE note")
    with pytest.raises(DamagedWorkspace) as refused:
        SqliteStore.open(path)
    assert refused.value.params["where"] == "note"


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        SqliteStore.open(tmp_path / "none.ipdesk")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        SqliteStore.open(tmp_path)


def test_the_connection_has_the_settings_it_promises(store: SqliteStore) -> None:
    expected = {
        "journal_mode": "truncate", "synchronous": 3, "locking_mode": "exclusive",
        "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "fullfsync": 1,
        "application_id": 0x49504431, "user_version": 2,
    }  # fmt: skip
    assert {name: engine.pragma(store.database, name) for name in expected} == expected


def test_a_setting_that_does_not_take_is_an_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engine.PRAGMAS, "synchronous", ("OFF", 3))
    with pytest.raises(StorageError) as refused:
        SqliteStore.open(path)
    assert "synchronous" in str(refused.value.params["why"])


def test_all_tables_are_strict(store: SqliteStore) -> None:
    listed = store.database.execute("PRAGMA table_list").fetchall()
    own = [row for row in listed if not row[1].startswith("sqlite_")]
    assert {row[1] for row in own} == set(header.TABLES)
    assert all(row[5] for row in own)


def test_a_second_opening_in_the_same_program_is_refused(path: Path, store: SqliteStore) -> None:
    with pytest.raises(WorkspaceInUse) as refused:
        SqliteStore.open(path)
    assert refused.value.params["process"] == os.getpid()
    Scribe(store).set("IND1", "3")


def test_a_second_program_is_refused_and_told_where_it_is_open(
    path: Path, store: SqliteStore
) -> None:
    script = (
        "import sys; from local_db.store import SqliteStore; from ipdesk.errors import *\n"
        "try: SqliteStore.open(sys.argv[1])\n"
        "except WorkspaceInUse as fault: print(fault.params['process'])\n"
    )
    for _ in range(2):
        with pytest.raises(WorkspaceInUse):
            SqliteStore.open(path)  # must not release the lock that the second program meets
    out = subprocess.run(
        [sys.executable, "-c", script, path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == str(os.getpid())


def test_a_stale_lock_note_is_no_obstacle(path: Path) -> None:
    lock_note.note_of(path).write_text('{"host": "pc", "process": 1, "since": "x"}')
    with SqliteStore.open(path) as store:
        assert store.settings()
        note = lock_note.read(path)
        assert note is not None
        assert note.ours
    assert list(path.parent.iterdir()) == [path]


def test_a_senseless_lock_note_is_no_obstacle(path: Path) -> None:
    lock_note.note_of(path).write_bytes(b"\xff[}")
    SqliteStore.open(path).close()


def test_our_own_stale_lock_note_is_no_obstacle(path: Path) -> None:
    lock_note.leave(path)
    SqliteStore.open(path).close()


def test_a_lock_note_without_its_file_makes_no_file(path: Path) -> None:
    path.unlink()
    lock_note.leave(path)
    with pytest.raises(FileMissing):
        SqliteStore.open(path)
    assert not path.exists()


def test_closing_twice_is_no_error_and_leaves_one_file(path: Path) -> None:
    store = SqliteStore.open(path)
    Scribe(store).set("IND1", "3")
    store.close()
    store.close()
    assert list(path.parent.iterdir()) == [path]


def test_a_plain_copy_of_an_open_workspace_can_be_opened(
    path: Path, store: SqliteStore, tmp_path: Path
) -> None:
    Scribe(store).set("IND1", "3")
    copy = tmp_path / "copy.ipdesk"
    subprocess.run(["cp", path, copy], check=True)
    with SqliteStore.open(copy) as copied:
        assert copied.report(REPORT) == store.report(REPORT)


def test_making_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("kept")
    with pytest.raises(WorkspaceExists):
        SqliteStore.create(path)
    assert path.read_text() == "kept"


def test_a_failed_making_leaves_nothing(tmp_path: Path) -> None:
    orphan = Batch(cells=[cell("IND1", "1")])
    with pytest.raises(Exception, match="FOREIGN KEY"):
        SqliteStore.create(tmp_path / "new.ipdesk", orphan)
    assert list(tmp_path.iterdir()) == []


def test_making_in_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        SqliteStore.create(tmp_path / "none" / "new.ipdesk")


def test_making_works_where_files_cannot_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    with SqliteStore.create(tmp_path / "new.ipdesk") as store:
        assert store.reports() == []


@pytest.mark.parametrize("name", ["工作区 50%.ipdesk", "a?b#c.ipdesk", "-x.ipdesk"])
def test_odd_names_are_plain_names(tmp_path: Path, name: str) -> None:
    if os.name == "nt":
        name = name.replace("?", "")
    SqliteStore.create(tmp_path / name).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.fixture
def guarded(master: Path) -> Iterator[Path]:
    """A workspace in a folder of a user without special rights, who is us meanwhile."""
    folder = Path(tempfile.mkdtemp())
    path = Path(shutil.copy(master, folder / "example.ipdesk"))
    if os.name == "posix" and os.geteuid() == 0:
        for each in (folder, path):
            os.chown(each, 65534, -1)
        os.seteuid(65534)
        yield path
        os.seteuid(0)
    else:
        yield path
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_read_only_file_is_told_as_such(guarded: Path) -> None:
    guarded.chmod(0o400)
    with pytest.raises(ReadOnly):
        SqliteStore.open(guarded)
    assert list(guarded.parent.iterdir()) == [guarded]


def test_a_read_only_folder_is_told_as_such(guarded: Path) -> None:
    guarded.parent.chmod(0o500)
    with pytest.raises(ReadOnly):
        SqliteStore.open(guarded)
    with pytest.raises(ReadOnly):
        SqliteStore.create(guarded.with_name("new.ipdesk"))
    assert list(guarded.parent.iterdir()) == [guarded]


def test_a_folder_that_turns_read_only_is_told_as_such(guarded: Path) -> None:
    with SqliteStore.open(guarded) as store:
        guarded.parent.chmod(0o500)
        with pytest.raises((ReadOnly, WriteFailed)):
            Scribe(store).set("IND1", "3")
        guarded.parent.chmod(0o700)
        assert {c.raw for c in store.report(REPORT).cells} >= {"12.5", "7"}
