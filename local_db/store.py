"""The store: one workspace file, as :class:`ipdesk.ports.Store` promises it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from ipdesk.errors import (
    DamagedWorkspace,
    StorageError,
    WorkspaceExists,
    WorkspaceInUse,
)
from ipdesk.records import (
    Batch,
    BlobRecord,
    CatalogueRecord,
    HistoryRecord,
    ReportContent,
    ReportRecord,
    SealedFileRecord,
)
from local_db import checkup, engine, files, header, lock_note, shelves, tables, unit_of_work
from local_db.faults import known_errors
from local_db.migrations.migrate import migrate
from local_db.shelves import Record, Shelf
from local_db.triggers import trigger_statements

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from sqlalchemy import ColumnElement, Connection

_HISTORY_PAGE = 1000


class SqliteStore:
    """One open workspace file. Belongs to the thread that opened it."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    def create(cls, path: str | Path, first: Batch | None = None) -> Self:
        """Make a new workspace, with ``first`` in it, and open it.

        It appears under its name complete or not at all. Raises ``WorkspaceExists`` if
        there is any file of that name, and the other storage errors.
        """
        path = Path(path).absolute()
        if path.exists():
            raise WorkspaceExists(path=str(path))
        with known_errors(path):
            draft = path.with_name(f".{path.name}.new-{os.getpid()}")
            draft.unlink(missing_ok=True)
            try:
                _lay_out(draft, first)
                files.place_new(draft, path)
            finally:
                for leftover in (draft, header.journal_of(draft)):
                    leftover.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open an existing workspace.

        Raises ``FileMissing``, ``NotAWorkspace``, ``NewerWorkspace``, ``DamagedWorkspace``,
        ``WorkspaceInUse``, ``ReadOnly``; the file is as it was then, byte for byte.
        """
        path = Path(path).absolute()
        with known_errors(path):
            path.stat()  # SQLite would make a missing file
        # A file that this process has open must not be opened another way (see inspect).
        note = lock_note.read(path)
        if note is None or not note.ours:
            found = header.inspect(path)
            header.require_writable(path)
            if found.version < header.VERSION:
                migrate(path)
        connection = _connect(path)
        try:
            with known_errors(path):
                _require_layout(connection, path)
                lock_note.leave(path)
        except BaseException:
            engine.release(connection)
            raise
        return cls(path, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> str:
        """Where the workspace is."""
        return str(self._path)

    @property
    def connection(self) -> Connection:
        """The connection, for backups and check-ups of :mod:`local_db`."""
        return self._connection

    def write(self, batch: Batch) -> None:
        """Commit the batch; when this returns, it survives a power cut."""
        with known_errors(self._path), unit_of_work.transaction(self._connection):
            unit_of_work.write(self._connection, batch)

    def settings(self) -> dict[str, str]:
        """The workspace's settings by name."""
        return dict(self._read(shelves.SETTINGS))

    def reports(self) -> list[ReportRecord]:
        """The headers of all reports, oldest first."""
        return self._read(shelves.REPORTS, order=(tables.report.c.created_at, tables.report.c.id))

    def report(self, identity: str) -> ReportContent:
        """All of one report; ``KeyError`` if there is none."""
        headers = self._read(shelves.REPORTS, tables.report.c.id == identity)
        if not headers:
            raise KeyError(identity)
        row = tables.row
        return ReportContent(
            header=headers[0],
            cells=self._read(shelves.CELLS, tables.cell.c.report == identity),
            rows=self._read(
                shelves.ROWS,
                row.c.report == identity,
                order=(row.c.section, row.c.position, row.c.row),
            ),
            notes=self._read(shelves.NOTES, tables.note.c.report == identity),
            explanations=self._read(shelves.EXPLANATIONS, tables.explanation.c.report == identity),
        )

    def catalogue(self, digest: str) -> CatalogueRecord:
        """A catalogue edition the workspace carries; ``KeyError`` if it does not."""
        return self._one(shelves.CATALOGUES, tables.catalogue.c.digest == digest, digest)

    def history(self, report: str, after: int = 0) -> Iterator[HistoryRecord]:
        """History entries of a report (all reports if ""), in order, from ``after`` on.

        ``after`` is the sequence number of the last entry that is not wanted. The file may
        be written to while this is read.
        """
        column = tables.history.c
        while True:
            conditions = [column.sequence > after]
            if report:
                # The concatenation keeps SQLite from sorting the whole index by sequence.
                conditions.append(column.report + "" == report)
            page = self._read(
                shelves.HISTORY, *conditions, order=(column.sequence,), limit=_HISTORY_PAGE
            )
            yield from page
            if len(page) < _HISTORY_PAGE:
                return
            after = page[-1].sequence

    def cell_history(self, report: str, section: str, row: str, column: str) -> list[HistoryRecord]:
        """The entries about one cell, oldest first."""
        entry = tables.history.c
        return self._read(
            shelves.HISTORY,
            entry.report == report,
            entry.section == section,
            entry.row == row,
            entry["column"] == column,
            order=(entry.sequence,),
        )

    def last_history(self) -> HistoryRecord | None:
        """The newest entry of the workspace's chain."""
        newest = self._read(shelves.HISTORY, order=(tables.history.c.sequence.desc(),), limit=1)
        return newest[0] if newest else None

    def blob(self, digest: str) -> BlobRecord:
        """A stored file; ``KeyError`` if there is none."""
        return self._one(shelves.BLOBS, tables.blob.c.digest == digest, digest)

    def sealed_files(self, report: str) -> list[SealedFileRecord]:
        """The files of a sealed report's package, by path."""
        column = tables.sealed_file.c
        return self._read(shelves.SEALED_FILES, column.report == report, order=(column.path,))

    def close(self) -> None:
        """Release the file. Closing twice is no error."""
        if not self._connection.closed:
            with known_errors(self._path):
                lock_note.take_away(self._path)
                engine.release(self._connection)

    def _read(
        self,
        shelf: Shelf[Record],
        *conditions: ColumnElement[bool],
        order: tuple[ColumnElement[object], ...] = (),
        limit: int | None = None,
    ) -> list[Record]:
        statement = select(shelf.table).where(*conditions)
        statement = statement.order_by(*(order or shelf.table.primary_key.columns)).limit(limit)
        try:
            with known_errors(self._path):
                return shelf.records(self._connection.execute(statement), self._path)
        except DamagedWorkspace as fault:
            if fault.params["where"]:
                raise
            raise self._located(fault, shelf.table.name) from fault

    def _located(self, fault: DamagedWorkspace, table: str) -> DamagedWorkspace:
        """The same damage with its place: the first bad record, or else the table."""
        try:
            bad = next(checkup.record_damages(engine.driver(self._connection), table), None)
        except sqlite3.DatabaseError:
            bad = None
        return DamagedWorkspace(**{**fault.params, "where": bad.where if bad else table})

    def _one(self, shelf: Shelf[Record], condition: ColumnElement[bool], key: str) -> Record:
        found = self._read(shelf, condition)
        if not found:
            raise KeyError(key)
        return found[0]


def _connect(path: Path) -> Connection:
    try:
        return engine.connect(path)
    except WorkspaceInUse as fault:
        note = lock_note.read(path)
        if note is None:
            raise
        where = f" ({note.host}, {note.since})"
        raise WorkspaceInUse(path=str(path), where=where, **note._asdict()) from fault


def _lay_out(path: Path, first: Batch | None) -> None:
    """Make a complete workspace file at a place that nobody else uses."""
    path.touch(exist_ok=False)
    connection = engine.connect(path)
    try:
        with unit_of_work.transaction(connection):
            tables.metadata.create_all(connection, checkfirst=False)
            for statement in trigger_statements():
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA application_id={header.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={header.VERSION}")
            if first is not None:
                unit_of_work.write(connection, first)
    finally:
        engine.release(connection)


def _require_layout(connection: Connection, path: Path) -> None:
    """Prove that the file holds the tables this program knows."""
    version = engine.pragma(connection, "user_version")
    if version != header.VERSION:
        raise StorageError(path=str(path), why=f"user_version {version}")
    present = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars())
    for table in tables.metadata.tables:
        if table not in present:
            raise DamagedWorkspace(path=str(path), where=table, why="missing")
