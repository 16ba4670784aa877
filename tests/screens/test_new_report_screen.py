"""A further report: which kinds, what each is for, and what it would begin with.

Requirements
    3.1  report kinds, all from the catalogue
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.catalogue.model import Catalogue
from ipdesk.new_report import YEARS
from ipdesk.screens.new_report import NewReportScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.province.lives import entry

Screen = Callable[[Workspace], NewReportScreen]


@pytest.fixture
def screen(services: Services) -> Screen:
    return lambda workspace: NewReportScreen(
        workspace, services.library.shipped(), services.translator
    )


def test_every_kind_says_which_document_it_is_and_what_for(
    screen: Screen, workspace: Workspace, edition: Catalogue
) -> None:
    lines = screen(workspace).kinds()
    assert [line.code for line in lines] == [kind.code for kind in edition.kinds]
    assert all(line.name and line.document and line.purpose for line in lines)
    scheme = next(line for line in lines if line.code == "scheme")
    assert scheme.document == "Pilot implementation scheme"
    assert not scheme.yearly


def test_what_the_status_asks_for_is_suggested(screen: Screen, workspace: Workspace) -> None:
    """D2"""
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    workspace.record_status(entry("TR2", "2016-07-28"))
    made = screen(workspace)
    assert made.suggested() == ("scheme", 0)
    assert [line.code for line in made.kinds() if line.expected] == ["scheme"]


def test_before_a_status_is_recorded_the_kind_at_hand_is_suggested(
    screen: Screen, workspace: Workspace
) -> None:
    made = screen(workspace)
    assert made.suggested() == ("annual", 2016)
    assert not any(line.expected for line in made.kinds())


def test_an_open_draft_is_gone_on_with(screen: Screen, workspace: Workspace) -> None:
    plan = screen(workspace).plan("annual", 2016)
    assert (plan.possible, plan.draft) == (False, "annual-2016")
    assert plan.sentence.startswith("“Annual report 2016” is still a draft")


def test_the_first_of_its_kind_begins_empty(screen: Screen, workspace: Workspace) -> None:
    plan = screen(workspace).plan("scheme", 0)
    assert plan.possible
    assert plan.year == 2017
    assert plan.sentence == "Begins empty: it is the first of its kind."


def test_lists_of_prefectures_come_filled(screen: Screen, workspace: Workspace) -> None:
    plan = screen(workspace).plan("declaration", 0)
    assert plan.sentence == "Begins empty; the lists of prefectures are filled in."


def test_a_further_year_takes_over_from_the_sealed_one(
    screen: Screen, services: Services, sealed_file: Path
) -> None:
    plan = screen(services.opener.open(sealed_file)).plan("annual", 2017)
    assert plan.possible
    assert "taken over from “Annual report 2016”" in plan.sentence


def test_the_same_year_again_is_the_next_revision(
    screen: Screen, services: Services, sealed_file: Path
) -> None:
    plan = screen(services.opener.open(sealed_file)).plan("annual", 2016)
    assert plan.possible
    assert plan.sentence.startswith("Begins as revision 2 of “Annual report 2016”")


def test_a_kind_without_years_has_one_draft_at_a_time(
    screen: Screen, services: Services, workspace: Workspace
) -> None:
    services.opener.add_report(workspace, "scheme", 2016)
    assert screen(workspace).plan("scheme", 0).draft == "scheme-2016"


@pytest.mark.parametrize("kind", ["annual", "scheme", "self_evaluation", "experience"])
def test_what_is_planned_can_be_made(
    screen: Screen, services: Services, workspace: Workspace, kind: str
) -> None:
    made = screen(workspace)
    plan = made.plan(kind, 2018)
    identity = services.opener.add_report(workspace, plan.kind, plan.year)
    assert made.plan(kind, 2018).draft == identity


def test_the_year_suggested_is_the_last_full_one(screen: Screen, workspace: Workspace) -> None:
    made = screen(workspace)
    assert made.suggested_year("annual") == 2016
    assert made.years() == YEARS


def test_category_that_the_status_says_is_told_where_it_is_another(
    screen: Screen, workspace: Workspace
) -> None:
    """TR6"""
    for made in (
        entry("TR1", "2016-03-01", category="leading"),
        entry("TR2", "2016-07-28"),
        entry("TR3", "2016-12-05"),
    ):
        workspace.record_status(made)
    assert "category" not in screen(workspace).plan("annual", 2017).sentence
    workspace.record_status(entry("TR6", "2017-02-06", category="supporting"))
    assert (
        screen(workspace)
        .plan("annual", 2017)
        .sentence.endswith(
            "It is of the category that the status says: Supporting. What both have is taken over."
        )
    )
