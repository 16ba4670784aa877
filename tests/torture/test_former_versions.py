"""Files of every former version are carried over whole; others are left as they are: issue 6, 7."""

from __future__ import annotations

import lzma
import random
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest
from told_figures import Tell

from ipdesk.cli import RESOURCES
from ipdesk.errors import NewerWorkspace, NotAWorkspace, StorageError
from ipdesk.services import Services
from local_db import checkup, header
from local_db.stores import DeskStores, FileStores

TESTS = Path(__file__).parents[1]
KEPT = [
    *sorted((TESTS / "local_db").glob("version-*.ipdesk.xz")),
    *sorted((TESTS / "review").glob("desk-version-*.ipdesk.xz")),
]
VERSION_AT, KIND_AT = 60, 68


def records(path: Path) -> dict[str, list[object]]:
    with closing(sqlite3.connect(path)) as database:
        tables = checkup.tables_of(database)
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}


def opened_and_closed(path: Path) -> None:
    services = Services(RESOURCES, FileStores(), "en", national=DeskStores())
    if services.desks.is_desk(path):
        services.desks.open(str(path), "head").close()
    else:
        services.opener.open(path).store.close()


def test_a_file_of_each_former_version_is_kept() -> None:
    former = header.VERSION - 1 + header.DESK_VERSION - 1
    assert len(KEPT) == former, [path.name for path in KEPT]


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)
def test_it_is_carried_over_with_equal_content(kept: Path, tmp_path: Path, tell: Tell) -> None:
    path = tmp_path / "old.ipdesk"
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    before = records(path)
    opened_and_closed(path)
    after = records(path)
    # Of a desk, opening it takes in what editions are new.
    told = {name: rows for name, rows in before.items() if rows}
    assert {name: after[name][: len(rows)] for name, rows in told.items()} == told
    assert checkup.damages_of_file(path) == []
    (original,) = path.parent.glob("old.version*")
    assert records(original) == before
    tell(records_carried_over=sum(map(len, told.values())), lost=0)


@pytest.mark.parametrize("count", [40, pytest.param(1000, marks=pytest.mark.torture)])
def test_newer_and_foreign_files_are_refused_byte_for_byte(
    count: int, tmp_path: Path, tell: Tell
) -> None:
    chance = random.Random(count)
    path, refused = tmp_path / "other.ipdesk", 0
    whole = lzma.decompress(KEPT[0].read_bytes())
    for number in range(count):
        content = bytearray(whole)
        newer = number % 2 == 0
        value = chance.randint(header.VERSION + 1, 2**31 - 1)
        struct.pack_into(">I", content, VERSION_AT if newer else KIND_AT, value)
        path.write_bytes(content)
        with pytest.raises(StorageError) as fault:
            opened_and_closed(path)
        assert isinstance(fault.value, NewerWorkspace if newer else NotAWorkspace)
        assert path.read_bytes() == bytes(content)
        assert list(tmp_path.iterdir()) == [path]
        refused += 1
    tell(others=count, refused=refused)
