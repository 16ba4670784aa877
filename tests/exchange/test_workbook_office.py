"""The workbook in an office program: it opens, prints, and comes back unchanged."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from workbook_samples import change

from ipdesk.exchange.block_html import write_html
from ipdesk.exchange.cell_text import Written
from ipdesk.exchange.import_plan import plan_import
from ipdesk.exchange.template_writer import write_template
from ipdesk.exchange.workbook_reader import read_workbook

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no office program to open workbooks with")


# As a spreadsheet program takes a table from the clipboard.
_AS_TABLE = "--infilter=HTML (StarCalc)"


def saved_as(workbook: Path, kind: str, folder: Path, *options: str) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE or "", profile, "--headless", *options, "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(workbook)],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return folder / "out" / f"{workbook.stem}.{kind}"


def test_saving_in_an_office_program_changes_nothing(workbook, snapshot, tmp_path):
    found = plan_import(snapshot, read_workbook(saved_as(workbook, "xlsx", tmp_path)))
    assert found.edits == found.new_rows == found.absent == ()


def test_an_office_program_prints_every_sheet(workbook, tmp_path):
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(saved_as(workbook, "pdf", tmp_path)).pages
    texts = ["".join(page.extract_text().split()) for page in pages]
    assert len(texts) == 5
    assert "168,480" in texts[2]


def test_a_copied_block_is_in_an_office_program_what_it_was_here(tmp_path):
    """Issue 4.1: figures and days count, texts stay texts, whatever they begin with"""
    block = [
        [Written("number", "168480"), Written("number", "-5.5"), Written("date", "2016-12-31")],
        [Written("text", "007"), Written("text", "=1+1"), Written("text", "91440300708461136T")],
        [Written("text", "粤知〔2016〕1号"), Written("blank", ""), Written("text", "two\nlines")],
    ]
    page = tmp_path / "block.html"
    page.write_text(write_html(block), encoding="utf-8")
    sheet = openpyxl.load_workbook(saved_as(page, "xlsx", tmp_path, _AS_TABLE)).worksheets[0]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=3, max_col=3)]
    found[0][2] = found[0][2].date()
    assert found == [
        [168480, -5.5, date(2016, 12, 31)],
        ["007", "=1+1", "91440300708461136T"],
        ["粤知〔2016〕1号", None, "two\nlines"],
    ]
    assert sheet["B2"].data_type == "s"


@pytest.mark.torture
def test_a_template_saved_in_an_office_program_says_what_was_typed(snapshot, chinese, tmp_path):
    """Issue 4.2: what is blank in it still says nothing."""
    path = tmp_path / "template.xlsx"
    path.write_bytes(write_template(snapshot, chinese))
    change(path, lambda book: book["数据"].__setitem__("E5", 7))
    found = plan_import(snapshot, read_workbook(saved_as(path, "xlsx", tmp_path)))
    assert [(edit.place.row, edit.raw) for edit in found.edits] == [("F1", "7")]
    assert found.new_rows == ()
