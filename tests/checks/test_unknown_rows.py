"""What is not known of one row is not known of the whole.

Issue 3: found when real years were built; IND6 counted titles that were not available as none.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import grant, put, shown

from ipdesk.services import Services
from ipdesk.values import State
from ipdesk.workspace import Workspace


@pytest.fixture
def report(services: Services, workspace_file: Callable[..., Path]) -> Workspace:
    """Guangdong 2016 with four demonstration cities of 21."""
    workspace = services.opener.open(workspace_file("440000", "leading", 2016))
    grant(workspace, 4)
    return workspace


def test_share_is_not_available_while_a_title_is_not(report: Workspace) -> None:
    """IND6"""
    assert shown(report, "indicators IND6 value").text == "19"
    put(report, "cities 445300 title", "暂缺：名单未公布")
    cell = shown(report, "indicators IND6 value")
    assert (cell.state, cell.text) == (State.NOT_AVAILABLE, "名单未公布")


def test_share_is_back_once_the_title_is_known(report: Workspace) -> None:
    put(report, "cities 445300 title", "暂缺：名单未公布")
    put(report, "cities 445300 title", "none")
    assert shown(report, "indicators IND6 value").text == "19"


def test_row_that_does_not_count_anyway_does_no_harm(report: Workspace) -> None:
    """A county-level city is in no share, whatever its title."""
    row, _ = report.add_row("cities", "test")
    put(report, f"cities {row} kind", "county_level_city")
    put(report, f"cities {row} title", "暂缺：名单未公布")
    assert shown(report, "indicators IND6 value").text == "19"


def test_unknown_rows_are_found_when_the_file_is_opened(
    report: Workspace, services: Services
) -> None:
    put(report, "cities 445300 title", "暂缺：名单未公布")
    services.opener.turn_to(report, "annual-2016")
    assert shown(report, "indicators IND6 value").state is State.NOT_AVAILABLE


def test_sum_with_an_unknown_figure_is_not_compared(report: Workspace) -> None:
    """The total of the enterprises' patents would look smaller than it is."""
    row, _ = report.add_row("enterprises", "test")
    put(report, f"enterprises {row} inventions", "暂缺：企业未填报")
    outcomes = [o for o in report.checker.outcomes() if o.rule == "R503"]
    assert {o.state for o in outcomes} <= {"not_evaluated", "not_applicable"}
