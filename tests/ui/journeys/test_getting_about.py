"""From anywhere to anywhere by keyboard, and back to where one was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tests.report_steps import at
from tests.ui.clerk import Clerk, place_in
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard, focused, spoken, wait_for
from ui.grid.grid_view import GridView
from ui.problems.problem_list import ProblemList


@pytest.fixture
def clerk(clerk: Clerk, example_file: Path) -> Clerk:
    """At a cell of the example."""
    clerk.start_with(example_file)
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF2", "value")
    return clerk


def test_tab_goes_down_the_start_page(desk: Desk, keys: Keyboard) -> None:
    passed = [spoken()]
    for _ in range(5):
        keys.press("Tab")
        passed.append(spoken())
    assert passed[:3] == ["New workspace…", "Open a workspace…", "New desk of SIPO…"]
    assert all("example" in name for name in passed[3:])


def test_enter_presses_a_button_of_the_start_page(desk: Desk, keys: Keyboard) -> None:
    keys.press("Tab", 3)
    assert "example" in spoken()
    keys.press("Return")
    wait_for(lambda: desk.workbench.report is not None)


def in_grid() -> GridView:
    grid = focused()
    assert isinstance(grid, GridView)
    return grid


def test_a_field_is_found_by_a_part_of_its_name(clerk: Clerk) -> None:
    clerk.keys.press("Ctrl+F")
    clerk.keys.write("PCT")
    clerk.keys.press("Return")
    assert place_in(in_grid()) == at("indicators IND3 value")


def test_one_of_several_finds_is_chosen_with_the_arrow_keys(clerk: Clerk) -> None:
    clerk.keys.press("Ctrl+F")
    clerk.keys.write("patents")
    clerk.keys.press("Down", 2)
    offered = QApplication.activePopupWidget()
    assert offered is not None
    clerk.keys.press("Return")
    assert place_in(in_grid()).section in {"base", "indicators"}
    assert spoken() != "Find a field"


def test_a_target_leads_to_the_figure_it_lacks(clerk: Clerk) -> None:
    clerk.keys.press("Ctrl+T")
    clerk.enter_section()
    clerk.tab_to("PCT international patent applications: Fill in the target")
    clerk.keys.press("Space")
    assert place_in(in_grid()).section == "goals"


def test_a_full_check_ends_at_the_list_of_problems(clerk: Clerk) -> None:
    clerk.keys.press("F9")
    assert clerk.desk.page.navigation.current_name() == "Check"
    clerk.enter_section()
    assert isinstance(focused(), ProblemList)


def test_a_full_check_from_the_problems_below_a_section_ends_there_too(clerk: Clerk) -> None:
    """The list below goes away; the keyboard must not land somewhere in the window."""
    clerk.keys.press("F6", 2)
    assert isinstance(focused(), ProblemList)
    clerk.keys.press("F9")
    assert isinstance(focused(), ProblemList)
    assert focused() is clerk.desk.page.stack.currentWidget().entry


@pytest.mark.parametrize("shortcut", ["F1", "Shift+F1", "Ctrl+P", "Alt+F"])
def test_escape_leads_back_to_the_cell(clerk: Clerk, shortcut: str) -> None:
    before = in_grid()
    clerk.keys.press(shortcut)
    clerk.jobs_done()
    opened = QApplication.activePopupWidget() or focused().window()
    assert isinstance(opened, QDialog | QMenu)
    clerk.keys.press("Escape")
    wait_for(lambda: QApplication.focusWidget() is not None)
    if shortcut.startswith("Alt"):
        clerk.keys.press("Escape")
    assert focused() is before
    assert place_in(before) == at("base BF2 value")
