"""Second keying by keyboard, through the real window. Issue 4.7."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.report_steps import at, shown
from tests.ui import screen_faults
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, spoken, wait_for
from ui.grid.grid_view import GridView
from ui.second_keying.compare_dialog import CompareDialog
from ui.second_keying.keying_page import KeyingPage

FIRST = "base BF1 value"


@pytest.fixture
def clerk(clerk: Clerk, filled_file: Path) -> Clerk:
    clerk.start_with(filled_file)
    clerk.keys.press("Ctrl+Shift+K")
    clerk.enter_section()
    wait_for(lambda: isinstance(focused(), GridView))
    return clerk


def page_of(clerk: Clerk) -> KeyingPage:
    page = clerk.desk.page.stack.currentWidget()
    assert isinstance(page, KeyingPage)
    return page


def test_the_page_is_blind(clerk: Clerk) -> None:
    """Neither the form nor anything beside it shows what was typed first."""
    raw = shown(clerk.desk.workspace, FIRST).raw
    window = clerk.desk.window
    said = " ".join(screen_faults.words(window)).replace(",", "")
    assert raw not in said
    assert not clerk.desk.page.detail.isVisible()
    grid = focused()
    assert isinstance(grid, GridView)
    clerk.keys.press("F2")
    assert not getattr(focused(), "text", str)()


def test_a_value_keyed_otherwise_is_found_and_taken_with_one_key(clerk: Clerk) -> None:
    workspace = clerk.desk.workspace
    raw = shown(workspace, FIRST).raw
    clerk.keys.write("999")
    clerk.keys.press("Return")
    assert shown(workspace, FIRST).raw == raw
    assert workspace.seconds.raw(at(FIRST)) == "999"

    def take_the_second() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CompareDialog)
        assert spoken() == "Second keying: differences"
        clerk.keys.press("2")
        assert shown(workspace, FIRST).raw == "999"
        clerk.keys.press("1")
        assert shown(workspace, FIRST).raw == raw
        clerk.keys.press("2")
        clerk.keys.press("Escape")

    clerk.keys.press_into("F5", take_the_second)
    assert workspace.seconds.progress().open == 0
    clerk.open_section("Base figures")
    clerk.keys.press("Ctrl+Z")
    assert shown(workspace, FIRST).raw == raw
    assert workspace.seconds.progress().open == 1


def test_undo_does_not_lead_away_from_the_blind_form(clerk: Clerk) -> None:
    last = clerk.desk.workspace.undoable
    clerk.keys.write("999")
    clerk.keys.press("Return")
    clerk.keys.press("Ctrl+Z")
    assert clerk.desk.workspace.undoable == last
    assert page_of(clerk).isVisible()


def test_a_section_is_added_by_keyboard(clerk: Clerk) -> None:
    clerk.keys.press("F3")
    clerk.tab_to("Sections…")

    def tick_the_first() -> None:
        clerk.keys.press("Space")
        clerk.keys.press("Return")

    clerk.keys.press_into("Space", tick_the_first)
    workspace = clerk.desk.workspace
    assert len(workspace.seconds.added) == 1
    assert workspace.seconds.added[0] in workspace.seconds.columns()


def test_the_form_goes_on_after_a_restart(clerk: Clerk, filled_file: Path) -> None:
    clerk.keys.write("999")
    clerk.keys.press("Return")
    clerk.keys.press("Ctrl+W")
    clerk.start_with(filled_file)
    clerk.keys.press("Ctrl+Shift+K")
    labels = [label.text() for label in page_of(clerk).findChildren(QLabel)]
    assert any(text.startswith("1 of ") for text in labels)
