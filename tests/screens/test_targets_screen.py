"""The targets page: figures, positions on the axis, and what to do next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ipdesk.places import Place
from ipdesk.screens.targets import TargetRow, TargetsScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import grant, put_all

GOAL = {
    "goals IND3 baseline": "10000",
    "goals IND3 baseline_year": "2015",
    "goals IND3 target": "25000",
    "goals IND3 target_year": "2030",
}


@pytest.fixture
def screen(workspace: Workspace, services: Services) -> TargetsScreen:
    sentences = Sentences(services.translator, workspace.form)
    return TargetsScreen(workspace, sentences, services.translator)


def row_of(screen: TargetsScreen, code: str) -> TargetRow:
    return next(row for row in screen.rows() if row.code == code)


def test_the_axis_runs_from_the_baseline_to_the_target(
    workspace: Workspace, screen: TargetsScreen
) -> None:
    put_all(workspace, {**GOAL, "indicators IND3 value": "13000"})
    axis = row_of(screen, "IND3").axis
    assert axis is not None
    assert (axis.start, axis.value, axis.target) == (0.0, 0.2, 1.0)
    assert axis.expected == pytest.approx(1 / 15)


def test_without_a_baseline_the_axis_starts_at_zero(
    workspace: Workspace, screen: TargetsScreen
) -> None:
    grant(workspace, 7)
    axis = row_of(screen, "IND6").axis
    assert axis is not None
    assert not axis.has_baseline
    assert axis.start == 0.0
    assert axis.expected is None


def test_a_value_below_the_baseline_lies_at_the_beginning(
    workspace: Workspace, screen: TargetsScreen
) -> None:
    put_all(workspace, {**GOAL, "indicators IND3 value": "7000"})
    axis = row_of(screen, "IND3").axis
    assert axis is not None
    assert axis.value == 0.0
    assert 0.0 < axis.start < axis.target


def test_a_row_states_value_target_and_what_is_missing(
    workspace: Workspace, screen: TargetsScreen
) -> None:
    put_all(workspace, {**GOAL, "indicators IND3 value": "13000"})
    row = row_of(screen, "IND3")
    assert row.figures == "13,000 → ≥ 25,000 applications"
    assert row.expected == "11,000"
    assert "12,000" in row.gap
    assert row.state == "on_track"
    assert row.state_word in row.spoken


def test_a_gap_of_a_share_is_stated_in_what_can_be_acted_on(
    workspace: Workspace, screen: TargetsScreen
) -> None:
    grant(workspace, 7)
    assert "6 cities" in row_of(screen, "IND6").gap


def test_without_a_target_the_link_leads_to_the_goal(screen: TargetsScreen) -> None:
    row = row_of(screen, "IND3")
    assert row.axis is None
    assert row.link == Place("goals", "IND3", "target")
    assert "2030" in row.missing


def test_without_a_value_the_link_leads_to_the_value(
    workspace: Workspace, screen: TargetsScreen
) -> None:
    put_all(workspace, GOAL)
    assert row_of(screen, "IND3").link == Place("indicators", "IND3", "value")


def test_a_stand_behind_without_a_path_asks_for_the_baseline(
    workspace: Workspace, screen: TargetsScreen
) -> None:
    grant(workspace, 1)
    assert row_of(screen, "IND6").link == Place("goals", "IND6", "baseline")


def test_a_municipality_has_no_share_to_reach(
    services: Services, open_workspace: Callable[..., Workspace]
) -> None:
    workspace = open_workspace("110000")
    sentences = Sentences(services.translator, workspace.form)
    row = row_of(TargetsScreen(workspace, sentences, services.translator), "IND6")
    assert row.state == "not_applicable"
    assert "Does not apply" in row.missing


def test_the_summary_counts_the_stands(workspace: Workspace, screen: TargetsScreen) -> None:
    put_all(workspace, {**GOAL, "indicators IND3 value": "13000"})
    assert "1 on track" in screen.summary()


def test_a_municipality_sees_its_analogue_where_the_share_does_not_apply(
    open_workspace: Callable[..., Workspace], services: Services
) -> None:
    """municipality_rule: named apart, awaiting SIPO's ruling, and no figure of IND6"""
    workspace = open_workspace("310000", "leading", 2016)
    put_all(workspace, {"cities 310104 title": "demonstration"})
    sentences = Sentences(services.translator, workspace.form)
    row = row_of(TargetsScreen(workspace, sentences, services.translator), "IND6")
    assert (row.state, row.value) == ("not_applicable", "")
    assert row.missing == (
        "Does not apply to this province. Analogue (pending ruling): "
        "Demonstration districts 1 district · Districts 16 districts · Share (analogue) 6.3%"
    )
    assert row.link == Place("districts", "1", "demonstration")


def test_without_an_analogue_the_share_just_does_not_apply(
    open_workspace: Callable[..., Workspace], services: Services
) -> None:
    """xpcc_rule"""
    workspace = open_workspace("XPCC", "leading", 2016)
    sentences = Sentences(services.translator, workspace.form)
    row = row_of(TargetsScreen(workspace, sentences, services.translator), "IND6")
    assert row.missing == "Does not apply to this province."
