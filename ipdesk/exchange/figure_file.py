"""Reads a file of figures, CSV or workbook, into the plain texts of one or more tables.

A file from elsewhere is judged, never trusted. A workbook is read in a process of its own.
"""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ipdesk.errors import FiguresRefused, from_os_error
from ipdesk.exchange.workbook_data import CellText, ReadLimits, SheetData

MAX_LINES = 100_000
LIMITS = replace(ReadLimits(), lines=MAX_LINES, cells=1_000_000, seconds=120.0)
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_DELIMITERS, _SNIFFED, _SNIFFED_CHARACTERS = ",;\t|", 30, 65_536
_ENCODINGS = ("utf-8-sig", "gb18030")


def read_figure_file(
    path: Path, limits: ReadLimits = LIMITS, check: Callable[[], None] = lambda: None
) -> tuple[SheetData, ...]:
    """The tables of the file: the sheets of a workbook, or the one table of a CSV file.

    CSV is UTF-8, with or without its mark, or GB18030; fields are parted by commas, semicolons,
    tabs or bars. ``check`` is called while a workbook is read; what it raises ends that.

    Raises :class:`FiguresRefused` or :class:`WorkbookRefused` with the reason, or the storage
    error that fits.
    """
    if path.suffix.lower() in _WORKBOOKS:
        from ipdesk.exchange.workbook_reader import read_in_child

        return read_in_child(path, limits, check).sheets
    return (SheetData(path.name, _csv_cells(_text(path, limits), limits)),)


def _text(path: Path, limits: ReadLimits) -> str:
    try:
        if path.stat().st_size > limits.file_bytes:
            raise FiguresRefused("too_large", limit_mb=limits.file_bytes // 1_000_000)
        content = path.read_bytes()
    except OSError as fault:
        raise from_os_error(fault, path) from fault
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FiguresRefused("not_text")


def _delimiter(text: str) -> str:
    """What stands between the fields: what parts most of the first lines into equally many.

    A comma where they do not tell.
    """
    head = text[:_SNIFFED_CHARACTERS]

    def parted(between: str) -> tuple[int, int]:
        """How many lines have the number of fields that is most usual, and which it is."""
        lines = csv.reader(io.StringIO(head, newline=""), delimiter=between)
        fields = Counter(len(line) for line in itertools.islice(filter(None, lines), _SNIFFED))
        return max(((often, n) for n, often in fields.items() if n > 1), default=(0, 0))

    return max(_DELIMITERS, key=parted)


def _csv_cells(text: str, limits: ReadLimits) -> dict[tuple[int, int], CellText]:
    """Every filled field by line and lane, as it is written: nothing is taken for a number."""
    import pandas as pd

    between = _delimiter(text)
    width = 1 + max((line.count(between) for line in text.splitlines()), default=0)
    if width > limits.lanes:
        raise FiguresRefused("too_many_columns", limit=limits.lanes)
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=between,
            header=None,
            names=list(range(width)),
            dtype=str,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
            nrows=limits.lines + 1,
        )
    except pd.errors.EmptyDataError:
        return {}
    except pd.errors.ParserError as fault:
        raise FiguresRefused("damaged") from fault
    if len(frame) > limits.lines:
        raise FiguresRefused("too_many_lines", limit=limits.lines)
    return {
        (line, lane): CellText(field)
        for line, fields in enumerate(frame.itertuples(index=False, name=None), 1)
        for lane, field in enumerate(fields, 1)
        if field
    }
