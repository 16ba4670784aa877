"""The unit of work: one batch, one transaction, written in the order the file demands.

Writing is SQLAlchemy's. Whoever only reads does not import this module.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from ipdesk.errors import Busy
from ipdesk.files import sync_folder
from ipdesk.pace import UNPACED, Pace
from ipdesk.records import Batch
from ipdesk.values import State
from local_db import header, shelves, statements, tables, triggers
from local_db.shelves import Fields, Record, Shelf

_DELETE_CELL = statements.delete("cell", *shelves.CELLS.key)
_DELETE_NOTE = statements.delete("note", *shelves.NOTES.key)
_DELETE_OF_ROW = tuple(
    statements.delete(table, *shelves.ROWS.key) for table in ("cell", "note", "evidence_use", "row")
)
_DELETE_EVIDENCE = statements.delete("evidence_use", *shelves.EVIDENCE.key)
_DELETE_COMMENT = statements.delete("comment", *shelves.COMMENTS.key)
_DELETE_SECOND = statements.delete("second_keying", *shelves.SECONDS.key)
_DELETE_CONTENT = {
    "blob": statements.delete("blob", "digest"),
    "blob_part": statements.delete("blob_part", *shelves.PARTS.key),
}
_KNOWN_REPORT = "SELECT 1 FROM report WHERE id = ?"


class Writer:
    """Writes to an open workspace; SQLAlchemy adopts the connection it is open by.

    ``folder`` is where the workspace lies, None if it is a draft.
    """

    def __init__(self, database: sqlite3.Connection, folder: Path | None = None) -> None:
        engine = create_engine(
            "sqlite://",
            creator=lambda: database,
            poolclass=StaticPool,
            isolation_level="AUTOCOMMIT",
        )
        self._database = database
        self._connection = engine.connect()
        self._pace = UNPACED
        self._uncertain = folder

    def write(self, batch: Batch, pace: Pace = UNPACED) -> None:
        """Commit the batch; when this returns, it survives a power cut.

        The pace is settled right before the commit, and takes part in this transaction only.
        """
        self._pace = pace
        try:
            with self._transaction():
                self._write(batch)
        finally:
            self._pace = UNPACED

    def discard(self, table: str, digest: str, number: int) -> None:
        """Delete a stored file, or one part of a file, to which nothing refers."""
        key = (digest,) if table == "blob" else (digest, number)
        with self._transaction():
            self._run(_DELETE_CONTENT[table], [key])

    def settle(self) -> None:
        """A commit that changes nothing: with it, whatever the file holds is certain."""
        with self._transaction():
            self._connection.exec_driver_sql(f"PRAGMA user_version={header.VERSION}")

    def lay_out(self, first: Batch | None) -> None:
        """Make the tables and triggers of a new workspace, with ``first`` in it, in one commit."""
        with self._transaction():
            tables.metadata.create_all(self._connection, checkfirst=False)
            for statement in triggers.trigger_statements():
                self._connection.exec_driver_sql(statement)
            self._connection.exec_driver_sql(f"PRAGMA application_id={header.APPLICATION_ID}")
            self._connection.exec_driver_sql(f"PRAGMA user_version={header.VERSION}")
            if first is not None:
                self._write(first)

    def close(self) -> None:
        """Let go of the adopted connection, which stays open."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Commit what the block writes, durably; take all of it back if anything fails."""
        if self._in_transaction():
            raise Busy
        self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield
            self._pace.settle()
            self._make_journal_certain()
            self._pace.aside(lambda: self._connection.exec_driver_sql("COMMIT"))
        except BaseException:
            # A full disk makes SQLite roll back by itself.
            if self._in_transaction():
                self._pace.aside(lambda: self._connection.exec_driver_sql("ROLLBACK"))
            raise

    def _make_journal_certain(self) -> None:
        """SQLite makes the journal for the first commit; if its name is not synced, it is silent.

        Raises ``OSError``.
        """
        if self._uncertain is not None:
            sync_folder(self._uncertain)
            self._uncertain = None

    def _in_transaction(self) -> bool:
        return self._database.in_transaction

    def _write(self, batch: Batch) -> None:
        """Write the batch inside the running transaction.

        New reports come first, since all else refers to them; changed headers come last, since
        a header that says *sealed* closes the report to writing.
        """
        new = [record for record in batch.reports if not self._knows(record.id)]
        known = [record for record in batch.reports if record not in new]
        settings = [shelves.Setting(*item) for item in batch.settings.items()]
        self._insert(shelves.CATALOGUES, batch.catalogues, statements.INSERT_NEW)
        self._insert(shelves.PARTS, batch.parts, statements.INSERT_NEW)
        self._insert(shelves.BLOBS, batch.blobs, statements.INSERT_NEW)
        self._upsert(shelves.REPORTS, new)
        for statement in _DELETE_OF_ROW:
            self._run(statement, [row[:3] for row in batch.rows_removed])
        self._upsert(shelves.ROWS, batch.rows)
        self._write_content(batch)
        self._upsert(shelves.EXPLANATIONS, batch.explanations)
        self._upsert(shelves.DISPUTES, batch.disputes)
        self._run(_DELETE_EVIDENCE, [use[:5] for use in batch.evidence_removed])
        self._upsert(shelves.EVIDENCE, batch.evidence)
        self._run(_DELETE_COMMENT, [comment[:1] for comment in batch.comments_removed])
        self._upsert(shelves.COMMENTS, batch.comments)
        self._run(_DELETE_SECOND, [second[:4] for second in batch.seconds_removed])
        self._upsert(shelves.SECONDS, batch.seconds)
        self._upsert(shelves.SEALED_FILES, batch.sealed_files)
        self._insert(shelves.SIGNATURES, batch.signatures, statements.INSERT)
        self._insert(shelves.RECEIPTS, batch.receipts, statements.INSERT)
        self._insert(shelves.STATUSES, batch.statuses, statements.INSERT)
        self._upsert(shelves.FIGURES, batch.figures)
        self._insert(shelves.STEPS, batch.steps, statements.INSERT)
        self._insert(shelves.HISTORY, batch.history, statements.INSERT)
        self._upsert(shelves.SETTINGS, settings)
        self._upsert(shelves.REPORTS, known)

    def _write_content(self, batch: Batch) -> None:
        """Cells and notes; those that say nothing are deleted rather than stored."""
        # Of several records of one place in a batch, the last one holds.
        cells = {cell[:4]: cell for cell in self._pace.over(batch.cells)}
        blank = [key for key, cell in cells.items() if cell.state == State.BLANK]
        filled = [cell for cell in cells.values() if cell.state != State.BLANK]
        self._run(_DELETE_CELL, blank)
        self._upsert(shelves.CELLS, filled)
        notes = {note[:5]: note for note in self._pace.over(batch.notes)}
        self._run(_DELETE_NOTE, [key for key, note in notes.items() if not note.text])
        self._upsert(shelves.NOTES, [note for note in notes.values() if note.text])

    def _knows(self, report: str) -> bool:
        return self._connection.exec_driver_sql(_KNOWN_REPORT, (report,)).first() is not None

    def _upsert(self, shelf: Shelf[Record], records: Sequence[Record]) -> None:
        self._insert(shelf, records, statements.UPSERT)

    def _insert(
        self, shelf: Shelf[Record], records: Sequence[Record], statement: Mapping[str, str]
    ) -> None:
        for part in self._pace.parts(records):
            self._execute(statement[shelf.table], [shelf.row(record) for record in part])

    def _run(self, statement: str, rows: Sequence[Fields]) -> None:
        for part in self._pace.parts(rows):
            self._execute(statement, list(part))

    def _execute(self, statement: str, rows: list[Fields]) -> None:
        self._connection.exec_driver_sql(statement, rows[0] if len(rows) == 1 else rows)
