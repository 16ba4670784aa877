"""The life of a province by keyboard: steps recorded and taken back, reports made, dates set.

Requirements
    3.2  a timeline view; only possible transitions are offered; what is due, done, late
    3.1  report kinds: a further report of the workspace
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from ipdesk.deadlines import Due
from ipdesk.services import Services
from tests.province.lives import entry
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, spoken
from ui.province.province_page import ProvincePage

NUMBER = "粤〔2016〕1号"


@pytest.fixture
def file(workspace_file: Callable[..., Path]) -> Path:
    """Guangdong with an empty annual report of 2016; no status yet. It is 15 March 2017."""
    return workspace_file()


@pytest.fixture
def pilot_file(file: Path, services: Services) -> Path:
    """The same, a pilot since July 2016."""
    workspace = services.opener.open(file)
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    workspace.record_status(entry("TR2", "2016-07-28"))
    workspace.store.close()
    return file


def overview(clerk: Clerk) -> ProvincePage:
    page = clerk.desk.page.stack.currentWidget()
    assert isinstance(page, ProvincePage)
    return page


def go_to_overview(clerk: Clerk) -> ProvincePage:
    clerk.keys.press("Alt+Home")
    clerk.enter_section()
    return overview(clerk)


def said() -> str:
    """All that the open dialog says."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    return "\n".join(w.text() for w in dialog.findChildren(QLabel) if w.isVisible())


def press_button(clerk: Clerk, name: str, answer: Callable[[], None]) -> None:
    """Go to a button that opens a dialog, and work in the dialog."""
    clerk.tab_to(name)
    clerk.keys.press_into("Space", answer)


def choose(clerk: Clerk, key: str, name: str) -> None:
    """Go along the choices of a dialog."""
    for _ in range(9):
        if spoken() == name:
            return
        clerk.keys.press(key)
    raise AssertionError(f"{name} was not found; the keyboard is at {spoken()}")


def test_a_workspace_without_a_life_opens_at_its_report(clerk: Clerk, file: Path) -> None:
    clerk.start_with(file)
    assert clerk.desk.page.navigation.current_name() == "Profile"


def test_a_province_with_a_life_opens_at_the_overview(clerk: Clerk, pilot_file: Path) -> None:
    clerk.start_with(pilot_file)
    assert clerk.desk.page.navigation.current_name() == "Overview"
    assert [line.title for line in overview(clerk).due.list.model().lines if line.key] == [
        "Implementation scheme",
        "Annual report 2016",
    ]


def test_the_first_step_is_recorded_and_what_is_due_follows(clerk: Clerk, file: Path) -> None:
    """TR1"""
    clerk.start_with(file)
    page = go_to_overview(clerk)

    def declare() -> None:
        assert spoken() == "Choose a category and declare"
        clerk.keys.press("Space")
        clerk.tab_to("Date of the act")
        clerk.keys.write("2016-03-01")
        clerk.tab_to("Document number")
        clerk.keys.write(NUMBER)
        clerk.tab_to("Category after it")
        clerk.keys.press("Down")
        clerk.keys.press("Return")

    press_button(clerk, "Record a step…", declare)
    [done] = clerk.desk.workspace.status.entries
    assert (done.target, done.category, done.document) == ("DECLARED", "leading", NUMBER)
    assert page.timeline.list.current is not None
    assert page.timeline.list.current.title == "Choose a category and declare"
    assert page.due.list.model().rowCount() == 0


def test_what_is_missing_is_said_at_its_field_and_escape_records_nothing(
    clerk: Clerk, pilot_file: Path
) -> None:
    """TR3"""
    clerk.start_with(pilot_file)

    def try_in_vain() -> None:
        assert spoken() == "Implementation scheme approved -> implementation may start"
        clerk.keys.press("Space")
        clerk.keys.press("Return")
        assert spoken() == "Date of the act"
        assert "Please give the day of the act." in said()
        clerk.keys.write("2018-01-01")
        clerk.keys.press("Return")
        assert "is still to come" in said()
        assert "Please give the number of the document." in said()
        clerk.keys.press("Escape")

    clerk.keys.press_into("Ctrl+Shift+R", try_in_vain)
    assert len(clerk.desk.workspace.status.entries) == 2


def test_the_steps_that_are_not_possible_say_why(clerk: Clerk, pilot_file: Path) -> None:
    clerk.start_with(pilot_file)

    def look() -> None:
        assert "Defined as IP-strong province" in said()
        assert "Only from the status: Demonstration province." in said()
        assert "Whether an exited province may apply again" in said()
        clerk.keys.press("Escape")

    clerk.keys.press_into("Ctrl+Shift+R", look)


