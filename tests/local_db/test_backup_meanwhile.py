"""A backup is made beside the work: nothing waits for it, and what it holds is whole."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import Scribe

from ipdesk.records import Batch, PartRecord
from local_db import backup as backups
from local_db import checkup
from local_db.store import SqliteStore

_LARGE, _PIECE = 24, 1 << 20


class Stop(Exception):
    """Somebody wants the backup to end."""


@pytest.fixture
def large(store: SqliteStore) -> SqliteStore:
    """A workspace of some 24 MB."""
    for number in range(_LARGE):
        part = PartRecord("0" * 64, number, os.urandom(_PIECE))
        store.write(Batch(parts=[part]))
    return store


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_what_is_written_meanwhile_is_in_the_backup_or_not_but_never_half(
    large: SqliteStore, worker: ThreadPoolExecutor
) -> None:
    scribe, begun = Scribe(large), threading.Event()
    making = worker.submit(backups.backup, large, lambda *_: begun.set())
    begun.wait(60)
    written = 0
    while not making.done():
        scribe.set("IND1", str(written))
        written += 1
    made = making.result()
    assert made is not None
    assert written > 3
    assert checkup.damages_of_file(made.path) == []
    with SqliteStore.open(made.path) as copy:
        told = [entry.sequence for entry in copy.history("")]
        held = [entry.sequence for entry in large.history("")]
        assert told == held[: len(told)]


@pytest.mark.parametrize("work", [backups.backup, backups.prove])
def test_no_write_waits_long_for_the_backup(
    large: SqliteStore, worker: ThreadPoolExecutor, work: Callable[..., object]
) -> None:
    """Nothing may keep the window waiting for more than a tenth of a second."""
    scribe, begun = Scribe(large), threading.Event()
    scribe.set("IND1", "0")
    alone = min(_timed(lambda: scribe.set("IND1", "1")) for _ in range(5))
    making = worker.submit(work, large, lambda *_: begun.set())
    begun.wait(60)
    waits = []
    while not making.done():
        waits.append(_timed(lambda: scribe.set("IND1", "2")))
    making.result()
    assert waits
    assert sorted(waits)[len(waits) // 2] < alone + 0.1


def test_a_backup_that_is_stopped_leaves_nothing(large: SqliteStore, path: Path) -> None:
    def told(done: int, total: int) -> None:
        if done > total // 2:
            raise Stop

    with pytest.raises(Stop):
        backups.backup(large, told)
    assert list(backups.folder_of(path).iterdir()) == []
    Scribe(large).set("IND1", "3")


def test_a_check_up_that_is_stopped_finds_no_damage_but_ends(
    path: Path, store: SqliteStore
) -> None:
    store.close()

    def asked() -> None:
        raise Stop

    with pytest.raises(Stop):
        checkup.damages_of_file(path, asked)


def test_two_backups_at_a_time_come_one_after_the_other(
    large: SqliteStore, worker: ThreadPoolExecutor
) -> None:
    begun = threading.Event()
    first = worker.submit(backups.backup, large, lambda *_: begun.set())
    begun.wait(60)
    assert backups.backup(large) is None
    made = first.result()
    assert made is not None
    assert made.number == 1


def test_sqlite_keeps_threads_apart_by_itself() -> None:
    assert sqlite3.threadsafety == 3
    with closing(sqlite3.connect(":memory:")) as database:
        options = {option for (option,) in database.execute("PRAGMA compile_options")}
    assert "THREADSAFE=1" in options


def _timed(work: object) -> float:
    assert callable(work)
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
