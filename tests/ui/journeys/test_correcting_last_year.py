"""A clerk corrects a figure that last year's report settled: by keyboard, with a reason.

Issue 3.4.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ipdesk.restatement import restatements
from tests.report_steps import at, shown
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, spoken
from ui.dialogs.restate import RestateDialog
from ui.section_model import LOOK

REASON = "统计部门核减"
PRIOR = at("base BF1 prior")


@pytest.fixture
def clerk(clerk: Clerk, next_year_file: Path) -> Clerk:
    clerk.start_with(next_year_file)
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "prior")
    return clerk


def dialog() -> RestateDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, RestateDialog), f"no dialog but {found}"
    return found


def faults() -> str:
    labels = dialog().findChildren(QLabel)
    tones = [label for label in labels if label.property("tone") == "error" and label.isVisible()]
    return "\n".join(label.text() for label in tones)


def fill_in(clerk: Clerk, rest: str) -> None:
    """Finish the figure, give the reason, and store with Enter."""
    clerk.keys.write(rest)
    clerk.tab_to("Reason")
    clerk.keys.write(REASON)
    clerk.keys.press("Return")


def test_typing_over_a_carried_figure_offers_to_restate_it(clerk: Clerk) -> None:
    """Nothing of what is typed is lost."""
    clerk.keys.press_into("1", lambda: fill_in(clerk, "68000"))
    workspace = clerk.desk.workspace
    assert shown(workspace, "base BF1 prior").raw == "168000"
    (found,) = restatements(workspace.report.notes)
    assert (found.carried, found.carried_from, found.reason) == ("168480", "annual-2016", REASON)


def test_the_restated_cell_is_marked_and_has_the_keyboard_again(clerk: Clerk) -> None:
    grid = focused()
    clerk.keys.press_into("1", lambda: fill_in(clerk, "68000"))
    assert focused() is grid
    look = clerk.go_to_cell("BF1", "prior").currentIndex().data(LOOK)
    assert (look.text, look.restated) == ("168,000", True)


def test_f2_begins_with_the_figure_that_stands(clerk: Clerk) -> None:
    def answer() -> None:
        assert spoken() == "New figure"
        assert dialog().figure.draft() == "168480"
        fill_in(clerk, "168000")

    clerk.keys.press_into("F2", answer)
    assert shown(clerk.desk.workspace, "base BF1 prior").raw == "168000"


def test_escape_leaves_the_figure_as_it_was(clerk: Clerk) -> None:
    def answer() -> None:
        clerk.keys.write("5")
        clerk.keys.press("Escape")

    clerk.keys.press_into("Ctrl+R", answer)
    assert shown(clerk.desk.workspace, "base BF1 prior").raw == "168480"


def test_a_missing_reason_is_said_at_its_field(clerk: Clerk) -> None:
    def answer() -> None:
        clerk.keys.press("Return")
        assert "nothing was changed" in faults()
        clerk.keys.replace("168000")
        clerk.keys.press("Return")
        assert faults() == "A restatement needs a reason."
        assert spoken() == "Reason"
        clerk.keys.write(REASON)
        clerk.keys.press("Return")

    clerk.keys.press_into("Ctrl+R", answer)
    assert shown(clerk.desk.workspace, "base BF1 prior").raw == "168000"


def test_a_text_that_is_no_figure_is_said_at_its_field(clerk: Clerk) -> None:
    def answer() -> None:
        clerk.keys.replace("many")
        clerk.keys.press("Return")
        assert "“many” is no value" in faults()
        assert spoken() == "New figure"
        clerk.keys.press("Escape")

    clerk.keys.press_into("Ctrl+R", answer)


def test_a_figure_that_was_typed_is_not_restated(clerk: Clerk) -> None:
    clerk.go_to_cell("BF1", "value")
    clerk.keys.press("Ctrl+R")
    assert "simply type it" in clerk.dismiss()


def test_the_detail_panel_offers_it_too(clerk: Clerk) -> None:
    buttons = clerk.desk.page.detail.findChildren(QPushButton)
    assert "Restate…" in [button.text() for button in buttons if button.isVisible()]
    clerk.keys.press("F6")
    clerk.tab_to("Restate…")
    clerk.keys.press_into("Space", lambda: fill_in(clerk, "168000"))
    assert shown(clerk.desk.workspace, "base BF1 prior").raw == "168000"
