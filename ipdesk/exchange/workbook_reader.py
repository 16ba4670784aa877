"""Reads a workbook into plain texts. A file from elsewhere is judged, never trusted.

:func:`read_in_child` is for files that people choose: it reads in a process of its own with
limits on time and memory, so that no file can take the program down.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import errors

from ipdesk.errors import WorkbookRefused
from ipdesk.exchange.cell_text import number_text, restore
from ipdesk.exchange.workbook_data import CellText, ReadLimits, SheetData, WorkbookData
from ipdesk.exchange.workbook_layout import cell_name
from ipdesk.exchange.workbook_safety import check_file, refused

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from ipdesk.exchange.plain_reader import Range, ReadCell

LIMITS = ReadLimits()
_LITERALS = re.compile(r'"[^"]*"|\\.')
_FORMULA_TEXT = "str"
_MIDNIGHT = dt.time()
Cells = dict[tuple[int, int], CellText]

_NO_MEMORY = errors.codes[errors.XML_ERROR_NO_MEMORY]


def read_workbook(path: Path, limits: ReadLimits = LIMITS) -> WorkbookData:
    """The workbook's texts as a person sees them, read in this process.

    Raises :class:`WorkbookRefused` with the reason, or the storage error that fits.
    """
    check_file(path, limits)
    try:
        with warnings.catch_warnings():
            # Extensions that openpyxl leaves out do not touch the values of cells.
            warnings.simplefilter("ignore")
            return _read(path, limits)
    except (WorkbookRefused, MemoryError):
        raise
    except Exception as fault:
        if _out_of_memory(fault):
            raise MemoryError from fault
        # What a malformed file makes of the parser is endless; each way means the same.
        raise refused("damaged") from fault


def _out_of_memory(fault: BaseException | None) -> bool:
    """Whether the XML parser ran out of memory, which it tells as an error of syntax."""
    while fault is not None:
        if isinstance(fault, ParseError) and fault.code == _NO_MEMORY:
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def read_in_child(
    path: Path, limits: ReadLimits = LIMITS, check: Callable[[], None] = lambda: None
) -> WorkbookData:
    """As :func:`read_workbook`, in a process of its own that time and memory limit.

    ``check`` is called again and again meanwhile; what it raises ends the reading.
    """
    from ipdesk.exchange.reader_process import read_apart

    check_file(path, limits)
    return read_apart(path, limits, check)


def _read(path: Path, limits: ReadLimits) -> WorkbookData:
    with _opened(path, limits, cached=False) as book:
        sheets = [_sheet(book, name, limits) for name in book.sheetnames]
    if any(cell.fault == "formula" for sheet in sheets for cell in sheet.cells.values()):
        _fill_formulas(path, limits, sheets)
    return WorkbookData(tuple(sheets))


@contextmanager
def _opened(path: Path, limits: ReadLimits, *, cached: bool) -> Iterator[Workbook]:
    """The workbook, with formulas or (``cached``) with the values stored with them."""
    import openpyxl

    from ipdesk.exchange.plain_reader import PlainReader, TooManyTexts

    if not openpyxl.DEFUSEDXML:
        raise RuntimeError("openpyxl must parse with defusedxml")
    # openpyxl leaves a file open that it fails to read, so it gets one that is closed here.
    with path.open("rb") as file:
        reader = PlainReader(file, limits.texts, cached=cached)
        try:
            reader.read()
        except TooManyTexts:
            raise refused("too_many_texts", limit=limits.texts) from None
        yield reader.wb


def _sheet(book: Workbook, name: str, limits: ReadLimits) -> SheetData:
    from ipdesk.exchange.plain_reader import SheetCells

    cells: Cells = {}
    # A chart sheet has no cells.
    source = SheetCells(book[name]) if _has_cells(book[name]) else None
    for cell in source or ():
        if cell.value is None or cell.value == "":
            continue
        if cell.line > limits.lines:
            raise refused("too_many_rows", sheet=name, limit=limits.lines)
        if cell.lane > limits.lanes:
            raise refused("too_many_columns", sheet=name, limit=limits.lanes)
        cells[cell.line, cell.lane] = _text(cell)
        if len(cells) > limits.cells:
            raise refused("too_many_cells", sheet=name, limit=limits.cells)
    _mark_merged(cells, source.merged if source else ())
    return SheetData(name, cells)


def _has_cells(sheet: Any) -> bool:
    return hasattr(sheet, "reset_dimensions")


def _mark_merged(cells: Cells, merged: Iterable[Range]) -> None:
    """Mark what lies under merged cells, where nobody sees it."""
    for first, start, last, end in merged:
        size = (last - first + 1) * (end - start + 1)
        within = product(range(first, last + 1), range(start, end + 1))
        for at in list(cells) if size > len(cells) else within:
            covered = first <= at[0] <= last and start <= at[1] <= end and at != (first, start)
            if covered and at in cells:
                cells[at] = CellText(cell_name(*at), "merged")


def _fill_formulas(path: Path, limits: ReadLimits, sheets: list[SheetData]) -> None:
    """Replace formulas by the values that were stored with them, where there are any."""
    from ipdesk.exchange.plain_reader import SheetCells

    with _opened(path, limits, cached=True) as book:
        for sheet in sheets:
            formulas = {at for at, cell in sheet.cells.items() if cell.fault == "formula"}
            for cell in SheetCells(book[sheet.name]) if formulas else ():
                if (cell.line, cell.lane) in formulas and _has_value(cell):
                    sheet.cells[cell.line, cell.lane] = _text(cell)


def _has_value(cell: ReadCell) -> bool:
    """Whether a formula's value is there; an empty text is one."""
    return cell.value is not None or cell.kind == _FORMULA_TEXT


def _text(cell: ReadCell) -> CellText:
    value, kind = cell.value, cell.kind
    if kind == "f":
        return CellText(cell_name(cell.line, cell.lane), "formula")
    if kind == "e":
        return CellText(str(value), "error")
    if isinstance(value, bool):
        return CellText(str(value).upper())
    if isinstance(value, int | float):
        text = number_text(value)
        if "%" in _LITERALS.sub("", cell.number_format):
            text = number_text_of(Decimal(text) * 100) + "%"
        return CellText(text)
    if isinstance(value, dt.datetime):
        return CellText(_moment(value))
    if isinstance(value, dt.date | dt.time):
        return CellText(value.isoformat())
    return CellText("" if value is None else restore(str(value)))


def number_text_of(number: Decimal) -> str:
    """The number without exponent and without trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(value: dt.datetime) -> str:
    return (value.date() if value.time() == _MIDNIGHT else value).isoformat()
