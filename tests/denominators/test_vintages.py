"""Figures of different vintages do not compare: mixing them is a query.

Requirements
    3.5   value, year, vintage, source of population and GDP; mixing vintages is a query
    R037, R038, R039
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from report_steps import problems, put, put_all

from ipdesk.checks.rules import rule_set
from ipdesk.workspace import Workspace

Open = Callable[..., Workspace]
BOTH_YEARS = {"base BF2 value": "10999", "base BF2 prior": "10849"}
GDP_YEAR = {"base BF3 value": "80854.91", "base BF3 year": "2016"}
PEOPLE_YEAR = {"base BF2 value": "10999", "base BF2 year": "2016"}


def test_this_year_and_last_year_of_different_vintages_are_asked_about(
    workspace: Workspace,
) -> None:
    """R037: after a census one figure is revised and the other is not"""
    put_all(workspace, BOTH_YEARS)
    put_all(workspace, {"base BF2 vintage": "普查修订", "base BF2 prior_vintage": "2016年公布"})
    (query,) = problems(workspace, "R037")
    assert query.level == "query"
    assert query.place.row == "BF2"
    put(workspace, "base BF2 prior_vintage", "普查修订")
    assert not problems(workspace, "R037")


@pytest.mark.parametrize("blank", ["base BF2 vintage", "base BF2 prior_vintage"])
def test_a_vintage_that_is_not_named_is_not_another_one(workspace: Workspace, blank: str) -> None:
    """R037: R033 asks for it as before"""
    put_all(workspace, BOTH_YEARS)
    put_all(workspace, {"base BF2 vintage": "普查修订", "base BF2 prior_vintage": "2016年公布"})
    put(workspace, blank, "")
    assert not problems(workspace, "R037")
    assert bool(problems(workspace, "R033", "BF2")) == (blank == "base BF2 vintage")


def test_patents_are_counted_and_not_revised(workspace: Workspace) -> None:
    """R037 is about what is estimated and revised; each month's count of patents stands"""
    put_all(workspace, {"base BF1 value": "168480", "base BF1 prior": "138878"})
    put_all(workspace, {"base BF1 vintage": "2016年12月", "base BF1 prior_vintage": "2015年12月"})
    assert not problems(workspace, "R037")


def test_a_share_whose_sides_are_of_different_vintages_is_asked_about(
    workspace: Workspace,
) -> None:
    """R038, IND4"""
    put_all(workspace, {"base BF4 value": "24890", "base BF3 value": "80854.91"})
    put_all(workspace, {"base BF4 vintage": "初步核算", "base BF3 vintage": "普查修订"})
    (query,) = problems(workspace, "R038")
    assert query.level == "query"
    put(workspace, "base BF4 vintage", "普查修订")
    assert not problems(workspace, "R038")


def test_two_denominators_of_one_year_and_different_vintages_are_asked_about(
    workspace: Workspace,
) -> None:
    """R039"""
    put_all(workspace, {**GDP_YEAR, **PEOPLE_YEAR})
    put_all(workspace, {"base BF3 vintage": "初步核算", "base BF2 vintage": "普查修订"})
    (query,) = problems(workspace, "R039")
    assert query.level == "query"


def test_denominators_of_different_years_do_not_compare(workspace: Workspace) -> None:
    """R039: the population of the year before stands beside the GDP of the year"""
    put_all(workspace, {**GDP_YEAR, **PEOPLE_YEAR, "base BF2 year": "2015"})
    put_all(workspace, {"base BF3 vintage": "初步核算", "base BF2 vintage": "普查修订"})
    assert not problems(workspace, "R039")


def test_a_category_without_gdp_is_not_asked_about_it(open_workspace: Open) -> None:
    """R038, R039: the characteristic category reports no GDP"""
    rules = rule_set(open_workspace("450000", "characteristic").form)
    codes = {compiled.rule.code for compiled in rules.all()}
    assert codes.isdisjoint({"R038", "R039"})
    assert "R037" in codes
