"""Year-on-year rules have their thresholds per row; known breaks in series are no anomalies.

Issue 3.4.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import problems, put_all

from ipdesk.services import Services
from ipdesk.workspace import Workspace

Report = Callable[[int], Workspace]


@pytest.fixture
def report(services: Services, workspace_file: Callable[..., Path]) -> Report:
    """An empty annual report of a year."""
    return lambda year: services.opener.open(workspace_file("440000", "leading", year))


def change(workspace: Workspace, row: str, prior: str, value: str) -> None:
    section = "base" if row.startswith("BF") else "indicators"
    put_all(workspace, {f"{section} {row} prior": prior, f"{section} {row} value": value})


@pytest.mark.parametrize(
    ("rule", "row", "prior", "usual", "unusual"),
    [
        ("R021", "BF1", "1000", "1800", "1801"),
        ("R022", "BF1", "1000", "800", "799"),
        ("R021", "BF2", "1000", "1050", "1051"),
        ("R022", "BF2", "1000", "950", "949"),
        ("R021", "BF3", "1000", "1300", "1301"),
        ("R102", "IND3", "1000", "1600", "1601"),
        ("R103", "IND3", "1000", "400", "399"),
        ("R102", "IND5", "1000", "2000", "2001"),
    ],
)
def test_each_row_has_its_own_threshold(
    report: Report, rule: str, row: str, prior: str, usual: str, unusual: str
) -> None:
    """BF1, BF2, BF3, IND3, IND5"""
    workspace = report(2017)
    change(workspace, row, prior, usual)
    assert not problems(workspace, rule, row)
    change(workspace, row, prior, unusual)
    assert problems(workspace, rule, row)


def test_row_without_a_threshold_is_not_judged_by_one(report: Report) -> None:
    """IND6: how many cities there are is judged by another rule"""
    workspace = report(2017)
    outcomes = [o for o in workspace.checker.outcomes() if o.rule == "R102"]
    assert {o.place.row: o.state for o in outcomes}["IND6"] == "not_applicable"


@pytest.mark.parametrize(("year", "found"), [(2020, True), (2021, False), (2022, True)])
def test_known_break_is_not_reported_as_an_anomaly(
    report: Report, year: int, *, found: bool
) -> None:
    """IND1: applicants' instead of patentees' addresses from 2021"""
    workspace = report(year)
    change(workspace, "BF1", "1000", "2000")
    change(workspace, "IND1", "15.53", "14.00")
    assert bool(problems(workspace, "R021", "BF1")) is found
    assert bool(problems(workspace, "R106", "IND1")) is found


def test_break_is_named_in_its_year(report: Report) -> None:
    workspace = report(2021)
    change(workspace, "IND1", "15.53", "14.00")
    (notice,) = problems(workspace, "R113", "IND1")
    assert notice.level == "notice"
