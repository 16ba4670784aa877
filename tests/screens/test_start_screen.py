"""The start: recent files and duties in words, from what was remembered of them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from ipdesk.deadlines import Deadline, Due
from ipdesk.errors import DamagedWorkspace
from ipdesk.messages import Translator
from ipdesk.screens.reports import recent_of, report_lines
from ipdesk.screens.start import Recent, RecentDue, StartScreen, example_lines, recent_from
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from ipdesk.workspace_key import WorkspaceKey
from tests.province.lives import entry

TODAY = dt.date(2017, 3, 15)
DRAFT = Recent(
    path="/home/clerk/guangdong.ipdesk",
    unit_zh="广东省",
    unit_en="Guangdong",
    category_zh="引领型",
    category_en="Leading",
    kind_zh="年度报告",
    kind_en="Annual report",
    year=2016,
    done=78,
    total=100,
    errors=3,
    queries=5,
)


PILOT = DRAFT._replace(
    errors=0, due=(RecentDue("试点工作实施方案", "Implementation scheme", 0, "due"),)
)


@pytest.fixture
def english(services: Services) -> Translator:
    return services.translator


def test_a_recent_file_says_unit_year_completeness_and_verdict(english: Translator) -> None:
    [line] = StartScreen([DRAFT], english, TODAY).recent()
    assert line.title == "Guangdong: Annual report 2016"
    assert (line.percent, line.state, line.verdict_tone) == (78, "Draft", "error")
    assert line.verdict == "3 errors, 5 queries to explain"


def test_a_file_of_which_nothing_is_known_is_shown_by_its_name(english: Translator) -> None:
    [line] = StartScreen([Recent(r"E:\报告\广东.ipdesk")], english, TODAY).recent()
    assert line.title == "广东.ipdesk"
    assert (line.state, line.percent) == ("", None)


def test_a_desk_is_called_a_desk_and_no_draft(english: Translator) -> None:
    [line] = StartScreen([Recent("/home/desk.ipdesk", desk=True)], english, TODAY).recent()
    assert (line.title, line.state, line.percent) == ("desk.ipdesk", "Desk of SIPO", None)


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("draft", "Fill in and check"),
        ("sealed", "Deliver the package"),
        ("delivered", "Wait for the receipt"),
        ("returned", "Answer the comments"),
    ],
)
def test_a_report_not_yet_accepted_is_due_with_its_next_step(
    english: Translator, state: str, step: str
) -> None:
    [due] = StartScreen([DRAFT._replace(state=state)], english, TODAY).due()
    assert due.step == step


def test_a_complete_draft_is_due_to_be_sealed(english: Translator) -> None:
    [due] = StartScreen([DRAFT._replace(errors=0, queries=0)], english, TODAY).due()
    assert (due.step, due.tone) == ("Seal it", "done")


def test_accepted_and_practice_reports_are_not_due(english: Translator) -> None:
    done = [DRAFT._replace(state="accepted"), DRAFT._replace(practice=True)]
    assert StartScreen(done, english, TODAY).due() == []


def test_what_is_remembered_of_a_workspace_is_how_it_stood(example: Workspace) -> None:
    recent = recent_of(example)
    verdict = example.checker.verdict()
    assert (recent.unit_en, recent.category_zh, recent.year) == ("Guangdong", "引领型", 2016)
    assert (recent.errors, recent.missing) == (verdict.errors, verdict.missing)
    assert 0 < recent.done < recent.total
    assert recent.practice


def test_of_an_encrypted_workspace_only_its_place_is_remembered(
    example: Workspace, english: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(example.store), "key", WorkspaceKey(b"", b""))
    remembered = recent_of(example)
    assert remembered == Recent(path=example.store.path, encrypted=True)
    screen = StartScreen([remembered], english, TODAY)
    [line] = screen.recent()
    assert (line.title, line.state, line.percent) == ("example.ipdesk", "Encrypted", None)
    assert "%" not in line.spoken
    assert screen.due() == []


def test_what_is_remembered_survives_as_plain_data() -> None:
    for recent in (DRAFT, PILOT):
        assert recent_from(json.loads(json.dumps(recent._asdict()))) == recent


def test_a_remembered_duty_that_does_not_fit_is_dropped() -> None:
    plain = PILOT._asdict() | {"due": [["实施方案", "Scheme", "no year", "due", ""], *PILOT.due]}
    assert recent_from(plain) == PILOT


def due_of(*recent: Recent, translator: Translator) -> list[tuple[str, str, bool]]:
    lines = StartScreen(recent, translator, TODAY).due()
    return [(line.title, line.step, line.late) for line in lines]


def test_what_the_status_asks_for_is_due_beside_the_report(english: Translator) -> None:
    assert due_of(PILOT, translator=english) == [
        ("Guangdong: Annual report 2016", "Fill in and check", False),
        ("Guangdong: Implementation scheme", "Make the report", False),
    ]


def test_late_reports_come_first_and_say_by_how_much(english: Translator) -> None:
    late = PILOT.due[0]._replace(deadline="2017-03-12")
    own = DRAFT._replace(deadline="2017-03-20", due=(late,))
    assert due_of(own, translator=english) == [
        ("Guangdong: Implementation scheme", "Make the report · 3 days late", True),
        ("Guangdong: Annual report 2016", "Fill in and check · 5 days left", False),
    ]


def test_an_accepted_report_is_never_late(english: Translator) -> None:
    done = DRAFT._replace(state="accepted", deadline="2017-01-01")
    assert due_of(done, translator=english) == []


def test_of_a_practice_file_nothing_is_due(english: Translator) -> None:
    assert due_of(PILOT._replace(practice=True), translator=english) == []


def test_what_was_due_is_remembered_at_closing(workspace: Workspace) -> None:
    workspace.record_status(entry("TR1", "2016-03-01", category="leading"))
    workspace.record_status(entry("TR2", "2016-07-28"))
    for kind, year in (("annual", 2016), ("scheme", 0)):
        deadline = Deadline(dt.date(2017, 3, 31), "1")
        workspace.set_deadline(Due(kind, year), deadline)
    recent = recent_of(workspace)
    assert recent.deadline == "2017-03-31"
    assert [(due.kind_en, due.year, due.state) for due in recent.due] == [
        ("Implementation scheme", 0, "due")
    ]
    assert recent.due[0].deadline == "2017-03-31"


def test_before_a_status_is_recorded_nothing_is_presumed_to_be_due(workspace: Workspace) -> None:
    assert recent_of(workspace).due == ()


def test_a_status_that_cannot_be_read_does_not_hold_up_closing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise DamagedWorkspace(where="status 1")

    monkeypatch.setattr(workspace.store, "statuses", damaged)
    assert recent_of(workspace).due == ()


@pytest.mark.parametrize(
    "item",
    [
        None,
        [],
        {},
        {"path": 3},
        {"path": "a", "state": "lost"},
        {"path": "a", "deadline": "soon"},
    ],
)
def test_remembered_data_that_does_not_fit_is_dropped(item: object) -> None:
    assert recent_from(item) is None


def test_the_reports_of_a_workspace_are_listed_with_their_state(
    workspace: Workspace, english: Translator
) -> None:
    [line] = report_lines(workspace.store.reports(), {"annual": "Annual"}, "Guangdong", english)
    assert (line.title, line.state) == ("Guangdong: Annual 2016", "Draft")


def test_examples_are_named_without_reading_their_values(services: Services) -> None:
    folder: Path = services.resources / "example"
    names = [line.name for line in example_lines(folder, services.translator)]
    assert names == services.opener.examples()
