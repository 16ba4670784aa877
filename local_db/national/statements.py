"""Statements that write, as fixed text with ``?`` for values."""

from __future__ import annotations

from typing import Any

from local_db.shelves import Shelf


def insert(shelf: Shelf[Any]) -> str:
    """Adds a row; an equal key is an error."""
    names = (*shelf.columns, "checksum")
    marks = ", ".join("?" for _ in names)
    return f"INSERT INTO {shelf.table} ({_quoted(names)}) VALUES ({marks})"  # noqa: S608 -- fixed text


def insert_new(shelf: Shelf[Any]) -> str:
    """Adds a row unless there is one of the same key."""
    return f"{insert(shelf)} ON CONFLICT DO NOTHING"


def put(shelf: Shelf[Any]) -> str:
    """Adds a row or replaces the one of the same key."""
    others = [name for name in (*shelf.columns, "checksum") if name not in shelf.key]
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in others)
    return f"{insert(shelf)} ON CONFLICT ({_quoted(shelf.key)}) DO UPDATE SET {changes}"


def replace(shelf: Shelf[Any]) -> str:
    """Replaces a row that is still of the version stated last, after all values and the key."""
    changes = ", ".join(f'"{name}" = ?' for name in (*shelf.columns, "checksum"))
    keys = " AND ".join(f'"{name}" = ?' for name in shelf.key)
    return f"UPDATE {shelf.table} SET {changes} WHERE {keys} AND version = ?"  # noqa: S608 -- fixed text


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
