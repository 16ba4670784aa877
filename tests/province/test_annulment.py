"""An entry recorded by mistake is taken back by a further one; both stay.

Requirements
    3.2  status history with date, document number, actor
    design "History is append-only (triggers) and hash-chained"
"""

from __future__ import annotations

import datetime as dt

import pytest
from lives import APPROVED, PILOT, entry, lived

from ipdesk.catalogue.model import Catalogue
from ipdesk.due import due_reports
from ipdesk.history import first_break
from ipdesk.province import StatusHistory
from ipdesk.screens.timeline import TimelineScreen
from ipdesk.services import Services
from ipdesk.status_entry import ANNUL, StatusRefused
from ipdesk.workspace import Workspace

TODAY = dt.date(2017, 3, 15)


def annulled(history: StatusHistory, reason: str = "wrong day") -> StatusHistory:
    return history.annul(reason, TODAY, "")


def test_the_state_is_as_before_the_entry(edition: Catalogue) -> None:
    """TR2"""
    history = annulled(lived(edition, *PILOT))
    assert (history.state, history.category) == ("DECLARED", "leading")
    assert [item.transition for item in history.entries] == ["TR1", "TR2", ANNUL]
    assert [item.transition for item in history.standing] == ["TR1"]


def test_the_annulment_says_what_holds_again_and_why(edition: Catalogue) -> None:
    last = annulled(lived(edition, *PILOT), " mixed up ").entries[-1]
    assert (last.date, last.target, last.category) == (TODAY, "DECLARED", "leading")
    assert last.note == "mixed up"


def test_what_was_annulled_has_never_been(edition: Catalogue) -> None:
    history = annulled(lived(edition, *APPROVED))
    assert not history.has_met("scheme_approved")
    [scheme] = due_reports(history, [], dt.date(2016, 12, 31))
    assert scheme.kind.code == "scheme"
    assert annulled(history).state_on(dt.date(2016, 8, 1)) == "DECLARED"


def test_the_right_entry_may_follow_with_an_earlier_date(edition: Catalogue) -> None:
    history = annulled(lived(edition, *PILOT)).record(entry("TR2", "2016-06-28"))
    assert (history.state, history.standing[-1].date) == ("PILOT", dt.date(2016, 6, 28))


def test_entries_are_taken_back_one_after_the_other(edition: Catalogue) -> None:
    history = lived(edition, *PILOT)
    for state in ("DECLARED", "UNLISTED"):
        history = annulled(history)
        assert history.state == state
    assert history.category == ""
    assert len(history.entries) == 4


@pytest.mark.parametrize(
    ("steps", "reason", "refusal"),
    [
        ((), "why", "nothing_to_annul"),
        (PILOT, "  ", "reason_missing"),
        (PILOT, "长" * 501, "too_long"),
    ],
)
def test_an_annulment_needs_an_entry_and_a_reason(
    edition: Catalogue, steps: tuple[str, ...], reason: str, refusal: str
) -> None:
    with pytest.raises(StatusRefused) as fault:
        annulled(lived(edition, *steps), reason)
    assert fault.value.reason == refusal


def test_an_annulment_is_not_annulled(edition: Catalogue) -> None:
    """Once nothing stands, what is left are annulments."""
    with pytest.raises(StatusRefused):
        annulled(annulled(lived(edition, *PILOT[:1])))


def test_it_is_stored_with_its_reason_in_the_history(
    workspace: Workspace, services: Services
) -> None:
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    workspace.annul_status("another province", "test")
    last = workspace.store.last_history()
    assert last is not None
    assert (last.action, last.row, last.column) == ("status", "2", ANNUL)
    assert (last.before, last.after) == ("DECLARED leading", "UNLISTED")
    assert last.reason == "another province"
    assert first_break(workspace.store.history("")) is None
    entries = workspace.status.entries
    workspace.store.close()
    again = services.opener.open(workspace.store.path)  # type: ignore[arg-type]  # a path as text
    assert again.status.entries == entries
    assert again.status.state == "UNLISTED"


def test_both_are_struck_in_the_timeline(workspace: Workspace, services: Services) -> None:
    screen = TimelineScreen(workspace, services.translator)
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    workspace.record_status(entry("TR2", "2016-07-28"))
    assert screen.last() == "28 July 2016 · Selected as pilot (quota 5/7/6 in principle)"
    workspace.annul_status("wrong day")
    workspace.record_status(entry("TR2", "2016-06-28"))
    assert [line.struck for line in screen.lines()] == [False, True, True, False]
    taken_back = screen.lines()[2]
    assert taken_back.what == (
        "Taken back: Selected as pilot (quota 5/7/6 in principle), of 28 July 2016"
    )
    assert (taken_back.note, taken_back.standing) == ("wrong day", "")
    assert screen.headline() == "Pilot province · Leading, since 28 June 2016"


def test_before_anything_stands_there_is_nothing_to_take_back(
    workspace: Workspace, services: Services
) -> None:
    assert TimelineScreen(workspace, services.translator).last() == ""
