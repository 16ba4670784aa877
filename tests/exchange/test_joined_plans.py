"""Workbooks of several departments at once: agreement, conflict, rows that are one. Issue 4.2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from workbook_samples import change, small_snapshot

from ipdesk.exchange.import_plan import EntryKind, ImportPlan, plan_import
from ipdesk.exchange.joined_plans import join_plans
from ipdesk.exchange.template_writer import write_template
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.places import Place
from ipdesk.snapshot import Snapshot

F1 = Place("figures", "F1", "value")
Cells = dict[str, dict[str, object]]
Fill = Callable[[str, Cells], ImportPlan]


@pytest.fixture
def fill(snapshot: Snapshot, chinese: Any, tmp_path: Path) -> Fill:
    """The plan of a template that a department of this name filled in."""
    blank = write_template(snapshot, chinese, rows=5)

    def make(name: str, cells: Cells) -> ImportPlan:
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(blank)
        return typed(path, cells, snapshot)

    return make


def typed(path: Path, cells: Cells, snapshot: Snapshot) -> ImportPlan:
    def edit(book: Any) -> None:
        for sheet, values in cells.items():
            for at, value in values.items():
                book[sheet][at] = value

    return plan_import(snapshot, read_workbook(change(path, edit)), path.name)


def test_what_one_department_says_is_taken(snapshot: Snapshot, fill: Fill) -> None:
    joined = join_plans(
        snapshot, [fill("甲", {"数据": {"E5": 1}}), fill("乙", {"数据": {"E6": 2}})]
    )
    assert [(edit.place.row, edit.raw, edit.source) for edit in joined.edits] == [
        ("F1", "1", "甲.xlsx"),
        ("F2", "2", "乙.xlsx"),
    ]
    assert joined.conflicts == ()


def test_departments_that_say_the_same_agree_however_it_is_written(
    snapshot: Snapshot, fill: Fill
) -> None:
    joined = join_plans(
        snapshot, [fill("甲", {"数据": {"E5": 1200}}), fill("乙", {"数据": {"E5": "1,200"}})]
    )
    (only,) = joined.edits
    assert (only.raw, only.source) == ("1200", "甲.xlsx; 乙.xlsx")


def test_departments_that_differ_are_in_conflict_and_neither_is_taken(
    snapshot: Snapshot, fill: Fill
) -> None:
    joined = join_plans(
        snapshot, [fill("甲", {"数据": {"E5": 1}}), fill("乙", {"数据": {"E5": 2}})]
    )
    assert joined.edits == ()
    (conflict,) = joined.conflicts
    assert (conflict.place, conflict.before) == (F1, "168,480")
    assert [(claim.file, claim.after) for claim in conflict.claims] == [
        ("甲.xlsx", "1"),
        ("乙.xlsx", "2"),
    ]


def test_a_template_that_confirms_the_report_stands_against_one_that_changes_it(
    snapshot: Snapshot, fill: Fill
) -> None:
    joined = join_plans(
        snapshot, [fill("甲", {"数据": {"E5": 168480}}), fill("乙", {"数据": {"E5": 2}})]
    )
    assert [conflict.place for conflict in joined.conflicts] == [F1]
    chosen = joined.conflicts[0].claims
    assert joined.edits_with([chosen[0]]) == ()
    assert [edit.raw for edit in joined.edits_with([chosen[1]])] == ["2"]


def test_the_unchanged_cells_of_full_workbooks_are_no_statements(
    snapshot: Snapshot, chinese: Any, tmp_path: Path
) -> None:
    plans = []
    for name, cells in (("a", {"数据": {"E5": 1}}), ("b", {"数据": {"E6": 2}})):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(write_workbook(snapshot, chinese))
        plans.append(typed(path, cells, snapshot))
    joined = join_plans(snapshot, plans)
    assert joined.conflicts == ()
    assert [edit.place.row for edit in joined.edits] == ["F1", "F2"]


def test_rows_of_the_same_name_are_one_row(snapshot: Snapshot, fill: Fill) -> None:
    joined = join_plans(
        snapshot,
        [
            fill("甲", {"企业": {"C5": "丙公司", "G5": 5, "C6": "丁公司"}}),
            fill("乙", {"企业": {"C5": "戊公司", "C6": "丙公司", "F6": "省级"}}),
        ],
    )
    assert [row.place.row for row in joined.new_rows] == ["3", "4", "5"]
    said = {(e.place.row, e.place.column): e.after for e in joined.entries}
    assert said == {
        ("3", "name"): "丙公司",
        ("3", "staff"): "5",
        ("3", "rank"): "省级",
        ("4", "name"): "丁公司",
        ("5", "name"): "戊公司",
    }


def test_departments_may_differ_in_a_row_that_is_new(snapshot: Snapshot, fill: Fill) -> None:
    joined = join_plans(
        snapshot,
        [
            fill("甲", {"企业": {"C5": "丙公司", "G5": 5}}),
            fill("乙", {"企业": {"C5": "丙公司", "G5": 6}}),
        ],
    )
    assert [conflict.place for conflict in joined.conflicts] == [Place("firms", "3", "staff")]
    assert len(joined.new_rows) == 1


def test_two_lines_of_one_file_stay_two_rows(snapshot: Snapshot, fill: Fill) -> None:
    joined = join_plans(snapshot, [fill("甲", {"企业": {"C5": "丙公司", "C6": "丙公司"}})])
    assert len(joined.new_rows) == 2


def test_a_value_that_cannot_be_read_does_not_stand_against_one_that_can(
    snapshot: Snapshot, fill: Fill
) -> None:
    joined = join_plans(
        snapshot, [fill("甲", {"数据": {"E5": "约一万"}}), fill("乙", {"数据": {"E5": 2}})]
    )
    assert [edit.raw for edit in joined.edits] == ["2"]
    assert joined.counts[EntryKind.REFUSED] == 1
    assert joined.conflicts == ()


def test_joining_leaves_a_report_without_conflict_as_one_file_would(fill: Fill) -> None:
    empty = small_snapshot({})
    alone = fill("甲", {"数据": {"E5": 1}})
    assert join_plans(empty, [alone]).edits == alone.edits
