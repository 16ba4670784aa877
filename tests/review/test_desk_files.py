"""A desk's layout and its backups: older desks are carried over, newer ones refused, all kept."""

from __future__ import annotations

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ipdesk.errors import DamagedWorkspace, NewerWorkspace
from ipdesk.review.records import Act, DeskBatch, FigureQuery, PersonRecord
from local_db import backup as backups
from local_db import header
from local_db.national import server
from local_db.national.migrations import STATEMENTS
from local_db.national.stores import DeskStores

AT = "2017-03-15T08:00:00.000+00:00"
KEPT = Path(__file__).parent
NEW_IN_2 = ("answer", "receipt", "ruling", "comment", "remark", "pack")
LAYOUT = (
    'SELECT m.type, m.name, m.tbl_name, p.name, p.type, p."notnull", p.pk '
    "FROM sqlite_schema m LEFT JOIN pragma_table_info(m.name) p "
    "WHERE m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2, 4"
)
ON_A_SERVER = (
    (
        "SELECT table_name, column_name, data_type, collation_name, is_nullable "
        "FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, ordinal_position"
    ),
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 2",
    (
        "SELECT event_object_table, trigger_name, event_manipulation "
        "FROM information_schema.triggers ORDER BY 2, 3"
    ),
    (
        "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype <> 'n' ORDER BY 1, 2"
    ),
)


def act(action: str) -> Act:
    return Act(AT, "head", "test", action)


