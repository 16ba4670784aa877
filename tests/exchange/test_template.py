"""Blank templates for departments: what they offer, and what comes back of them. Issue 4.2."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from workbook_samples import change, small_snapshot

from ipdesk.changes import Edit
from ipdesk.errors import WorkbookRefused
from ipdesk.exchange.import_plan import EntryKind, ImportPlan, plan_import
from ipdesk.exchange.template_size import EMPTY_ROWS
from ipdesk.exchange.template_writer import write_template
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.places import Place
from ipdesk.snapshot import Snapshot

OFFICE = Place("profile", "1", "office")
F1 = Place("figures", "F1", "value")


@pytest.fixture
def template(snapshot: Snapshot, chinese: Any, tmp_path: Path) -> Path:
    path = tmp_path / "处室.xlsx"
    path.write_bytes(write_template(snapshot, chinese))
    return path


def plan(path: Path, snapshot: Snapshot) -> ImportPlan:
    return plan_import(snapshot, read_workbook(path), path.name)


def sign(book: Any, department: str, author: str = "") -> None:
    """Fill in the cover's blank lines."""
    for line in range(1, 40):
        code = book.worksheets[0].cell(line, 1).value
        if code in ("@department", "@author"):
            book.worksheets[0].cell(line, 3).value = department if code[1] == "d" else author


def test_a_template_holds_nothing_that_the_report_holds(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    assert book["基本情况"]["C5"].value is None
    assert book["数据"]["E5"].value is None
    assert book["企业"]["C5"].value is None


def test_a_template_as_handed_out_says_nothing(template: Path, snapshot: Snapshot) -> None:
    """A blank in a full workbook clears; in a template it leaves the report as it is."""
    found = plan(template, snapshot)
    assert found.entries == found.new_rows == found.absent == ()


def test_what_a_department_fills_in_is_taken(template: Path, snapshot: Snapshot) -> None:
    change(template, lambda book: book["数据"].__setitem__("E5", 168481))
    found = plan(template, snapshot)
    assert found.edits == (Edit(F1, "168481", "处室.xlsx"),)


def test_the_department_on_the_cover_is_the_source_of_its_values(
    template: Path, snapshot: Snapshot
) -> None:
    def edit(book: Any) -> None:
        sign(book, "专利管理处", "经办人")
        book["数据"]["E5"] = 1

    (only,) = plan(change(template, edit), snapshot).edits
    assert only.source == "专利管理处 · 经办人"


def test_a_template_may_have_some_sections_only(
    snapshot: Snapshot, chinese: Any, tmp_path: Path
) -> None:
    path = tmp_path / "part.xlsx"
    path.write_bytes(write_template(snapshot, chinese, ["figures"]))
    book = openpyxl.load_workbook(path)
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"][1:] == ["数据"]
    change(path, lambda book: book["数据"].__setitem__("E5", 7))
    assert [edit.place for edit in plan(path, snapshot).edits] == [F1]


def test_heads_are_protected_and_only_inputs_open(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    figures = book["数据"]
    assert figures.protection.sheet
    assert figures["E4"].protection.locked
    assert figures["G5"].protection.locked, "computed"
    assert not figures["E5"].protection.locked


def test_every_empty_line_of_a_roster_has_the_drop_downs(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    firms, last = book["企业"], 4 + EMPTY_ROWS
    lists = [v for v in firms.data_validations.dataValidation if v.type == "list"]
    assert [str(v.sqref) for v in lists] == [f"F5:F{last}"]
    assert lists[0].formula1.startswith("ipdesk!")
    assert not firms.cell(last, 3).protection.locked
    assert firms.cell(last + 1, 3).protection.locked


def test_a_template_taken_in_twice_adds_its_rows_once(template: Path, snapshot: Snapshot) -> None:
    change(template, lambda book: book["企业"].__setitem__("C5", "甲公司"))
    found = plan(template, snapshot)
    assert found.new_rows == ()
    assert found.counts == {EntryKind.EQUAL: 1}


def test_a_sheet_or_line_that_a_department_deleted_says_nothing(
    template: Path, snapshot: Snapshot
) -> None:
    def edit(book: Any) -> None:
        del book["任务"]
        book["数据"].delete_rows(6)

    assert plan(change(template, edit), snapshot).entries == ()


def test_a_template_of_another_year_is_refused(
    snapshot: Snapshot, chinese: Any, tmp_path: Path
) -> None:
    path = tmp_path / "other.xlsx"
    path.write_bytes(write_template(small_snapshot(year=2017), chinese))
    with pytest.raises(WorkbookRefused) as caught:
        plan(path, snapshot)
    assert [reason for reason, _ in caught.value.reasons] == ["other_year"]
