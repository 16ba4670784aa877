"""A workspace whose schema is not the one every program of this version makes is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ipdesk.errors import DamagedWorkspace
from local_db import checkup, layout
from local_db.store import SqliteStore

WEAKENED = {
    "a guard is gone": 'DROP TRIGGER "history_update"',
    "a column more": "ALTER TABLE note ADD COLUMN remark TEXT",
    "an index is gone": "DROP INDEX history_by_place",
}


def test_a_new_workspace_is_laid_out_as_this_program_knows_it(store: SqliteStore) -> None:
    """Whoever changes the tables gives the layout a new version and a new digest."""
    assert layout.layout_of(store.database) == layout.LAYOUT


@pytest.mark.parametrize("name", WEAKENED)
def test_another_layout_is_damage(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(WEAKENED[name])
    assert "schema" in [damage.where for damage in checkup.damages_of_file(path)]
    with pytest.raises(DamagedWorkspace) as refused:
        SqliteStore.open(path)
    assert refused.value.params["where"] == "schema"
