"""A scheme approved while a draft is open: its goals are offered, never taken over silently.

Issue 3.3.
"""

from __future__ import annotations

import pytest
from province_years import (
    APPROVED,
    GOAL,
    Lived,
    Province,
    scheme_approved,
    scheme_revised,
    year_sealed,
)
from report_steps import at, put, shown, stand

from ipdesk.adopted import ADOPTED_FROM, AdoptedValue
from ipdesk.adopting import Adoption, pending_adoptions
from ipdesk.errors import Sealed, WriteFailed
from ipdesk.screens.adopting import AdoptScreen
from ipdesk.screens.header import HeaderScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services


@pytest.fixture
def revised(lived: Lived) -> Province:
    province = lived(scheme_revised)
    province.turn_to("annual-2017")
    return province


@pytest.fixture
def screen(revised: Province, services: Services) -> AdoptScreen:
    workspace = revised.workspace
    words = Sentences(services.translator, workspace.form, workspace.report.cell)
    return AdoptScreen(workspace, services.library, words, services.translator)


def test_newer_goals_are_offered_and_nothing_is_changed(
    revised: Province, services: Services
) -> None:
    workspace = revised.workspace
    pending = pending_adoptions(workspace, services.library)
    assert Adoption(at("goals IND1 target"), "scheme-2016-r2", "scheme-2016", "30", "35") in pending
    assert shown(workspace, "goals IND1 target").text == "30"
    header = HeaderScreen(workspace, services.translator)
    assert header.newer_goals(services.library) == (
        "Newer goals: Implementation scheme 2016 (revision 2)"
    )


def test_what_changes_is_seen_first(screen: AdoptScreen) -> None:
    (row,) = screen.rows()
    assert row.place_name.endswith("Target")
    assert (row.before, row.after) == ("30.00", "35.00")
    assert screen.headline() == ("1 value is set by Implementation scheme 2016 (revision 2)")


def test_goals_are_taken_over_in_one_commit_with_their_history(
    revised: Province, screen: AdoptScreen, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, commits = revised.workspace, list[object]()
    write = workspace.store.write
    monkeypatch.setattr(
        workspace.store, "write", lambda batch, *_: (commits.append(batch), write(batch))
    )
    change = screen.apply("test")
    assert len(commits) == 1
    assert at("goals IND1 target") in change.cells
    assert shown(workspace, "goals IND1 target").text == "35"
    assert stand(workspace, "IND1").target == 35
    for where in ("goals IND1 target", "goals IND1 baseline", "profile 1 scheme_document"):
        assert workspace.report.note(at(where), ADOPTED_FROM) == "scheme-2016-r2"
    entries = workspace.store.cell_history("annual-2017", *at("goals IND1 target"))
    told = [(e.facet, e.before, e.after, e.reason) for e in entries if e.action == "adopt"]
    assert told == [
        ("", "30", "35", "scheme-2016-r2"), (ADOPTED_FROM, "scheme-2016", "scheme-2016-r2", "")
    ]  # fmt: skip
    assert pending_adoptions(workspace, services.library) == ()
    assert HeaderScreen(workspace, services.translator).newer_goals(services.library) == ""


def test_goals_taken_over_stay_locked_and_are_there_when_opened_again(
    revised: Province, screen: AdoptScreen
) -> None:
    screen.apply("test")
    revised.turn_to("annual-2016")
    revised.turn_to("annual-2017")
    assert shown(revised.workspace, "goals IND1 target").text == "35"
    with pytest.raises(AdoptedValue):
        put(revised.workspace, "goals IND1 target", "20")


def test_goal_that_the_new_version_gives_up_can_be_typed(lived: Lived, services: Services) -> None:
    province = lived(scheme_approved)
    province.add("annual", 2017)
    province.sealed("scheme", 2016, {"goals IND1 reference_region": ""})
    province.turn_to("annual-2017")
    workspace = province.workspace
    workspace.adopt(pending_adoptions(workspace, services.library), "test")
    assert shown(workspace, "goals IND1 reference_region").raw == ""
    assert workspace.report.note(at("goals IND1 reference_region"), ADOPTED_FROM) == ""
    put(workspace, "goals IND1 reference_region", "演练地区")


def test_first_approval_is_offered_too(lived: Lived, services: Services) -> None:
    """What was typed meanwhile gives way, and is named."""
    province = lived(year_sealed)
    province.add("annual", 2017)
    put(province.workspace, "goals IND1 target", "18")
    province.sealed("scheme", 2016, GOAL | APPROVED)
    province.turn_to("annual-2017")
    pending = pending_adoptions(province.workspace, services.library)
    assert Adoption(at("goals IND1 target"), "scheme-2016", "", "18", "30") in pending


def test_version_that_is_not_approved_is_not_offered(lived: Lived, services: Services) -> None:
    province = lived(scheme_approved)
    province.add("annual", 2017)
    waiting = {"approval 1 state": "submitted", "approval 1 submitted_on": "2017-01-05"}
    blank = {"approval 1 document": "", "approval 1 approved_on": ""}
    province.sealed("scheme", 2017, {"goals IND1 target": "35"} | waiting | blank)
    province.turn_to("annual-2017")
    assert pending_adoptions(province.workspace, services.library) == ()


def test_sealed_report_keeps_its_goals(revised: Province, services: Services) -> None:
    pending = pending_adoptions(revised.workspace, services.library)
    revised.seal()
    assert pending_adoptions(revised.workspace, services.library) == ()
    with pytest.raises(Sealed):
        revised.workspace.adopt(pending, "test")


def test_taking_over_that_fails_changes_nothing(
    revised: Province, screen: AdoptScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = revised.workspace.snapshot()

    def fail(*_: object) -> None:
        raise WriteFailed(path="x", why="演练")

    monkeypatch.setattr(revised.workspace.store, "write", fail)
    with pytest.raises(WriteFailed):
        screen.apply("test")
    assert revised.workspace.snapshot() == before
