"""Declared targets come from the approved scheme; revised schemes keep their history. Issue 3.3."""

from __future__ import annotations

import pytest
from province_years import APPROVED, GOAL, Lived, Province, scheme_approved, year_sealed
from report_steps import at, put, shown, stand

from ipdesk.adopted import ADOPTED_FROM, AdoptedValue
from ipdesk.locks import lock_of
from ipdesk.restatement import CARRIED_FROM, RestatementRefused


def test_annual_report_opens_with_the_goals_of_the_approved_scheme(lived: Lived) -> None:
    province = lived(scheme_approved)
    province.add("annual", 2017)
    workspace = province.workspace
    assert shown(workspace, "goals IND1 target").text == "30"
    assert shown(workspace, "goals IND1 reference_region").text == "演练地区"
    assert workspace.report.note(at("goals IND1 target"), ADOPTED_FROM) == "scheme-2016"
    assert workspace.report.note(at("goals IND1 target"), CARRIED_FROM) == ""
    assert stand(workspace, "IND1").target == 30


def test_approval_comes_with_number_and_date(lived: Lived) -> None:
    province = lived(scheme_approved)
    province.add("annual", 2017)
    assert shown(province.workspace, "profile 1 scheme_document").text == "演练〔2016〕7号"
    assert shown(province.workspace, "profile 1 scheme_date").text == "2016-07-28"


def test_goal_of_the_scheme_cannot_be_typed_over(lived: Lived) -> None:
    province = lived(scheme_approved)
    province.add("annual", 2017)
    assert lock_of(province.workspace.report, at("goals IND1 target")) == "adopted"
    with pytest.raises(AdoptedValue):
        put(province.workspace, "goals IND1 target", "20")


def test_goal_of_the_scheme_is_not_restated(lived: Lived) -> None:
    """A goal is changed by a further version of the scheme, never by a restatement."""
    province = lived(scheme_approved)
    province.add("annual", 2017)
    with pytest.raises(RestatementRefused) as refused:
        province.workspace.restate(at("goals IND1 target"), "20", "目标过高")
    assert refused.value.params["reason"] == "adopted"
    assert shown(province.workspace, "goals IND1 target").text == "30"


def test_approval_comes_from_the_scheme_and_cannot_be_typed_over(lived: Lived) -> None:
    province = lived(scheme_approved)
    province.add("annual", 2017)
    for where in ("profile 1 scheme_document", "profile 1 scheme_date"):
        assert province.workspace.report.note(at(where), ADOPTED_FROM) == "scheme-2016"
        with pytest.raises(AdoptedValue):
            put(province.workspace, where, "2016-08-01")


def test_scheme_that_is_not_approved_sets_no_goals(province: Province) -> None:
    province.seal({"goals IND1 target": "18"})
    submitted = {"approval 1 state": "submitted", "approval 1 submitted_on": "2016-06-01"}
    province.sealed("scheme", 2016, GOAL | submitted)
    province.add("annual", 2017)
    assert shown(province.workspace, "goals IND1 target").text == "18"
    assert province.workspace.report.note(at("goals IND1 target"), ADOPTED_FROM) == ""


def test_revised_scheme_sets_the_goals_from_then_on_and_the_old_one_stays(
    lived: Lived,
) -> None:
    province = lived(scheme_approved)
    province.sealed("annual", 2017)
    province.sealed("scheme", 2016, {"goals IND1 target": "35"})
    province.add("annual", 2018)
    workspace = province.workspace
    assert shown(workspace, "goals IND1 target").text == "35"
    assert workspace.report.note(at("goals IND1 target"), ADOPTED_FROM) == "scheme-2016-r2"
    province.turn_to("annual-2017")
    assert shown(workspace, "goals IND1 target").text == "30"
    province.turn_to("scheme-2016")
    assert shown(workspace, "goals IND1 target").text == "30"


def test_scheme_of_a_later_year_sets_no_goals_of_an_earlier_one(lived: Lived) -> None:
    province = lived(year_sealed)
    province.sealed("scheme", 2020, GOAL | APPROVED)
    province.add("annual", 2017)
    assert shown(province.workspace, "goals IND1 target").raw == ""
