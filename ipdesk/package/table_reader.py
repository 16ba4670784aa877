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
    order, alike = _Order(), Alike()
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
        wrong = "table_restatement" if not settles(record) else order.broken_by(record)
        if wrong:
            place = {"record": number - before, "row": record.row}
            raise PackageRefused(wrong, file=file, **place)
        yield record
    return number


class _Order:
    """Where the records of a table stand: a row together, a cell once."""

    def __init__(self) -> None:
        self._rows: set[str] = set()
        self._columns: set[str] = set()
        self._row: str | None = None

    def broken_by(self, record: TableRecord) -> str:
        """The rule that the next record breaks, or ""."""
        if record.row != self._row:
            if record.row in self._rows:
                return "table_order"
            self._rows.add(record.row)
            self._columns.clear()
            self._row = record.row
        if record.column in self._columns:
            return "table_duplicate"
        self._columns.add(record.column)
        return ""
