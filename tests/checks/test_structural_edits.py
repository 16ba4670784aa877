"""What a cell, a row or a roster must be before any rule can speak of it.

Requirements
    2.4    each problem shows its rule number and why
    2.BAD  text where a number belongs: kept, flagged
    V01-V08 of the catalogue
"""

from __future__ import annotations

import pytest
from report_steps import at, problems, put, put_all, rules_at, shown

from ipdesk.workspace import Workspace


@pytest.mark.parametrize(
    ("where", "raw", "rule", "reason"),
    [
        ("base BF1 value", "about 168000", "V01", "not_a_number"),
        ("profile 1 prepared_on", "2017-02-30", "V01", "no_such_day"),
        ("tasks L1.1 status", "nearly done", "V01", "unknown_code"),
        ("base BF1 value", "-5", "V03", "below"),
        ("tasks L1.1 progress", "101", "V04", "above"),
        ("base BF2 value", "10850.123", "V05", "decimals"),
        ("indicators IND2 value", "38.5", "V05", "not_whole"),
        ("base BF1 value", "暂缺", "V06", "no_reason"),
    ],
)
def test_value_is_kept_and_its_flaw_named(
    workspace: Workspace, where: str, raw: str, rule: str, reason: str
) -> None:
    """V01, V03-V06"""
    change = put(workspace, where, raw)
    assert shown(workspace, where).raw == raw
    assert [(p.rule, p.reason) for p in change.opened if p.place == at(where)] == [(rule, reason)]


def test_flaw_clears_when_the_value_is_mended(workspace: Workspace) -> None:
    """V01"""
    put(workspace, "base BF1 value", "abc")
    change = put(workspace, "base BF1 value", "168480")
    assert [problem.rule for problem in change.cleared] == ["V01"]
    assert rules_at(workspace, "base BF1 value") == set()


def test_required_cell_is_missing_until_it_holds_something(workspace: Workspace) -> None:
    """V02: a value, or why there is none"""
    assert rules_at(workspace, "profile 1 office") == {"V02"}
    put(workspace, "profile 1 office", "暂缺：机构改革")
    assert rules_at(workspace, "profile 1 office") == set()
    put(workspace, "profile 1 office", "   ")
    assert rules_at(workspace, "profile 1 office") == {"V02"}


def test_not_applicable_fills_a_required_cell(workspace: Workspace) -> None:
    """V02"""
    put(workspace, "tasks L1.1 department", "不适用")
    assert rules_at(workspace, "tasks L1.1 department") == set()


def test_key_in_two_rows_is_told_at_both(workspace: Workspace) -> None:
    """V07"""
    put_all(workspace, {"teams a name": "Team One", "teams b name": "team one"})
    assert [p.place.row for p in problems(workspace, "V07")] == ["a", "b"]
    put(workspace, "teams b name", "Team Two")
    assert problems(workspace, "V07") == []


def test_third_row_with_the_key_leaves_two_when_one_is_removed(workspace: Workspace) -> None:
    """V07"""
    put_all(workspace, {f"teams {row} name": "Team" for row in "abc"})
    workspace.remove_row("teams", "b")
    assert [p.place.row for p in problems(workspace, "V07")] == ["a", "c"]
    change = workspace.remove_row("teams", "a")
    assert {p.place.row for p in change.cleared if p.rule == "V07"} == {"a", "c"}


def test_rows_without_a_key_are_not_the_same(workspace: Workspace) -> None:
    """V07"""
    put_all(workspace, {"teams a name": "", "teams b name": ""})
    put_all(workspace, {"teams c name": "暂缺：未定", "teams d name": "暂缺：未定"})
    assert problems(workspace, "V07") == []


def test_full_width_spelling_of_a_number_is_no_other_number(workspace: Workspace) -> None:
    """2.3"""
    put(workspace, "tasks L1.1 progress", "１００")
    assert shown(workspace, "tasks L1.1 progress").text == "100"


def test_empty_roster_is_worth_a_notice_and_no_more(workspace: Workspace) -> None:
    """V08: a province may have none"""
    assert {p.place.section for p in problems(workspace, "V08")} == {"teams", "enterprises"}
    assert {p.level for p in problems(workspace, "V08")} == {"notice"}
    workspace.add_row("teams")
    assert {p.place.section for p in problems(workspace, "V08")} == {"enterprises"}
