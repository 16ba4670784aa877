"""What reading a package costs this program, counted while it is read.

Each limit of one kind of content bounds what that kind costs; what is counted here bounds all of
them together. A unit is about what a comma of ``checks.json`` takes, a fifth of a microsecond on
the machine on which it was measured. Things are counted at what the dearest of their kind take, so
a package at the limit takes less than two seconds there. It says nothing of other readers.
"""

from __future__ import annotations

from collections.abc import Sequence

from ipdesk.errors import PackageRefused
from ipdesk.package import zip_format as zf
from ipdesk.package.directory import Entry

_MARKS = (b",", b"[", b"{")
_TABLE_MARKS = (b",", b'"', b"'")
_HASHED, _INFLATED, _FOLLOWED, _SHOWN = 250, 80, 25, 16
"""How many bytes come to a unit: hashed, unpacked and hashed, of the history, shown on pages."""
_FILE, _PAGE, _ODD_RECORD = 200, 100, 35
_OF_LISTS = 4
"""A mark of lists whose entries are compared with each other and with patterns."""


class Effort:
    """The units spent on one package; :class:`PackageRefused` as soon as they are too many."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._spent = 0

    def files(self, size: int, entries: Sequence[Entry]) -> None:
        """An archive of so many bytes is hashed, and each file in it."""
        stored = sum(entry.size for entry in entries if entry.method == zf.STORED)
        inflated = sum(entry.size for entry in entries) - stored
        self._spend((size + stored) // _HASHED + inflated // _INFLATED + len(entries) * _FILE)

    def json(self, data: bytes) -> None:
        """JSON is read by its shape."""
        self._spend(sum(map(data.count, _MARKS)))

    def lists(self, data: bytes) -> None:
        """JSON is read whose entries have to agree with each other."""
        self._spend(_OF_LISTS * sum(map(data.count, _MARKS)))

    def table(self, chunk: bytes) -> None:
        """A part of a table is taken apart."""
        self._spend(sum(map(chunk.count, _TABLE_MARKS)))

    def odd_record(self) -> None:
        """A record is read that is not like those before."""
        self._spend(_ODD_RECORD)

    def history(self, size: int) -> None:
        """A history of so many bytes is followed."""
        self._spend(size // _FOLLOWED)

    def pages(self, count: int, shown: int) -> None:
        """So many pages are made anew, which show so many bytes."""
        self._spend(count * _PAGE + shown // _SHOWN)

    def _spend(self, units: int) -> None:
        self._spent += units
        if self._spent > self._limit:
            raise PackageRefused("effort", limit=self._limit)
