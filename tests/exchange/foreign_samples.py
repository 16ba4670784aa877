"""Tables as other people make them, as real files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

from ipdesk.exchange.column_mapping import ColumnMapping, proposed
from ipdesk.exchange.column_targets import known_names
from ipdesk.exchange.figure_file import read_figure_file
from ipdesk.exchange.foreign_plan import plan_foreign
from ipdesk.exchange.foreign_table import ForeignTable, foreign_table, likely_head
from ipdesk.exchange.import_plan import Entry, ImportPlan
from ipdesk.snapshot import Content

Lines = Sequence[Sequence[object]]
FIRMS_HEAD = ("序号", "名称", "信用代码", "认定日期", "人数(人)", "联系人")


def book_of(path: Path, lines: Lines, name: str = "表1") -> Path:
    """A workbook whose one sheet holds the lines."""
    book = openpyxl.Workbook()
    book.active.title = name
    for line in lines:
        book.active.append(list(line))
    book.save(path)
    return path


def table_of(path: Path, content: Content) -> ForeignTable:
    """The table of the file's first sheet, its headings found."""
    (sheet, *_) = read_figure_file(path)
    return foreign_table(sheet, likely_head(sheet, known_names(content.form)))


def planned(
    path: Path, content: Content, section: str = "firms", **changes: tuple[str, ...]
) -> ImportPlan:
    """The plan as the headings propose it, but for what is changed of the mapping."""
    table = table_of(path, content)
    mapping, _ = proposed(table, content.form.sections[section])
    said = {name: getattr(mapping, name) for name in mapping.__struct_fields__}
    return plan_foreign(content, table, ColumnMapping(**{**said, **changes}), "表.xlsx")


def kinds(plan: ImportPlan) -> dict[str, str]:
    """What becomes of each cell, by where it stands."""
    return {entry.at: str(entry.kind) for entry in plan.entries}


def why(plan: ImportPlan) -> dict[str, str]:
    """Why cells are refused, by where they stand."""
    return {entry.at: entry.flaws[0].reason for entry in plan.entries if _refused(entry)}


def _refused(entry: Entry) -> bool:
    return entry.kind == "refused"
