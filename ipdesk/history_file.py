"""The history of a report as a table that spreadsheets read (CSV)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ipdesk.package.csv_text import encode_record, guard

_MARK = "\ufeff"
"""Tells Excel and WPS that the text is UTF-8."""


def csv_blocks(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The file piece by piece. What a spreadsheet would take for a formula stays a text."""
    yield (_MARK + encode_record(headings)).encode()
    for row in rows:
        yield encode_record([guard(text) for text in row]).encode("utf-8", "replace")
