"""The rules of the kinds other than the annual report, told on real reports.

Requirements
    3.1  declaration, scheme, self-evaluation, category change, entry, promotion plan, experience
    TR1, TR3, TR6, TR9, ST1-ST3, SC4.1 of plan.yaml
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from report_steps import at, problems, put, put_all, rules_at, shown

from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

ReportOf = Callable[..., Workspace]
GOAL = {
    "goals IND1 baseline_year": "2015",
    "goals IND1 baseline": "12.95",
    "goals IND1 target_year": "2030",
    "goals IND1 target": "40",
}


@pytest.fixture
def scheme(report_of: ReportOf) -> Workspace:
    return report_of("scheme")


def milestone(workspace: Workspace, year: str, value: str, indicator: str = "IND1") -> None:
    put_all(
        workspace,
        {
            "milestones m1 indicator": indicator,
            "milestones m1 year": year,
            "milestones m1 value": value,
        },
    )


@pytest.mark.parametrize(
    ("year", "value", "found"),
    [
        ("2020", "19", set()),
        ("2015", "12.95", set()),
        ("2030", "40", set()),
        ("2014", "19", {"R931"}),
        ("2031", "19", {"R931"}),
        ("2020", "12", {"R941"}),
        ("2020", "41", {"R941"}),
    ],
)
def test_milestone_lies_between_baseline_and_target(
    scheme: Workspace, year: str, value: str, found: set[str]
) -> None:
    """III(I)2"""
    put_all(scheme, GOAL)
    milestone(scheme, year, value)
    assert rules_at(scheme, "milestones m1 year") | rules_at(scheme, "milestones m1 value") == found


def test_changed_target_is_checked_against_the_milestones(scheme: Workspace) -> None:
    put_all(scheme, GOAL)
    milestone(scheme, "2020", "19")
    change = put(scheme, "goals IND1 target", "18")
    assert "R941" in {problem.rule for problem in change.opened}


def test_milestones_of_every_indicator_are_checked_against_its_own_goal(
    scheme: Workspace,
) -> None:
    put_all(scheme, {**GOAL, "goals IND3 baseline": "100", "goals IND3 target": "300"})
    milestone(scheme, "2020", "19", indicator="IND3")
    assert [p.place for p in problems(scheme, "R941")] == [at("milestones m1 value")]
    change = put(scheme, "milestones m1 indicator", "IND1")
    assert "R941" in {problem.rule for problem in change.cleared}


def test_falling_target_may_have_falling_milestones(scheme: Workspace) -> None:
    put_all(scheme, {**GOAL, "goals IND1 target": "10"})
    milestone(scheme, "2020", "12")
    assert problems(scheme, "R941") == []


def test_milestone_outside_says_how_far(scheme: Workspace, services: Services) -> None:
    """2.4"""
    put_all(scheme, GOAL)
    milestone(scheme, "2020", "41.5")
    (problem,) = problems(scheme, "R941")
    assert str(problem.missing) == "1.5"
    words = Sentences(services.translator, scheme.form, scheme.report.cell)
    assert words.place(problem.place) == (
        "Effective (valid) invention patents per 10,000 people · Value"
    )


def test_milestone_is_of_an_indicator_of_the_category(report_of: ReportOf) -> None:
    """IND2 is not asked of the supporting category."""
    workspace = report_of("scheme", "supporting")
    milestone(workspace, "2020", "19", indicator="IND2")
    assert len(problems(workspace, "R930")) == 1


def test_indicator_without_target_says_why(scheme: Workspace) -> None:
    open_rows = {problem.place.row for problem in problems(scheme, "R923")}
    assert open_rows == {"IND1", "IND2", "IND3", "IND4", "IND5", "IND7", "IND8"}
    put_all(scheme, {"goals IND1 target": "40", "goals IND2 note": "reason"})
    assert open_rows - {p.place.row for p in problems(scheme, "R923")} == {"IND1", "IND2"}


def test_top_level_needs_region_value_source_and_year(scheme: Workspace) -> None:
    """verbs.reach_international_top"""
    put_all(scheme, GOAL)
    assert rules_at(scheme, "goals IND1 reference_region") == {"R926"}
    put_all(scheme, {"goals IND1 reference_region": "region", "goals IND1 reference_value": "50"})
    assert rules_at(scheme, "goals IND1 reference_region") == set()
    assert rules_at(scheme, "goals IND1 reference_year") == {"R928"}
    assert rules_at(scheme, "goals IND1 reference_source") == {"R929"}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"approved_on": "2016-10-20", "state": "approved"}, {"R955", "R957"}),
        ({"document": "doc 1", "state": "approved"}, {"R956"}),
        ({"document": "doc 1", "approved_on": "2016-10-20", "state": "approved"}, set()),
        ({"document": "doc 1", "approved_on": "2016-10-20"}, {"R958"}),
        (
            {"document": "doc 1", "approved_on": "2016-10-20", "state": "approved",
             "submitted_on": "2016-11-01"},
            {"R959"},
        ),
    ],
)  # fmt: skip
def test_approval_has_number_and_date(
    scheme: Workspace, values: dict[str, str], found: set[str]
) -> None:
    """TR3, ST1.3"""
    put_all(scheme, {f"approval 1 {column}": raw for column, raw in values.items()})
    rules = {p.rule for p in scheme.checker.problems() if p.place.section == "approval"}
    assert rules == found


def test_measure_is_planned_within_the_period(scheme: Workspace) -> None:
    put_all(scheme, {"outline 1 period_start": "2016", "outline 1 period_end": "2020"})
    put_all(scheme, {"plan L1.1 start": "2017-01-01", "plan L1.1 due": "2016-12-31"})
    assert rules_at(scheme, "plan L1.1 due") == {"R951"}
    put_all(scheme, {"plan L1.1 start": "2015-12-31", "plan L1.1 due": "2021-01-01"})
    assert rules_at(scheme, "plan L1.1 start") == {"R952"}
    assert rules_at(scheme, "plan L1.1 due") == {"R953"}


def test_budgets_of_the_measures_add_up_to_the_total(scheme: Workspace) -> None:
    put_all(scheme, {"outline 1 budget": "30", "plan L1.1 budget": "10", "plan L1.2 budget": "15"})
    assert [str(p.missing) for p in problems(scheme, "R954")] == ["5"]
    put(scheme, "plan L1.3 budget", "5")
    assert problems(scheme, "R954") == []
    put(scheme, "plan L1.3 budget", "-5")
    assert "V03" in rules_at(scheme, "plan L1.3 budget")


@pytest.mark.parametrize(
    ("kind", "where", "rule"),
    [
        ("declaration", "choice 1 category", "R911"),
        ("entry", "entry_request 1 category", "R976"),
        ("category_change", "change 1 from_category", "R971"),
    ],
)
def test_category_entered_is_that_of_the_report(
    report_of: ReportOf, kind: str, where: str, rule: str
) -> None:
    """TR1, TR6, TR9"""
    workspace = report_of(kind)
    put(workspace, where, "supporting")
    assert rules_at(workspace, where) == {rule}
    put(workspace, where, "引领型")
    assert rules_at(workspace, where) == set()


def test_category_is_changed_to_another_one(report_of: ReportOf) -> None:
    """TR6; the direction is left open"""
    workspace = report_of("category_change")
    put_all(workspace, {"change 1 from_category": "leading", "change 1 to_category": "leading"})
    assert rules_at(workspace, "change 1 to_category") == {"R972"}
    for other in ("supporting", "characteristic"):
        put(workspace, "change 1 to_category", other)
        assert rules_at(workspace, "change 1 to_category") == set()


def test_direct_entry_into_the_demonstration_ranks_is_recorded_and_not_decided(
    report_of: ReportOf,
) -> None:
    """TR9, status_machine.not_specified_in_text"""
    workspace = report_of("entry")
    put(workspace, "entry_request 1 rank", "DEMO")
    assert [p.level for p in problems(workspace, "R977")] == ["notice"]


@pytest.mark.parametrize(
    ("stage", "first", "last", "found"),
    [
        ("ST1", "2015", "2020", set()),
        ("ST2", "2020", "2025", set()),
        ("ST3", "2025", "2030", set()),
        ("ST2", "2019", "2026", {"R962", "R963"}),
    ],
)
def test_years_of_a_stage_are_queried_and_never_enforced(
    report_of: ReportOf, stage: str, first: str, last: str, found: set[str]
) -> None:
    """ST1-ST3: the boundary years belong to two stages"""
    workspace = report_of("self_evaluation")
    put_all(
        workspace,
        {
            "evaluation 1 stage": stage,
            "evaluation 1 from_year": first,
            "evaluation 1 to_year": last,
        },
    )
    of_stage = [p for rule in ("R962", "R963") for p in problems(workspace, rule)]
    assert {p.rule for p in of_stage} == found
    assert {p.level for p in of_stage} <= {"query"}


def test_shortfall_says_why(report_of: ReportOf) -> None:
    workspace = report_of("self_evaluation")
    put(workspace, "measure_results L1.1 assessment", "not_met")
    put(workspace, "indicator_results IND1 assessment", "partly")
    assert rules_at(workspace, "measure_results L1.1 reason") == {"R965"}
    assert rules_at(workspace, "indicator_results IND1 reason") == {"R964"}


def test_promotion_plan_takes_tasks_for_reference_only(report_of: ReportOf) -> None:
    """SC4.1: what the plan leaves out asks for nothing more"""
    workspace = report_of("promotion_plan", "characteristic")
    put_all(
        workspace,
        {
            "reference_tasks C1.1 adoption": "adopted",
            "reference_tasks C1.2 adoption": "not_adopted",
        },
    )
    assert {p.place.row for p in problems(workspace, "R983")} == {"C1.1"}
    assert "T01" not in {p.rule for p in workspace.checker.problems() if p.level == "error"}


def test_experience_belongs_to_a_measure_of_the_category(report_of: ReportOf) -> None:
    """S3.4, ST1.4, D4"""
    workspace = report_of("experience", "supporting")
    put_all(workspace, {"materials m1 title": "x", "materials m1 measure": "L1.1"})
    assert rules_at(workspace, "materials m1 measure") == {"R991"}
    put(workspace, "materials m1 measure", "S2.3a")
    assert rules_at(workspace, "materials m1 measure") == set()


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("declaration", "PILOT"),
        ("scheme", "UNLISTED"),
        ("entry", "EXITED"),
        ("experience", "DECLARED"),
    ],
)
def test_status_that_does_not_fit_the_document_is_a_query(
    report_of: ReportOf, kind: str, status: str
) -> None:
    """documents.province: who; whether an exited province may apply again is left open"""
    workspace = report_of(kind)
    change = put(workspace, "filing 1 status", status)
    assert [p.level for p in change.opened if p.rule.startswith("R9")] == ["query"]


def test_narrower_counting_basis_holds_in_every_kind_with_cities(report_of: ReportOf) -> None:
    """IND6: Sichuan has 18 cities and 3 autonomous prefectures"""
    workspace = report_of("declaration", "leading", "510000")
    rows = workspace.report.rows("cities")
    put_all(workspace, {f"cities {row} title": "none" for row in rows})
    put(workspace, "cities 510100 title", "demonstration")
    assert shown(workspace, "indicators IND6 value").text == "4.8"
    put(workspace, "filing 1 counting_basis", "cities_only")
    assert shown(workspace, "indicators IND6 value").text == "5.6"


def test_lists_that_repeat_terms_of_the_circular_agree_with_them(edition: Catalogue) -> None:
    """one name for one thing"""
    terms: dict[str, dict[str, Label]] = {
        "category": {c.code: c.label for c in edition.categories},
        "indicator": {i.code: i.label for i in edition.indicators if i.expectations},
        "stage": {s.code: s.label for s in edition.stages},
        "province_status": {s.code: s.label for s in edition.status.states},
        "zone": {z.code: z.label for z in edition.regions.zones},
    }
    lists = {codes.code: {e.code: e.label for e in codes.entries} for codes in edition.codelists}
    assert {code: lists[code] for code in terms} == terms
    states = terms["province_status"]
    assert all(states[code] == label for code, label in lists["rank"].items())


def test_place_of_a_row_named_by_a_code_is_told_by_its_label(
    scheme: Workspace, services: Services
) -> None:
    """peers "Complaints": names, never codes"""
    milestone(scheme, "2020", "1", indicator="IND3")
    words = Sentences(services.translator, scheme.form, scheme.report.cell)
    assert words.place(at("milestones m1 year")).startswith("PCT international")
