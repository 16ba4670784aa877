"""What the program asks of workspaces beside reading and writing them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from store_samples import Scribe

from local_db import backup as backups
from local_db.store import SqliteStore
from local_db.stores import DeskStores, FileStores

ROOT = Path(__file__).parents[2]
READ = """
import sqlite3, sys
sqlite3.connect(sys.argv[1], timeout=0).execute("SELECT * FROM report")
"""
WARM = """
import sys, threading
from local_db.stores import FileStores
thread = threading.Thread(target=FileStores().warm_up)
thread.start(), thread.join()
before = set(sys.modules)
sys.path.insert(0, "tests/local_db")
from store_samples import Scribe
Scribe(FileStores().open(sys.argv[1])).set("IND1", "3")
print(sorted(name for name in set(sys.modules) - before if name.startswith("sqlalchemy")))
"""


def test_a_store_is_backed_up_when_it_changed(store: SqliteStore, path: Path) -> None:
    for raw in ("3", "3", "4"):
        Scribe(store).set("IND1", raw)
        FileStores().backup(store)
        FileStores().backup(store)
    assert [one.number for one in backups.backups(path)] == [1, 2, 3]


def test_asking_whether_an_open_file_is_a_desk_leaves_it_locked(
    store: SqliteStore, path: Path
) -> None:
    """On POSIX systems, closing any handle of a file releases the locks on it."""
    assert not DeskStores().is_desk(path)
    other = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(other, capture_output=True, text=True, check=False)
    assert "database is locked" in done.stderr


def test_another_kind_of_store_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        FileStores().backup("not a store")  # type: ignore[arg-type] # wrong on purpose


def test_after_warming_up_the_first_write_imports_nothing_more(path: Path) -> None:
    command = [sys.executable, "-c", WARM, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
