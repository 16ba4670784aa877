"""The check-up: every page, every reference and every record of a file.

It reads the table layout from the file itself, so it serves files of any version.
"""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from ipdesk.rescue import Damage
from ipdesk.workspace_key import WorkspaceKey
from local_db import driver, header, layout
from local_db.checksums import Value, checksum_of_row

CHECKSUM = "checksum"
_FAILED = re.compile(r"error code[= ]([0-9]+)")
_STEPS = 50_000
"""Steps of SQLite's machine after which it is asked whether to go on."""


def unreadable() -> tuple[type[Exception], ...]:
    """What reading a damaged file raises; the last where SQLite quotes a text that is none."""
    return (*driver.errors(), UnicodeDecodeError)


def require_damage(fault: Exception) -> None:
    """Raise the fault again if it tells of the medium, which may be read another time.

    A file is not damaged because a stick was pulled out.
    """
    if getattr(fault, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_IOERR:
        raise fault


def damages_of_file(
    path: Path, asked: Callable[[], None] | None = None, key: WorkspaceKey | None = None
) -> list[Damage]:
    """The damages of a file that is not open; it is not changed.

    ``asked`` is called every now and then, and ends the work by what it raises.
    """
    with closing(driver.open_file(path, key)) as database:
        database.execute("PRAGMA query_only=ON")
        if asked is None:
            return damages(database)
        database.set_progress_handler(lambda: _stopped(asked), _STEPS)
        found = damages(database)
        asked()  # what was interrupted is no damage
        return found


def damages(database: sqlite3.Connection) -> list[Damage]:
    """All that is wrong with the file; nothing if it is sound."""
    try:
        return [
            *_structural(database),
            *_schema(database),
            *_references(database),
            *_records(database),
        ]
    except unreadable() as fault:
        require_damage(fault)
        return [Damage("file", str(fault))]


def record_damages(database: sqlite3.Connection, table: str) -> Iterator[Damage]:
    """The records of the table that do not match their checksums."""
    layout = database.execute("SELECT name, pk FROM pragma_table_info(?)", (table,)).fetchall()
    names = [name for name, _ in layout]
    if CHECKSUM not in names:
        return
    fields = [index for index, name in enumerate(names) if name != CHECKSUM]
    keys = sorted((pk, index) for index, (_, pk) in enumerate(layout) if pk)
    sums = names.index(CHECKSUM)
    # Flipped bits may leave text that is no UTF-8; as bytes it can still be read.
    database.text_factory = lenient_text
    try:
        for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 -- name from the schema
            if row[sums] != checksum_of_row(row[index] for index in fields):
                key = tuple(row[index] for _, index in keys)
                yield Damage(f"{table} {'/'.join(map(str, key))}", "checksum", table, key)
    finally:
        database.text_factory = str


def row_counts(database: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table holds."""
    return {
        table: database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 -- name from the schema
        for table in tables_of(database)
    }


def tables_of(database: sqlite3.Connection) -> list[str]:
    """The names of the file's own tables."""
    found = database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
    )
    return [name for (name,) in found]


def _stopped(asked: Callable[[], None]) -> bool:
    """Whether the work is to end; SQLite swallows what is raised."""
    try:
        asked()
    except Exception:  # noqa: BLE001 -- raised again by the last question
        return True
    return False


def _structural(database: sqlite3.Connection) -> Iterator[Damage]:
    for (message,) in database.execute("PRAGMA integrity_check"):
        failed = _FAILED.search(message)
        if failed and int(failed[1]) & 0xFF == sqlite3.SQLITE_IOERR:
            raise OSError(errno.EIO, message)
        if message != "ok":
            yield Damage("file", message)


def _schema(database: sqlite3.Connection) -> Iterator[Damage]:
    """A workspace of the present version that is not laid out as every other one."""
    (kind,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    present = (kind, version) == (header.APPLICATION_ID, header.VERSION)
    if present and layout.layout_of(database) != layout.LAYOUT:
        yield Damage("schema", "layout")


def _references(database: sqlite3.Connection) -> Iterator[Damage]:
    for table, row, parent, _ in database.execute("PRAGMA foreign_key_check"):
        where = f"{table} {'' if row is None else row}".rstrip()
        yield Damage(where, f"refers to no {parent}", table)


def _records(database: sqlite3.Connection) -> Iterator[Damage]:
    for table in tables_of(database):
        yield from record_damages(database, table)


def lenient_text(raw: bytes) -> Value:
    """Text as it is read, and what is no UTF-8 in a form that no writer gives it."""
    return raw.decode("utf-8", "backslashreplace")
