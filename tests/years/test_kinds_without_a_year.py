"""Kinds of report that are of no year: one draft at a time, each follows the last. Issue 3.1."""

from __future__ import annotations

import pytest
from province_years import APPROVED, GOAL, Lived, Province, scheme_approved, year_sealed
from report_steps import put, shown

from ipdesk.errors import UsageError
from ipdesk.screens.new_report import NewReportScreen
from ipdesk.services import Services


def test_second_draft_of_the_kind_under_another_year_is_refused(lived: Lived) -> None:
    province = lived(year_sealed)
    province.add("scheme", 2016)
    with pytest.raises(UsageError) as refused:
        province.add("scheme", 2020)
    assert refused.value.params == {"reason": "draft_open", "report": "scheme-2016"}


def test_drafts_of_a_yearly_kind_do_not_stand_in_each_others_way(province: Province) -> None:
    assert province.add("annual", 2018) == "annual-2018"
    assert province.add("annual", 2017) == "annual-2017"


def test_scheme_of_a_later_year_opens_with_the_one_before_but_not_with_its_approval(
    lived: Lived,
) -> None:
    """D2: what holds goes on to hold; the new version is to be approved itself."""
    province = lived(year_sealed)
    province.add("scheme", 2016)
    workspace = province.workspace
    row, _ = workspace.add_row("milestones")
    filled = {"indicator": "IND1", "year": "2020", "value": "16"}
    for column, raw in filled.items():
        put(workspace, f"milestones {row} {column}", raw)
    province.seal(GOAL | APPROVED | {"outline 1 aim": "建成知识产权强省"})
    assert province.add("scheme", 2020) == "scheme-2020"
    assert shown(workspace, "goals IND1 target").text == "30"
    assert shown(workspace, "goals IND1 reference_region").text == "演练地区"
    assert shown(workspace, "outline 1 aim").text == "建成知识产权强省"
    assert [shown(workspace, f"milestones {row} {c}").text for c in filled] == [*filled.values()]
    assert shown(workspace, "approval 1 state").text == "preparing"
    assert shown(workspace, "approval 1 document").raw == ""
    put(workspace, "goals IND1 target", "35")
    assert shown(workspace, "goals IND1 target").text == "35"


def test_newest_sealed_one_of_any_year_is_followed(lived: Lived) -> None:
    province = lived(year_sealed)
    province.sealed("scheme", 2020, GOAL | APPROVED)
    province.add("scheme", 2018)
    assert shown(province.workspace, "goals IND1 target").text == "30"


def test_new_version_sets_no_goals_before_it_is_approved(lived: Lived) -> None:
    province = lived(scheme_approved)
    submitted = {"approval 1 state": "submitted", "approval 1 submitted_on": "2020-03-02"}
    province.sealed("scheme", 2020, {"goals IND1 target": "35"} | submitted)
    province.add("annual", 2020)
    assert shown(province.workspace, "goals IND1 target").text == "30"


def test_dialog_names_the_draft_under_whatever_year(lived: Lived, services: Services) -> None:
    province = lived(year_sealed)
    province.add("scheme", 2012)
    screen = NewReportScreen(province.workspace, services.library.shipped(), services.translator)
    assert screen.plan("scheme", 0).draft == "scheme-2012"
