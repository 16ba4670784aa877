"""The history of a report on screen: every change, newest first, filtered, read in pages (4.8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from fixed_clock import NOW
from report_steps import at, put

from ipdesk.changes import Edit
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.report_history import ReportHistoryScreen, Wanted, day_of
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

Shown = Callable[..., list[tuple[str, ...]]]


def screen_of(workspace: Workspace, services: Services) -> ReportHistoryScreen:
    translator = services.translator
    words = Sentences(translator, lambda: workspace.form, workspace.report.cell)
    return ReportHistoryScreen(workspace, words, translator)


def day(later: int) -> str:
    """The day of the tests' clock, wherever they run, or one so many days later."""
    return (NOW.astimezone() + dt.timedelta(days=later)).date().isoformat()


@pytest.fixture
def shown(services: Services) -> Shown:
    """All texts that the screen shows of a workspace's report."""

    def read(workspace: Workspace, **wanted: str) -> list[tuple[str, ...]]:
        screen = screen_of(workspace, services)
        screen.want(Wanted(**wanted))
        while not screen.ended:
            screen.more()
        return [line.texts for line in screen.lines]

    return read


def test_the_newest_change_comes_first_with_who_where_and_both_values(workspace, shown):
    put(workspace, "base BF1 value", "5")
    put(workspace, "base BF1 value", "6")
    newest, before, begun = shown(workspace)
    assert newest[1:5] == (
        "Clerk · test", "Value", "Valid invention patents at period end · This year", "5 → 6"
    )  # fmt: skip
    assert before[4] == "(blank) → 5"
    assert begun[2] == "Report begun"


def test_why_is_told(workspace, shown):
    workspace.apply([Edit(at("base BF1 value"), "5")], "window", "typing error")
    assert shown(workspace)[0][5] == "typing error"


def test_a_restatement_is_one_line_with_its_reason(next_year, services, shown):
    """4.8: why, when it concerns a sealed figure"""
    services.opener.turn_to(next_year, "annual-2017")
    next_year.restate(at("base BF1 prior"), "168481", "statistics office counted anew")
    line = shown(next_year)[0]
    assert (line[2], line[4]) == ("Restatement", "168480 → 168481")
    assert line[5] == "statistics office counted anew"
    assert [text[2] for text in shown(next_year)].count("Remark") == 0


def test_the_history_of_a_sealed_report_can_be_read(next_year, services, shown):
    services.opener.turn_to(next_year, "annual-2016")
    assert shown(next_year)[0][2] == "Sealed"
    assert shown(next_year, text="168480")[0][4] == "(blank) → 168480"


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"section": "base"}, 1),
        ({"section": "goals"}, 1),
        ({"action": "create"}, 1),
        ({"person": "clerk"}, 3),
        ({"person": "nobody"}, 0),
        ({"text": "resident POPULATION"}, 1),
        ({"since": day(1)}, 0),
        ({"until": day(-1)}, 0),
        ({"since": day(0), "until": day(0)}, 3),
    ],
)
def test_changes_are_filtered(workspace, shown, wanted, count):
    put(workspace, "base BF2 value", "10849")
    put(workspace, "goals IND1 target", "40")
    assert len(shown(workspace, **wanted)) == count


def test_only_the_report_s_own_changes_are_told(next_year, services, shown):
    services.opener.turn_to(next_year, "annual-2017")
    assert [line[2] for line in shown(next_year)] == ["Report begun"]


def test_a_long_history_is_read_page_by_page(workspace, services, monkeypatch):
    edits = [Edit(Place("enterprises", f"e{n}", "name"), f"演练{n}") for n in range(300)]
    workspace.apply(edits, "window")
    screen = screen_of(workspace, services)
    first = screen.more()
    assert 0 < first < 600
    assert not screen.ended
    while not screen.ended:
        screen.more()
    sequences = [line.entry.sequence for line in screen.lines]
    assert sequences == sorted(sequences, reverse=True)
    assert len(set(sequences)) == 601


def test_a_change_that_comes_later_is_first_when_it_is_read_again(workspace, services):
    screen = screen_of(workspace, services)
    screen.more()
    put(workspace, "base BF1 value", "7")
    screen.again()
    screen.more()
    assert screen.lines[0].place == at("base BF1 value")


def test_what_was_done_and_by_whom_is_offered_to_choose_among(workspace, services):
    put(workspace, "base BF1 value", "7")
    screen = screen_of(workspace, services)
    assert [c.text for c in screen.actions()] == ["Report begun", "Value"]
    assert [c.text for c in screen.people()] == ["Clerk"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [("", ""), ("20170315", "2017-03-15"), ("2017年3月15日", "2017-03-15"), ("soon", None)],
)
def test_days_are_typed_in_any_accepted_way(typed, day):
    assert day_of(typed) == day


def test_every_action_of_the_program_has_a_name_in_both_languages(services):
    from ipdesk.history_words import action_names
    from ipdesk.steps import UNDOABLE

    for language in ("zh", "en"):
        names = action_names(Translator(services.resources / "translations", language))
        assert set(names) >= UNDOABLE
        assert len(set(names.values())) == len(names)


def test_the_day_ends_at_midnight_of_the_clock_on_the_wall(workspace, shown, clock):
    begun = clock.now().astimezone().date()
    before = (begun - dt.timedelta(days=1)).isoformat()
    assert shown(workspace, until=before) == []
    assert len(shown(workspace, since=begun.isoformat())) == 1
