"""The floor of a paste: the same records, written into a file of the same tables by SQLite alone.

No text is parsed, no entry of the history bound to the one before, no rule run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from ipdesk.records import CellRecord, HistoryRecord
from local_db import engine, shelves, statements


class BareRecords:
    """An open workspace file that is written to past the program."""

    def __init__(
        self,
        path: Path,
        report: str,
        section: str,
        columns: Sequence[str],
        rows: Sequence[str],
    ) -> None:
        self._connection: sqlite3.Connection = engine.connect(path)
        self._report = report
        self._section = section
        self._columns = columns
        self._rows = rows
        last = self._connection.execute("SELECT max(sequence) FROM history").fetchone()
        self._sequence: int = last[0]

    def write(self, block: Sequence[Sequence[str]]) -> None:
        """Commit every cell of the block, and as many entries of history, durably."""
        cells = [
            CellRecord(self._report, self._section, code, column, raw, "valid", raw)
            for code, texts in zip(self._rows, block, strict=True)
            for column, raw in zip(self._columns, texts, strict=True)
        ]
        rows = [shelves.CELLS.row(cell) for cell in cells]
        entries = [shelves.HISTORY.row(entry) for entry in self._entries(cells)]
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany(statements.UPSERT[shelves.CELLS.table], rows)
        self._connection.executemany(statements.INSERT[shelves.HISTORY.table], entries)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Release the file."""
        engine.release(self._connection)

    def _entries(self, cells: Iterable[CellRecord]) -> Iterable[HistoryRecord]:
        for cell in cells:
            self._sequence += 1
            yield HistoryRecord(
                self._sequence,
                self._report,
                "2026-01-01T00:00:00.000+08:00",
                "bench",
                "window",
                "set",
                *cell[1:4],
                "",
                cell.raw,
                cell.raw,
                "",
                f"{self._sequence:064x}",
                f"{self._sequence + 1:064x}",
            )
