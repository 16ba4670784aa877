"""A sealed report takes nothing any more, and says so wherever somebody tries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.clerk import Clerk
from tests.workspace_state import everything

Try = Callable[[Clerk], None]


def type_in_a_cell(clerk: Clerk) -> None:
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "value")
    clerk.keys.write("1")


def empty_a_cell(clerk: Clerk) -> None:
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "value")
    clerk.keys.press("Delete")


def paste_into_a_cell(clerk: Clerk) -> None:
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "value")
    clerk.keys.press("Ctrl+C")
    clerk.go_to_cell("BF1", "prior")
    clerk.keys.press("Ctrl+V")


def add_a_row(clerk: Clerk) -> None:
    clerk.open_section("Law-enforcement teams")
    clerk.keys.press("Ins")


def remove_a_row(clerk: Clerk) -> None:
    clerk.open_section("Demonstration cities")
    clerk.keys.press("Ctrl+Del")


def type_in_a_form(clerk: Clerk) -> None:
    clerk.open_section("Profile")
    clerk.keys.write("1")


def type_in_a_checklist(clerk: Clerk) -> None:
    clerk.open_section("Pilot tasks")
    clerk.keys.press("Return")
    clerk.keys.write("1")


def type_in_a_cell_of_a_checklist(clerk: Clerk) -> None:
    clerk.open_section("Pilot tasks")
    clerk.keys.press("Right")
    clerk.keys.write("1")


@pytest.mark.parametrize(
    "attempt",
    [
        type_in_a_cell,
        empty_a_cell,
        paste_into_a_cell,
        add_a_row,
        remove_a_row,
        type_in_a_form,
        type_in_a_checklist,
        type_in_a_cell_of_a_checklist,
    ],
)
def test_an_attempt_to_change_it_is_refused_with_a_message(
    clerk: Clerk, sealed_file: Path, attempt: Try
) -> None:
    clerk.start_with(sealed_file)
    before = everything(clerk.desk.workspace)
    attempt(clerk)
    assert "sealed" in clerk.dismiss()
    assert everything(clerk.desk.workspace) == before
