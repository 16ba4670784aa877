"""What lies in the folder before a recorded life begins."""

from __future__ import annotations

import lzma
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from masters import Masters

from ipdesk.records import Batch
from local_db.backup import backup
from local_db.store import SqliteStore

NAME = "report.ipdesk"
VERSION_1 = Path(__file__).parents[1] / "local_db" / "version-1.ipdesk.xz"
_ROWS = 400
SINCE = "said since the backup"


def nothing(root: Path, masters: Masters) -> None:
    """An empty folder."""


def empty(root: Path, masters: Masters) -> None:
    """A workspace with an empty report."""
    shutil.copy(masters.empty("440000", "leading", 2016), root / NAME)


def ready(root: Path, masters: Masters) -> None:
    """A workspace with a report that can be sealed."""
    shutil.copy(masters.example(filled=True), root / NAME)


def sealed(root: Path, masters: Masters) -> None:
    """A workspace with a sealed report, and a folder for its package."""
    shutil.copy(masters.sealed()[0], root / NAME)


def former(root: Path, masters: Masters) -> None:
    """A workspace as the first released program made it."""
    (root / NAME).write_bytes(lzma.decompress(VERSION_1.read_bytes()))


def backed_up(root: Path, masters: Masters) -> None:
    """A workspace with an empty report, and a backup of it."""
    empty(root, masters)
    with SqliteStore.open(root / NAME) as store:
        backup(store)


def damaged(root: Path, masters: Masters) -> None:
    """A damaged workspace with the journal of an interrupted commit, and a good backup of it."""
    path = root / NAME
    interrupted(root, masters)
    content = bytearray(path.read_bytes())
    content[8 * 4096 : 9 * 4096] = b"\xa5" * 4096
    path.write_bytes(content)


def interrupted(root: Path, masters: Masters) -> None:
    """A workspace with the journal of an interrupted commit, and an older backup of it."""
    empty(root, masters)
    with SqliteStore.open(root / NAME) as store:
        backup(store)
        store.write(Batch(settings={"later": "than the backup"}))
    interrupt(root / NAME)


def changed(root: Path, masters: Masters) -> None:
    """A workspace that was backed up and changed since."""
    empty(root, masters)
    with SqliteStore.open(root / NAME) as store:
        backup(store)
        cell = store.report(store.reports()[0].id).cells[0]
        store.write(Batch(cells=[cell._replace(raw=SINCE, value=SINCE)]))


def flipped(root: Path, masters: Masters) -> None:
    """The same, with a bit that has turned in what was changed."""
    changed(root, masters)
    path = root / NAME
    content = bytearray(path.read_bytes())
    content[content.index(SINCE.encode())] ^= 1
    path.write_bytes(content)


def interrupt(path: Path) -> None:
    """Leave the file as a power cut in the middle of a commit does: with its journal."""
    aside = path.with_name("aside")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA cache_size=10")
        database.execute("BEGIN IMMEDIATE")
        for number in range(_ROWS):
            database.execute("INSERT INTO setting VALUES (?, ?, 0)", (f"x{number}", "x" * 400))
        aside.mkdir()
        for file in (path, path.with_name(f"{path.name}-journal")):
            shutil.copy(file, aside)
        database.execute("ROLLBACK")
    for file in aside.iterdir():
        file.replace(path.with_name(file.name))
    aside.rmdir()


BEGINNINGS: Mapping[str, Callable[[Path, Masters], None]] = {
    beginning.__name__: beginning
    for beginning in (
        nothing, empty, ready, sealed, former, backed_up, damaged, interrupted, changed, flipped,
    )
}  # fmt: skip
