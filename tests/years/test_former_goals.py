"""A revised scheme keeps its history: what was aimed at before, by which approval. Issue 3.3."""

from __future__ import annotations

import pytest
from province_years import GOAL, Lived, Province, scheme_approved, year_sealed

from ipdesk.goal_history import former_goals
from ipdesk.printing.annex import Annex
from ipdesk.printing.document import Remark
from ipdesk.screens.targets import TargetRow, TargetsScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services

AGAIN = {
    "approval 1 state": "approved",
    "approval 1 submitted_on": "2020-03-02",
    "approval 1 document": "演练〔2020〕3号",
    "approval 1 approved_on": "2020-06-30",
}
EARLIER = "Earlier goals: 30 by 2030 (Implementation scheme 2016, 演练〔2016〕7号, 28 July 2016)"


def scheme_followed(province: Province) -> None:
    scheme_approved(province)
    province.sealed("scheme", 2020, {"goals IND1 target": "35"} | AGAIN)
    province.add("annual", 2021)


@pytest.fixture
def revised(lived: Lived) -> Province:
    """The scheme of 2016 was followed by that of 2020; the report of 2021 is open."""
    province = lived(scheme_followed)
    province.turn_to("annual-2021")
    return province


def row(province: Province, services: Services, code: str = "IND1") -> TargetRow:
    workspace = province.workspace
    words = Sentences(services.translator, workspace.form, workspace.report.cell)
    screen = TargetsScreen(workspace, words, services.translator)
    return next(row for row in screen.rows() if row.code == code)


def test_targets_page_names_the_earlier_goal_and_its_approval(
    revised: Province, services: Services
) -> None:
    shown = row(revised, services)
    assert shown.target.startswith("≥ 35")
    assert shown.earlier == EARLIER
    assert EARLIER in shown.spoken
    assert row(revised, services, "IND6").earlier == ""


def test_report_under_the_earlier_scheme_knows_no_earlier_goal(
    revised: Province, services: Services
) -> None:
    revised.add("annual", 2017)
    assert row(revised, services).target.startswith("≥ 30")
    assert row(revised, services).earlier == ""


def test_version_that_was_never_approved_has_set_no_goal(lived: Lived) -> None:
    province = lived(year_sealed)
    waiting = {"approval 1 state": "submitted", "approval 1 submitted_on": "2016-06-01"}
    province.sealed("scheme", 2016, GOAL | waiting)
    province.add("annual", 2017)
    assert province.workspace.goals() == {}


def test_version_that_repeats_a_goal_is_no_further_goal(lived: Lived) -> None:
    province = lived(scheme_approved)
    province.sealed("scheme", 2020, AGAIN)
    province.add("annual", 2021)
    (goal,) = province.workspace.goals()["IND1"]
    assert goal.scheme.id == "scheme-2016"
    assert former_goals(province.workspace.goals(), "IND1", goal.value) == ()


def test_print_names_the_earlier_goals_below_the_targets(
    revised: Province, services: Services
) -> None:
    workspace = revised.workspace
    words = Sentences(services.translator, workspace.form, workspace.report.cell)
    blocks = Annex(workspace.snapshot(), services.translator, words).targets()
    said = [block.text for block in blocks if isinstance(block, Remark)]
    assert any(text.startswith("IND1") and EARLIER in text for text in said)


def test_trend_knows_the_earlier_goal(revised: Province) -> None:
    trend = next(t for t in revised.workspace.trends() if t.indicator.code == "IND1")
    assert trend.target is not None
    assert (trend.target.year, trend.target.value) == (2030, 35)
    assert [(goal.year, goal.value) for goal in trend.former] == [(2030, 30)]
