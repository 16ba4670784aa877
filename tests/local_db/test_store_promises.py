"""All or nothing, append-only, sealed, proved by checksums."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from store_samples import REPORT, Scribe, cell, header
from unguarded import unguarded

from ipdesk.errors import DamagedWorkspace, DiskFull, Sealed
from ipdesk.history import first_break
from ipdesk.records import (
    Batch,
    BlobRecord,
    CommentRecord,
    DisputeRecord,
    ExplanationRecord,
    NoteRecord,
    RowRecord,
    SealedFileRecord,
    SecondRecord,
    SignatureRecord,
)
from local_db import checkup, engine
from local_db.store import SqliteStore

ROOT = Path(__file__).parents[2]
BLOB = BlobRecord("b" * 64, "text/plain", b"bytes")


def everything(store: SqliteStore) -> object:
    return store.report(REPORT), store.reports(), list(store.history("")), store.settings()


def test_a_batch_that_fails_changes_nothing(store: SqliteStore) -> None:
    before = everything(store)
    used = store.last_history()
    assert used is not None
    bad = Batch(
        cells=[cell("IND1", "99")],
        rows=[RowRecord(REPORT, "cities", "650300", 3)],
        reports=[header(state="sealed"), header(id="annual-2017")],
        settings={"unit": "660000"},
        history=[used],
    )
    with pytest.raises(IntegrityError):
        store.write(bad)
    assert everything(store) == before
    Scribe(store).set("IND1", "3")


def test_a_full_disk_changes_nothing_and_writing_goes_on_later(store: SqliteStore) -> None:
    before = everything(store)
    pages = engine.pragma(store.database, "page_count")
    engine.pragma(store.database, f"max_page_count={pages}")
    with pytest.raises(DiskFull):
        store.write(Batch(cells=[cell(f"R{i}", "1" * 200) for i in range(500)]))
    assert everything(store) == before
    engine.pragma(store.database, "max_page_count=100000")
    Scribe(store).set("IND1", "3")


def test_acknowledged_writes_survive_a_kill(path: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests/local_db')\n"
        "from store_samples import Scribe; from local_db.store import SqliteStore\n"
        "scribe = Scribe(SqliteStore.open(sys.argv[1]))\n"
        "for n in range(100000):\n    scribe.set('IND1', str(n)); print(n, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, path], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            if int(line) >= 50:
                break
        os.kill(writer.pid, signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        acknowledged = int((writer.stdout.read().split() or [line])[-1])
    with SqliteStore.open(path) as store:
        kept = {c.row: int(float(c.raw)) for c in store.report(REPORT).cells if "IND" in c.row}
        assert kept["IND1"] in (acknowledged, acknowledged + 1)
        assert first_break(store.history("")) is None


@pytest.mark.parametrize(
    "statement",
    ["UPDATE history SET after = 'x'", "DELETE FROM history", "UPDATE blob SET content = x'00'"],
)
def test_the_file_itself_refuses_to_change_history(store: SqliteStore, statement: str) -> None:
    store.write(Batch(blobs=[BLOB]))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.database.execute(statement)


SECOND = SecondRecord(REPORT, "indicators", "IND1", "value", "12.5", "t")
SEALED_WRITES = {
    "what is keyed a second time": Batch(seconds=[SECOND]),
    "cell": Batch(cells=[cell("IND1", "9")]),
    "new cell": Batch(cells=[cell("IND9", "9")]),
    "blank": Batch(cells=[cell("IND1", "", state="blank")]),
    "row": Batch(rows=[RowRecord(REPORT, "cities", "650300", 3)]),
    "removed row": Batch(rows_removed=[RowRecord(REPORT, "cities", "650200", 0)]),
    "note": Batch(notes=[NoteRecord(REPORT, "indicators", "IND1", "value", "note", "x")]),
    "explanation": Batch(
        explanations=[ExplanationRecord(REPORT, "Q1", "s", "r", "c", "x", "", "")]),
    "dispute": Batch(
        disputes=[DisputeRecord(REPORT, "Q1", "s", "r", "c", "x", "", "")]),
    "draft again": Batch(reports=[header()]),
    "other year": Batch(reports=[header(state="sealed", year=2017)]),
    "package": Batch(sealed_files=[SealedFileRecord(REPORT, "data/a", "d" * 64)], blobs=[
        BLOB._replace(digest="d" * 64)]),
}  # fmt: skip


@pytest.mark.parametrize("name", SEALED_WRITES)
@pytest.mark.parametrize("state", ["sealed", "returned"])
def test_a_sealed_report_is_immutable(store: SqliteStore, name: str, state: str) -> None:
    seal(store, state)
    before = everything(store)
    with pytest.raises(Sealed):
        store.write(SEALED_WRITES[name])
    assert everything(store) == before


def seal(store: SqliteStore, state: str) -> None:
    """Seal in one batch that still writes to the report."""
    store.write(
        Batch(
            cells=[cell("IND1", "5")],
            blobs=[BLOB],
            sealed_files=[SealedFileRecord(REPORT, "data/a", BLOB.digest)],
            reports=[header(state=state)],
        )
    )


def test_one_batch_may_write_the_last_values_and_seal(store: SqliteStore) -> None:
    seal(store, "sealed")
    content = store.report(REPORT)
    assert content.header.state == "sealed"
    assert "5" in {c.raw for c in content.cells}


def test_a_sealed_report_moves_on_and_takes_a_receipt(store: SqliteStore) -> None:
    seal(store, "sealed")
    receipt = SealedFileRecord(REPORT, "receipt.json", BLOB.digest)
    store.write(Batch(reports=[header(state="delivered")], sealed_files=[receipt]))
    store.write(Batch(reports=[header(state="returned")], history=[Scribe(store).entry("", "")]))
    assert store.reports()[0].state == "returned"


def test_a_signature_joins_a_sealed_report_and_never_changes(store: SqliteStore) -> None:
    seal(store, "sealed")
    first = SignatureRecord(REPORT, 1, "ed25519", "ab", "clerk", "t", "cd")
    store.write(Batch(signatures=[first]))
    with pytest.raises(IntegrityError):
        store.write(Batch(signatures=[first._replace(signature="ef")]))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.database.execute("UPDATE signature SET signature = 'ef'")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.database.execute("DELETE FROM signature")
    assert store.signatures(REPORT) == [first]


def test_a_sealed_report_can_still_be_commented_on(store: SqliteStore) -> None:
    seal(store, "sealed")
    first = CommentRecord("b", REPORT, "indicators", "IND1", "value", "", "clerk", "?", "t")
    answer = first._replace(id="a", text="!", answers="b")
    store.write(Batch(comments=[first, answer]))
    store.write(Batch(comments=[first._replace(resolved_at="t")]))
    assert store.comments(REPORT) == [first._replace(resolved_at="t"), answer], "in their order"
    store.write(Batch(comments_removed=[answer]))
    assert len(store.comments(REPORT)) == 1


def test_a_draft_can_be_written_beside_a_sealed_report(store: SqliteStore) -> None:
    seal(store, "sealed")
    revision = header(id="annual-2016-2", revision=2)
    figure = cell("IND1", "9")._replace(report="annual-2016-2")
    store.write(Batch(reports=[revision], cells=[figure]))
    assert store.report("annual-2016-2").cells == [figure]


def flip(path: Path, old: bytes, new: bytes) -> None:
    """Change bytes in the closed file, as a bad medium does."""
    content = path.read_bytes()
    assert content.count(old) == 1
    assert len(old) == len(new)
    path.write_bytes(content.replace(old, new))


@pytest.mark.parametrize("damage", [b"31415926.54", b"314159\xa65.5\xff"])
def test_a_flipped_value_is_located(
    opened: Callable[[], SqliteStore], path: Path, damage: bytes
) -> None:
    store = opened()
    # Two columns hold the text, so the value column is left out to have it once in the file.
    store.write(Batch(cells=[cell("IND7", "31415926.53")._replace(value="")]))
    store.close()
    flip(path, b"31415926.53", damage)
    store = opened()
    with pytest.raises(DamagedWorkspace) as refused:
        store.report(REPORT)
    assert refused.value.params["where"] == f"cell {REPORT}/indicators/IND7/value"
    assert [d.where for d in checkup.damages(store.database)] == [refused.value.params["where"]]


TAMPERED = {
    "setting": ("UPDATE setting SET value = 'x'", lambda s: s.settings()),
    "report": ("UPDATE report SET category = 'x'", lambda s: s.reports()),
    "row": ("UPDATE row SET position = 7", lambda s: s.report(REPORT)),
    "note": ("UPDATE note SET text = 'x'", lambda s: s.report(REPORT)),
    "catalogue": ("UPDATE catalogue SET body = x'00'", lambda s: s.catalogue("c" * 64)),
    "blob": ("UPDATE blob SET content = x'00'", lambda s: s.blob(BLOB.digest)),
    "history": ("UPDATE history SET reason = 'x'", lambda s: list(s.history(""))),
}


@pytest.mark.parametrize("table", TAMPERED)
def test_every_table_proves_its_records(
    opened: Callable[[], SqliteStore], path: Path, table: str
) -> None:
    store = opened()
    store.write(Batch(blobs=[BLOB]))
    store.close()
    statement, read = TAMPERED[table]
    with unguarded(path) as other:
        other.execute(statement)
    with pytest.raises(DamagedWorkspace) as refused:
        read(opened())
    assert str(refused.value.params["where"]).startswith(f"{table} ")


def test_a_sound_workspace_passes_the_check_up(store: SqliteStore) -> None:
    store.write(Batch(blobs=[BLOB]))
    assert checkup.damages(store.database) == []


def test_an_open_workspace_reports_damage_in_its_pages(
    opened: Callable[[], SqliteStore], path: Path
) -> None:
    store = opened()
    store.write(Batch(cells=[cell(f"R{i}", str(i)) for i in range(2000)]))
    store.close()
    content = bytearray(path.read_bytes())
    content[40 * 4096 : 41 * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    store = opened()
    with pytest.raises(DamagedWorkspace) as refused:
        store.report(REPORT)
    assert refused.value.params["where"]
