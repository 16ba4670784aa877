"""Taking somebody's own table in: what is certain is taken, everything else is refused by name.

Issue 4, item 2: "import of foreign sheets: the user maps columns once".
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
from foreign_samples import FIRMS_HEAD, book_of, kinds, planned, why
from workbook_samples import rewrite, small_snapshot

from ipdesk.places import Place
from ipdesk.snapshot import Snapshot

CODE = "91350100M000100Y43"
FIGURES_HEAD = ("指标", "单位", "本年", "年份", "备注")


def test_rows_are_known_by_their_key_and_blanks_say_nothing(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    lines = [
        FIRMS_HEAD,
        (1, "甲公司", CODE, None, 15, "x"),
        (2, " 乙 公司 ", None, None, 300, "x"),
        (3, "丙公司", None, dt.date(2016, 3, 1), None, "x"),
    ]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot)
    assert kinds(plan) == {
        "B2": "equal",
        "C2": "equal",
        "E2": "changed",
        "B3": "changed",
        "E3": "equal",
        "B4": "new",
        "D4": "new",
    }
    assert {edit.place: edit.raw for edit in plan.edits} == {
        Place("firms", "a", "staff"): "15",
        Place("firms", "b", "name"): " 乙 公司 ",
        Place("firms", "3", "name"): "丙公司",
        Place("firms", "3", "since"): "2016-03-01",
    }
    assert [row.place for row in plan.new_rows] == [Place("firms", "3")]


def test_another_column_can_say_which_row_it_is(tmp_path: Path, snapshot: Snapshot) -> None:
    lines = [FIRMS_HEAD, (1, "甲公司（更名）", CODE, None, None, None)]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot, identity=("uscc",))
    assert [(edit.place.row, edit.raw) for edit in plan.edits] == [("a", "甲公司（更名）")]


def test_several_columns_can_say_it_together(tmp_path: Path, snapshot: Snapshot) -> None:
    lines = [FIRMS_HEAD, (1, "甲公司", CODE, None, 1), (2, "甲公司", "91440300708461136T", None, 2)]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot, identity=("name", "uscc"))
    assert [row.line for row in plan.new_rows] == [3]
    assert why(plan) == {}


def test_without_such_a_column_every_line_is_a_new_row(tmp_path: Path, snapshot: Snapshot) -> None:
    lines = [FIRMS_HEAD, (1, "甲公司"), (2, "甲公司")]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot, identity=())
    assert len(plan.new_rows) == 2


def test_what_is_not_certain_is_refused_by_name(tmp_path: Path, snapshot: Snapshot) -> None:
    lines = [
        FIRMS_HEAD,
        (1, "甲公司", "1234", 42430, "12人", None),
        (2, "乙公司", None, "2016-13-01", "1.234,5", None),
        (3, "乙公司", None, None, 5, None),
        (4, None, CODE, None, 6, None),
        ("合计", None, None, None, 317, None),
        (None, "注：数据截至年底", None, None, None, None),
        (5, "丙公司", None, None, "#DIV/0!", None),
    ]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot)
    assert why(plan) == {
        "C2": "not_a_uscc",
        "D2": "not_a_date",
        "E2": "unit_typed",
        "D3": "no_such_day",
        "E3": "ambiguous",
        "B4": "line_twice",
        "B5": "no_identity",
        "B6": "total_line",
        "B7": "total_line",
        "E8": "error_value",
    }


def test_a_formula_counts_with_its_value_and_not_without(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    lines = [FIRMS_HEAD, (1, "甲公司", None, None, "=3*5"), (2, "乙公司", None, None, "=1+1")]
    path = book_of(tmp_path / "x.xlsx", lines)
    sheet = "xl/worksheets/sheet1.xml"
    rewrite(path, {sheet: lambda xml: xml.replace(b"<f>3*5</f><v></v>", b"<f>3*5</f><v>15</v>")
        .replace(b"<f>3*5</f><v />", b"<f>3*5</f><v>15</v>")})  # fmt: skip
    plan = planned(path, snapshot)
    assert {edit.place.row: edit.raw for edit in plan.edits} == {"a": "15"}
    assert why(plan) == {"E3": "formula"}


def test_a_row_without_the_name_it_is_known_by_does_not_come_to_be(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    lines = [FIRMS_HEAD, (1, "丙公司", "1234", None, 7)]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot, identity=("uscc",))
    assert (plan.edits, plan.new_rows, why(plan)) == ((), (), {"C2": "not_a_uscc"})


def test_a_name_that_two_rows_of_the_report_have_is_unclear(tmp_path: Path) -> None:
    twice = {("firms", "a", "name"): "甲公司", ("firms", "b", "name"): "甲公司"}
    plan = planned(
        book_of(tmp_path / "x.xlsx", [FIRMS_HEAD, (1, "甲公司", None, None, 3)]),
        small_snapshot(twice),
    )
    assert (plan.edits, why(plan)) == ((), {"B2": "row_unclear"})


def test_a_fixed_table_is_known_by_code_or_name_of_its_rows(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    lines = [
        FIGURES_HEAD,
        ("发明专利", "件", 168481, 2016, None),
        ("F3", None, 99, None, "改"),
        ("别的指标", None, 5, None, None),
    ]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot, "figures")
    assert {edit.place: edit.raw for edit in plan.edits} == {
        Place("figures", "F1", "value"): "168481",
        Place("figures", "F3", "value"): "99",
        Place("figures", "F3", "note"): "改",
    }
    assert why(plan) == {"A4": "unknown_row"}


def test_a_figure_in_another_unit_than_its_row_is_refused(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    lines = [FIGURES_HEAD, ("金额", "万元", 5, None, "x"), ("发明专利", "patents", 7)]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot, "figures")
    assert why(plan) == {"C2": "other_unit"}
    assert {edit.place.row for edit in plan.edits} == {"F3", "F1"}


def test_a_computed_value_is_not_taken(tmp_path: Path, snapshot: Snapshot) -> None:
    lines = [("指标", "比重"), ("发明专利", 44)]
    plan = planned(
        book_of(tmp_path / "x.xlsx", lines), snapshot, "figures", columns=("@row", "share")
    )
    assert (plan.edits, kinds(plan)) == ((), {"B2": "computed"})


def test_the_proposed_unit_of_a_share_is_shown_by_its_figures(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    """Shares of one are fractions: 0.8 in a column of percent would be wrong in silence."""
    lines = [("任务", "进度"), ("市场", 0.8), ("保护", 1)]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot, "tasks")
    assert [edit.raw for edit in plan.edits] == ["100"]
    assert kinds(plan) == {"B2": "equal", "B3": "changed"}


def test_a_figure_that_says_percent_is_not_converted_again(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    path = book_of(tmp_path / "x.xlsx", [("任务", "进度"), ("市场", 0.9), ("运用", 0.5)])
    book = openpyxl.load_workbook(path)
    book.active["B2"].number_format = "0%"
    book.save(path)
    plan = planned(path, snapshot, "tasks", units=("", "小数"))
    assert [edit.raw for edit in plan.edits] == ["90%", "50"]


def test_a_table_of_a_spreadsheet_of_another_land_is_read(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    """GB18030, semicolons between the fields, full-width digits."""
    path = tmp_path / "x.csv"
    path.write_bytes("名称；别名;人数;级别\n甲公司;１５;省级\n丙公司;20;国家级\n".replace(
        "；别名", "").encode("gb18030"))  # fmt: skip
    plan = planned(path, snapshot)
    assert [edit.raw for edit in plan.edits] == ["１５", "省级", "丙公司", "20", "国家级"]
    assert why(plan) == {}


def test_the_source_stands_at_what_is_changed_and_at_the_names_of_new_rows(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    lines = [FIRMS_HEAD, (1, "甲公司", None, None, 15), (2, "丙公司", CODE, None, 7)]
    plan = planned(book_of(tmp_path / "x.xlsx", lines), snapshot)
    sources = {edit.place.column for edit in plan.edits if edit.source == "表.xlsx"}
    assert sources == {"staff", "name"}
    assert sum(bool(edit.source) for edit in plan.edits) == 2
