"""What is typed wrong is kept as it was typed, flagged, and its reason shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from ipdesk.values import State
from tests.report_steps import at, rules_at, shown
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused
from ui.field_widgets.line_field import LineField


@pytest.fixture
def clerk(clerk: Clerk, workspace_file: Callable[..., Path]) -> Clerk:
    clerk.start_with(workspace_file())
    return clerk


def read(widget: QWidget) -> str:
    """All that can be read on a part of the window."""
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_an_ambiguous_number_is_kept_flagged_and_explained(clerk: Clerk) -> None:
    clerk.open_section("Base figures")
    clerk.type_cell("BF1", "value", "12,34")
    cell = shown(clerk.desk.workspace, "base BF1 value")
    assert (cell.raw, cell.state) == ("12,34", State.INVALID)
    assert rules_at(clerk.desk.workspace, "base BF1 value") == {"V01"}
    grid = clerk.go_to_cell("BF1", "value")
    assert grid.currentIndex().data() == "12,34"
    assert "12,34" in read(clerk.desk.page.detail)
    clerk.keys.press("F2")
    field = focused()
    assert isinstance(field, LineField)
    assert field.text() == "12,34"


def test_a_wrong_date_is_explained_beside_its_field(clerk: Clerk) -> None:
    clerk.open_section("Profile")
    clerk.tab_to("Prepared on (required)")
    clerk.keys.write("30 February 2017")
    clerk.keys.press("Tab")
    workspace = clerk.desk.workspace
    assert shown(workspace, "profile 1 prepared_on").raw == "30 February 2017"
    assert "30 February 2017" in read(clerk.desk.page.stack)


def test_an_entry_that_is_not_on_the_list_is_kept(clerk: Clerk) -> None:
    clerk.open_section("Demonstration cities")
    clerk.type_cell("440100", "title", "Capital")
    assert shown(clerk.desk.workspace, "cities 440100 title").raw == "Capital"
    assert clerk.go_to_cell("440100", "title").currentIndex().data() == "Capital"


def test_the_problem_list_leads_to_the_wrong_text(clerk: Clerk) -> None:
    clerk.open_section("Base figures")
    clerk.type_cell("BF4", "value", "1_000")
    clerk.open_section("Profile")
    clerk.pick_problem("V01", "BF4")
    clerk.keys.press("Return")
    clerk.keys.write("1000")
    clerk.keys.press("Return")
    assert shown(clerk.desk.workspace, "base BF4 value").raw == "1000"
    assert not rules_at(clerk.desk.workspace, "base BF4 value")


def test_a_computed_cell_says_what_to_change_instead(clerk: Clerk) -> None:
    clerk.open_section("Base figures")
    clerk.type_cell("BF1", "value", "100")
    clerk.type_cell("BF2", "value", "10")
    clerk.open_section("Indicators")
    clerk.go_to_cell("IND1", "value")
    clerk.keys.write("5")
    assert "computed" in clerk.dismiss()
    assert clerk.desk.workspace.report.cell(at("indicators IND1 value")).text == "10"
