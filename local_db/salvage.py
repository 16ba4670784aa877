"""Salvage: all that can still be read of a damaged workspace, in a new file.

The damaged file is only read, as a copy. A record counts if it matches its checksum. Records are
read from both ends of a table, so that a page that cannot be read costs no more than itself.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from ipdesk.errors import DamagedWorkspace
from ipdesk.rescue import Damage, Key, Record
from ipdesk.workspace_key import WorkspaceKey
from local_db import checkup, driver, header, layout
from local_db.checksums import checksum_of_row

Row = tuple[Any, ...]
# A record that is gone may have been taken away on purpose: only one that was lost comes back.
_TAKEN_AWAY = frozenset({"comment", "second_keying", "setting", "figure"})
_REFERS = {"sealed_file": ("report", "path"), "evidence_use": ("report", "section", "row")}


class Salvage:
    """Takes records over into ``target``, a workspace that is laid out and empty.

    ``target`` forbids nothing meanwhile: its triggers are off.
    """

    def __init__(self, target: sqlite3.Connection) -> None:
        self._target = target
        self._keys = {table: _key_of(target, table) for table in header.TABLES}
        self._orders = {table: _order_of(target, table) for table in header.TABLES}
        self._names = {table: _names_of(target, table) for table in header.TABLES}
        self._read = dict.fromkeys(header.TABLES, 0)
        self._unsound: dict[str, list[Row]] = {table: [] for table in header.TABLES}
        self.damages: list[Damage] = []
        self.torn: set[str] = set()
        self.borrowed: set[Record] = set()
        self.missing: tuple[Damage, ...] = ()
        self.regained = 0

    @property
    def tables(self) -> frozenset[str]:
        """The tables in which something is damaged."""
        return frozenset(self.torn | {damage.table for damage in self.damages})

    def take(self, path: Path, key: WorkspaceKey | None = None) -> None:
        """Take over what is sound of the file at ``path``, which may be rolled back.

        Raises ``DamagedWorkspace`` if not even its schema can be read.
        """
        with closing(driver.open_file(path, key)) as source:
            source.text_factory = checkup.lenient_text
            try:
                known = layout.layout_of(source) == layout.LAYOUT
            except checkup.unreadable() as fault:
                checkup.require_damage(fault)
                known = False
            if not known:
                raise DamagedWorkspace(path=str(path), where="schema", why="layout")
            for table in header.TABLES:
                self._put(table, self._sound(table, self._rows(source, table)))

    def borrow(self, path: Path, key: WorkspaceKey | None = None) -> None:
        """Fill in from a sound workspace of the same layout what was lost."""
        with closing(driver.open_file(path, key)) as source:
            source.execute("PRAGMA query_only=ON")
            for table in self.tables:
                rows = source.execute(_select(table)).fetchall()
                new = [row for row in rows if self._is_wanted(table, row)]
                self._put(table, new)
                self.borrowed.update((table, self._key(table, row)) for row in new)

    def drop_orphans(self) -> None:
        """Leave out what refers to a stored file that is lost."""
        for table, names in _REFERS.items():
            where = "digest NOT IN (SELECT digest FROM blob)"
            listed = ", ".join(f'"{name}"' for name in names)
            for key in self._target.execute(f"SELECT {listed} FROM {table} WHERE {where}"):  # noqa: S608 -- fixed text
                self.damages.append(
                    Damage(f"{table} {'/'.join(key)}", "refers to no blob", table, key)
                )
            self._target.execute(f"DELETE FROM {table} WHERE {where}")  # noqa: S608 -- fixed text

    def drop_steps(self) -> None:
        """Leave out all that could be undone if a part of it is lost: the rest is no order to go.

        What was done stays, and from now on it can be undone again.
        """
        if self._is_short("history") or self._is_short("step"):
            self._target.execute("DELETE FROM step")

    def conclude(self) -> None:
        """Say what was damaged and is there again, and what is not, once all is done."""
        short = {table for table in self.tables if self._is_short(table)}
        self.missing = tuple(
            one for one in self.damages if one.table in short and not self._has(one.table, one.key)
        )
        self.regained = len(self.damages) - len(self.missing)

    def _is_short(self, table: str) -> bool:
        """Whether a record is missing. One whose key was damaged is there under another one."""
        return table in self.torn or self._count(table) < self._read[table]

    def _rows(self, source: sqlite3.Connection, table: str) -> Iterator[Row]:
        """Every row that can be read: from the front and, if that breaks off, from the back."""
        seen: set[Key] = set()
        for direction in ("ASC", "DESC"):
            order = ", ".join(f"{name} {direction}" for name in self._orders[table])
            try:
                for row in source.execute(f"{_select(table)} ORDER BY {order}"):
                    if (key := self._key(table, row)) not in seen:
                        seen.add(key)
                        self._read[table] += 1
                        yield row
            except checkup.unreadable() as fault:
                checkup.require_damage(fault)
                self.torn.add(table)
                continue
            return

    def _sound(self, table: str, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            if row[-1] == checksum_of_row(row[:-1]):
                yield row
            else:
                key = self._key(table, row)
                self._unsound[table].append(row)
                where = f"{table} {'/'.join(map(str, key))}"
                self.damages.append(Damage(where, "checksum", table, key))

    def _put(self, table: str, rows: Iterable[Row]) -> None:
        places = ", ".join("?" * len(self._names[table]))
        self._target.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", rows)  # noqa: S608 -- fixed text

    def _is_wanted(self, table: str, row: Row) -> bool:
        return not self._has(table, self._key(table, row)) and (
            table not in _TAKEN_AWAY
            or table in self.torn
            or any(self._is_of(table, row, unsound) for unsound in self._unsound[table])
        )

    def _is_of(self, table: str, row: Row, unsound: Row) -> bool:
        """Whether the record that is not sound was this one: by its key, or if that was damaged."""
        if self._key(table, row) == self._key(table, unsound):
            return True
        differing = [one != other for one, other in zip(row, unsound, strict=True)]
        return differing.count(True) == 1

    def _has(self, table: str, key: Key) -> bool:
        condition = " AND ".join(f'"{name}" = ?' for name in self._keys[table])
        statement = f"SELECT 1 FROM {table} WHERE {condition}"  # noqa: S608 -- fixed text
        with contextlib.suppress(*driver.errors(), OverflowError):
            return self._target.execute(statement, key).fetchone() is not None
        return False

    def _key(self, table: str, row: Row) -> Key:
        names = self._names[table]
        return tuple(row[names.index(name)] for name in self._keys[table])

    def _count(self, table: str) -> int:
        count: int = self._target.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 -- fixed text
        return count


def _select(table: str) -> str:
    return f'SELECT * FROM "{table}"'  # noqa: S608 -- the name is one of the layout's


def _key_of(database: sqlite3.Connection, table: str) -> tuple[str, ...]:
    found = database.execute("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,))
    return tuple(name for (name,) in found)


def _order_of(database: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """By what the rows lie in the file: reading them so needs no index, which may be damaged."""
    found = database.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,))
    (keyed,) = found.fetchone()
    return tuple(f'"{name}"' for name in _key_of(database, table)) if keyed else ("rowid",)


def _names_of(database: sqlite3.Connection, table: str) -> list[str]:
    return [name for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", (table,))]
