"""Flipped bits: what a file holds with one bit turned, and what became of each record."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ipdesk.rescue import Damage
from local_db import checkup, header

Records = Mapping[str, Mapping[object, object]]
"""By table and key, what is read of each record."""


class Flip(NamedTuple):
    """One bit of a file."""

    offset: int
    bit: int

    def of(self, content: bytes) -> bytes:
        changed = bytearray(content)
        changed[self.offset] ^= 1 << self.bit
        return bytes(changed)


def flips(content: bytes, count: int, seed: int) -> list[Flip]:
    """So many bits at random, each another one."""
    chance = random.Random(seed)
    return [Flip(*divmod(at, 8)) for at in chance.sample(range(8 * len(content)), count)]


def records(path: Path) -> Records | None:
    """All that can be read of the file, by whoever trusts it; None where reading breaks off."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        database.text_factory = checkup.lenient_text
        try:
            return {table: _rows(database, table) for table in header.TABLES}
        except checkup.unreadable():
            return None


def changed(before: Records, after: Records) -> list[tuple[str, object]]:
    """The records that differ, by table and key; of a key that was flipped there are two."""
    return [
        (table, key)
        for table, rows in before.items()
        for key in rows.keys() | after[table].keys()
        if rows.get(key) != after[table].get(key)
    ]


def located(damages: list[Damage], found: list[tuple[str, object]]) -> bool:
    """Whether a damage names each table in which a record differs, by a key of the record."""
    named = {(one.table, one.key) for one in damages if one.key}
    return all(any((table, key) in named for table, key in found if table == of) for of, _ in found)


def _rows(database: sqlite3.Connection, table: str) -> dict[object, object]:
    keys = database.execute("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,))
    listed = ", ".join(f'"{name}"' for (name,) in keys)
    count = listed.count(",") + 1
    rows = database.execute(f'SELECT {listed}, * FROM "{table}"')
    return {row[:count]: row[count:] for row in rows}
