"""Floors of exchange and print: openpyxl with plain values, Typst with one line of text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import typst

Sheets = list[list[tuple[Any, ...]]]
_LINE = b"#set page(width: 10cm, height: 10cm)\nOne line."


def read(path: Path) -> Sheets:
    """Every sheet's rows of values."""
    book = openpyxl.load_workbook(path, read_only=True)
    sheets = [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    book.close()
    return sheets


def write(sheets: Iterable[Iterable[tuple[Any, ...]]], path: Path) -> None:
    """The values in a new workbook, without any form."""
    book = openpyxl.Workbook(write_only=True)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)


def print_line() -> bytes:
    """A PDF of one line in Typst's own font."""
    return bytes(typst.compile(_LINE, format="pdf"))
