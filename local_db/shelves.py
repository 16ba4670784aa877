"""Shelves: which table holds which record, how one becomes the other, and how it is read.

Opening and reading a report need no SQLAlchemy, which takes longer to import than the rest
of the start. The tables themselves are those of :mod:`local_db.tables`, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from ipdesk.errors import DamagedWorkspace
from ipdesk.records import (
    BlobRecord,
    CatalogueRecord,
    CellRecord,
    CommentRecord,
    DisputeRecord,
    EvidenceRecord,
    ExplanationRecord,
    FigureRecord,
    HistoryRecord,
    NoteRecord,
    PartRecord,
    ReceiptRecord,
    ReportRecord,
    RowRecord,
    SealedFileRecord,
    SecondRecord,
    SignatureRecord,
    StatusRecord,
    StepRecord,
)
from local_db.checksums import Value, checksum, checksum_of_row

Record = TypeVar("Record")
Fields = tuple[Value, ...]


class Shelf(Generic[Record]):
    """A table and the records in it, whose fields are its columns up to the checksum.

    ``key`` is the primary key. ``fields`` gives a record's stored values in table order,
    ``record`` makes it from them.
    """

    def __init__(
        self,
        table: str,
        kind: type[Record],
        key: str,
        record: Callable[..., Record] | None = None,
        fields: Callable[[Record], Fields] = tuple,  # type: ignore[assignment]  # named tuples
        sum_of: Callable[[Any], int] = checksum,
    ) -> None:
        self.table = table
        self.columns: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]  # field names
        self.key = tuple(key.split())
        self._record = record or kind
        self._fields = fields
        self._sum_of = sum_of

    def select(self, *equal: str, where: str = "", order: str = "", limit: int = -1) -> str:
        """The statement that reads the rows with given values in the columns ``equal``.

        ``where`` is one more condition; rows come by key unless ``order`` says otherwise.
        """
        conditions = [f'"{column}" = ?' for column in equal]
        conditions += [where] if where else []
        most = f" LIMIT {limit}" if limit >= 0 else ""
        return (
            f"SELECT {_names((*self.columns, 'checksum'))} FROM {self.table} "  # noqa: S608 -- fixed text
            f"WHERE {' AND '.join(conditions) or 'true'} "
            f"ORDER BY {order or _names(self.key)}{most}"
        )

    def row(self, record: Record) -> Fields:
        """The row that stores the record."""
        fields = self._fields(record)
        return (*fields, self._sum_of(fields))

    def records(self, rows: Iterable[Sequence[Any]], path: Path) -> list[Record]:
        """The records in the rows, each proved by its checksum; raises as :meth:`proved`."""
        return [self._record(*fields) for fields in self.proved(rows, path)]

    def proved(self, rows: Iterable[Sequence[Any]], path: Path) -> Iterator[tuple[Any, ...]]:
        """The fields of each row, proved by its checksum.

        Raises ``DamagedWorkspace`` that names the table and the key of the first bad row.
        """
        for row in rows:
            fields = tuple(row[:-1])
            if self._sum_of(fields) != row[-1]:
                raise DamagedWorkspace(path=str(path), where=self.where(row), why="checksum")
            yield fields

    def where(self, row: Sequence[Any]) -> str:
        """A row's place in the file: its table and its key."""
        key = [str(row[self.columns.index(column)]) for column in self.key]
        return f"{self.table} {'/'.join(key)}"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


class Setting(NamedTuple):
    """A setting of the workspace."""

    name: str
    value: str


def _report_fields(record: ReportRecord) -> Fields:
    return tuple(
        int(value) if value is True or value is False else value for value in astuple(record)
    )


def _report(*fields: Any) -> ReportRecord:
    record = ReportRecord(*fields)
    return record.but(practice=bool(record.practice))


SETTINGS = Shelf("setting", Setting, "name")
CATALOGUES = Shelf("catalogue", CatalogueRecord, "digest", None, astuple, checksum_of_row)
REPORTS = Shelf("report", ReportRecord, "id", _report, _report_fields)
CELLS = Shelf("cell", CellRecord, "report section row column")
ROWS = Shelf("row", RowRecord, "report section row")
NOTES = Shelf("note", NoteRecord, "report section row column facet")
EXPLANATIONS = Shelf("explanation", ExplanationRecord, "report rule section row column")
DISPUTES = Shelf("dispute", DisputeRecord, "report rule section row column")
HISTORY = Shelf("history", HistoryRecord, "sequence")
BLOBS = Shelf("blob", BlobRecord, "digest", sum_of=checksum_of_row)
PARTS = Shelf("blob_part", PartRecord, "digest number", sum_of=checksum_of_row)
EVIDENCE = Shelf("evidence_use", EvidenceRecord, "report section row column digest")
COMMENTS = Shelf("comment", CommentRecord, "id")
SECONDS = Shelf("second_keying", SecondRecord, "report section row column")
SEALED_FILES = Shelf("sealed_file", SealedFileRecord, "report path")
SIGNATURES = Shelf("signature", SignatureRecord, "report number")
RECEIPTS = Shelf("receipt", ReceiptRecord, "digest")
STATUSES = Shelf("status", StatusRecord, "number")
STEPS = Shelf("step", StepRecord, "first")
FIGURES = Shelf("figure", FigureRecord, "series year origin vintage")
