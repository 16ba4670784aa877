"""The reports of a workspace side by side: fullness, verdict and state of each.

Requirements
    screens "Start": the reports of the workspace as lines
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.places import Place
from ipdesk.screens.navigation import NavigationScreen
from ipdesk.screens.overview import OverviewScreen
from ipdesk.screens.reports import fullness
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.province.lives import entry


def overview(workspace: Workspace, services: Services) -> OverviewScreen:
    return OverviewScreen(workspace, services.opener, services.translator)


def test_the_active_report_says_how_it_stands(workspace: Workspace, services: Services) -> None:
    screen = overview(workspace, services)
    [line] = screen.lines()
    assert (line.title, line.detail, line.state) == ("Annual report 2016", "Leading", "Draft")
    assert "to fill in" in line.verdict
    done, total = fullness(workspace.report)
    assert (line.percent, line.verdict_tone) == (100 * done // total, "query")
    workspace.set_value(Place("base", "BF1", "value"), "many")
    [line] = screen.lines()
    assert line.verdict.startswith("1 error")
    assert line.verdict_tone == "error"


def test_a_sealed_report_says_its_package_and_is_full(
    services: Services, sealed_file: Path
) -> None:
    [line] = overview(services.opener.open(sealed_file), services).lines()
    assert (line.state, line.percent, line.practice) == ("Sealed", 100, True)
    assert line.verdict.startswith("Package 0001, ")


def test_another_draft_is_read_when_there_is_time(workspace: Workspace, services: Services) -> None:
    scheme = services.opener.add_report(workspace, "scheme", 2016)
    screen = overview(workspace, services)
    newest, _ = screen.lines()
    assert (newest.id, newest.percent, newest.verdict) == (scheme, None, "")
    assert screen.unread() == [scheme]
    screen.read(scheme)
    assert screen.unread() == []
    assert "to fill in" in screen.lines()[0].verdict
    assert workspace.report.header.id == "annual-2016"


def test_reading_a_draft_beside_leaves_the_active_one_to_be_written(
    workspace: Workspace, services: Services
) -> None:
    scheme = services.opener.add_report(workspace, "scheme", 2016)
    overview(workspace, services).read(scheme)
    workspace.set_value(Place("profile", "1", "office"), "IP Office")
    assert workspace.report.cell(Place("profile", "1", "office")).text == "IP Office"


def test_a_revision_is_named(services: Services, sealed_file: Path) -> None:
    workspace = services.opener.open(sealed_file)
    services.opener.add_report(workspace, "annual", 2016)
    assert [line.title for line in overview(workspace, services).lines()] == [
        "Annual report 2016 (revision 2)",
        "Annual report 2016",
    ]


@pytest.mark.parametrize("several", [False, True])
def test_a_workspace_of_several_reports_opens_at_the_overview(
    workspace: Workspace, services: Services, *, several: bool
) -> None:
    if several:
        services.opener.add_report(workspace, "scheme", 2016)
    screen = NavigationScreen(workspace, services.translator)
    assert screen.first() == ("province" if several else "profile")


def test_a_province_with_a_status_opens_at_the_overview(
    workspace: Workspace, services: Services
) -> None:
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    assert NavigationScreen(workspace, services.translator).first() == "province"
