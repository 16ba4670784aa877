"""Figures from a workbook, with a preview, all or nothing.

Requirements
    2.6    "import figures from it again with a preview of what will change"
    2.CLI  ipdesk import FILE X.xlsx [--dry-run]
    2.BAD  a workbook that does not fit: named one by one, nothing half-imported
"""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from command_line import Run


@pytest.fixture
def book(ipdesk: Run, example_file: Path, tmp_path: Path) -> Path:
    """The example's workbook, as exported."""
    path = tmp_path / "book.xlsx"
    ipdesk("workbook", example_file, "-o", path)
    return path


def change(book: Path, old: object, new: object) -> None:
    """Type something over the cell of the workbook that holds ``old``."""
    workbook = openpyxl.load_workbook(book)
    found = [
        cell
        for sheet in workbook
        for line in sheet.iter_rows()
        for cell in line
        if cell.value == old and sheet.sheet_state == "visible"
    ]
    found[0].value = new
    workbook.save(book)


def value(ipdesk: Run, file: Path, where: str) -> str:
    section, row, column = where.split()
    sections = json.loads(ipdesk("show", file, "--json").out)["sections"]
    return sections[section][row][column]["raw"]


def test_workbook_as_exported_changes_nothing(ipdesk: Run, example_file: Path, book: Path) -> None:
    """2.6"""
    before = ipdesk("show", example_file, "--json").out
    done = ipdesk("import", example_file, book)
    assert done.code == 0
    assert "0 values stored" in done.out
    assert ipdesk("show", example_file, "--json").out == before


def test_dry_run_shows_and_stores_nothing(ipdesk: Run, example_file: Path, book: Path) -> None:
    """2.CLI --dry-run"""
    change(book, 168480, 170000)
    done = ipdesk("import", example_file, book, "--dry-run")
    assert done.code == 0
    assert "1 value to be stored" in done.out
    assert "value stored" not in done.out
    assert "Valid invention patents at period end · This year: 168480 → 170000" in done.out
    assert value(ipdesk, example_file, "base BF1 value") == "168480"


def test_import_stores_what_it_showed(ipdesk: Run, example_file: Path, book: Path) -> None:
    """2.6"""
    change(book, 168480, 170000)
    assert ipdesk("import", example_file, book).code == 0
    assert value(ipdesk, example_file, "base BF1 value") == "170000"


def test_workspace_is_backed_up_before_an_import(
    ipdesk: Run, example_file: Path, book: Path
) -> None:
    folder = example_file.with_name(f"{example_file.name}.backups")
    change(book, 168480, 170000)
    ipdesk("import", example_file, book, "--dry-run")
    assert not folder.exists()
    ipdesk("import", example_file, book)
    assert value(ipdesk, folder / "000001.ipdesk", "base BF1 value") == "168480"


def test_workbook_of_another_report_is_refused_with_reasons(
    ipdesk: Run, workspace_file, book: Path
) -> None:
    """2.BAD"""
    file = workspace_file("330000", "supporting", 2017)
    before = ipdesk("show", file, "--json").out
    done = ipdesk("import", file, book)
    assert done.code == 2
    for word in ("unit", "year", "category", "Nothing was imported"):
        assert word in done.complaint
    assert ipdesk("show", file, "--json").out == before


def test_workbook_with_a_column_too_few_is_refused(
    ipdesk: Run, example_file: Path, book: Path
) -> None:
    """2.BAD"""
    workbook = openpyxl.load_workbook(book)
    workbook["Base figures"].delete_cols(6)
    workbook.save(book)
    done = ipdesk("import", example_file, book)
    assert done.code == 2
    assert "Base figures" in done.complaint
    assert "“This year” is missing" in done.complaint


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a workbook", b"a,b\n1,2\n"])
def test_file_that_is_no_workbook_is_refused(
    ipdesk: Run, example_file: Path, tmp_path: Path, content: bytes
) -> None:
    """2.BAD"""
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    done = ipdesk("import", example_file, path)
    assert done.code == 2
    assert "x.xlsx" in done.complaint or "workbook" in done.complaint


def test_missing_workbook_is_named(ipdesk: Run, example_file: Path, tmp_path: Path) -> None:
    done = ipdesk("import", example_file, tmp_path / "gone.xlsx")
    assert done.code == 2
    assert "gone.xlsx" in done.complaint


def test_sealed_report_takes_no_import(ipdesk: Run, sealed_file: Path, tmp_path: Path) -> None:
    """2.7"""
    path = tmp_path / "book.xlsx"
    ipdesk("workbook", sealed_file, "-o", path)
    change(path, 168480, 170000)
    done = ipdesk("import", sealed_file, path)
    assert done.code == 2
    assert "sealed" in done.complaint
