"""The indicators through the years: points, lines, path, milestones, reference, breaks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ipdesk.milestones import milestones_of
from ipdesk.services import Services
from ipdesk.trends import Mark, Trend
from ipdesk.values import State
from ipdesk.workspace import Workspace
from tests.report_steps import put, put_all
from tests.trends.conftest import TakeIn

Of = Callable[[str], Trend]
GOAL = {
    "goals IND1 baseline": "12.95",
    "goals IND1 baseline_year": "2015",
    "goals IND1 target": "30",
    "goals IND1 target_year": "2030",
}


def years(trend: Trend) -> list[list[int]]:
    return [[point.year for point in line] for line in trend.lines()]


def test_there_is_a_trend_for_each_indicator_of_the_category(workspace: Workspace) -> None:
    codes = [trend.indicator.code for trend in workspace.trends()]
    assert codes == [indicator.code for indicator in workspace.form.indicators]


def test_former_years_and_the_draft_stand_in_one_series(
    workspace: Workspace, take_in: TakeIn, trend: Of
) -> None:
    take_in("IND3", {2010: "6677", 2015: "15190"})
    put(workspace, "indicators IND3 value", "23574")
    found = [(p.year, p.number, p.origin) for p in trend("IND3").points]
    assert found == [
        (2010, Decimal(6677), "history"),
        (2015, Decimal(15190), "history"),
        (2016, Decimal(23574), "draft"),
    ]


def test_a_draft_of_a_year_that_is_settled_keeps_the_settled_value_beside_it(
    workspace: Workspace, take_in: TakeIn, trend: Of
) -> None:
    take_in("IND3", {2016: "23000"})
    put(workspace, "indicators IND3 value", "23574")
    (point,) = trend("IND3").points
    assert (point.number, point.origin, point.settled) == (Decimal(23574), "draft", Decimal(23000))


def test_a_draft_that_says_nothing_leaves_the_settled_value(take_in: TakeIn, trend: Of) -> None:
    take_in("IND3", {2016: "23000"})
    (point,) = trend("IND3").points
    assert (point.number, point.origin) == (Decimal(23000), "history")


def test_wrong_text_is_no_point(workspace: Workspace, trend: Of) -> None:
    put(workspace, "indicators IND3 value", "many")
    assert trend("IND3").points == ()


def test_numbers_stay_exact(take_in: TakeIn, trend: Of) -> None:
    take_in("IND1", {2010: "999999999999999999.0000000001"})
    assert trend("IND1").known == ((2010, Decimal("999999999999999999.0000000001")),)


def test_ind1_is_interrupted_between_2020_and_2021(take_in: TakeIn, trend: Of) -> None:
    """IND1: from 2021 counted by the applicant's address."""
    take_in("IND1", {2019: "25", 2020: "28", 2021: "33", 2022: "37"})
    assert years(trend("IND1")) == [[2019, 2020], [2021, 2022]]


def test_a_break_interrupts_also_where_its_own_year_is_unknown(take_in: TakeIn, trend: Of) -> None:
    take_in("IND1", {2019: "25", 2023: "37"})
    assert years(trend("IND1")) == [[2019], [2023]]


def test_an_indicator_without_a_break_is_one_line(take_in: TakeIn, trend: Of) -> None:
    take_in("IND3", {2020: "28", 2021: "33"})
    assert years(trend("IND3")) == [[2020, 2021]]


def test_years_of_which_nothing_is_known_are_bridged(take_in: TakeIn, trend: Of) -> None:
    take_in("IND3", {2010: "1", 2013: "2"})
    assert years(trend("IND3")) == [[2010, 2013]]


def test_years_that_do_not_apply_or_are_not_available_interrupt_the_line(
    workspace: Workspace, take_in: TakeIn, trend: Of
) -> None:
    take_in("IND3", {2012: "1", 2013: "不适用", 2014: "2", 2015: "暂缺：未公布"})
    put(workspace, "indicators IND3 value", "3")
    found = trend("IND3")
    assert years(found) == [[2012], [2014], [2016]]
    states = {p.year: p.state for p in found.points if p.number is None}
    assert states == {2013: State.NOT_APPLICABLE, 2015: State.NOT_AVAILABLE}


def test_the_path_runs_from_the_baseline_to_the_target(workspace: Workspace, trend: Of) -> None:
    put_all(workspace, GOAL)
    assert trend("IND1").path == (Mark(2015, Decimal("12.95")), Mark(2030, Decimal(30)))


def test_without_a_baseline_the_target_stands_alone(trend: Of) -> None:
    """IND6: the circular's 60 % by 2030 need no baseline."""
    assert trend("IND6").path == (Mark(2030, Decimal(60)),)


def test_a_target_that_is_a_range_has_both_ends(
    open_workspace: Callable[..., Workspace],
) -> None:
    """IND6 of the characteristic category: 2-3 cities."""
    small = open_workspace("450000", "characteristic")
    found = next(t for t in small.trends() if t.indicator.code == "IND6")
    assert (found.path[-1].value, found.upper) == (Decimal(2), Decimal(3))


def test_the_reference_region_has_its_value_and_year(workspace: Workspace, trend: Of) -> None:
    put_all(workspace, {
        "goals IND1 reference_value": "36.5",
        "goals IND1 reference_year": "2014",
        "goals IND1 reference_region": "日本",
    })  # fmt: skip
    reference = trend("IND1").reference
    assert reference is not None
    assert (reference.value, reference.year, reference.region) == (Decimal("36.5"), 2014, "日本")


def test_milestones_come_from_the_scheme_of_the_workspace(
    workspace: Workspace, services: Services, trend: Of
) -> None:
    scheme = services.opener.add_report(workspace, "scheme", 2016)
    annual = workspace.report.header.id
    services.opener.turn_to(workspace, scheme)
    put_all(workspace, {
        "milestones 1 indicator": "IND1", "milestones 1 year": "2020", "milestones 1 value": "19",
        "milestones 2 indicator": "IND1", "milestones 2 year": "2018", "milestones 2 value": "17",
        "milestones 3 indicator": "IND3", "milestones 3 year": "2018",
    })  # fmt: skip
    services.opener.turn_to(workspace, annual)
    assert trend("IND1").milestones == (Mark(2018, Decimal(17)), Mark(2020, Decimal(19)))
    assert trend("IND3").milestones == ()


def test_without_a_scheme_there_are_no_milestones(workspace: Workspace) -> None:
    assert milestones_of(workspace.store, workspace.form.catalogue) == {}


def test_a_snapshot_carries_the_trends(workspace: Workspace, take_in: TakeIn) -> None:
    take_in("IND3", {2010: "6677"})
    assert workspace.snapshot().trends == workspace.trends()
