"""Enter goes from field to field of a form, as from cell to cell. Issue 4.1."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.report_steps import shown
from tests.ui.clerk import Clerk
from tests.ui.keyboard import spoken


@pytest.fixture
def clerk(clerk: Clerk, workspace_file: Callable[..., Path]) -> Clerk:
    """In the first field of the profile."""
    clerk.start_with(workspace_file())
    clerk.open_section("Profile")
    return clerk


def raw(clerk: Clerk, column: str) -> str:
    return shown(clerk.desk.workspace, f"profile 1 {column}").raw


def test_enter_stores_and_goes_to_the_next_field(clerk: Clerk) -> None:
    first = spoken()
    clerk.keys.write("省局")
    clerk.keys.press("Return")
    assert raw(clerk, "office") == "省局"
    assert spoken() != first
    clerk.keys.press("Shift+Return")
    assert spoken() == first


def test_enter_begins_a_line_where_a_text_has_several(clerk: Clerk) -> None:
    clerk.keys.press("Return", 9)
    for line in ("一", "二"):
        clerk.keys.write(line)
        clerk.keys.press("Return")
    clerk.keys.press("Shift+Tab")
    assert raw(clerk, "summary") == "一\n二\n"


def test_what_is_copied_and_pasted_in_a_field_is_its_text(clerk: Clerk) -> None:
    clerk.keys.write("abc")
    clerk.keys.press("Shift+Left", 2)
    clerk.keys.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "bc"
    clerk.keys.press("End")
    clerk.keys.press("Ctrl+V")
    clerk.keys.press("Return")
    assert raw(clerk, "office") == "abcbc"


def test_enter_goes_on_beside_a_checklist_and_stays_in_the_last_field(clerk: Clerk) -> None:
    clerk.open_section("Pilot tasks")
    clerk.keys.press("Return")
    clerk.keys.write("Und")
    clerk.keys.press("Return")
    clerk.keys.write("40")
    clerk.keys.press("Return")
    assert [shown(clerk.desk.workspace, f"tasks L1.1 {c}").raw for c in ("status", "progress")] == [
        "under_way",
        "40",
    ]
    clerk.tab_to("Remark")
    clerk.keys.press("Return")
    assert spoken() == "Remark"
