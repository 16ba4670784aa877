"""Backups, thinning, restoring."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import REPORT, Scribe, cell

from ipdesk.errors import DamagedWorkspace, NotAWorkspace
from ipdesk.records import Batch, BlobRecord
from local_db import backup as backups
from local_db import header, thinning
from local_db.store import SqliteStore


def test_a_backup_is_a_workspace_of_the_same_content(store: SqliteStore, tmp_path: Path) -> None:
    made = backups.backup(store)
    assert made == (1, tmp_path / "example.ipdesk.backups" / "000001.ipdesk")
    with SqliteStore.open(made.path) as copy:
        assert copy.report(REPORT) == store.report(REPORT)
        assert list(copy.history("")) == list(store.history(""))
    assert list(made.path.parent.iterdir()) == [made.path]


CHANGES: dict[str, Callable[[Scribe], None]] = {
    "cell": lambda scribe: scribe.set("IND1", "3"),
    "setting": lambda scribe: scribe.store.write(Batch(settings={"unit": "660000"})),
    "blob": lambda scribe: scribe.store.write(Batch(blobs=[BlobRecord("d", "t", b"x")])),
}


@pytest.mark.parametrize("name", CHANGES)
def test_only_a_changed_workspace_is_backed_up_again(store: SqliteStore, name: str) -> None:
    assert backups.backup(store)
    assert backups.backup(store) is None
    CHANGES[name](Scribe(store))
    again = backups.backup(store)
    assert again is not None
    assert again.number == 2
    assert backups.backup(store) is None


def test_an_unreadable_backup_is_no_reason_to_make_none(store: SqliteStore) -> None:
    first = backups.backup(store)
    assert first is not None
    first.path.write_bytes(b"rubbish" * 100)
    second = backups.backup(store)
    assert second is not None
    assert second.number == 2


def test_numbers_go_on_after_the_greatest(store: SqliteStore, path: Path) -> None:
    folder = backups.folder_of(path)
    folder.mkdir()
    (folder / "000041.ipdesk").write_bytes(b"")
    (folder / "notes.txt").write_text("")
    made = backups.backup(store)
    assert made is not None
    assert made.number == 42
    assert (folder / "notes.txt").exists()


def test_backups_are_thinned(store: SqliteStore, path: Path) -> None:
    scribe = Scribe(store)
    for n in range(25):
        scribe.set("IND1", str(n))
        backups.backup(store)
    assert [one.number for one in backups.backups(path)] == [4, 6, 8, 10, 12, 14, *range(16, 26)]


def test_a_damaged_workspace_is_not_backed_up(
    opened: Callable[[], SqliteStore], path: Path
) -> None:
    store = opened()
    backups.backup(store)
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE note SET text = 'x'")
    store = opened()
    store.write(Batch(settings={"unit": "660000"}))
    with pytest.raises(DamagedWorkspace) as refused:
        backups.backup(store)
    assert refused.value.params["where"] == f"note {REPORT}/cities/650100/name/source"
    assert [file.name for file in backups.folder_of(path).iterdir()] == ["000001.ipdesk"]


def test_what_did_not_change_is_proved_whole_and_no_copy_stays(
    opened: Callable[[], SqliteStore], path: Path
) -> None:
    store = opened()
    backups.backup(store)
    backups.prove(store)
    assert [file.name for file in backups.folder_of(path).iterdir()] == ["000001.ipdesk"]
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE note SET text = 'x'")
    store = opened()
    assert backups.backup(store) is None
    with pytest.raises(DamagedWorkspace) as refused:
        backups.prove(store)
    assert refused.value.params["where"] == f"note {REPORT}/cities/650100/name/source"
    assert refused.value.params["path"] == str(path)
    assert [file.name for file in backups.folder_of(path).iterdir()] == ["000001.ipdesk"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_where_there_is_no_room_for_a_copy_nothing_is_proved_and_nothing_said(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Nothing is to be kept, so nobody need make room."""
    backups.backup(store)

    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("local_db.driver.open_file", refused)
    backups.prove(store)
    assert [file.name for file in backups.folder_of(path).iterdir()] == ["000001.ipdesk"]


