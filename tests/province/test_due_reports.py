"""The reports that follow from the status, as of a day.

Requirements
    3.2  "The reports due follow from the status"; the circular sets no deadlines
    plan D2 (pilot), D5 and SC4.1 (unlisted), D7 (pilot or demonstration), stages' ends
"""

from __future__ import annotations

import datetime as dt

import pytest
from lives import APPROVED, DEMO, EXITED, PILOT, STRONG, entry, lived

from ipdesk.catalogue.model import Catalogue
from ipdesk.due import due_reports
from ipdesk.province import StatusHistory
from ipdesk.records import ReportRecord


def header(identity: str, kind: str, year: int, state: str, revision: int = 1) -> ReportRecord:
    return ReportRecord(
        identity, kind, "450000", "leading", year, revision, state, "2015-59", 1, "",
        practice=False, created_at="",
    )  # fmt: skip


def due(history: StatusHistory, today: str, *reports: ReportRecord) -> list[str]:
    found = due_reports(history, reports, dt.date.fromisoformat(today))
    return [
        f"{item.kind.code} {item.year} {item.state}" if item.year else
        f"{item.kind.code} {item.state}" for item in found
    ]  # fmt: skip


def annual(*years: int) -> list[str]:
    return [f"annual {year} due" for year in years]


def test_an_unlisted_province_owes_the_promotion_plan(edition: Catalogue) -> None:
    """SC4.1"""
    assert due(StatusHistory(edition), "2016-02-01") == ["promotion_plan due"]


def test_a_declared_province_owes_nothing(edition: Catalogue) -> None:
    assert due(lived(edition, *PILOT[:1]), "2019-03-01") == []


def test_a_new_pilot_owes_its_scheme(edition: Catalogue) -> None:
    """D2"""
    assert due(lived(edition, *PILOT), "2016-08-01") == ["scheme due"]


def test_the_scheme_is_due_until_it_is_approved(edition: Catalogue) -> None:
    """TR3"""
    history = lived(edition, *APPROVED)
    assert due(history, "2016-12-04") == ["scheme due"]
    assert due(history, "2016-12-05") == []


def test_a_pilot_owes_each_full_year_from_that_of_its_selection_on(edition: Catalogue) -> None:
    """D7"""
    assert due(lived(edition, *APPROVED), "2019-03-01") == annual(2016, 2017, 2018)


@pytest.mark.parametrize(("today", "years"), [("2018-12-31", 2), ("2019-01-01", 3)])
def test_a_year_is_full_when_it_is_over(edition: Catalogue, today: str, years: int) -> None:
    assert len(due(lived(edition, *APPROVED), today)) == years


def test_an_exited_province_owes_the_years_it_finished(edition: Catalogue) -> None:
    """TR8"""
    assert due(lived(edition, *EXITED), "2022-03-01") == annual(2016, 2017, 2018)


def test_the_end_of_a_stage_asks_for_a_self_evaluation(edition: Catalogue) -> None:
    """ST1, ST2"""
    before = due(lived(edition, *DEMO), "2020-12-31")
    assert before == annual(2016, 2017, 2018, 2019)
    found = due_reports(lived(edition, *DEMO), [], dt.date(2026, 1, 1))
    stages = [(d.year, d.stage.code) for d in found if d.stage is not None]
    assert stages == [(2020, "ST1"), (2025, "ST2")]


def test_a_province_that_entered_late_owes_no_earlier_years(edition: Catalogue) -> None:
    """TR9"""
    late = entry("TR9", "2023-04-01", category="supporting", target="DEMO")
    history = StatusHistory(edition).record(late)
    assert due(history, "2025-03-01") == annual(2023, 2024)


def test_after_the_plan_nothing_new_is_due(edition: Catalogue) -> None:
    history = lived(edition, *DEMO)
    assert due(history, "2031-01-01") == due(history, "2040-01-01")
    assert due(history, "2040-01-01")[-1] == "self_evaluation 2030 due"


def test_of_an_ip_strong_province_the_circular_asks_no_report(edition: Catalogue) -> None:
    """TR5: left open, so nothing is invented."""
    found = due(lived(edition, *STRONG), "2031-01-01")
    assert "annual 2027 due" in found
    assert "annual 2028 due" not in found


@pytest.mark.parametrize("state", ["draft", "sealed", "delivered", "accepted", "returned"])
def test_a_report_at_hand_shows_its_state(edition: Catalogue, state: str) -> None:
    report = header("annual-2016", "annual", 2016, state)
    [found] = due_reports(lived(edition, *APPROVED), [report], dt.date(2017, 3, 1))
    assert (found.state, found.report) == (state, "annual-2016")
    assert found.done == (state in {"delivered", "accepted"})


def test_the_newest_revision_counts(edition: Catalogue) -> None:
    reports = (
        header("annual-2016-r2", "annual", 2016, "draft", 2),
        header("annual-2016", "annual", 2016, "delivered"),
    )
    assert due(lived(edition, *APPROVED), "2017-03-01", *reports) == ["annual 2016 draft"]


def test_a_report_of_another_year_or_kind_settles_nothing(edition: Catalogue) -> None:
    others = (
        header("annual-2017", "annual", 2017, "sealed"),
        header("scheme-2016", "scheme", 2016, "sealed"),
    )
    assert due(lived(edition, *APPROVED), "2017-03-01", *others) == annual(2016)


def test_a_kind_without_a_year_is_settled_by_a_report_of_any_year(edition: Catalogue) -> None:
    scheme = header("scheme-2016", "scheme", 2016, "delivered")
    assert due(lived(edition, *PILOT), "2017-01-01", scheme)[0] == "scheme delivered"