def test_a_step_made_by_mistake_is_taken_back_with_its_reason(
    clerk: Clerk, pilot_file: Path
) -> None:
    clerk.start_with(pilot_file)
    page = go_to_overview(clerk)

    def take_back() -> None:
        assert "28 July 2016" in said()
        clerk.keys.press("Return")
        assert "please say it" in said()
        clerk.keys.write("wrong day")
        clerk.keys.press("Return")

    press_button(clerk, "Take back the last step…", take_back)
    assert clerk.desk.workspace.status.state == "DECLARED"
    struck = [line.struck for line in page.timeline.list.model().lines]
    assert struck == [True, True, False]


def test_enter_on_a_due_report_goes_on_with_it(clerk: Clerk, pilot_file: Path) -> None:
    clerk.start_with(pilot_file)
    go_to_overview(clerk)
    clerk.keys.press("Down")
    clerk.keys.press("Return")
    assert clerk.desk.page.navigation.current_name() == "Profile"
    assert clerk.desk.workspace.report.header.id == "annual-2016"


def test_a_due_report_that_is_not_there_is_made(clerk: Clerk, pilot_file: Path) -> None:
    """D2"""
    clerk.start_with(pilot_file)
    go_to_overview(clerk)

    def make() -> None:
        assert spoken() == "Implementation scheme · due"
        assert "first of its kind" in said()
        clerk.keys.press("Return")

    clerk.keys.press_into("Return", make)
    assert clerk.desk.workspace.report.header.id == "scheme-2017"
    assert clerk.desk.page.navigation.current_name() != "Overview"


def test_a_further_report_is_made_from_anywhere(clerk: Clerk, file: Path) -> None:
    clerk.start_with(file)

    def choose_declaration() -> None:
        choose(clerk, "Down", "Declaration")
        assert "lists of prefectures" in said()
        clerk.keys.press("Return")

    clerk.keys.press_into("Ctrl+Shift+N", choose_declaration)
    assert clerk.desk.workspace.report.header.kind == "declaration"
    page = go_to_overview(clerk)
    assert [line.title for line in page.reports.list.model().lines] == [
        "Declaration 2017",
        "Annual report 2016",
    ]


def test_a_draft_that_is_there_is_gone_on_with(clerk: Clerk, pilot_file: Path) -> None:
    clerk.start_with(pilot_file)

    def choose_annual() -> None:
        choose(clerk, "Up", "Annual report")
        assert "still a draft" in said()
        clerk.keys.press("Return")

    clerk.keys.press_into("Ctrl+Shift+N", choose_annual)
    assert clerk.desk.workspace.report.header.id == "annual-2016"
    assert len(clerk.desk.workspace.store.reports()) == 1


def test_a_deadline_is_set_and_the_report_is_late(clerk: Clerk, pilot_file: Path) -> None:
    clerk.start_with(pilot_file)
    page = go_to_overview(clerk)
    clerk.keys.press("Down")

    def set_date() -> None:
        assert "Annual report 2016" in said()
        clerk.keys.write("2017-03-12")
        clerk.keys.press("Return")
        assert "number of the document that sets it" in said()
        assert spoken() == "Document number"
        clerk.keys.write(NUMBER)
        clerk.keys.press("Return")

    press_button(clerk, "Set a deadline…", set_date)
    assert clerk.desk.workspace.deadlines()[Due("annual", 2016)].document == NUMBER
    late = page.due.list.model().lines[1]
    assert (late.title, late.right) == ("Annual report 2016", "3 days late")


def test_what_was_due_is_listed_at_the_start(clerk: Clerk, pilot_file: Path) -> None:
    clerk.start_with(pilot_file)
    clerk.keys.press("Ctrl+W")
    passed = set()
    for _ in range(12):
        passed.add(spoken())
        clerk.keys.press("Tab")
    assert "Guangdong: Implementation scheme\nMake the report" in passed
    assert "Guangdong: Annual report 2016\nFill in and check" in passed


def test_the_overview_is_spoken(clerk: Clerk, pilot_file: Path) -> None:
    clerk.start_with(pilot_file)
    go_to_overview(clerk)
    assert focused().accessibleName() == "What is due"
    clerk.tab_to("Timeline of the province")
    clerk.tab_to("Reports in this workspace")
    clerk.keys.press("Return")
    assert clerk.desk.page.navigation.current_name() == "Profile"