def test_a_failed_backup_leaves_nothing_and_the_workspace_works(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("local_db.files.sync_file", no_space)
    with pytest.raises(Exception, match="disk_full"):
        backups.backup(store)
    assert list(backups.folder_of(path).iterdir()) == []
    Scribe(store).set("IND1", "3")


def test_restoring_keeps_the_damaged_original(
    opened: Callable[[], SqliteStore], path: Path
) -> None:
    store = opened()
    made = backups.backup(store)
    assert made is not None
    content = store.report(REPORT)
    store.close()
    damaged = path.read_bytes()[:5000]
    path.write_bytes(damaged)
    kept = backups.restore(path, made)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert opened().report(REPORT) == content
    assert made.path.exists()


def test_restoring_does_not_let_the_old_journal_into_the_new_file(
    opened: Callable[[], SqliteStore], path: Path
) -> None:
    store = opened()
    made = backups.backup(store)
    assert made is not None
    store.close()
    header.journal_of(path).write_bytes(b"journal")
    kept = backups.restore(path, made)
    assert kept is not None
    assert not header.journal_of(path).exists()
    assert header.journal_of(kept).read_bytes() == b"journal"


def test_restoring_again_keeps_every_original(path: Path) -> None:
    with SqliteStore.open(path) as store:
        made = backups.backup(store)
    assert made is not None
    kept = [backups.restore(path, made) for _ in range(3)]
    assert len(set(kept)) == 3


def test_a_missing_workspace_is_restored(path: Path) -> None:
    with SqliteStore.open(path) as store:
        made = backups.backup(store)
    assert made is not None
    path.unlink()
    assert backups.restore(path, made) is None
    SqliteStore.open(path).close()


def test_a_bad_backup_replaces_nothing(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    bad = tmp_path / "000001.ipdesk"
    bad.write_bytes(b"PK" * 200)
    with pytest.raises(NotAWorkspace):
        backups.restore(path, backups.Backup(1, bad))
    bad.write_bytes(before)
    with closing(sqlite3.connect(bad, isolation_level=None)) as other:
        other.execute("UPDATE note SET text = 'x'")
    with pytest.raises(DamagedWorkspace):
        backups.restore(path, backups.Backup(1, bad))
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [bad, path]


def test_the_mark_changes_with_the_content_only(store: SqliteStore) -> None:
    database = store.database
    before = backups.content_mark(database)
    store.report(REPORT)
    assert backups.content_mark(database) == before
    store.write(Batch(cells=[cell("IND1", "3")], history=[Scribe(store).entry("IND1", "3")]))
    assert backups.content_mark(database) != before


@given(st.sets(st.integers(1, 3000)))
def test_the_ten_newest_are_always_kept(numbers: set[int]) -> None:
    newest = max(numbers, default=0)
    kept = thinning.kept(numbers)
    assert kept <= numbers
    assert {n for n in numbers if n > newest - 10} <= kept


@given(st.integers(1, 3000))
def test_thinning_every_time_keeps_what_thinning_once_would(count: int) -> None:
    once = thinning.kept(range(1, count + 1))
    earlier = thinning.kept(range(1, count))
    assert thinning.kept(earlier | {count}) == once


@given(st.integers(10, 100_000))
def test_few_are_kept_and_old_ones_among_them(count: int) -> None:
    kept = sorted(thinning.kept(range(1, count + 1)))
    assert len(kept) <= 10 + 6 * (count // 10).bit_length()
    # No hole is wider than the age of its newer end.
    for older, newer in pairwise(kept):
        assert newer - older <= max(1, count - older)
    assert kept[0] <= max(1, count // 2)
