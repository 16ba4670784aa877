"""Taking a workbook back: exact, previewed, and refused as a whole where it does not fit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from workbook_samples import FILLED, change, small_snapshot, swap_columns

from ipdesk.changes import Edit
from ipdesk.errors import WorkbookRefused
from ipdesk.exchange.import_plan import EntryKind, ImportPlan, plan_import
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.places import Place
from ipdesk.values import parse


def plan(path: Path, snapshot: Any) -> ImportPlan:
    return plan_import(snapshot, read_workbook(path))


def refusal(path: Path, snapshot: Any) -> list[tuple[str, dict[str, object]]]:
    with pytest.raises(WorkbookRefused) as caught:
        plan(path, snapshot)
    return list(caught.value.reasons)


def test_an_unchanged_workbook_changes_nothing(workbook, snapshot):
    found = plan(workbook, snapshot)
    assert found.counts == {EntryKind.EQUAL: len(FILLED) + 2}
    assert found.edits == ()
    assert found.new_rows == found.absent == ()


def test_changed_figures_are_found_exactly(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"]["E5"] = 168481
        book["数据"]["E6"] = 0.1
        book["基本情况"]["C5"] = None
        book["任务"]["E8"] = 5

    found = plan(change(workbook, edit), snapshot)
    assert found.edits == (
        Edit(Place("profile", "1", "office"), ""),
        Edit(Place("figures", "F1", "value"), "168481"),
        Edit(Place("figures", "F2", "value"), "0.1"),
        Edit(Place("tasks", "L2.1", "progress"), "5"),
    )
    changed = next(e for e in found.entries if e.place == Place("figures", "F1", "value"))
    assert (changed.kind, changed.before, changed.at) == ("changed", "168,480", "E5")


@pytest.mark.parametrize("typed", ["0.1", "15.53", "168480", "12345678901234.56", "-7.05"])
def test_decimals_come_back_exactly(typed, chinese, tmp_path):
    path = tmp_path / "x.xlsx"
    written = small_snapshot({("figures", "F3", "value"): typed})
    path.write_bytes(write_workbook(written, chinese))
    edits = plan(path, small_snapshot({})).edits
    spec = written.form.sections["figures"].spec("F3", "value")
    assert [parse(edit.raw, spec).number for edit in edits] == [Decimal(typed)]


def test_full_width_digits_typed_as_text_are_a_number(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"]["E5"] = "１２３"

    (only,) = plan(change(workbook, edit), snapshot).edits
    assert only.raw == "１２３"


def test_a_percentage_typed_in_a_percent_format_comes_as_seen(workbook, snapshot):
    def edit(book: Any) -> None:
        book["任务"]["E6"] = 0.15
        book["任务"]["E6"].number_format = "0%"

    (only,) = plan(change(workbook, edit), snapshot).edits
    assert only.raw == "15%"


@pytest.mark.parametrize("text", ["=1+1", "@x", "＝1", "_x0041_", "a\nb", "'quoted", "00012"])
def test_texts_come_back_as_they_were(text, chinese, tmp_path):
    path = tmp_path / "x.xlsx"
    same = small_snapshot({("profile", "1", "office"): text})
    path.write_bytes(write_workbook(same, chinese))
    assert plan(path, same).edits == ()
    (only,) = plan(path, small_snapshot({})).edits
    assert only.raw == text


def test_a_wrong_value_is_refused_with_its_reason_and_the_rest_is_taken(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"]["E5"] = "约17万"
        book["数据"]["E6"] = 16

    found = plan(change(workbook, edit), snapshot)
    refused = [e for e in found.entries if e.kind is EntryKind.REFUSED]
    assert [(e.place.row, e.flaws[0].reason) for e in refused] == [("F1", "not_a_number")]
    assert [e.place.row for e in found.edits] == ["F2"]


def test_a_changed_computed_cell_is_named_and_not_taken(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"]["G5"] = 99

    found = plan(change(workbook, edit), snapshot)
    assert found.counts[EntryKind.COMPUTED] == 1
    assert found.edits == ()


def test_new_roster_rows_get_free_codes(workbook, snapshot):
    def edit(book: Any) -> None:
        book["企业"]["C7"] = "丙公司"
        book["企业"]["G7"] = 5
        book["企业"]["C9"] = "丁公司"

    found = plan(change(workbook, edit), snapshot)
    assert [(row.place, row.line) for row in found.new_rows] == [
        (Place("firms", "3"), 7),
        (Place("firms", "4"), 9),
    ]
    assert found.edits == (
        Edit(Place("firms", "3", "name"), "丙公司"),
        Edit(Place("firms", "3", "staff"), "5"),
        Edit(Place("firms", "4", "name"), "丁公司"),
    )


def test_a_roster_row_the_workbook_lacks_is_reported_and_stays(workbook, snapshot):
    found = plan(change(workbook, lambda book: book["企业"].delete_rows(5)), snapshot)
    assert found.absent == (Place("firms", "a"),)
    assert found.edits == ()


def test_codes_that_were_deleted_are_made_up_for_by_labels(workbook, snapshot):
    def edit(book: Any) -> None:
        for sheet in book.worksheets[1:-1]:
            for line in range(1, sheet.max_row + 1):
                sheet.cell(line, 1).value = None
            for lane in range(1, sheet.max_column + 1):
                sheet.cell(3, lane).value = None

    found = plan(change(workbook, edit), snapshot)
    assert found.edits == found.new_rows == found.absent == ()


def test_lines_put_in_above_the_table_do_no_harm(workbook, snapshot):
    assert plan(change(workbook, lambda b: b["企业"].insert_rows(1, 2)), snapshot).edits == ()


def test_a_moved_column_is_named(workbook, snapshot):
    change(workbook, lambda book: swap_columns(book["企业"], 3, 4))
    (reason,) = refusal(workbook, snapshot)
    assert reason[0] == "column_moved"
    assert reason[1]["sheet"] == "企业"


def test_a_missing_column_is_named(workbook, snapshot):
    change(workbook, lambda book: book["企业"].delete_cols(6))
    said = {"sheet": "企业", "column": "级别"}
    assert refusal(workbook, snapshot) == [("column_missing", said)]


def test_an_extra_column_is_named(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"].insert_cols(6)
        book["数据"]["F4"] = "我的列"

    said = {"sheet": "数据", "column": "我的列", "letters": "F"}
    assert refusal(change(workbook, edit), snapshot) == [("column_extra", said)]


def test_a_note_beside_the_table_is_an_extra_column(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"]["K9"] = "注意"

    said = {"sheet": "数据", "column": "K", "letters": "K"}
    assert refusal(change(workbook, edit), snapshot) == [("column_extra", said)]


def test_a_column_that_is_there_twice_is_named(workbook, snapshot):
    def edit(book: Any) -> None:
        for line in range(3, 8):
            book["数据"].cell(line, 9).value = book["数据"].cell(line, 5).value

    (reason,) = refusal(change(workbook, edit), snapshot)
    assert reason == ("column_twice", {"sheet": "数据", "column": "本年", "letters": "I"})


def test_a_moved_sheet_is_named(workbook, snapshot):
    change(workbook, lambda book: book.move_sheet("企业", -2))
    assert refusal(workbook, snapshot) == [("sheet_moved", {"sheet": "企业"})]


def test_missing_and_extra_sheets_are_each_named(workbook, snapshot):
    def edit(book: Any) -> None:
        del book["数据"]
        book.create_sheet("草算", 1)["A1"] = "1"

    assert refusal(change(workbook, edit), snapshot) == [
        ("sheet_missing", {"sheet": "数据"}),
        ("sheet_extra", {"sheet": "草算"}),
    ]


def test_a_renamed_sheet_is_still_found(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"].title = "改名"

    assert plan(change(workbook, edit), snapshot).edits == ()


def test_missing_and_extra_rows_of_a_fixed_table_are_named(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"].delete_rows(6)
        book["数据"]["D9"] = "合计"

    assert refusal(change(workbook, edit), snapshot) == [
        ("row_missing", {"sheet": "数据", "row": "每万人"}),
        ("row_extra", {"sheet": "数据", "line": 9}),
    ]


def test_two_rows_of_one_code_are_named(workbook, snapshot):
    def edit(book: Any) -> None:
        book["企业"]["A6"] = "a"

    assert refusal(change(workbook, edit), snapshot) == [
        ("row_twice", {"sheet": "企业", "line": 6})
    ]


def test_all_reasons_are_named_at_once(workbook, snapshot):
    def edit(book: Any) -> None:
        del book["数据"]
        book["企业"].delete_cols(6)

    assert [code for code, _ in refusal(change(workbook, edit), snapshot)] == [
        "sheet_missing",
        "column_missing",
    ]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"year": 2015}, ("other_year", {"expected": "2015", "found": "2016"})),
        ({"edition_version": 4}, ("other_edition_version", {"expected": "4", "found": "3"})),
        ({"unit": "450000"}, ("other_unit", {"expected": "广东省", "found": "广东省"})),
        ({"kind": "entry"}, ("other_kind", {"expected": "年度报告", "found": "年度报告"})),
    ],
)
def test_a_workbook_of_another_report_is_refused(header, reason, workbook):
    assert refusal(workbook, small_snapshot(**header)) == [reason]


def test_a_workbook_from_elsewhere_is_refused(workbook, snapshot):
    change(workbook, lambda book: book.remove(book["ipdesk"]))
    assert refusal(workbook, snapshot) == [("no_facts", {})]


def test_a_formula_without_a_value_is_named(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"]["E6"] = "=1+1"

    (reason,) = refusal(change(workbook, edit), snapshot)
    assert reason[0] == "formula_without_value"
    assert reason[1]["cell"] == "E6"


def test_an_error_value_is_named(workbook, snapshot):
    def edit(book: Any) -> None:
        book["数据"]["E6"] = "#REF!"

    said = {"sheet": "数据", "cell": "E6", "text": "#REF!"}
    assert refusal(change(workbook, edit), snapshot) == [("error_value", said)]
