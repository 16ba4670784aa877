"""Taking over a scheme's goals: what would change, and what to do where nothing would.

Issue 3.3.
"""

from __future__ import annotations

from ipdesk.screens.adopting import AdoptScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.province_years import Lived, scheme_approved, scheme_revised


def screen_of(workspace: Workspace, services: Services, report: str = "") -> AdoptScreen:
    if report:
        services.opener.turn_to(workspace, report)
    words = Sentences(services.translator, workspace.form)
    return AdoptScreen(workspace, services.library, words, services.translator)


def test_without_a_scheme_it_is_said_how_to_come_by_goals(
    workspace: Workspace, services: Services
) -> None:
    screen = screen_of(workspace, services)
    assert not screen.can_apply
    assert screen.headline() == "There is no approved scheme to take goals from yet."
    assert "Enter the approval of the implementation scheme and seal it" in screen.remark()


def test_goals_that_are_held_already_leave_nothing_to_do(lived: Lived, services: Services) -> None:
    province = lived(scheme_approved)
    province.add("annual", 2017)
    screen = screen_of(province.workspace, services)
    assert screen.headline() == "The report holds the goals of the scheme in force."
    assert screen.remark().startswith("Nothing is left to do here.")


def test_a_sealed_report_says_how_to_follow_newer_goals(lived: Lived, services: Services) -> None:
    screen = screen_of(lived(scheme_revised).workspace, services, "annual-2016")
    assert screen.headline() == "The report is sealed: it keeps the goals it was made with."
    assert "begin the next revision" in screen.remark()


def test_a_kind_without_goals_of_a_scheme_says_so(lived: Lived, services: Services) -> None:
    workspace = lived(scheme_approved).workspace
    made = services.opener.add_report(workspace, "experience", 2016)
    screen = screen_of(workspace, services, made)
    assert screen.headline() == "This kind of report takes no goals from a scheme."


def test_newer_goals_are_told_with_what_taking_them_over_does(
    lived: Lived, services: Services
) -> None:
    screen = screen_of(lived(scheme_revised).workspace, services, "annual-2017")
    assert screen.headline() == "1 value is set by Implementation scheme 2016 (revision 2)"
    assert screen.remark().startswith("They are taken over together.")
