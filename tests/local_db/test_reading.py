"""Reading needs no SQLAlchemy; its fixed statements fit the tables that SQLAlchemy describes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from local_db import header, shelves, tables
from local_db.shelves import Shelf

ROOT = Path(__file__).parents[2]
SHELVES = {
    item.table: item for item in vars(shelves).values() if isinstance(item, Shelf)
}  # fmt: skip
LOADED = """
import sys
from local_db.store import SqliteStore
with SqliteStore.open(sys.argv[1]) as store:
    for header in store.reports():
        store.report(header.id), store.catalogue(header.catalogue_digest)
    list(store.history("")), store.last_history(), store.settings()
print("sqlalchemy" in sys.modules)
"""


def test_a_workspace_is_read_without_sqlalchemy(path: Path) -> None:
    command = [sys.executable, "-c", LOADED, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("name", SHELVES)
def test_a_shelf_is_its_table(name: str) -> None:
    shelf, table = SHELVES[name], tables.metadata.tables[name]
    assert (*shelf.columns, "checksum") == tuple(table.c.keys())
    assert shelf.key == tuple(table.primary_key.columns.keys())


def test_every_table_is_looked_for_when_a_workspace_is_opened() -> None:
    assert set(header.TABLES) == set(tables.metadata.tables)
