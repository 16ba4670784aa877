"""Undo and redo by keyboard, through the real window. Issue 4.1."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report_steps import at, shown
from tests.ui.clerk import Clerk


@pytest.fixture
def clerk(clerk: Clerk, filled_file: Path) -> Clerk:
    clerk.start_with(filled_file)
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "value")
    return clerk


def test_value_is_taken_back_and_done_again(clerk: Clerk) -> None:
    before = shown(clerk.desk.workspace, "base BF1 value").raw
    clerk.keys.write("4321")
    clerk.keys.press("Return")
    clerk.keys.press("Ctrl+Z")
    assert shown(clerk.desk.workspace, "base BF1 value").raw == before
    clerk.keys.press("Ctrl+Y")
    assert shown(clerk.desk.workspace, "base BF1 value").raw == "4321"


def test_undo_leads_to_the_section_it_was_in(clerk: Clerk) -> None:
    clerk.keys.write("4321")
    clerk.keys.press("Return")
    clerk.open_section("Indicators")
    clerk.keys.press("Ctrl+Z")
    page = clerk.desk.workbench.report
    assert page is not None
    assert page.navigation.current_name() == "Base figures"


def test_what_is_being_typed_is_undone_in_its_field_first(clerk: Clerk) -> None:
    before = shown(clerk.desk.workspace, "base BF1 value").raw
    last = clerk.desk.workspace.undoable
    clerk.keys.write("43")
    clerk.keys.press("Ctrl+Z")
    clerk.keys.press("Escape")
    assert shown(clerk.desk.workspace, "base BF1 value").raw == before
    assert clerk.desk.workspace.undoable == last


def test_field_of_a_form_that_holds_no_draft_leaves_undo_to_the_report(clerk: Clerk) -> None:
    workspace = clerk.desk.workspace
    workspace.set_value(at("base BF2 value"), "77", "test")
    clerk.open_section("Profile")
    clerk.keys.press("Ctrl+Z")
    assert shown(workspace, "base BF2 value").raw != "77"
