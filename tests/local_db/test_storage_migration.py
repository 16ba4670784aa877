"""The way from an older layout to a newer one, with artificial steps."""

from __future__ import annotations

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import REPORT, cell

from ipdesk.errors import DamagedWorkspace, WorkspaceInUse
from ipdesk.records import Batch
from local_db import header
from local_db.checksums import checksum_of_row
from local_db.migrations import STEPS, Step
from local_db.migrations.migrate import migrate
from local_db.store import SqliteStore


def rebuild_note(database: sqlite3.Connection) -> None:
    """Give notes a language: the way SQLite prescribes, a new table in place of the old."""
    database.execute(
        "CREATE TABLE new (report TEXT NOT NULL REFERENCES report (id), section TEXT NOT NULL, "
        'row TEXT NOT NULL, "column" TEXT NOT NULL, facet TEXT NOT NULL, text TEXT NOT NULL, '
        "language TEXT NOT NULL, checksum INTEGER NOT NULL, "
        'PRIMARY KEY (report, section, row, "column", facet)) STRICT, WITHOUT ROWID'
    )
    for old in database.execute("SELECT * FROM note").fetchall():
        fields = (*old[:-1], "zh")
        row = (*fields, checksum_of_row(fields))
        database.execute("INSERT INTO new VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    database.execute("DROP TABLE note")
    database.execute("ALTER TABLE new RENAME TO note")


def rename_reports(database: sqlite3.Connection) -> None:
    """Rebuild a table that others refer to; with foreign keys on it would empty them."""
    database.execute("ALTER TABLE report ADD COLUMN remark TEXT NOT NULL DEFAULT ''")
    for old in database.execute("SELECT * FROM report").fetchall():
        database.execute("DROP TRIGGER report_update")
        fields = [*old[:-2], old[-1]]
        database.execute("UPDATE report SET checksum = ?", (checksum_of_row(fields),))


NOW = header.VERSION
GOOD = [Step(NOW, rebuild_note), Step(NOW + 1, rename_reports)]


def read(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(statement).fetchall()


def test_the_steps_run_in_order_on_the_file(path: Path) -> None:
    before = path.read_bytes()
    kept = migrate(path, reversed(GOOD), version=NOW + 2)
    assert read(path, "PRAGMA user_version") == [(NOW + 2,)]
    assert read(path, "SELECT text, language FROM note") == [("统计年鉴", "zh")]
    assert read(path, "SELECT count(*) FROM cell") == [(3,)]
    assert kept is not None
    assert read(kept, "PRAGMA user_version") == [(NOW,)]
    assert read(kept, "PRAGMA integrity_check") == [("ok",)]
    assert path.read_bytes() != before
    assert sorted(path.parent.iterdir()) == sorted([path, kept])


def test_a_present_file_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    assert migrate(path) is None
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(1, NOW))
def test_a_file_of_each_former_version_opens_with_equal_content(
    tmp_path: Path, version: int
) -> None:
    """Files kept as the program of their time made them: the Guangdong example and one step."""
    path = tmp_path / "old.ipdesk"
    kept = Path(__file__).with_name(f"version-{version}.ipdesk.xz")
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    tables = {row[0] for row in read(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    before = {table: read(path, f'SELECT * FROM "{table}"') for table in tables}
    with SqliteStore.open(path) as store:
        assert store.statuses()[0].transition == "TR1"
        assert store.figures() == []
    assert {table: read(path, f'SELECT * FROM "{table}"') for table in tables} == before
    assert read(path, "PRAGMA user_version") == [(NOW,)]


def test_a_report_sealed_in_layout_1_is_known_by_its_tag_manifest(tmp_path: Path) -> None:
    path = tmp_path / "old.ipdesk"
    path.write_bytes(lzma.decompress(Path(__file__).with_name("version-1.ipdesk.xz").read_bytes()))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        identity = database.execute("SELECT id FROM report").fetchone()[0]
        blob = ("7" * 64, "text/plain", b"manifest")
        database.execute("INSERT INTO blob VALUES (?, ?, ?, ?)", (*blob, checksum_of_row(blob)))
        file = (identity, "tagmanifest-sha256.txt", blob[0])
        database.execute(
            "INSERT INTO sealed_file VALUES (?, ?, ?, ?)", (*file, checksum_of_row(file))
        )
        database.execute("UPDATE report SET package_digest = ?", ("1" * 64,))
        fields = database.execute("SELECT * FROM report").fetchone()[:-1]
        database.execute("UPDATE report SET checksum = ?", (checksum_of_row(fields),))
    with SqliteStore.open(path) as store:
        assert [header.seal for header in store.reports()] == ["7" * 64]
        assert store.signatures(identity) == []


def test_a_migrated_file_has_the_layout_of_a_new_one(tmp_path: Path, path: Path) -> None:
    old = tmp_path / "old.ipdesk"
    kept = Path(__file__).with_name("version-1.ipdesk.xz")
    old.write_bytes(lzma.decompress(kept.read_bytes()))
    migrate(old)
    columns = "SELECT m.name, p.* FROM sqlite_schema m, pragma_table_info(m.name) p ORDER BY 1, 2"
    assert read(old, columns) == read(path, columns)


def test_every_version_has_its_step() -> None:
    assert [step.start for step in STEPS] == list(range(1, header.VERSION))


def loses_rows(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM note")


def breaks_a_reference(database: sqlite3.Connection) -> None:
    fields = ("none", "s", "r", 1)
    values = (*fields, checksum_of_row(fields))
    database.execute("INSERT INTO row VALUES (?, ?, ?, ?, ?)", values)


def forgets_a_checksum(database: sqlite3.Connection) -> None:
    database.execute("UPDATE note SET text = 'x'")


def stumbles(database: sqlite3.Connection) -> None:
    loses_rows(database)
    raise ZeroDivisionError


BAD = {
    "loses rows": (Step(NOW, loses_rows), DamagedWorkspace),
    "breaks a reference": (Step(NOW, breaks_a_reference, frozenset({"row"})), DamagedWorkspace),
    "forgets a checksum": (Step(NOW, forgets_a_checksum), DamagedWorkspace),
    "stumbles": (Step(NOW, stumbles), ZeroDivisionError),
    "is missing": (Step(NOW + 1, loses_rows), DamagedWorkspace),
}


@pytest.mark.parametrize("name", BAD)
def test_a_step_that_goes_wrong_changes_nothing(path: Path, name: str) -> None:
    step, error = BAD[name]
    before = path.read_bytes()
    with pytest.raises(error):
        migrate(path, [step], version=NOW + 1)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_step_may_resize_the_tables_it_names(path: Path) -> None:
    migrate(path, [Step(NOW, loses_rows, frozenset({"note"}))], version=NOW + 1)
    assert read(path, "SELECT count(*) FROM note") == [(0,)]


def test_a_damaged_file_is_not_migrated(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE note SET text = 'x'")
    before = path.read_bytes()
    with pytest.raises(DamagedWorkspace):
        migrate(path, GOOD, version=NOW + 2)
    assert path.read_bytes() == before


def test_an_open_file_is_not_migrated(path: Path) -> None:
    with SqliteStore.open(path) as store:
        with pytest.raises(WorkspaceInUse):
            migrate(path, GOOD, version=NOW + 2)
        store.write(Batch(cells=[cell("IND1", "3")]))
        assert "3" in {c.raw for c in store.report(REPORT).cells}
