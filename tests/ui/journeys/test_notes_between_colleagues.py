"""Comments and flags by keyboard, through the real window. Issue 4.6."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.flags import flagged
from tests.report_steps import at
from tests.ui.clerk import Clerk, place_in
from tests.ui.keyboard import focused, spoken, wait_for
from ui.comments.comments_page import CommentsPage, CommentsTable

CELL, OTHER = at("base BF1 value"), at("base BF3 value")


@pytest.fixture
def clerk(clerk: Clerk, filled_file: Path) -> Clerk:
    clerk.start_with(filled_file)
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "value")
    return clerk


def write_comment(clerk: Clerk, text: str, key: str = "Shift+F2") -> None:
    def answer() -> None:
        clerk.keys.write(text)
        clerk.keys.press("Ctrl+Return")

    clerk.keys.press_into(key, answer)


def open_page(clerk: Clerk) -> CommentsTable:
    clerk.keys.press("Ctrl+Shift+F2")
    page = clerk.desk.page.stack.currentWidget()
    assert isinstance(page, CommentsPage)
    clerk.enter_section()
    wait_for(lambda: isinstance(focused(), CommentsTable))
    table = focused()
    assert isinstance(table, CommentsTable)
    return table


def test_a_question_is_asked_answered_and_marked_as_done(clerk: Clerk) -> None:
    """The reviewer asks at the cell; the clerk finds it in the list and answers there."""
    write_comment(clerk, "which source?")
    (thread,) = clerk.desk.workspace.comments.at(CELL)
    assert thread.first.text == "which source?"
    open_page(clerk)
    write_comment(clerk, "the yearbook", "F2")
    assert [c.text for c in clerk.desk.workspace.comments.at(CELL)[0].answers] == ["the yearbook"]
    open_page(clerk)
    clerk.keys.press("Space")
    assert not clerk.desk.workspace.comments.is_open(CELL)


def test_the_list_leads_to_the_cell(clerk: Clerk) -> None:
    write_comment(clerk, "look here")
    clerk.open_section("Indicators")
    open_page(clerk)
    clerk.keys.press("Return")
    assert clerk.desk.page.navigation.current_name() == "Base figures"
    clerk.go_to_cell("BF1", "value")


def test_flags_are_set_with_one_key_and_gone_through_with_another(clerk: Clerk) -> None:
    report = clerk.desk.workspace.report
    clerk.keys.press("F11")
    clerk.go_to_cell("BF3", "value")
    clerk.keys.press("F11")
    assert flagged(report) == [CELL, OTHER]
    clerk.open_section("Indicators")
    places = []
    for _ in range(3):
        clerk.keys.press("F12")
        places.append(place_in(focused()))
    assert places in ([CELL, OTHER, CELL], [OTHER, CELL, OTHER])
    clerk.keys.press("F11")
    assert len(flagged(report)) == 1
    clerk.keys.press("Ctrl+Z")
    assert len(flagged(report)) == 2


def test_a_comment_can_be_about_the_row(clerk: Clerk) -> None:
    def about_the_row() -> None:
        clerk.keys.write("all of it")
        clerk.keys.press("Tab")
        assert spoken() == "It concerns"
        clerk.keys.press("Down")
        clerk.keys.press("Ctrl+Return")

    clerk.keys.press_into("Shift+F2", about_the_row)
    (thread,) = clerk.desk.workspace.comments.threads()
    assert thread.place == at("base BF1")


def test_a_comment_without_text_stays_open_and_says_so(clerk: Clerk) -> None:
    def nothing_written() -> None:
        clerk.keys.press("Ctrl+Return")
        assert "needs a text" in focused().accessibleDescription()
        clerk.keys.press("Escape")

    clerk.keys.press_into("Shift+F2", nothing_written)
    assert clerk.desk.workspace.comments.threads() == []
