"""The window is closed in the middle of typing: what was typed is in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.services import Services
from tests.report_steps import shown
from tests.ui.clerk import Clerk

TYPED = "168480"
Spot = Callable[[Clerk], str]


def a_cell(clerk: Clerk) -> str:
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "value")
    return "base BF1 value"


def a_frozen_cell(clerk: Clerk) -> str:
    clerk.open_section("Demonstration cities")
    clerk.go_to_cell("440100", "name")
    return "cities 440100 name"


def a_form(clerk: Clerk) -> str:
    clerk.open_section("Profile")
    return "profile 1 office"


def a_checklist(clerk: Clerk) -> str:
    clerk.open_section("Pilot tasks")
    clerk.keys.press("Return")
    clerk.keys.press("Tab")
    return "tasks L1.1 progress"


def a_cell_of_a_checklist(clerk: Clerk) -> str:
    clerk.open_section("Pilot tasks")
    clerk.go_to_cell("L1.1", "progress")
    return "tasks L1.1 progress"


@pytest.mark.parametrize(
    ("spot", "leave"),
    [
        (a_cell, "Ctrl+Q"),
        (a_frozen_cell, "Ctrl+Q"),
        (a_form, "Ctrl+Q"),
        (a_checklist, "Ctrl+Q"),
        (a_cell_of_a_checklist, "Ctrl+Q"),
        (a_cell, "Ctrl+W"),
        (a_cell, "Ctrl+PgDown"),
    ],
)
def test_an_open_draft_is_stored(
    clerk: Clerk,
    services: Services,
    workspace_file: Callable[..., Path],
    spot: Spot,
    leave: str,
) -> None:
    path = workspace_file()
    clerk.start_with(path)
    place = spot(clerk)
    clerk.keys.write(TYPED)
    clerk.keys.press(leave)
    clerk.desk.session.close()
    assert shown(services.opener.open(path), place).raw == TYPED


def test_a_draft_beside_the_value_is_stored(
    clerk: Clerk, services: Services, workspace_file: Callable[..., Path]
) -> None:
    path = workspace_file()
    clerk.start_with(path)
    a_cell(clerk)
    clerk.keys.press("F6")
    clerk.tab_to("Statistical definition")
    clerk.keys.write("checked twice")
    clerk.keys.press("Ctrl+Q")
    reopened = services.opener.open(path)
    assert [record.text for record in reopened.store.report(reopened.report.header.id).notes] == [
        "checked twice"
    ]
