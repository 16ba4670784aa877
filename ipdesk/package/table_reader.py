"""The strict reading of ``tables/<section>.csv``: see :mod:`ipdesk.package.tables`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator

from ipdesk.errors import PackageRefused
from ipdesk.package.csv_text import CsvError, decode_records, whole_records
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.package.table_alike import Alike
from ipdesk.package.table_fields import record_of, settles
from ipdesk.package.tables import HEADER, TableRecord


def decode(
    chunks: Iterable[bytes],
    file: str,
    limits: Limits = LIMITS,
    before: int = 0,
    odd: Callable[[], None] = lambda: None,
) -> Generator[TableRecord, None, int]:
    """The records of a table; :class:`PackageRefused` at the first that does not conform.

    ``before`` is how many records the tables read before it hold, their headers among them; in the
    end it gives how many there are with its own. ``odd`` is called at each record that is not like
    those before. Of the file no more is held than arrives at a time, and a record.
    """
    try:
        texts = whole_records(chunks, limits.line_size)
        records = decode_records(texts, len(HEADER), limits.line_size)
        if next(records, None) != list(HEADER):
            raise PackageRefused("table_header", file=file)
        return (yield from _checked(records, file, limits, before, odd))
    except UnicodeDecodeError:
        raise PackageRefused("table_text", file=file) from None
    except CsvError as fault:
        raise PackageRefused("table_csv", file=file, record=fault.args[0]) from None


def _checked(
    records: Iterator[list[str]],
    file: str,
    limits: Limits,
    before: int,
    odd: Callable[[], None],
) -> Generator[TableRecord, None, int]:
    rows: set[str] = set()
    columns: set[str] = set()
    current: str | None = None
    alike = Alike()
    number = before + 1
    for number, fields in enumerate(records, start=before + 2):
        if number > limits.table_records:
            raise PackageRefused("table_records", file=file, limit=limits.table_records)
        record = alike.record(fields)
        if record is None:
            odd()
            record = record_of(fields)
            if record is None:
                raise PackageRefused("table_record", file=file, record=number - before)
            alike.learn(fields, record)
        if record.facets and not settles(record):
            raise PackageRefused(
                "table_restatement", file=file, record=number - before, row=record.row
            )
        if record.row != current:
            if record.row in rows:
                raise PackageRefused(
                    "table_order", file=file, record=number - before, row=record.row
                )
            rows.add(record.row)
            columns.clear()
        if record.column in columns:
            raise PackageRefused(
                "table_duplicate", file=file, record=number - before, row=record.row
            )
        columns.add(record.column)
        current = record.row
        yield record
    return number
