"""A power-of-ten slip found, corrected, explained: by keyboard alone, where the cells are.

Requirements
    4 (c)  "a power-of-ten slip found, corrected, explained"
    4.4    explained in place; the rule one key away; a rule disputed
    peers  6 rule-dispute slip; 9 power-of-ten detective
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView

from tests.report_steps import at, problems, put_all, shown
from tests.ui.clerk import Clerk, place_in
from tests.ui.keyboard import focused, spoken

GROWN, WRONG = "新的普查口径。", "规则未考虑口径调整。"


@pytest.fixture
def clerk(clerk: Clerk, example_file: Path) -> Clerk:
    clerk.start_with(example_file)
    put_all(
        clerk.desk.workspace,
        {
            "base BF2 prior": "10724",
            "base BF2 value": "108500000",
            "indicators IND3 prior": "10000",
            "indicators IND3 value": "19000",
        },
    )
    return clerk


def test_a_slip_is_found_put_right_and_what_is_right_is_explained(clerk: Clerk) -> None:
    """4 (c)"""
    keys, workspace = clerk.keys, clerk.desk.workspace
    clerk.pick_problem("R026")
    keys.press("Return")
    grid = focused()
    assert isinstance(grid, QTableView)
    assert place_in(grid) == at("base BF2 value")
    read_the_rule(clerk)
    keys.press("Shift+F4")
    assert shown(workspace, "base BF2 value").raw == "10850"
    assert not problems(workspace, "R026")
    assert focused() is grid
    clerk.open_section("Indicators")
    clerk.go_to_cell("IND3", "value")
    explain_in_the_grid(clerk)
    dispute_in_the_grid(clerk)


def read_the_rule(clerk: Clerk) -> None:
    """The rule opens below the table, follows the cell, and closes; the keyboard stays."""
    keys, rule = clerk.keys, clerk.desk.page.cases.strip.rule
    grid = focused()
    keys.press("F4")
    assert rule.isVisible()
    assert rule.problem is not None
    assert rule.problem.rule == "R026"
    assert focused() is grid
    keys.press("F4")
    assert not rule.isVisible()
    keys.press("F4")


def explain_in_the_grid(clerk: Clerk) -> None:
    """Ctrl+E in the cell; the last wording is offered again once the values have changed."""
    keys, workspace = clerk.keys, clerk.desk.workspace
    grid = focused()
    keys.press("Ctrl+E")
    assert spoken() == "Explanation"
    keys.write(GROWN)
    keys.press("Ctrl+Return")
    assert problems(workspace, "R102", "IND3")[0].explanation == GROWN
    assert focused() is grid
    keys.write("19001")
    keys.press("Return")
    keys.press("Up")
    keys.press("Ctrl+E")
    assert clerk.desk.page.cases.strip.explaining.field.toPlainText() == GROWN
    keys.press("Ctrl+Return")
    assert problems(workspace, "R102", "IND3")[0].explanation == GROWN


def dispute_in_the_grid(clerk: Clerk) -> None:
    """Ctrl+Shift+Q; the slip is there, and is undone like anything else."""
    keys, workspace = clerk.keys, clerk.desk.workspace
    keys.press("Ctrl+Shift+Q")
    assert spoken() == "Dispute"
    keys.press("Escape")
    keys.press("Ctrl+Shift+Q")
    keys.write(WRONG)
    keys.press("Ctrl+Return")
    assert problems(workspace, "R102", "IND3")[0].disputed == WRONG
    keys.press("Ctrl+Z")
    assert problems(workspace, "R102", "IND3")[0].disputed == ""
    keys.press("Ctrl+Y")
    assert problems(workspace, "R102", "IND3")[0].disputed == WRONG


def test_the_list_of_problems_has_the_same_keys(clerk: Clerk) -> None:
    """4.4: in the problem panel as well"""
    keys, workspace = clerk.keys, clerk.desk.workspace
    listed = clerk.pick_problem("R026")
    strip = clerk.desk.page.problems.strip
    keys.press("F4")
    assert strip.rule.isVisible()
    keys.press("F4")
    assert not strip.rule.isVisible()
    keys.press("Ctrl+Shift+Q")
    keys.write(WRONG)
    keys.press("Ctrl+Return")
    assert problems(workspace, "R026")[0].disputed == WRONG
    assert focused() is listed


def test_where_nothing_is_wrong_the_keys_say_so(clerk: Clerk) -> None:
    keys = clerk.keys
    clerk.open_section("IP-strong enterprises")
    told: list[str] = []
    clerk.desk.page.told.connect(told.append)
    for key in ("Ctrl+E", "Shift+F4"):
        keys.press(key)
    assert told == ["There is no query to explain here.", "No other value is proposed here."]
