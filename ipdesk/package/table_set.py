"""The tables of one package, read one after the other within limits that hold for all of them."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from itertools import accumulate

from ipdesk.errors import PackageRefused
from ipdesk.package.directory import Entry
from ipdesk.package.effort import Effort
from ipdesk.package.reader import Files
from ipdesk.package.table_reader import decode
from ipdesk.package.tables import TableRecord


class TableSet:
    """Made anew for each reading; raises :class:`PackageRefused` as soon as there is too much."""

    def __init__(self, reader: Files, entries: Mapping[str, Entry], effort: Effort) -> None:
        """``entries`` are the tables by path, in the order in which they will be read."""
        self._reader = reader
        self._entries = entries
        self._effort = effort
        self._records = 0
        limits = reader.limits
        sizes = accumulate(entry.size for entry in entries.values())
        for path, size in zip(entries, sizes, strict=True):
            if size > limits.table_size:
                raise PackageRefused("tables_size", file=path, limit=limits.table_size)

    def records(self, path: str) -> Generator[TableRecord, None, None]:
        """The records of one of them; none of the text that was read is held."""
        limits, odd = self._reader.limits, self._effort.odd_record
        self._records = yield from decode(self._chunks(path), path, limits, self._records, odd)

    def _chunks(self, path: str) -> Iterator[bytes]:
        for chunk in self._reader.chunks(self._entries[path]):
            self._effort.table(chunk)
            yield chunk
