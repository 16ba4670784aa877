"""Going through what was carried over from last year: confirmed, filtered, taken over by keys.

Requirements
    4.3   "confirm unchanged" on roster rows, one key for a selection; carry forward
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.carried_rows import unconfirmed
from tests.report_steps import shown
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused

ROSTER = "cities"


@pytest.fixture
def clerk(clerk: Clerk, next_year_file: Path) -> Clerk:
    """The report of the year after a sealed one."""
    clerk.start_with(next_year_file)
    clerk.open_section("Demonstration cities")
    return clerk


def test_rows_are_confirmed_and_texts_carried_by_keys(clerk: Clerk) -> None:
    """4.3: by keyboard alone"""
    keys, report = clerk.keys, clerk.desk.workspace.report
    before = unconfirmed(report, ROSTER)
    assert before == list(report.rows(ROSTER))
    clerk.go_to_cell(before[0], "name")
    keys.press("Shift+Down")
    keys.press("Ctrl+K")
    assert unconfirmed(report, ROSTER) == before[2:]
    keys.press("Ctrl+Z")
    assert unconfirmed(report, ROSTER) == before
    keys.press("Ctrl+Y")
    assert unconfirmed(report, ROSTER) == before[2:]
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF2", "source")
    keys.press("Ctrl+L")
    assert shown(clerk.desk.workspace, "base BF2 source").text == "统计局"


def test_only_rows_to_confirm_are_shown_on_request(clerk: Clerk) -> None:
    """4.3: filterable"""
    keys, workspace = clerk.keys, clerk.desk.workspace
    clerk.go_to_cell(next(iter(workspace.report.rows(ROSTER))), "name")
    keys.press("Ctrl+K")
    keys.press("Ctrl+Shift+O")
    keys.press("Up")
    keys.press("Up")
    keys.press("Return")
    grid = focused()
    waiting = unconfirmed(workspace.report, ROSTER)
    assert grid.model().rowCount() == len(waiting)  # type: ignore[attr-defined]  # a table
