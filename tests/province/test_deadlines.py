"""Deadlines are data of the workspace: late, days left, or no date.

Requirements
    3.2  what is due, done, late; the circular sets no dates, so a decision is recorded
"""

from __future__ import annotations

import datetime as dt

import pytest
from lives import APPROVED, entry, lived

from ipdesk.catalogue.model import Catalogue
from ipdesk.changes import ChangeSet
from ipdesk.deadlines import Deadline, Due
from ipdesk.due import DueReport, due_in, due_reports
from ipdesk.errors import DiskFull, UsageError
from ipdesk.history import first_break
from ipdesk.messages import Translator
from ipdesk.records import ReportRecord
from ipdesk.screens.due import DueScreen
from ipdesk.screens.states import time_left
from ipdesk.services import Services
from ipdesk.status_entry import StatusRefused
from ipdesk.workspace import Workspace

ANNUAL = Due("annual", 2016)
NUMBER = "粤知〔2017〕2号"


def set_by(day: str, document: str = NUMBER) -> Deadline:
    return Deadline(dt.date.fromisoformat(day), document)


def annual(edition: Catalogue, today: str, state: str = "draft") -> DueReport:
    """The annual report 2016 of a pilot, due on 1 March 2017."""
    report = ReportRecord(
        "annual-2016", "annual", "440000", "leading", 2016, 1, state, "2015-59", 1, "",
        practice=False, created_at="",
    )  # fmt: skip
    history, day = lived(edition, *APPROVED), dt.date.fromisoformat(today)
    [found] = due_reports(history, [report], day, {ANNUAL: set_by("2017-03-01")})
    return found


@pytest.mark.parametrize(
    ("today", "left", "late"),
    [("2017-02-17", 12, False), ("2017-03-01", 0, False), ("2017-03-04", -3, True)],
)
def test_a_report_is_late_from_the_day_after_its_deadline(
    edition: Catalogue, today: str, left: int, *, late: bool
) -> None:
    found = annual(edition, today)
    assert (found.days_left, found.late) == (left, late)


@pytest.mark.parametrize(("state", "late"), [("sealed", True), ("delivered", False)])
def test_only_a_delivered_report_is_late_no_more(
    edition: Catalogue, state: str, *, late: bool
) -> None:
    assert annual(edition, "2017-06-01", state).late == late


def test_a_deadline_is_of_one_kind_and_year(edition: Catalogue) -> None:
    deadlines = {Due("annual", 2017): set_by("2018-03-01"), Due("scheme", 0): set_by("2017-01-01")}
    [found] = due_reports(lived(edition, *APPROVED), [], dt.date(2017, 6, 1), deadlines)
    assert (found.year, found.deadline, found.days_left) == (2016, None, None)


@pytest.mark.parametrize(
    ("days", "en", "zh"),
    [
        (12, "12 days left", "还剩 12 天"),
        (1, "1 day left", "还剩 1 天"),
        (0, "due today", "今天到期"),
        (-3, "3 days late", "逾期 3 天"),
        (None, "no date set", "未定期限"),
    ],
)
def test_the_time_left_is_said(services: Services, days: int | None, en: str, zh: str) -> None:
    assert time_left(days, services.translator) == en
    assert time_left(days, Translator(services.resources / "translations", "zh")) == zh


@pytest.fixture
def pilot(workspace: Workspace) -> Workspace:
    """Guangdong as a pilot on 15 March 2017: a scheme and the annual report 2016 are due."""
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    workspace.record_status(entry("TR2", "2016-07-28"))
    return workspace


def test_a_deadline_is_there_when_the_workspace_is_opened_again(
    pilot: Workspace, services: Services
) -> None:
    pilot.set_deadline(ANNUAL, set_by("2017-03-31"))
    pilot.store.close()
    again = services.opener.open(pilot.store.path)  # type: ignore[arg-type]  # a path as text
    assert again.deadlines() == {ANNUAL: set_by("2017-03-31")}
    assert [item.days_left for item in due_in(again)] == [None, 16]


