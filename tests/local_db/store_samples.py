"""Samples: a small report and the entries of its history."""

from __future__ import annotations

from ipdesk.history import Chain
from ipdesk.records import Batch, CatalogueRecord, CellRecord, HistoryRecord, ReportRecord
from local_db.store import SqliteStore

REPORT = "annual-2016"
CATALOGUE = CatalogueRecord("2015-59", 1, "c" * 64, b'{"edition":"2015-59"}')


def header(**changes: object) -> ReportRecord:
    return ReportRecord(
        REPORT, "annual", "650000", "supporting", 2016, 1, "draft", "2015-59", 1,
        CATALOGUE.digest, practice=True, created_at="2017-01-09T09:00:00.000+08:00",
    ).but(**changes)  # fmt: skip


def cell(row: str, raw: str, *, column: str = "value", state: str = "valid") -> CellRecord:
    return CellRecord(REPORT, "indicators", row, column, raw, state, raw)


class Scribe:
    """Writes the history of a store."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.chain = Chain(store.last_history())

    def entry(self, row: str, after: str, *, report: str = REPORT) -> HistoryRecord:
        at = "2017-01-09T09:00:01.000+08:00"
        place = ("indicators", row, "value")
        return self.chain.entry((report, at, "clerk", "window", "set", *place, "", "", after, ""))

    def set(self, row: str, raw: str) -> None:
        self.store.write(Batch(cells=[cell(row, raw)], history=[self.entry(row, raw)]))
