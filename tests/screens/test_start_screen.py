"""The start: recent files and duties in words, from what was remembered of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.messages import Translator
from ipdesk.screens.reports import recent_of, report_lines
from ipdesk.screens.start import Recent, StartScreen, example_lines, recent_from
from ipdesk.services import Services
from ipdesk.workspace import Workspace

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


@pytest.fixture
def english(services: Services) -> Translator:
    return services.translator


def test_a_recent_file_says_unit_year_completeness_and_verdict(english: Translator) -> None:
    [line] = StartScreen([DRAFT], english).recent()
    assert line.title == "Guangdong: Annual report 2016"
    assert (line.percent, line.state, line.verdict_tone) == (78, "Draft", "error")
    assert line.verdict == "3 errors, 5 queries to explain"


def test_a_file_of_which_nothing_is_known_is_shown_by_its_name(english: Translator) -> None:
    [line] = StartScreen([Recent(r"E:\报告\广东.ipdesk")], english).recent()
    assert line.title == "广东.ipdesk"


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
    [due] = StartScreen([DRAFT._replace(state=state)], english).due()
    assert due.step == step


def test_a_complete_draft_is_due_to_be_sealed(english: Translator) -> None:
    [due] = StartScreen([DRAFT._replace(errors=0, queries=0)], english).due()
    assert (due.step, due.tone) == ("Seal it", "done")


def test_accepted_and_practice_reports_are_not_due(english: Translator) -> None:
    done = [DRAFT._replace(state="accepted"), DRAFT._replace(practice=True)]
    assert StartScreen(done, english).due() == []


def test_what_is_remembered_of_a_workspace_is_how_it_stood(example: Workspace) -> None:
    recent = recent_of(example)
    verdict = example.checker.verdict()
    assert (recent.unit_en, recent.category_zh, recent.year) == ("Guangdong", "引领型", 2016)
    assert (recent.errors, recent.missing) == (verdict.errors, verdict.missing)
    assert 0 < recent.done < recent.total
    assert recent.practice


def test_what_is_remembered_survives_as_plain_data() -> None:
    assert recent_from(DRAFT._asdict()) == DRAFT


@pytest.mark.parametrize("item", [None, [], {}, {"path": 3}, {"path": "a", "state": "lost"}])
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
