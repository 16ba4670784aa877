"""What a workspace file holds, read record by record, each proved by its checksum."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from ipdesk.errors import DamagedWorkspace
from ipdesk.records import (
    BlobRecord,
    CatalogueRecord,
    CellRecord,
    CommentRecord,
    ContentSums,
    ExplanationRecord,
    FigureRecord,
    HistoryQuery,
    HistoryRecord,
    ReceiptRecord,
    ReportContent,
    ReportRecord,
    SealedFileRecord,
    SecondRecord,
    SignatureRecord,
    StatusRecord,
    StepRecord,
)
from local_db import checkup, content_sums, shelves
from local_db.faults import known_errors
from local_db.shelves import Record, Shelf

_HISTORY_PAGE = 1000
_NEWEST_PAGE = 200
_SETTINGS = shelves.SETTINGS.select()
_REPORTS = shelves.REPORTS.select(order="created_at, id")
_REPORT = shelves.REPORTS.select("id")
_CELL = shelves.CELLS.select("report", "section", "row", "column")
_ROW_EXPLANATIONS = shelves.EXPLANATIONS.select("report", "section", "row")
_CELLS = shelves.CELLS.select("report")
_ROWS = shelves.ROWS.select("report", order='section, position, "row"')
_NOTES = shelves.NOTES.select("report")
_EXPLANATIONS = shelves.EXPLANATIONS.select("report")
_DISPUTES = shelves.DISPUTES.select("report")
_CATALOGUE = shelves.CATALOGUES.select("digest")
_BLOB = shelves.BLOBS.select("digest")
_PART = shelves.PARTS.select("digest", "number")
_EVIDENCE = shelves.EVIDENCE.select("report")
_COMMENTS = shelves.COMMENTS.select("report", order="rowid")
_SECONDS = shelves.SECONDS.select("report")
_SEALED_FILES = shelves.SEALED_FILES.select("report")
_SIGNATURES = shelves.SIGNATURES.select("report")
_RECEIPTS = shelves.RECEIPTS.select(order="issued_at, digest")
_RECEIPTS_OF = shelves.RECEIPTS.select("report", order="issued_at, digest")
# The concatenation keeps SQLite from sorting the whole index by sequence.
_HISTORY = shelves.HISTORY.select(
    where="sequence > ? AND (? = '' OR report || '' = ?)", limit=_HISTORY_PAGE
)
_NEWEST = shelves.HISTORY.select(
    where="sequence < ?1 AND report || '' = ?2"
    " AND (?3 = '' OR section = ?3) AND (?4 = '' OR action = ?4) AND (?5 = '' OR actor = ?5)"
    " AND (?6 = '' OR at >= ?6) AND (?7 = '' OR at < ?7)",
    order="sequence DESC",
    limit=_NEWEST_PAGE,
)
_HISTORY_KINDS = (
    "SELECT DISTINCT action, actor FROM history WHERE report || '' = ? ORDER BY action, actor"
)
_NEVER = 1 << 62
_CELL_HISTORY = shelves.HISTORY.select("report", "section", "row", "column")
_STATUSES = shelves.STATUSES.select()
_FIGURES = shelves.FIGURES.select()
_STEPS = shelves.STEPS.select("report")
_HOLDS = "SELECT 1 FROM blob WHERE digest = ?"
_LAST_HISTORY = shelves.HISTORY.select(order="sequence DESC", limit=1)


class StoredRecords:
    """The reading half of :class:`ipdesk.ports.Store`.

    Every method raises ``DamagedWorkspace`` with the place of the first bad record, and the other
    storage errors.
    """

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self._path = path
        self.database = database
        """The connection, for backups and check-ups of :mod:`local_db`."""

    def settings(self) -> dict[str, str]:
        """The workspace's settings by name."""
        found = self._read(shelves.SETTINGS, _SETTINGS)
        return {setting.name: setting.value for setting in found}

    def reports(self) -> list[ReportRecord]:
        """The headers of all reports, oldest first."""
        return self._read(shelves.REPORTS, _REPORTS)

    def report(self, identity: str) -> ReportContent:
        """All of one report; ``KeyError`` if there is none."""
        return ReportContent(
            header=self._one(shelves.REPORTS, _REPORT, identity),
            cells=self._read(shelves.CELLS, _CELLS, identity),
            rows=self._read(shelves.ROWS, _ROWS, identity),
            notes=self._read(shelves.NOTES, _NOTES, identity),
            explanations=self._read(shelves.EXPLANATIONS, _EXPLANATIONS, identity),
            evidence=self._read(shelves.EVIDENCE, _EVIDENCE, identity),
            disputes=self._read(shelves.DISPUTES, _DISPUTES, identity),
        )

    def cell(self, report: str, section: str, row: str, column: str) -> CellRecord | None:
        """One stored cell of a report, None if nothing is stored there."""
        found = self._read(shelves.CELLS, _CELL, report, section, row, column)
        return found[0] if found else None

    def row_explanations(self, report: str, section: str, row: str) -> list[ExplanationRecord]:
        """What was explained of a row and its cells, by rule."""
        return self._read(shelves.EXPLANATIONS, _ROW_EXPLANATIONS, report, section, row)

    def catalogue(self, digest: str) -> CatalogueRecord:
        """A catalogue edition the workspace carries; ``KeyError`` if it does not."""
        return self._one(shelves.CATALOGUES, _CATALOGUE, digest)

    def history(self, report: str, after: int = 0) -> Iterator[HistoryRecord]:
        """History entries of a report (all reports if ""), in order, from ``after`` on.

        ``after`` is the sequence number of the last entry that is not wanted. The file may
        be written to while this is read.
        """
        while True:
            page = self._read(shelves.HISTORY, _HISTORY, after, report, report)
            yield from page
            if len(page) < _HISTORY_PAGE:
                return
            after = page[-1].sequence

    def cell_history(self, report: str, section: str, row: str, column: str) -> list[HistoryRecord]:
        """The entries about one cell, oldest first."""
        return self._read(shelves.HISTORY, _CELL_HISTORY, report, section, row, column)

    def newest_history(self, wanted: HistoryQuery, before: int = 0) -> list[HistoryRecord]:
        """A page of the entries wanted, newest first; a page with none is the end.

        ``before`` is the sequence number of the last entry that is known already.
        """
        return self._read(shelves.HISTORY, _NEWEST, before or _NEVER, *wanted)

    def history_kinds(self, report: str) -> list[tuple[str, str]]:
        """The actions that the history of a report tells, each with who did so."""
        with known_errors(self._path):
            found: list[tuple[str, str]] = self.database.execute(
                _HISTORY_KINDS, (report,)
            ).fetchall()
            return found

    def last_history(self) -> HistoryRecord | None:
        """The newest entry of the workspace's chain."""
        newest = self._read(shelves.HISTORY, _LAST_HISTORY)
        return newest[0] if newest else None

    def blob(self, digest: str) -> BlobRecord:
        """A stored file, whole; ``KeyError`` if there is none."""
        found = self._one(shelves.BLOBS, _BLOB, digest)
        return found if found.content else found._replace(content=b"".join(self._parts(digest)))

    def holds(self, digest: str) -> bool:
        """Whether the file is stored. Reads no content."""
        with known_errors(self._path):
            return self.database.execute(_HOLDS, (digest,)).fetchone() is not None

    def content(self, digest: str) -> Iterator[bytes]:
        """A stored file's bytes, piece by piece; ``KeyError`` if there is none."""
        first = self._one(shelves.BLOBS, _BLOB, digest).content
        if first:
            yield first
        else:
            yield from self._parts(digest)

    def sums_of(self, digest: str) -> ContentSums:
        """What a stored file measures, as stored with it; ``KeyError`` if there is none.

        Reads no content: that these are its bytes is proved by whoever reads it.
        """
        with known_errors(self._path):
            return content_sums.sums_of(self.database, digest)

    def _parts(self, digest: str) -> Iterator[bytes]:
        for number in itertools.count():
            part = self._read(shelves.PARTS, _PART, digest, number)
            if not part:
                return
            yield part[0].content

    def comments(self, report: str) -> list[CommentRecord]:
        """The comments on a report, as they were made."""
        return self._read(shelves.COMMENTS, _COMMENTS, report)

    def seconds(self, report: str) -> list[SecondRecord]:
        """What was keyed a second time of a report."""
        return self._read(shelves.SECONDS, _SECONDS, report)

    def sealed_files(self, report: str) -> list[SealedFileRecord]:
        """The files of a sealed report's package, by path."""
        return self._read(shelves.SEALED_FILES, _SEALED_FILES, report)

    def signatures(self, report: str) -> list[SignatureRecord]:
        """The signatures over a sealed report's package, in order."""
        return self._read(shelves.SIGNATURES, _SIGNATURES, report)

    def receipts(self, report: str = "") -> list[ReceiptRecord]:
        """The receipts taken in for a report, of all reports if "", in the order of issue."""
        if report:
            return self._read(shelves.RECEIPTS, _RECEIPTS_OF, report)
        return self._read(shelves.RECEIPTS, _RECEIPTS)

    def statuses(self) -> list[StatusRecord]:
        """The entries of the province's status, in order."""
        return self._read(shelves.STATUSES, _STATUSES)

    def figures(self) -> list[FigureRecord]:
        """The figures of all years, by series and year."""
        return self._read(shelves.FIGURES, _FIGURES)

    def steps(self, report: str) -> list[StepRecord]:
        """The steps of a report, in order."""
        return self._read(shelves.STEPS, _STEPS, report)

    def _read(self, shelf: Shelf[Record], statement: str, *values: str | int) -> list[Record]:
        try:
            with known_errors(self._path):
                return shelf.records(self.database.execute(statement, values), self._path)
        except DamagedWorkspace as fault:
            if fault.params["where"]:
                raise
            raise self._located(fault, shelf.table) from fault

    def _one(self, shelf: Shelf[Record], statement: str, key: str) -> Record:
        found = self._read(shelf, statement, key)
        if not found:
            raise KeyError(key)
        return found[0]

    def _located(self, fault: DamagedWorkspace, table: str) -> DamagedWorkspace:
        """The same damage with its place: the first bad record, or else the table."""
        try:
            bad = next(checkup.record_damages(self.database, table), None)
        except checkup.unreadable():
            bad = None
        return DamagedWorkspace(**{**fault.params, "where": bad.where if bad else table})
