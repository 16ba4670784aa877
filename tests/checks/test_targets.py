"""How indicators stand against 2030, and what is missing, in a unit one can act on.

Requirements
    2.4   "each indicator's baseline, current value, 2030 target, expected-today on the path,
          and how much is missing"
    IND6  60 % and 40 % of the cities, or 2-3 cities; 60 % of 11 cities needs 7
    peers 1  gap solver
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from report_steps import grant, problems, put, put_all, stand

from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

Open = Callable[..., Workspace]
BASE = {"base BF1 value": "168480", "base BF2 value": "10850"}


@pytest.mark.parametrize(
    ("unit", "category", "cities", "granted", "state", "missing"),
    [
        ("440000", "leading", 21, 13, "met", None),
        ("440000", "leading", 21, 12, "behind", 1),
        ("440000", "leading", 21, 0, "behind", 13),
        ("440000", "supporting", 21, 9, "met", None),
        ("440000", "supporting", 21, 8, "behind", 1),
        ("330000", "leading", 11, 7, "met", None),
        ("330000", "leading", 11, 6, "behind", 1),
        ("330000", "supporting", 11, 5, "met", None),
        ("330000", "supporting", 11, 4, "behind", 1),
        ("650000", "leading", 14, 9, "met", None),
        ("650000", "leading", 14, 8, "behind", 1),
        ("450000", "characteristic", 14, 1, "behind", 1),
        ("450000", "characteristic", 14, 2, "met", None),
        ("450000", "characteristic", 14, 3, "met", None),
        ("450000", "characteristic", 14, 5, "met", None),
    ],
)
def test_demonstration_cities_against_the_circular(
    open_workspace: Open,
    unit: str,
    category: str,
    cities: int,
    granted: int,
    state: str,
    missing: int | None,
) -> None:
    """IND6: counted in whole cities; more than 3 is no error"""
    workspace = open_workspace(unit, category)
    assert len(workspace.report.rows("cities")) == cities
    grant(workspace, granted)
    found = stand(workspace, "IND6")
    assert found.state == state
    assert (found.gap.amount if found.gap else None) == missing
    assert bool(problems(workspace, "T01", "IND6")) is (state == "behind")


def test_gap_is_told_in_cities(workspace: Workspace, services: Services) -> None:
    """peers 1: "4 more demonstration cities", not a percentage"""
    grant(workspace, 12)
    (problem,) = problems(workspace, "T01", "IND6")
    words = Sentences(services.translator, workspace.form)
    assert words.difference(problem) == "1 city (Prefecture-level demonstration cities)"
    assert problem.level == "target"
    assert not problem.blocks


def test_target_out_of_all_proportion_is_a_gap_like_any_other(workspace: Workspace) -> None:
    """Two slips of the keyboard, whose product has more digits than decimals usually have."""
    put_all(workspace, {**BASE, "base BF2 value": "999999999999999999"})
    put(workspace, "goals IND1 target_year", "2030")
    put(workspace, "goals IND1 target", "999999999999999999")
    gap = stand(workspace, "IND1").gap
    assert gap is not None
    assert gap.yearly is not None
    assert gap.yearly == gap.yearly.to_integral_value() > 0


@pytest.mark.parametrize("category", ["leading", "supporting", "characteristic"])
@pytest.mark.parametrize("unit", ["110000", "310000", "XPCC"])
def test_target_is_not_applicable_without_prefecture_level_units(
    open_workspace: Open, unit: str, category: str
) -> None:
    """municipality_rule, xpcc_rule: neither as a share nor as a count"""
    workspace = open_workspace(unit, category)
    assert stand(workspace, "IND6").state == "not_applicable"
    assert problems(workspace, "T01") == []


@pytest.mark.parametrize(
    ("target", "state"),
    [
        ("15.53", "met"),
        ("15", "met"),
        ("15.54", "on_track"),
        ("29", "on_track"),
        ("30", "behind"),
        ("99", "behind"),
    ],
)
def test_declared_target_is_measured_on_the_straight_line(
    workspace: Workspace, target: str, state: str
) -> None:
    """2.4: from 13.5 in 2014 to the target in 2030; 2016 is an eighth of the way"""
    put_all(
        workspace,
        {
            **BASE,
            "goals IND1 baseline": "13.5",
            "goals IND1 baseline_year": "2014",
            "goals IND1 target": target,
        },
    )
    found = stand(workspace, "IND1")
    assert found.state == state
    assert found.expected == Decimal("13.5") + (Decimal(target) - Decimal("13.5")) / 8
    assert (found.declared, found.target_year) == (True, 2030)


def test_gap_of_a_ratio_is_told_in_its_numerator(workspace: Workspace) -> None:
    """peers 1: "37,670 more patents at this population" """
    put_all(workspace, {**BASE, "goals IND1 target": "19"})
    found = stand(workspace, "IND1")
    assert found.gap is not None
    assert found.gap.amount == 19 * 10850 - 168480
    assert found.gap.label.en == "Valid invention patents at period end"


def test_gap_follows_its_numerator_though_the_ratio_looks_the_same(workspace: Workspace) -> None:
    """2.4: one patent more is one patent less to go"""
    put_all(workspace, {**BASE, "goals IND1 target": "19"})
    put(workspace, "base BF1 value", "168481")
    (problem,) = problems(workspace, "T01", "IND1")
    assert problem.missing == 19 * 10850 - 168481


def test_gap_says_what_is_held_and_what_it_takes_each_year(
    workspace: Workspace, services: Services
) -> None:
    """3.3: 37,670 more patents at this population, or 2,691 a year until 2030"""
    put_all(workspace, {**BASE, "goals IND1 target": "19"})
    found = stand(workspace, "IND1")
    assert found.gap is not None
    assert found.gap.given is not None
    assert found.gap.given.en == "Resident population"
    assert found.gap.yearly == 2691
    said = Sentences(services.translator, workspace.form).gap(found)
    assert said == (
        "37,670 patents (Valid invention patents at period end), "
        "with Resident population as it stands, or 2,691 a year until 2030"
    )


def test_gap_to_the_path_is_told_in_the_same_unit(workspace: Workspace) -> None:
    """3.3: an eighth of the way from 13.5 to 29.5 is 15.5, or 168,175 patents"""
    put_all(
        workspace,
        {
            **BASE,
            "base BF1 value": "168000",
            "goals IND1 baseline": "13.5",
            "goals IND1 baseline_year": "2014",
            "goals IND1 target": "29.5",
        },
    )
    found = stand(workspace, "IND1")
    assert found.gap is not None
    assert (found.state, found.gap.path) == ("behind", 175)


def test_gap_of_the_last_years_has_no_yearly_pace(
    services: Services, workspace_file: Callable[..., Path]
) -> None:
    workspace = services.opener.open(workspace_file("440000", "leading", 2029))
    put_all(workspace, {**BASE, "goals IND1 target": "19"})
    found = stand(workspace, "IND1")
    assert found.gap is not None
    assert found.gap.yearly is None


def test_baseline_without_a_year_gives_no_path(workspace: Workspace) -> None:
    put_all(workspace, {**BASE, "goals IND1 baseline": "13.5", "goals IND1 target": "30"})
    found = stand(workspace, "IND1")
    assert (found.expected, found.state) == (None, "behind")


def test_no_target_is_invented(workspace: Workspace) -> None:
    """IND7, IND8: "a batch"; IND1 before the scheme declares it"""
    put_all(workspace, BASE)
    assert {stand(workspace, code).state for code in ("IND1", "IND7", "IND8")} == {"not_evaluated"}
    assert problems(workspace, "T01", "IND1") == []


def test_target_waits_for_its_value(workspace: Workspace) -> None:
    put(workspace, "goals IND3 target", "20000")
    assert stand(workspace, "IND3").state == "not_evaluated"
    put(workspace, "indicators IND3 value", "暂缺：尚未公布")
    assert stand(workspace, "IND3").state == "not_evaluated"


def test_target_year_of_the_scheme_bends_the_path(workspace: Workspace) -> None:
    """2.4: by 2020, not 2030"""
    put_all(
        workspace,
        {
            **BASE,
            "goals IND1 baseline": "12",
            "goals IND1 baseline_year": "2014",
            "goals IND1 target": "18",
            "goals IND1 target_year": "2020",
        },
    )
    found = stand(workspace, "IND1")
    assert (found.target_year, found.expected, found.state) == (2020, Decimal(14), "on_track")


def test_there_is_one_stand_for_each_indicator_of_the_category(open_workspace: Open) -> None:
    """2.4"""
    workspace = open_workspace("450000", "characteristic")
    codes = [s.indicator.code for s in workspace.checker.stands()]
    assert codes == ["IND1", "IND6", "IND7", "IND8"]
