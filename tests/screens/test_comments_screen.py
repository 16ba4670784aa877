"""The page of comments and flags: what is open, filtered. Issue 4.6."""

from __future__ import annotations

import pytest

from ipdesk.flags import toggle_flag
from ipdesk.screens.comments import CommentsScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at

CELL, OTHER = at("base BF1 value"), at("indicators IND1 value")


@pytest.fixture
def screen(services: Services, workspace: Workspace) -> CommentsScreen:
    """An open and a finished comment, and a flag."""
    workspace.comments.add(CELL, "which source?", "reviewer")
    done = workspace.comments.add(OTHER, "checked", "clerk")
    workspace.comments.resolve(done.first.id, "head")
    toggle_flag(workspace, OTHER, services.translator)
    words = Sentences(services.translator, workspace.form)
    return CommentsScreen(workspace, words, services.translator)


def kinds(screen: CommentsScreen) -> list[str]:
    screen.refresh()
    return sorted(line.texts[0] + ("" if line.open else " done") for line in screen.lines)


def test_what_is_open_is_shown_first_of_all(screen: CommentsScreen) -> None:
    assert kinds(screen) == ["Comment", "Flag"]
    assert screen.summary() == "1 open comment, 1 flag"


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({"state": "done"}, ["Comment done"]),
        ({"state": "all"}, ["Comment", "Comment done", "Flag"]),
        ({"kind": "flag"}, ["Flag"]),
        ({"kind": "comment", "state": "all"}, ["Comment", "Comment done"]),
        ({"section": "base"}, ["Comment"]),
        ({"text": "WHICH reviewer"}, ["Comment"]),
        ({"text": "nowhere"}, []),
    ],
)
def test_filters_narrow_it_down(
    screen: CommentsScreen, choice: dict[str, str], found: list[str]
) -> None:
    vars(screen).update(choice)
    assert kinds(screen) == found


def test_answers_are_found_and_shown_with_the_comment(
    screen: CommentsScreen, workspace: Workspace
) -> None:
    workspace.comments.answer(workspace.comments.at(CELL)[0].first.id, "yearbook", "clerk")
    screen.text = "yearbook"
    assert kinds(screen) == ["Comment"]
    assert screen.lines[0].texts[2] == "Reviewer: which source?\nClerk: yearbook"


def test_a_line_is_finished_and_taken_up_again(
    screen: CommentsScreen, workspace: Workspace
) -> None:
    for line in list(screen.lines):
        screen.finish(line, "clerk")
    assert kinds(screen) == []
    assert "fits the filters" in screen.empty()
    screen.state = "done"
    screen.refresh()
    screen.finish(screen.lines[0], "clerk")
    assert sum(thread.open for thread in workspace.comments.threads()) == 1


def test_an_empty_page_says_how_to_begin(services: Services, workspace: Workspace) -> None:
    words = Sentences(services.translator, workspace.form)
    screen = CommentsScreen(workspace, words, services.translator)
    assert "Shift+F2" in screen.empty()
