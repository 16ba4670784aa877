"""Opens somebody's own file: its tables, and how such a table was taken the last time."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ipdesk.catalogue.form import Form
from ipdesk.errors import StorageError, UsageError
from ipdesk.exchange.column_mapping import ColumnMapping, any_remembered, remembered
from ipdesk.exchange.column_targets import known_names
from ipdesk.exchange.figure_file import LIMITS, read_figure_file
from ipdesk.exchange.foreign_table import ForeignTable, foreign_table, head_lines, likely_head
from ipdesk.exchange.workbook_data import SheetData
from ipdesk.exchange.workbook_layout import FACTS_SHEET
from ipdesk.exchange.workbook_safety import BROKEN, PACKED, count_headers

_BOOK = "xl/workbook.xml"
_BOOK_BYTES = 1_000_000


class OpenedFile(NamedTuple):
    """The sheets that hold something, the table that is looked at first, its known mapping."""

    sheets: tuple[SheetData, ...]
    table: ForeignTable
    mapping: ColumnMapping | None = None


def open_foreign(
    path: Path, form: Form, settings: Mapping[str, str], check: Callable[[], None] = lambda: None
) -> OpenedFile:
    """Read a file, and find the table in it; fit for a worker.

    ``settings`` are the workspace's; ``check`` is called while it is read. Raises
    :class:`UsageError` for a workbook of this program and for a file without a table, and what
    :func:`~ipdesk.exchange.figure_file.read_figure_file` raises.
    """
    read = read_figure_file(path, LIMITS, check)
    if any(sheet.name == FACTS_SHEET for sheet in read):
        raise UsageError("own_workbook")
    sheets = tuple(sheet for sheet in read if any(sheet.filled()))
    if not sheets:
        raise UsageError("no_table")
    likely = [foreign_table(sheet, likely_head(sheet, known_names(form))) for sheet in sheets]
    known = _known(likely, settings, form) if any_remembered(settings) else None
    table, mapping = known or (likely[0], None)
    # Looked up here, where it holds nobody up.
    _ = table.heads
    return OpenedFile(sheets, table, mapping)


def is_foreign(path: Path) -> bool:
    """Whether a file is a table that this program has not made, told from its bytes.

    What is no workbook that could be read is not: it is refused elsewhere, with the reason.
    """
    if path.suffix.lower() == ".csv":
        return True
    try:
        if path.stat().st_size > LIMITS.file_bytes or count_headers(path) > LIMITS.parts:
            return False
        with zipfile.ZipFile(path) as archive:
            part = archive.getinfo(_BOOK)
            if part.file_size > _BOOK_BYTES:
                return True
            known = part.compress_type in PACKED
            return known and f'name="{FACTS_SHEET}"'.encode() not in archive.read(part)
    except (StorageError, KeyError, *BROKEN):
        return False


def _known(
    likely: Sequence[ForeignTable], settings: Mapping[str, str], form: Form
) -> tuple[ForeignTable, ColumnMapping] | None:
    """The first table whose headings were mapped before, in whatever line they stand."""
    others = (
        foreign_table(table.sheet, line)
        for table in likely
        for line in head_lines(table.sheet)
        if line != table.head_line
    )
    for tables in (likely, others):
        for table in tables:
            mapping = remembered(settings, table, form)
            if mapping is not None:
                return table, mapping
    return None
