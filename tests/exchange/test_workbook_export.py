"""The workbook that is written: an official table, exact, safe, the same every time."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from workbook_samples import small_snapshot

from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.snapshot import Snapshot

GOLDEN = Path(__file__).parents[1] / "golden" / "workbook_structure.json"
INJECTIONS = ["=1+1", "=cmd|'/c calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "\t=1", "#REF!"]


def opened(content: bytes, path: Path) -> Any:
    path.write_bytes(content)
    return openpyxl.load_workbook(path)


def test_the_structure_is_the_recorded_one(workbook):
    found = {sheet.title: _structure(sheet) for sheet in openpyxl.load_workbook(workbook)}
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))


def _structure(sheet: Any) -> dict[str, Any]:
    return {
        "state": sheet.sheet_state,
        "cells": {
            cell.coordinate: _cell(cell)
            for row in sheet.iter_rows(max_row=12)
            for cell in row
            if cell.value is not None
        },
        "merged": sorted(str(area) for area in sheet.merged_cells.ranges),
        "hidden": [
            *(key for key, item in sorted(sheet.column_dimensions.items()) if item.hidden),
            *(key for key, item in sorted(sheet.row_dimensions.items()) if item.hidden),
        ],
        "widths": {
            key: round(item.width, 1) for key, item in sorted(sheet.column_dimensions.items())
        },
        "choices": [
            [str(rule.sqref), rule.formula1, rule.prompt]
            for rule in sheet.data_validations.dataValidation
        ],
        "frozen": sheet.freeze_panes,
        "protected": sheet.protection.sheet,
        "paper": [
            sheet.page_setup.paperSize,
            sheet.page_setup.orientation,
            sheet.page_setup.fitToHeight,
            sheet.print_title_rows,
            sheet.print_area,
            sheet.oddFooter.center.text,
        ],
    }


def _cell(cell: Any) -> str:
    lock = "locked" if cell.protection.locked else "open"
    return f"{cell.value} | {cell.number_format} | {lock}"


def test_the_same_report_gives_the_same_bytes(snapshot, chinese, written):
    assert write_workbook(snapshot, chinese) == written


def test_document_times_are_those_of_the_report(chinese, tmp_path):
    sealed = small_snapshot(state="sealed", sequence=1, sealed_at="2017-02-01T01:02:03+00:00")
    book = opened(write_workbook(sealed, chinese), tmp_path / "x.xlsx")
    assert book.properties.created == dt.datetime(2017, 1, 5, 8)  # noqa: DTZ001 -- a workbook has no zones  # a workbook has no zones
    assert book.properties.modified == dt.datetime(2017, 2, 1, 1, 2, 3)  # noqa: DTZ001 -- a workbook has no zones


def test_numbers_are_stored_with_the_digits_that_were_typed(workbook):
    with zipfile.ZipFile(workbook) as archive:
        xml = archive.read("xl/worksheets/sheet3.xml").decode()
    assert re.findall(r"<v>([^<]*)</v>", xml) == ["168480", "2016", "33.3", "15.53"]


def test_a_number_of_more_than_15_digits_stands_as_text(workbook):
    cell = openpyxl.load_workbook(workbook)["数据"]["E7"]
    assert (cell.value, cell.data_type) == ("12345678901234.56", "s")


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_becomes_a_formula(text, chinese, tmp_path):
    values = {("profile", "1", "office"): text, ("firms", "a", "name"): text}
    path = tmp_path / "x.xlsx"
    book = opened(write_workbook(small_snapshot(values), chinese), path)
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(n) for n in archive.namelist() if "sheet" in n)
    cell = book["基本情况"]["C5"]
    assert cell.value in (text, text.strip())
    assert cell.quotePrefix or text == "#REF!"


def test_dates_are_dates_and_codes_show_their_label(workbook):
    sheet = openpyxl.load_workbook(workbook)["基本情况"]
    assert sheet["C6"].value == dt.datetime(2017, 1, 20)  # noqa: DTZ001 -- a workbook has no zones
    assert sheet["C6"].number_format == "yyyy-mm-dd"
    assert sheet["C7"].value == "省级"


def test_a_draft_can_be_typed_into_except_where_it_is_computed(workbook):
    sheet = openpyxl.load_workbook(workbook)["数据"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet["E5"].protection.locked
    assert sheet["G5"].protection.locked


def test_a_sealed_report_is_locked_and_has_no_spare_lines(chinese, tmp_path):
    sealed = small_snapshot(state="sealed", sequence=7, sealed_at="2017-02-01T00:00:00+00:00")
    book = opened(write_workbook(sealed, chinese), tmp_path / "x.xlsx")
    assert book["数据"]["E5"].protection.locked
    assert book["企业"].max_row == 6


def test_a_practice_report_is_stamped_in_both_languages(chinese, tmp_path):
    book = opened(write_workbook(small_snapshot(practice=True), chinese), tmp_path / "x.xlsx")
    cover = book.worksheets[0]
    assert "演练" in cover["B2"].value
    assert "EXERCISE" in cover["B2"].value
    assert all("演练" in s.oddHeader.center.text for s in book.worksheets[1:-1])


def test_labels_follow_the_language(
    snapshot: Snapshot, speak: Callable[[Language], Translator], tmp_path: Path
):
    book = opened(write_workbook(snapshot, speak("en")), tmp_path / "x.xlsx")
    assert book.sheetnames == ["Cover", "Profile", "Figures", "Tasks", "Firms", "ipdesk"]
    assert book["Figures"]["E4"].value == "This year"
    assert book["Tasks"]["E4"].value == "Progress\n(%)"


def test_the_footer_shows_an_ampersand_as_it_is(chinese, tmp_path):
    label = type(small_snapshot().unit.label)(zh="甲&乙", en="A&B")
    snapshot = small_snapshot()
    odd = replace(snapshot, unit=snapshot.unit._replace(label=label))
    path = tmp_path / "x.xlsx"
    path.write_bytes(write_workbook(odd, chinese))
    with zipfile.ZipFile(path) as archive:
        assert "甲&amp;&amp;乙" in archive.read("xl/worksheets/sheet2.xml").decode()
