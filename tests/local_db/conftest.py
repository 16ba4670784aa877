"""A master workspace is made once and copied per test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from store_samples import CATALOGUE, REPORT, Scribe, cell, header

from ipdesk.records import Batch, CellRecord, NoteRecord, RowRecord
from local_db import engine
from local_db.store import SqliteStore


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("master") / "example.ipdesk"
    first = Batch(
        catalogues=[CATALOGUE],
        reports=[header()],
        rows=[RowRecord(REPORT, "cities", "650100", 1), RowRecord(REPORT, "cities", "650200", 2)],
        cells=[
            cell("IND1", "12.5"),
            CellRecord(REPORT, "cities", "650100", "name", "甲市", "valid", "甲市"),
        ],
        notes=[NoteRecord(REPORT, "cities", "650100", "name", "source", "统计年鉴")],
        settings={"unit": "650000"},
    )
    with SqliteStore.create(path, first) as store:
        Scribe(store).set("IND2", "7")
    return path


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)


@pytest.fixture
def path(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(master, tmp_path / "example.ipdesk"))


@pytest.fixture
def opened(path: Path) -> Iterator[Callable[[], SqliteStore]]:
    """Opens the copy; closes what was opened, and fails on a transaction left open."""
    stores: list[SqliteStore] = []

    def open_store() -> SqliteStore:
        stores.append(SqliteStore.open(path))
        return stores[-1]

    yield open_store
    for store in stores:
        if not store.closed:
            assert not store.database.in_transaction
            store.close()


@pytest.fixture
def store(opened: Callable[[], SqliteStore]) -> SqliteStore:
    return opened()
