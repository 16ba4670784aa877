"""Shelves: which table holds which record, and how one becomes the other.

The statements are compiled once by SQLAlchemy and then run as fixed text: a commit of one
cell is the program's hot path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from sqlalchemy import Delete, Insert, Table, bindparam, delete
from sqlalchemy.dialects import sqlite

from ipdesk.errors import DamagedWorkspace
from ipdesk.records import (
    BlobRecord,
    CatalogueRecord,
    CellRecord,
    ExplanationRecord,
    HistoryRecord,
    NoteRecord,
    ReportRecord,
    RowRecord,
    SealedFileRecord,
)
from local_db import tables
from local_db.checksums import Value, checksum, checksum_of_row

Record = TypeVar("Record")
Fields = tuple[Value, ...]


class Shelf(Generic[Record]):
    """A table and the records in it.

    ``fields`` gives a record's stored values in table order, ``record`` makes it from them.
    """

    def __init__(
        self,
        table: Table,
        record: Callable[..., Record],
        fields: Callable[[Record], Fields] = tuple,  # type: ignore[assignment]  # named tuples
        sum_of: Callable[[Any], int] = checksum,
    ) -> None:
        self.table = table
        self._record = record
        self._fields = fields
        self._sum_of = sum_of

    @cached_property
    def insert(self) -> str:
        """The statement that adds a row; an equal key is an error."""
        return _text(sqlite.insert(self.table))

    @cached_property
    def upsert(self) -> str:
        """The statement that adds a row or replaces the one of the same key."""
        key = self.table.primary_key.columns.keys()
        statement = sqlite.insert(self.table)
        others = {
            column.name: statement.excluded[column.name]
            for column in self.table.c
            if column.name not in key
        }
        return _text(statement.on_conflict_do_update(index_elements=key, set_=others))

    @cached_property
    def insert_new(self) -> str:
        """The statement that adds a row unless there is one of the same key."""
        return _text(sqlite.insert(self.table).on_conflict_do_nothing())

    def delete(self, *columns: str) -> str:
        """The statement that deletes the rows with the given values in these columns."""
        return _text(delete(self.table).where(*(self.table.c[c] == bindparam(c) for c in columns)))

    def row(self, record: Record) -> Fields:
        """The row that stores the record."""
        fields = self._fields(record)
        return (*fields, self._sum_of(fields))

    def records(self, rows: Iterable[Sequence[Any]], path: Path) -> list[Record]:
        """The records in the rows, each proved by its checksum.

        Raises ``DamagedWorkspace`` that names the table and the key of the first bad row.
        """
        found = []
        for row in rows:
            fields = tuple(row[:-1])
            if self._sum_of(fields) != row[-1]:
                raise DamagedWorkspace(path=str(path), where=where(self.table, row), why="checksum")
            found.append(self._record(*fields))
        return found


def where(table: Table, row: Sequence[Any]) -> str:
    """A row's place in the file: its table and its key."""
    names = table.c.keys()
    key = [str(row[names.index(column.name)]) for column in table.primary_key.columns]
    return f"{table.name} {'/'.join(key)}"


def _text(statement: Insert | Delete) -> str:
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))


def _report_fields(record: ReportRecord) -> Fields:
    return tuple(
        int(value) if value is True or value is False else value for value in astuple(record)
    )


def _report(*fields: Any) -> ReportRecord:
    record = ReportRecord(*fields)
    return record.but(practice=bool(record.practice))


SETTINGS = Shelf[tuple[str, str]](tables.setting, lambda name, value: (name, value))
CATALOGUES = Shelf(tables.catalogue, CatalogueRecord, astuple, checksum_of_row)
REPORTS = Shelf(tables.report, _report, _report_fields)
CELLS = Shelf(tables.cell, CellRecord)
ROWS = Shelf(tables.row, RowRecord)
NOTES = Shelf(tables.note, NoteRecord)
EXPLANATIONS = Shelf(tables.explanation, ExplanationRecord)
HISTORY = Shelf(tables.history, HistoryRecord)
BLOBS = Shelf(tables.blob, BlobRecord, sum_of=checksum_of_row)
SEALED_FILES = Shelf(tables.sealed_file, SealedFileRecord)
