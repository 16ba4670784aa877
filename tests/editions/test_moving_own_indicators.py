"""A draft that declares indicators of its own is moved to another edition.

Requirements
    I(III)  the characteristic category's list is open
    3.7     what is declared behaves like the catalogue's own indicators
    3.8     moving a draft carries values over by code
"""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from report_steps import at, put, put_all, shown, stand

from ipdesk.catalogue.model import Catalogue
from ipdesk.moving import MovePlan, plan_move
from ipdesk.new_report import NewReport
from ipdesk.services import Services
from ipdesk.workspace import Workspace

TEA = {
    "own_indicators X1 name": "地理标志产品年产值",
    "own_indicators X1 unit": "亿元",
    "own_indicators X1 kind": "flow",
    "own_indicators X1 precision": "2",
    "own_indicators X1 definition": "本省地理标志产品当年产值合计",
    "own_indicators X1 source": "省市场监管局统计",
}
FIGURES = {
    "indicators X1 value": "12.50",
    "goals X1 target": "40",
    "goals X1 baseline": "10",
    "goals X1 baseline_year": "2015",
}


@pytest.fixture
def guizhou(services: Services, tmp_path: Path) -> Workspace:
    """Characteristic, practice, with one indicator of its own."""
    wanted = NewReport("520000", "characteristic", 2016, practice=True)
    workspace = services.opener.create(tmp_path / "guizhou.ipdesk", wanted)
    put_all(workspace, TEA)
    put_all(workspace, FIGURES)
    workspace.annotate(at("goals X1 target"), "source", "省政府工作报告", "test")
    return workspace


def lost(plan: MovePlan) -> set[str]:
    return {f"{value.origin.address} {value.raw}" for value in plan.of("dropped")}


def test_own_indicators_and_their_values_go_with_the_report(guizhou: Workspace, changed) -> None:
    plan = guizhou.move(changed(), "test")
    assert not lost(plan)
    assert plan.rows_dropped == []
    assert [item.code for item in guizhou.form.declared] == ["X1"]
    for where, raw in (TEA | FIGURES).items():
        assert guizhou.report.typed(at(where)).raw == raw
    assert guizhou.report.note(at("goals X1 target"), "source") == "省政府工作报告"
    assert stand(guizhou, "X1").target == 40


def test_own_indicators_are_no_difference_between_the_editions(guizhou: Workspace, changed) -> None:
    assert not [c for c in plan_move(guizhou.report, changed()).changes if c.code == "X1"]


def test_exercise_edition_takes_them_too(guizhou: Workspace, exercise: Catalogue) -> None:
    plan = guizhou.move(exercise, "test")
    assert not {item for item in lost(plan) if ".X1." in item}
    assert shown(guizhou, "indicators X1 value").text == "12.5"


def test_moved_report_goes_on_declaring(guizhou: Workspace, changed) -> None:
    guizhou.move(changed(), "test")
    code, change = guizhou.add_row("own_indicators")
    assert code == "X2"
    assert "goals" in change.rows
    put(guizhou, "own_indicators X1 name", "茶叶年产值")
    assert guizhou.form.sections["goals"].rows["X1"].label.zh == "茶叶年产值"


def test_moved_report_is_the_same_when_opened_again(
    guizhou: Workspace, changed, services: Services, tmp_path: Path
) -> None:
    guizhou.move(changed(), "test")
    before = guizhou.snapshot()
    guizhou.store.close()
    again = services.opener.open(tmp_path / "guizhou.ipdesk").snapshot()
    assert (again.cells, again.notes, again.problems) == (
        before.cells, before.notes, before.problems,
    )  # fmt: skip


def test_edition_without_such_a_list_names_everything_that_is_lost(
    guizhou: Workspace, changed
) -> None:
    """No value goes silently: each is named, and the history keeps it."""
    categories = [replace(item, further=None) for item in changed().categories]
    plan = guizhou.move(replace(changed(), categories=tuple(categories)), "test")
    wanted = {f"{at(where).address} {raw}" for where, raw in (TEA | FIGURES).items()}
    assert wanted <= lost(plan)
    assert at("own_indicators X1 ")[:2] in {place[:2] for place in plan.rows_dropped}
    assert guizhou.form.declared == ()
    entries = guizhou.store.cell_history("annual-2016", *at("goals X1 target"))
    told = {(entry.facet, entry.before, entry.after) for entry in entries if entry.reason == "move"}
    assert told == {("", "40", ""), ("source", "省政府工作报告", "")}
