"""Workspaces encrypted at rest: made, opened, refused, backed up, migrated, recoded."""

from __future__ import annotations

import lzma
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from sqlite3 import Connection

import pytest
from store_samples import REPORT, Scribe

from ipdesk.errors import (
    DamagedWorkspace,
    IsProvince,
    NewerWorkspace,
    NoCipher,
    NotAWorkspace,
    PassphraseNeeded,
    Sealed,
    WorkspaceInUse,
    WrongPassphrase,
)
from ipdesk.records import Batch
from ipdesk.workspace_key import MARK, WorkspaceKey, key_for, new_key
from local_db import backup as backups
from local_db import driver, engine, files, header, recoding
from local_db.migrations import Step
from local_db.migrations.migrate import migrate
from local_db.store import SqliteStore
from local_db.stores import DeskStores, FileStores

pytest.importorskip("sqlcipher3", reason="the extra 'encrypted' is not installed")

PASSPHRASE = "红山 under the snow"
OTHER = "another long sentence"


@cache
def key_by(passphrase: str) -> WorkspaceKey:
    return new_key(passphrase)


KEY, OTHER_KEY = key_by(PASSPHRASE), key_by(OTHER)


def content(path: Path, key: WorkspaceKey | None) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with closing(driver.open_file(path, key)) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema ORDER BY 1")]
        tables = [name for name in names if name in header.TABLES]
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}


