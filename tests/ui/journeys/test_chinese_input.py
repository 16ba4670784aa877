"""Chinese is composed with an input method: no key and no pause may disturb it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.report_steps import shown
from tests.ui.clerk import Clerk

PAUSE_MS = 20
Spot = Callable[[Clerk], str]


def a_cell(clerk: Clerk) -> str:
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF3", "source")
    return "base BF3 source"


def an_open_cell(clerk: Clerk) -> str:
    place = a_cell(clerk)
    clerk.keys.press("F2")
    return place


def a_frozen_cell(clerk: Clerk) -> str:
    clerk.open_section("Law-enforcement teams")
    clerk.keys.press("Ins")
    return "teams 1 name"


def a_form(clerk: Clerk) -> str:
    clerk.open_section("Profile")
    return "profile 1 office"


def a_text_of_several_lines(clerk: Clerk) -> str:
    clerk.open_section("Profile")
    clerk.keys.press("Tab", 9)
    return "profile 1 summary"


def a_checklist(clerk: Clerk) -> str:
    clerk.open_section("Pilot tasks")
    clerk.keys.press("Return")
    clerk.keys.press("Tab", 2)
    return "tasks L1.1 department"


def a_cell_of_a_checklist(clerk: Clerk) -> str:
    clerk.open_section("Pilot tasks")
    clerk.go_to_cell("L1.1", "department")
    return "tasks L1.1 department"


SPOTS = [
    a_cell,
    an_open_cell,
    a_frozen_cell,
    a_form,
    a_text_of_several_lines,
    a_checklist,
    a_cell_of_a_checklist,
]


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are stored after a pause so short that it falls into every composition."""
    monkeypatch.setattr("ui.field_widgets.draft.PAUSE_MS", PAUSE_MS)
    monkeypatch.setattr("ui.grid.cell_delegate.PAUSE_MS", PAUSE_MS)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("spot", SPOTS)
def test_a_composition_is_stored_when_it_is_finished_and_left(
    clerk: Clerk, workspace_file: Callable[..., Path], spot: Spot
) -> None:
    keys = clerk.keys
    clerk.start_with(workspace_file())
    place = spot(clerk)
    composer = QGuiApplication.focusObject()
    for preedit in ("g", "gu", "gui", "gui'h", "gui'hua"):
        keys.compose(preedit)
        QTest.qWait(2 * PAUSE_MS)
        assert QGuiApplication.focusObject() is composer
        assert shown(clerk.desk.workspace, place).raw == ""
    keys.commit("规划")
    keys.compose("chu")
    keys.commit("处")
    keys.press("Tab")
    assert shown(clerk.desk.workspace, place).raw == "规划处"


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("spot", [a_cell, a_frozen_cell])
def test_a_composition_that_is_given_up_leaves_the_cell_as_it_was(
    clerk: Clerk, workspace_file: Callable[..., Path], spot: Spot
) -> None:
    keys = clerk.keys
    clerk.start_with(workspace_file())
    place = spot(clerk)
    keys.write("草案")
    keys.press("Return")
    clerk.go_to_cell(*place.split()[1:])
    keys.compose("gui")
    QTest.qWait(3 * PAUSE_MS)
    assert shown(clerk.desk.workspace, place).raw == "草案"
    keys.compose("")
    keys.press("Tab")
    assert shown(clerk.desk.workspace, place).raw == "草案"


def test_a_character_that_is_not_composed_opens_the_cell_as_a_key_does(
    clerk: Clerk, workspace_file: Callable[..., Path]
) -> None:
    clerk.start_with(workspace_file())
    place = a_frozen_cell(clerk)
    clerk.keys.commit("（")
    clerk.keys.commit("略")
    clerk.keys.press("Return")
    assert shown(clerk.desk.workspace, place).raw == "（略"


@pytest.mark.usefixtures("hasty")
def test_a_composition_over_a_selected_text_is_no_pause(
    clerk: Clerk, workspace_file: Callable[..., Path]
) -> None:
    keys = clerk.keys
    clerk.start_with(workspace_file())
    place = a_form(clerk)
    keys.write("草案")
    keys.press("Tab")
    keys.press("Shift+Tab")
    keys.compose("gui")
    QTest.qWait(3 * PAUSE_MS)
    assert shown(clerk.desk.workspace, place).raw == "草案"
    keys.commit("规")
    keys.press("Tab")
    assert shown(clerk.desk.workspace, place).raw == "规"