def read(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(statement).fetchall()


def former(tmp_path: Path, version: int = 1) -> Path:
    """A desk as the program of its time made it: a key, a report and its figures, an exercise."""
    path = tmp_path / "desk.ipdesk"
    kept = KEPT / f"desk-version-{version}.ipdesk.xz"
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    return path


def new(path: Path) -> Path:
    DeskStores().create(str(path), DeskBatch(acts=[act("begin")])).close()
    return path


@pytest.mark.parametrize("version", range(1, header.DESK_VERSION))
def test_a_desk_of_each_former_layout_opens_with_equal_content(
    tmp_path: Path, version: int
) -> None:
    path = former(tmp_path, version)
    before = path.read_bytes()
    names = read(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    rows = {name: read(path, f'SELECT * FROM "{name}"') for (name,) in names}
    store = DeskStores().open(str(path))
    assert [one.unit for one in store.submissions()] == ["440000"]
    assert [one.value for one in store.figures(FigureQuery())] == ["168480", "15.5"]
    assert store.judged(1).remarks == ()
    assert b"".join(store.content(store.submission(1).digest)) == b"exercise"
    store.close()
    assert {name: read(path, f'SELECT * FROM "{name}"') for (name,) in names} == rows
    assert read(path, "PRAGMA user_version") == [(header.DESK_VERSION,)]
    original = tmp_path / f"desk.version{version}-1.ipdesk"
    assert read(original, "PRAGMA integrity_check") == [("ok",)]
    assert {name: read(original, f'SELECT * FROM "{name}"') for (name,) in names} == rows
    assert read(original, "PRAGMA user_version") == [(version,)]
    assert before != path.read_bytes()


def test_a_desk_carried_over_has_the_layout_of_a_new_one(tmp_path: Path) -> None:
    path = former(tmp_path)
    DeskStores().open(str(path)).close()
    made = new(tmp_path / "new.ipdesk")
    assert read(path, LAYOUT) == read(made, LAYOUT)
    assert read(path, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name") == (
        read(made, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    )


def test_what_programs_wrote_under_the_former_number_stays(tmp_path: Path) -> None:
    """For some days the tables of layout 2 were written under the number 1."""
    path = new(tmp_path / "desk.ipdesk")
    before = read(path, LAYOUT)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA user_version=1")
    DeskStores().open(str(path)).close()
    assert read(path, LAYOUT) == before
    assert read(path, "PRAGMA user_version") == [(2,)]


def test_every_layout_has_its_step() -> None:
    assert list(STATEMENTS) == list(range(1, header.DESK_VERSION))


def test_a_desk_of_a_newer_program_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    path = new(tmp_path / "desk.ipdesk")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(f"PRAGMA user_version={header.DESK_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerWorkspace):
        DeskStores().open(str(path))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_desk_is_not_carried_over(tmp_path: Path) -> None:
    path = former(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE cell SET value = '1'")
    before = path.read_bytes()
    with pytest.raises(DamagedWorkspace):
        DeskStores().open(str(path))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def as_layout_1(url: str) -> None:
    """Take from a desk on the server what layout 1 did not have."""
    import psycopg

    with psycopg.connect(url) as connection:
        for table in NEW_IN_2:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE ipdesk_layout SET version = 1")


def layout_of(url: str) -> list[object]:
    import psycopg

    with psycopg.connect(url) as connection:
        return [connection.execute(question).fetchall() for question in ON_A_SERVER]


def test_a_desk_on_a_server_is_carried_over_in_one_transaction(postgres, monkeypatch) -> None:
    import psycopg

    url = postgres.new_database()
    DeskStores().create(url, DeskBatch(acts=[act("begin")])).close()
    before = layout_of(url)
    as_layout_1(url)
    former_layout = layout_of(url)
    with monkeypatch.context() as patched:
        steps = {1: lambda *said: [*STATEMENTS[1](*said), "SELECT 1 / 0"]}
        patched.setattr(server, "STATEMENTS", steps)
        with pytest.raises(Exception, match="division by zero"):
            DeskStores().open(url)
    assert layout_of(url) == former_layout
    store = DeskStores().open(url)
    assert [entry.action for entry in store.history()] == ["begin"]
    store.close()
    assert layout_of(url) == before
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT version FROM ipdesk_layout").fetchone()
    assert row == (header.DESK_VERSION,)


def test_a_desk_of_a_newer_program_on_a_server_is_refused(postgres) -> None:
    import psycopg

    url = postgres.new_database()
    DeskStores().create(url, DeskBatch(acts=[act("begin")])).close()
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE ipdesk_layout SET version = %s", (header.DESK_VERSION + 1,))
    before = layout_of(url)
    with pytest.raises(NewerWorkspace):
        DeskStores().open(url)
    assert layout_of(url) == before


def test_an_open_desk_is_backed_up_once_for_each_change(tmp_path: Path) -> None:
    path, stores = former(tmp_path), DeskStores()
    store = stores.open(str(path))
    stores.backup(store)
    stores.backup(store)
    store.write(DeskBatch(acts=[act("join")], people_new=[PersonRecord("wang", "reader")]))
    stores.backup(store)
    store.close()
    assert [one.number for one in backups.backups(path)] == [1, 2]
    first = stores.open(str(backups.backups(path)[0].path))
    assert (len(first.people()), len(first.submissions())) == (1, 1)
    first.close()


def test_backups_of_a_desk_are_thinned_like_those_of_a_report(tmp_path: Path) -> None:
    path, stores = former(tmp_path), DeskStores()
    store = stores.open(str(path))
    for number in range(13):
        store.write(DeskBatch(acts=[act("zone")], settings={"n": str(number)}))
        stores.backup(store)
    store.close()
    assert [one.number for one in backups.backups(path)] == [2, *range(4, 14)]


def test_a_damaged_desk_is_not_backed_up_and_its_backups_stay(tmp_path: Path) -> None:
    path, stores = former(tmp_path), DeskStores()
    store = stores.open(str(path))
    stores.backup(store)
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE cell SET value = '1' WHERE section = 'base'")
    store = stores.open(str(path))
    store.write(DeskBatch(acts=[act("zone")], settings={"n": "1"}))
    with pytest.raises(DamagedWorkspace):
        stores.backup(store)
    store.close()
    assert [one.path.name for one in backups.backups(path)] == ["000001.ipdesk"]
    assert list(backups.folder_of(path).iterdir()) == [backups.backups(path)[0].path]


def test_a_backup_takes_the_place_of_a_damaged_desk(tmp_path: Path) -> None:
    path, stores = former(tmp_path), DeskStores()
    store = stores.open(str(path))
    stores.backup(store)
    store.close()
    path.write_bytes(path.read_bytes()[:5000])
    kept = backups.restore(path, backups.backups(path)[-1])
    assert kept == tmp_path / "desk.replaced-1.ipdesk"
    again = stores.open(str(path))
    assert [one.unit for one in again.submissions()] == ["440000"]
    again.close()


def test_a_desk_on_a_server_is_left_to_the_backups_of_the_server(postgres) -> None:
    stores = DeskStores()
    store = stores.create(postgres.new_database(), DeskBatch(acts=[act("begin")]))
    stores.backup(store)
    assert [entry.action for entry in store.history()] == ["begin"]
    store.close()