@pytest.fixture(scope="module")
def encrypted_master(master: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encrypted") / "example.ipdesk"
    shutil.copy(master, path)
    recoding.recode(path, None, KEY)
    return path


@pytest.fixture
def locked(encrypted_master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(encrypted_master, tmp_path / "example.ipdesk"))


@pytest.fixture
def store(locked: Path) -> Iterator[SqliteStore]:
    with SqliteStore.open(locked, KEY) as opened:
        yield opened


def test_a_new_workspace_is_encrypted_from_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "new.ipdesk"
    with SqliteStore.create(path, Batch(settings={"unit": "SENTINEL-650000"}), KEY) as made:
        assert made.key == KEY
        assert made.settings() == {"unit": "SENTINEL-650000"}
    whole = path.read_bytes()
    assert whole.startswith(MARK)
    for readable in (b"SQLite format 3", b"SENTINEL", b"CREATE TABLE", b"setting"):
        assert readable not in whole


def test_the_key_is_made_of_passphrase_and_file(locked: Path) -> None:
    assert key_for(locked, PASSPHRASE) == KEY
    assert key_for(locked, OTHER) != KEY
    assert PASSPHRASE not in repr(KEY)
    assert KEY.secret.hex() not in repr(KEY)


def test_any_sqlcipher_opens_it_with_the_passphrase(locked: Path) -> None:
    with closing(driver.open_cipher(locked)) as database:
        database.execute(f"PRAGMA key='{PASSPHRASE}'")
        assert database.execute("SELECT count(*) FROM report").fetchone() == (1,)


def test_the_connection_has_the_settings_that_a_plain_one_has(store: SqliteStore) -> None:
    expected = {name: value for name, (_, value) in engine.PRAGMAS.items()}
    expected |= {"locking_mode": "exclusive", "application_id": header.APPLICATION_ID}
    assert {name: engine.pragma(store.database, name) for name in expected} == expected


def flipped(whole: bytes) -> bytes:
    changed = bytearray(whole)
    for offset in range(4096 + 100, len(whole), 4096):
        changed[offset] ^= 1
    return bytes(changed)


REFUSED: dict[str, tuple[Callable[[bytes], bytes], WorkspaceKey | None, type[Exception]]] = {
    "no passphrase": (lambda whole: whole, None, PassphraseNeeded),
    "wrong passphrase": (lambda whole: whole, OTHER_KEY, WrongPassphrase),
    "truncated": (lambda whole: whole[:-100], KEY, DamagedWorkspace),
    "a bit of each later page": (flipped, KEY, DamagedWorkspace),
    "other program": (lambda whole: b"Salted" + whole[6:], None, NotAWorkspace),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_opened_is_refused_and_untouched(locked: Path, name: str) -> None:
    make, key, error = REFUSED[name]
    locked.write_bytes(make(locked.read_bytes()))
    before = locked.read_bytes(), locked.stat().st_mtime_ns
    with pytest.raises(error), SqliteStore.open(locked, key) as opened:
        opened.report(REPORT)
    assert (locked.read_bytes(), locked.stat().st_mtime_ns) == before
    assert list(locked.parent.iterdir()) == [locked]


def test_a_newer_encrypted_workspace_is_refused(locked: Path) -> None:
    with closing(driver.open_file(locked, KEY)) as database:
        database.execute(f"PRAGMA user_version={header.VERSION + 1}")
    with pytest.raises(NewerWorkspace):
        SqliteStore.open(locked, KEY)


def test_without_the_library_it_says_what_is_missing(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "has_cipher", lambda: False)
    before = locked.read_bytes()
    with pytest.raises(NoCipher):
        FileStores(lambda _: PASSPHRASE).open(locked)
    with pytest.raises(NoCipher):
        SqliteStore.open(locked, KEY)
    assert locked.read_bytes() == before


def test_the_passphrase_is_asked_for_only_where_the_file_is_encrypted(
    locked: Path, master: Path, tmp_path: Path
) -> None:
    plain = Path(shutil.copy(master, tmp_path / "plain.ipdesk"))
    asked: list[Path] = []

    def ask(path: Path) -> str:
        asked.append(path)
        return PASSPHRASE

    for path in (plain, locked):
        FileStores(ask).open(path).close()
    assert asked == [locked]


def test_a_second_opening_is_refused_and_leaves_the_lock(locked: Path) -> None:
    stores = FileStores(lambda _: PASSPHRASE)
    first = stores.open(locked)
    for again in (stores.open, stores.is_encrypted):
        with pytest.raises(WorkspaceInUse):
            again(locked)
    with pytest.raises(WorkspaceInUse):
        SqliteStore.open(locked, KEY)
    first.close()


def test_a_sealed_report_refuses_changes_as_in_a_plain_file(store: SqliteStore) -> None:
    header_now = store.report(REPORT).header
    store.write(Batch(reports=[replace(header_now, state="sealed")]))
    with pytest.raises(Sealed):
        Scribe(store).set("IND1", "3")


def test_journal_and_temporary_data_are_not_readable_either(
    store: SqliteStore, locked: Path
) -> None:
    database = store.database
    assert ("TEMP_STORE=2",) in database.execute("PRAGMA compile_options").fetchall()
    database.execute("PRAGMA cache_size=5")
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE note SET text = text || 'SENTINEL'")
    for number in range(200):
        database.execute("INSERT INTO setting VALUES (?, ?, 0)", (f"{number}", "SENTINEL" * 50))
    database.execute("DELETE FROM cell")
    journal = header.journal_of(locked).read_bytes()
    assert len(journal) > 4096
    for whole in (journal, locked.read_bytes()):
        for readable in (b"SENTINEL", b"CREATE TABLE", "统计年鉴".encode()):
            assert readable not in whole
    database.execute("ROLLBACK")


def test_it_is_known_as_a_workspace_without_a_key(locked: Path) -> None:
    assert not DeskStores().is_desk(locked)
    with pytest.raises(IsProvince):
        DeskStores().open(str(locked))


def test_a_program_that_has_it_open_is_named_to_another_one(
    store: SqliteStore, locked: Path
) -> None:
    program = (
        "import sys, test_encrypted_workspace as t\n"
        "try: t.SqliteStore.open(sys.argv[1], t.WorkspaceKey(*map(bytes.fromhex, sys.argv[2:])))\n"
        "except t.WorkspaceInUse as fault: print(fault.params['process'])\n"
    )
    path = os.pathsep.join(entry for entry in sys.path if entry)
    other = subprocess.run(
        [sys.executable, "-c", program, locked, KEY.salt.hex(), KEY.secret.hex()],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert other.stdout.strip() == str(os.getpid()), other.stderr


def test_backups_are_encrypted_by_the_same_key(store: SqliteStore) -> None:
    made = backups.backup(store)
    assert made is not None
    assert made.path.read_bytes()[: len(KEY.salt)] == KEY.salt
    with SqliteStore.open(made.path, KEY) as copy:
        assert copy.report(REPORT) == store.report(REPORT)
    assert backups.backup(store) is None
    Scribe(store).set("IND1", "3")
    assert backups.backup(store) is not None


def test_a_backup_is_restored(locked: Path) -> None:
    with SqliteStore.open(locked, KEY) as opened:
        made = backups.backup(opened)
        assert made is not None
        before = opened.report(REPORT)
        Scribe(opened).set("IND1", "3")
    assert backups.restore(locked, made, KEY) is not None
    with SqliteStore.open(locked, KEY) as opened:
        assert opened.report(REPORT) == before


def test_a_backup_by_another_key_is_not_restored(locked: Path) -> None:
    with SqliteStore.open(locked, KEY) as opened:
        made = backups.backup(opened)
    assert made is not None
    before = locked.read_bytes()
    with pytest.raises(WrongPassphrase):
        backups.restore(locked, made, OTHER_KEY)
    assert locked.read_bytes() == before


def test_an_older_encrypted_workspace_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "old.ipdesk"
    path.write_bytes(lzma.decompress(Path(__file__).with_name("version-1.ipdesk.xz").read_bytes()))
    recoding.recode(path, None, KEY)
    with SqliteStore.open(path, KEY) as opened:
        assert opened.statuses()[0].transition == "TR1"
    # The original that is kept is encrypted too.
    assert [file.read_bytes()[:6] for file in tmp_path.iterdir()] == [MARK, MARK]


def test_a_migration_that_fails_leaves_the_file(locked: Path) -> None:
    before = locked.read_bytes()
    loses = Step(header.VERSION, lambda database: database.execute("DELETE FROM note") and None)
    with pytest.raises(DamagedWorkspace):
        migrate(locked, [loses], header.VERSION + 1, key=KEY)
    assert locked.read_bytes() == before
    assert list(locked.parent.iterdir()) == [locked]


WAYS = {
    "encrypt": (None, KEY),
    "change the passphrase": (KEY, OTHER_KEY),
    "decrypt": (KEY, None),
}


@pytest.mark.parametrize("name", WAYS)
def test_recoding_keeps_every_row_and_takes_the_backups_along(
    path: Path, encrypted_master: Path, name: str
) -> None:
    old, new = WAYS[name]
    if old is not None:
        shutil.copy(encrypted_master, path)
    with SqliteStore.open(path, old) as opened:
        made = backups.backup(opened)
    assert made is not None
    before = content(path, old)
    assert recoding.recode(path, old, new) == (1, ())
    for file in (path, made.path):
        assert content(file, new) == before
        with SqliteStore.open(file, new) as opened:
            assert opened.key == new
    assert (path.read_bytes()[:6] == MARK) == (new is not None)
    with closing(driver.open_file(path, new)) as database:
        assert engine.pragma(database, "application_id") == header.APPLICATION_ID
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "example.ipdesk",
        "example.ipdesk.backups",
    ]


def test_what_stays_plain_beside_it_is_told(path: Path) -> None:
    folder = backups.folder_of(path)
    folder.mkdir()
    unreadable = folder / "000003.ipdesk"
    unreadable.write_bytes(b"rubbish" * 100)
    aside = path.with_name("example.version1-1.ipdesk")
    shutil.copy(path, aside)
    found = recoding.recode(path, None, KEY)
    assert found == (0, (str(unreadable), str(aside)))
    assert unreadable.read_bytes() == b"rubbish" * 100


def test_a_file_by_another_key_is_not_recoded(locked: Path) -> None:
    before = locked.read_bytes()
    with pytest.raises(WrongPassphrase):
        recoding.recode(locked, OTHER_KEY, None)
    with pytest.raises(PassphraseNeeded):
        recoding.recode(locked, None, KEY)
    assert locked.read_bytes() == before


def test_an_open_file_is_not_recoded(store: SqliteStore, locked: Path) -> None:
    with pytest.raises(WorkspaceInUse):
        recoding.recode(locked, KEY, None)
    Scribe(store).set("IND1", "3")


@pytest.mark.parametrize("step", ["sync_file", "replace"])
def test_a_recoding_that_fails_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def no_space(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, step, no_space)
    before = path.read_bytes()
    with pytest.raises(Exception, match="disk_full"):
        recoding.recode(path, None, KEY)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_copy_that_differs_takes_nobodys_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = recoding._copy_rows

    def all_but_notes(here: Connection, there: Connection, table: str) -> None:
        if table != "note":
            copy(here, there, table)

    monkeypatch.setattr(recoding, "_copy_rows", all_but_notes)
    before = path.read_bytes()
    with pytest.raises(DamagedWorkspace) as refused:
        recoding.recode(path, None, KEY)
    assert refused.value.params["where"] == "note"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_damaged_file_is_not_recoded(path: Path) -> None:
    with closing(driver.open_file(path)) as database:
        database.execute("UPDATE note SET text = 'x'")
    before = path.read_bytes()
    with pytest.raises(DamagedWorkspace):
        recoding.recode(path, None, KEY)
    assert path.read_bytes() == before
