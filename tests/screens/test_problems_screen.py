"""The problem list: order, words, filter, and explaining a query."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.screens.problems import ProblemsScreen, kind_of
from ipdesk.sealing import Sealer
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put, put_all

SLIP = {"indicators IND3 prior": "2357", "indicators IND3 value": "23574"}


def screen_of(workspace: Workspace, services: Services) -> ProblemsScreen:
    sentences = Sentences(services.translator, workspace.form)
    return ProblemsScreen(workspace, sentences, services.translator)


@pytest.fixture
def screen(workspace: Workspace, services: Services) -> ProblemsScreen:
    return screen_of(workspace, services)


def query_at(screen: ProblemsScreen, row: str) -> Problem:
    return next(p for p in screen.all if p.level == "query" and p.place.row == row)


def test_errors_come_before_queries_and_those_before_what_is_to_be_filled_in(
    workspace: Workspace, screen: ProblemsScreen
) -> None:
    put_all(workspace, {**SLIP, "base BF1 value": "abc"})
    screen.refresh()
    kinds = [kind_of(problem) for problem in screen.problems]
    assert kinds.index("error") < kinds.index("query") < kinds.index("missing")


def test_a_row_names_rule_sides_difference_remedy_and_place(
    workspace: Workspace, screen: ProblemsScreen
) -> None:
    put_all(workspace, SLIP)
    screen.refresh()
    row = screen.row(screen.problems.index(query_at(screen, "IND3")))
    assert row.problem.rule
    assert "10" in row.left
    assert row.right
    assert row.remedy
    assert "PCT" in row.place_name
    assert row.sentence in row.spoken


def test_the_filter_shows_one_kind_only(screen: ProblemsScreen) -> None:
    screen.show("missing")
    assert {kind_of(problem) for problem in screen.problems} == {"missing"}
    assert len(screen.problems) == screen.counts()["missing"]


def test_a_kind_without_problems_says_how_to_see_the_rest(screen: ProblemsScreen) -> None:
    screen.show("explained")
    assert not screen.problems
    assert "All problems" in screen.empty_text()


def test_an_explained_query_moves_to_the_end_and_shows_its_text(
    workspace: Workspace, screen: ProblemsScreen
) -> None:
    put_all(workspace, SLIP)
    screen.refresh()
    screen.explain(query_at(screen, "IND3"), "Counted anew since 2016.")
    screen.refresh()
    last = screen.row(len(screen.problems) - 1)
    assert last.kind == "explained"
    assert last.explanation == "Counted anew since 2016."


def test_the_last_wording_is_offered_when_the_values_change(
    workspace: Workspace, screen: ProblemsScreen
) -> None:
    put_all(workspace, SLIP)
    screen.refresh()
    screen.explain(query_at(screen, "IND3"), "Counted anew since 2016.")
    put(workspace, "indicators IND3 value", "23575")
    screen.refresh()
    query = query_at(screen, "IND3")
    assert kind_of(query) == "query"
    assert screen.wording(query) == "Counted anew since 2016."


def test_only_queries_of_a_draft_can_be_explained(
    workspace: Workspace, screen: ProblemsScreen
) -> None:
    put(workspace, "base BF1 value", "abc")
    screen.refresh()
    error = next(p for p in screen.all if kind_of(p) == "error")
    assert not screen.can_explain(error)


def test_a_refresh_without_change_keeps_the_list(screen: ProblemsScreen) -> None:
    assert not screen.refresh()
    assert not screen.check_all()


def test_the_position_follows_a_problem_through_a_change(
    workspace: Workspace, screen: ProblemsScreen
) -> None:
    missing = next(p for p in screen.all if p.place == Place("base", "BF1", "value"))
    assert screen.position(missing.key) is not None
    put(workspace, "base BF1 value", "168480")
    screen.refresh()
    assert screen.position(missing.key) is None


def test_a_complete_report_is_ready_and_done(filled: Workspace, services: Services) -> None:
    screen = screen_of(filled, services)
    assert screen.tone == "done"
    assert screen.verdict_text() == "Ready to seal"


def test_the_words_follow_the_language(screen: ProblemsScreen, services: Services) -> None:
    english = screen.row(0).remedy
    services.translator.speak("zh")
    screen.reword()
    assert screen.row(0).remedy != english


def test_a_row_of_a_roster_that_is_renamed_is_called_so_in_its_problems(
    workspace: Workspace, services: Services
) -> None:
    """The problem is the same one; the sentence is another."""
    sentences = Sentences(services.translator, workspace.form, workspace.report.cell)
    screen = ProblemsScreen(workspace, sentences, services.translator)
    cells = {"name": "Old team", "staff": "many", "document": "演练〔2016〕1号"}
    put_all(workspace, {f"teams a {column}": raw for column, raw in cells.items()})
    screen.refresh()
    at = next(n for n, p in enumerate(screen.problems) if p.place == Place("teams", "a", "staff"))
    assert "Old team" in screen.row(at).sentence
    put(workspace, "teams a name", "New team")
    assert screen.refresh()
    assert "New team" in screen.row(at).sentence
    assert not screen.refresh()


def test_a_sealed_report_is_not_said_to_be_ready_for_sealing(
    filled: Workspace, services: Services, tmp_path: Path
) -> None:
    Sealer(services).seal(filled, tmp_path, "test")
    assert "sealed" in screen_of(filled, services).verdict_text()
