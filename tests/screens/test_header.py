"""The head of a report: saved, sealed, delivered and receipted are kept apart."""

from __future__ import annotations

import datetime as dt

from ipdesk.records import Batch
from ipdesk.screens.header import HeaderScreen, clock_time
from ipdesk.services import Services
from ipdesk.workspace import Workspace


def done(workspace: Workspace, services: Services) -> list[bool]:
    screen = HeaderScreen(workspace, services.translator)
    return [milestone.done for milestone in screen.milestones()]


def test_a_draft_is_saved_and_nothing_else(workspace: Workspace, services: Services) -> None:
    assert done(workspace, services) == [True, False, False, False]


def test_each_step_is_a_milestone_of_its_own(workspace: Workspace, services: Services) -> None:
    header = workspace.report.header
    steps = [
        header.but(state="sealed", sealed_at="2017-03-15T08:00:00+00:00", sequence=2),
        header.but(
            state="delivered",
            sealed_at="2017-03-15T08:00:00+00:00",
            sequence=2,
            delivered_at="2017-03-16T08:00:00+00:00",
        ),
    ]
    seen = []
    for step in steps:
        workspace.record(step, Batch(), "test", None)
        seen.append(done(workspace, services))
    assert seen == [[True, True, False, False], [True, True, True, False]]


def test_a_practice_report_carries_its_banner(example: Workspace, services: Services) -> None:
    assert HeaderScreen(example, services.translator).practice()


def test_a_real_report_carries_no_banner(workspace: Workspace, services: Services) -> None:
    assert not HeaderScreen(workspace, services.translator).practice()


def test_the_time_of_another_day_carries_its_date() -> None:
    now = dt.datetime(2017, 3, 15, 8, 0, tzinfo=dt.UTC)
    assert len(clock_time("2017-03-15T07:59:58+00:00", now)) == len("08:00:00")
    assert clock_time("2017-03-01T08:00:00+00:00", now).startswith("2017-03-01")


def test_a_kind_without_a_period_is_named_without_a_year(
    workspace: Workspace, services: Services
) -> None:
    report = services.opener.add_report(workspace, "scheme", 2016)
    services.opener.turn_to(workspace, report)
    assert (
        HeaderScreen(workspace, services.translator).title() == "Guangdong: Implementation scheme"
    )
