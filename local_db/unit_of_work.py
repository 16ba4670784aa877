"""The unit of work: one batch, one transaction, written in the order the file demands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from ipdesk.records import Batch, RowRecord
from ipdesk.values import State
from local_db import engine, shelves
from local_db.shelves import Fields, Shelf

if TYPE_CHECKING:
    from sqlalchemy import Connection

Record = TypeVar("Record")
_DELETE_CELL = shelves.CELLS.delete("report", "section", "row", "column")
_DELETE_NOTE = shelves.NOTES.delete("report", "section", "row", "column", "facet")
_DELETE_OF_ROW = tuple(
    shelf.delete("report", "section", "row")
    for shelf in (shelves.CELLS, shelves.NOTES, shelves.ROWS)
)
_KNOWN_REPORT = "SELECT 1 FROM report WHERE id = ?"


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Commit what the block writes, durably; take all of it back if anything fails."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if engine.driver(connection).in_transaction:
            connection.exec_driver_sql("ROLLBACK")
        raise


def write(connection: Connection, batch: Batch) -> None:
    """Write the batch inside the running transaction.

    New reports come first, since all else refers to them; changed headers come last, since
    a header that says *sealed* closes the report to writing.
    """
    known = [
        record
        for record in batch.reports
        if connection.exec_driver_sql(_KNOWN_REPORT, (record.id,)).first()
    ]
    new = [record for record in batch.reports if record not in known]
    _insert(connection, shelves.CATALOGUES, shelves.CATALOGUES.insert_new, batch.catalogues)
    _insert(connection, shelves.BLOBS, shelves.BLOBS.insert_new, batch.blobs)
    _upsert(connection, shelves.REPORTS, new)
    _remove_rows(connection, batch.rows_removed)
    _upsert(connection, shelves.ROWS, batch.rows)
    _write_content(connection, batch)
    _upsert(connection, shelves.EXPLANATIONS, batch.explanations)
    _upsert(connection, shelves.SEALED_FILES, batch.sealed_files)
    _insert(connection, shelves.HISTORY, shelves.HISTORY.insert, batch.history)
    _upsert(connection, shelves.SETTINGS, list(batch.settings.items()))
    _upsert(connection, shelves.REPORTS, known)


def _write_content(connection: Connection, batch: Batch) -> None:
    """Cells and notes; those that say nothing are deleted rather than stored."""
    # Of several records of one place in a batch, the last one holds.
    cells = {cell[:4]: cell for cell in batch.cells}
    blank = [key for key, cell in cells.items() if cell.state == State.BLANK]
    filled = [cell for cell in cells.values() if cell.state != State.BLANK]
    _run(connection, _DELETE_CELL, blank)
    _upsert(connection, shelves.CELLS, filled)
    notes = {note[:5]: note for note in batch.notes}
    _run(connection, _DELETE_NOTE, [key for key, note in notes.items() if not note.text])
    _upsert(connection, shelves.NOTES, [note for note in notes.values() if note.text])


def _remove_rows(connection: Connection, rows: Iterable[RowRecord]) -> None:
    keys = [row[:3] for row in rows]
    for statement in _DELETE_OF_ROW:
        _run(connection, statement, keys)


def _upsert(connection: Connection, shelf: Shelf[Record], records: list[Record]) -> None:
    _insert(connection, shelf, shelf.upsert, records)


def _insert(
    connection: Connection, shelf: Shelf[Record], statement: str, records: list[Record]
) -> None:
    if records:
        _run(connection, statement, [shelf.row(record) for record in records])


def _run(connection: Connection, statement: str, rows: Sequence[Fields]) -> None:
    if len(rows) == 1:
        connection.exec_driver_sql(statement, rows[0])
    elif rows:
        connection.exec_driver_sql(statement, list(rows))
