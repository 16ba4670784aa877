"""The province's life in words, in either language.

Requirements
    3.2  a timeline view; possible transitions, and why others are not; the reports due
"""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from lives import entry

from ipdesk.error_sentences import ErrorSentences
from ipdesk.messages import Translator
from ipdesk.reasons import STATUS
from ipdesk.screens.timeline import TimelineScreen
from ipdesk.services import Services
from ipdesk.status_entry import StatusRefused
from ipdesk.workspace import Workspace


@pytest.fixture
def workspace(open_workspace: Callable[..., Workspace]) -> Workspace:
    return open_workspace()


@pytest.fixture
def screen(workspace: Workspace, services: Services) -> TimelineScreen:
    return TimelineScreen(workspace, services.translator)


def pilot(workspace: Workspace) -> None:
    workspace.record_status(
        entry("TR1", "2016-03-01", category="leading", document="粤〔2016〕1号")
    )
    workspace.record_status(entry("TR2", "2016-07-28", document="", note="first three"))


def test_before_the_first_entry_it_says_so(screen: TimelineScreen) -> None:
    assert screen.headline() == "Not listed (nothing recorded yet)"
    assert screen.lines() == []


def test_each_entry_is_a_line(screen: TimelineScreen, workspace: Workspace) -> None:
    pilot(workspace)
    first, second = screen.lines()
    assert first[:3] == ("1 March 2016", "TR1", "Choose a category and declare")
    assert (first.document, first.actor) == ("粤〔2016〕1号", "Province")
    assert second.standing == "Pilot province · Leading"
    assert (second.note, second.actor) == ("first three", "SIPO")


def test_the_headline_says_since_when_the_state_holds(
    screen: TimelineScreen, workspace: Workspace
) -> None:
    pilot(workspace)
    workspace.record_status(entry("TR7", "2017-01-10", category="supporting"))
    assert screen.headline() == "Pilot province · Supporting, since 28 July 2016"


def test_steps_say_what_they_need_or_what_bars_them(
    screen: TimelineScreen, workspace: Workspace
) -> None:
    steps = {line.transition: line for line in screen.steps()}
    assert steps["TR9"].needs == (
        "document number, category after it, "
        "status after it: Pilot province or Demonstration province"
    )
    assert not steps["TR5"].possible
    assert steps["TR5"].why == "Only from the status: Demonstration province."
    assert steps["TR5"].needs == ""


def test_what_is_left_open_is_said(screen: TimelineScreen) -> None:
    assert "Whether an exited province may apply again" in screen.open_questions()


def test_in_chinese_everything_is_chinese(screen: TimelineScreen, workspace: Workspace,
                                          services: Services) -> None:  # fmt: skip
    services.translator.speak("zh")
    workspace.record_status(entry("TR1", "2016-03-01", category="leading", document="一号"))
    workspace.annul_status("二号")
    texts = [screen.headline(), *(text for line in screen.lines() for text in line[2:-1])]
    texts += [text for line in screen.steps() for text in (line.what, line.needs, line.why)]
    for text in texts:
        foreign = set(text.replace("TR", "")) & set(string.ascii_letters)
        assert not foreign, text


@pytest.mark.parametrize("reason", STATUS)
def test_every_reason_is_said_in_both_languages(services: Services, reason: str) -> None:
    fields = [name for _, name, _, _ in string.Formatter().parse(STATUS[reason]) if name]
    fault = StatusRefused(reason, **dict.fromkeys(fields, "§"))
    said = [
        ErrorSentences(Translator(services.resources / "translations", language)).line(fault)
        for language in ("en", "zh")
    ]
    assert said[0] != said[1]
    for line in said:
        assert line.count("§") == len(fields)
        assert "{" not in line
