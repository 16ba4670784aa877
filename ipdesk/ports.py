"""Ports: what the workspace needs of storage and of the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from ipdesk.pace import UNPACED, Pace
from ipdesk.records import (
    Batch,
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

if TYPE_CHECKING:
    from ipdesk.workspace_key import WorkspaceKey


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> dt.datetime:
        """The present moment, with time zone."""


class Store(Protocol):
    """One workspace file. Every write is one :class:`Batch`, committed durably or not at all.

    Raises the errors of :mod:`ipdesk.errors` that derive from ``StorageError``.
    """

    @property
    def path(self) -> str:
        """Where the workspace is."""

    @property
    def key(self) -> WorkspaceKey | None:
        """By which the workspace is encrypted; None if it is not."""

    def write(self, batch: Batch, pace: Pace = UNPACED) -> None:
        """Commit the batch; when this returns, it survives a power cut.

        Settles the pace right before the commit; if it is stopped until then, nothing is written.
        """

    def settings(self) -> dict[str, str]:
        """The workspace's settings by name."""

    def reports(self) -> list[ReportRecord]:
        """The headers of all reports, oldest first."""

    def report(self, identity: str) -> ReportContent:
        """All of one report; ``KeyError`` if there is none."""

    def cell(self, report: str, section: str, row: str, column: str) -> CellRecord | None:
        """One stored cell of a report, None if nothing is stored there."""

    def row_explanations(self, report: str, section: str, row: str) -> list[ExplanationRecord]:
        """What was explained of a row and its cells, by rule."""

    def catalogue(self, digest: str) -> CatalogueRecord:
        """A catalogue edition the workspace carries; ``KeyError`` if it does not."""

    def history(self, report: str, after: int = 0) -> Iterator[HistoryRecord]:
        """History entries of a report (all reports if ""), in order, from ``after`` on."""

    def cell_history(self, report: str, section: str, row: str, column: str) -> list[HistoryRecord]:
        """The entries about one cell, oldest first."""

    def newest_history(self, wanted: HistoryQuery, before: int = 0) -> list[HistoryRecord]:
        """A page of the entries wanted, newest first; a page with none is the end.

        ``before`` is the sequence number of the last entry that is known already.
        """

    def history_kinds(self, report: str) -> list[tuple[str, str]]:
        """The actions that the history of a report tells, each with who did so."""

    def last_history(self) -> HistoryRecord | None:
        """The newest entry of the workspace's chain."""

    def blob(self, digest: str) -> BlobRecord:
        """A stored file, whole; ``KeyError`` if there is none."""

    def holds(self, digest: str) -> bool:
        """Whether the file is stored. Reads no content."""

    def content(self, digest: str) -> Iterator[bytes]:
        """A stored file's bytes, piece by piece; ``KeyError`` if there is none."""

    def sums_of(self, digest: str) -> ContentSums:
        """What a stored file measures, as stored with it; ``KeyError`` if there is none.

        Reads no content: that these are its bytes is proved by whoever reads it.
        """

    def discard_unused(self) -> bool:
        """Delete one piece of stored content that nothing refers to: False if there is none.

        Such are parts whose file never came to be, and files whose last use was removed; these
        stay while the report is a draft, since the removal may be undone.
        """

    def comments(self, report: str) -> list[CommentRecord]:
        """The comments on a report, as they were made."""

    def seconds(self, report: str) -> list[SecondRecord]:
        """What was keyed a second time of a report."""

    def sealed_files(self, report: str) -> list[SealedFileRecord]:
        """The files of a sealed report's package, by path."""

    def signatures(self, report: str) -> list[SignatureRecord]:
        """The signatures over a sealed report's package, in order."""

    def receipts(self, report: str = "") -> list[ReceiptRecord]:
        """The receipts taken in for a report, of all reports if "", in the order of issue."""

    def statuses(self) -> list[StatusRecord]:
        """The entries of the province's status, in order."""

    def figures(self) -> list[FigureRecord]:
        """The figures of all years, by series and year."""

    def steps(self, report: str) -> list[StepRecord]:
        """The steps of a report, in order."""

    def close(self) -> None:
        """Release the file."""