def test_the_history_tells_who_moved_a_deadline(pilot: Workspace) -> None:
    pilot.set_deadline(ANNUAL, set_by("2017-03-31"))
    pilot.set_deadline(ANNUAL, set_by("2017-04-30", "粤知〔2017〕9号"), "test")
    last = pilot.store.last_history()
    assert last is not None
    assert (last.action, last.origin, last.report) == ("deadline", "test", "")
    assert (last.section, last.row, last.column) == ("deadline", "annual", "2016")
    assert (last.before, last.after) == ("2017-03-31", "2017-04-30")
    assert last.reason == "粤知〔2017〕9号"
    assert first_break(pilot.store.history("")) is None


def test_a_deadline_is_told_to_the_listeners(pilot: Workspace) -> None:
    told: list[ChangeSet] = []
    pilot.subscribe(told.append)
    pilot.set_deadline(ANNUAL, set_by("2017-03-31"), "me")
    assert told == [ChangeSet(origin="me", status=True)]


def test_a_deadline_can_be_taken_back(pilot: Workspace) -> None:
    pilot.set_deadline(ANNUAL, set_by("2017-03-31"))
    pilot.set_deadline(ANNUAL, None)
    assert pilot.deadlines() == {}


@pytest.mark.parametrize(
    ("due", "document", "reason"),
    [
        (ANNUAL, " ", "deadline_document"),
        (ANNUAL, "长" * 501, "too_long"),
        (Due("annals", 2016), NUMBER, "no_kind"),
        (Due("annual", 2031), NUMBER, "year_out_of_plan"),
        (Due("scheme", 2016), NUMBER, "kind_without_year"),
    ],
)
def test_what_cannot_be_a_deadline_is_refused_and_not_recorded(
    pilot: Workspace, due: Due, document: str, reason: str
) -> None:
    before = pilot.store.last_history()
    with pytest.raises((StatusRefused, UsageError)) as fault:
        pilot.set_deadline(due, set_by("2017-03-31", document))
    assert fault.value.params["reason"] == reason
    assert (pilot.store.last_history(), pilot.deadlines()) == (before, {})


def test_a_full_disk_leaves_the_deadline_as_it_was(
    pilot: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(path="workspace")

    with monkeypatch.context() as patch:
        patch.setattr(pilot.store, "write", full)
        with pytest.raises(DiskFull):
            pilot.set_deadline(ANNUAL, set_by("2017-03-31"))
    assert pilot.deadlines() == {}
    pilot.set_deadline(ANNUAL, set_by("2017-03-31"))
    assert first_break(pilot.store.history("")) is None


def test_due_reports_are_grouped_late_first(pilot: Workspace, services: Services) -> None:
    screen = DueScreen(pilot, services.translator)
    pilot.set_deadline(ANNUAL, set_by("2017-03-12"))
    found = {group: [line.title for line in lines] for group, lines in screen.groups()}
    assert found == {"late": ["Annual report 2016"], "due": ["Implementation scheme"]}
    assert list(found) == ["late", "due"]
    assert screen.summary() == "Late: 1, Due: 1"


def test_a_due_report_is_told_with_state_and_time(pilot: Workspace, services: Services) -> None:
    pilot.set_deadline(ANNUAL, set_by("2017-03-12"))
    scheme, annual = DueScreen(pilot, services.translator).lines()
    assert (scheme.title, scheme.state, scheme.tone) == ("Implementation scheme", "Due", "query")
    assert (scheme.report, scheme.time) == ("", "no date set")
    assert (annual.title, annual.state, annual.report) == (
        "Annual report 2016",
        "Draft",
        "annual-2016",
    )
    assert (annual.time, annual.tone) == ("3 days late", "error")
    assert annual.deadline == f"until 12 March 2017 by {NUMBER}"


def test_before_the_first_entry_the_promotion_plan_is_due(
    workspace: Workspace, services: Services
) -> None:
    """SC4.1"""
    screen = DueScreen(workspace, services.translator)
    assert [line.title for line in screen.lines()] == ["Comprehensive-strength promotion plan"]
    assert screen.note() == "Nothing is recorded yet, so the province counts as not listed."


def test_a_group_without_reports_is_left_out(workspace: Workspace, services: Services) -> None:
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    screen = DueScreen(workspace, services.translator)
    assert (screen.groups(), screen.summary()) == ([], "")
    assert screen.note() == screen.nothing_due() == "The present status asks for no report."
