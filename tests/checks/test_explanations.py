"""Explaining a query: it stands as long as the values it was given for.

Requirements
    2.4   "Explain a query."
    4.4   "queries are explained in place with the last wording offered"
    design "Rules": a query blocks sealing until it is explained
"""

from __future__ import annotations

import pytest
from report_steps import at, problems, put, put_all

from ipdesk.errors import UsageError
from ipdesk.problems import Problem
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

JUMP = {"base BF2 value": "10850", "base BF2 prior": "9000"}
RULE = "R021"


@pytest.fixture
def query(workspace: Workspace) -> Problem:
    put_all(workspace, JUMP)
    (problem,) = problems(workspace, RULE)
    return problem


def test_unexplained_query_blocks(query: Problem) -> None:
    """design: blocks until explained"""
    assert (query.level, query.blocks, query.explanation) == ("query", True, "")


def test_explanation_lifts_the_block(workspace: Workspace, query: Problem) -> None:
    """2.4"""
    before = workspace.checker.verdict()
    change = workspace.explain(query, "  revised after the census ")
    (problem,) = problems(workspace, RULE)
    assert (problem.explanation, problem.blocks) == ("revised after the census", False)
    after = workspace.checker.verdict()
    assert (after.queries, after.explained) == (before.queries - 1, before.explained + 1)
    assert change.opened == (problem,)
    assert change.cleared == (query,)


@pytest.mark.parametrize("where", list(JUMP))
def test_explanation_lapses_when_a_value_changes(
    workspace: Workspace, query: Problem, where: str
) -> None:
    """4.4: it spoke of other figures"""
    workspace.explain(query, "revised after the census")
    put(workspace, where, JUMP[where] + ".5")
    (problem,) = problems(workspace, RULE)
    assert (problem.explanation, problem.blocks) == ("", True)


def test_lapsed_explanation_is_offered_again(workspace: Workspace, query: Problem) -> None:
    """4.4: the last wording"""
    workspace.explain(query, "revised after the census")
    put(workspace, "base BF2 value", "10851")
    (problem,) = problems(workspace, RULE)
    assert problem.last_wording == "revised after the census"


def test_explanation_holds_again_when_its_values_return(
    workspace: Workspace, query: Problem
) -> None:
    workspace.explain(query, "revised after the census")
    put(workspace, "base BF2 value", "10851")
    put(workspace, "base BF2 value", "１０８５０")
    assert problems(workspace, RULE)[0].explanation == "revised after the census"


def test_explanation_survives_closing_the_workspace(
    workspace: Workspace, query: Problem, services: Services
) -> None:
    """2.4: saved means committed"""
    workspace.explain(query, "revised after the census")
    workspace.store.close()
    again = services.opener.open(workspace.store.path)  # type: ignore[arg-type] # text will do as a path
    assert problems(again, RULE)[0].explanation == "revised after the census"


def test_empty_text_takes_the_explanation_back(workspace: Workspace, query: Problem) -> None:
    workspace.explain(query, "a mistake")
    workspace.explain(problems(workspace, RULE)[0], " ")
    (problem,) = problems(workspace, RULE)
    assert (problem.explanation, problem.last_wording) == ("", "")


def test_what_is_so_or_not_is_said_without_figures(
    workspace: Workspace, services: Services
) -> None:
    put(workspace, "cities 440100 title", "demonstration")
    (problem,) = problems(workspace, "R301")
    words = Sentences(services.translator, workspace.form)
    assert words.problem(problem) == "A demonstration city has its date: not met"


def test_explanation_of_one_row_says_nothing_of_another(workspace: Workspace) -> None:
    for row in ("440100", "440300"):
        put(workspace, f"cities {row} title", "demonstration")
    first, second = problems(workspace, "R301")
    workspace.explain(first, "certificate lost in a fire")
    left = [p for p in problems(workspace, "R301") if p.blocks]
    assert [p.place for p in left] == [second.place]


@pytest.mark.parametrize("where", ["base BF1 value", "profile 1 office"])
def test_error_cannot_be_explained_away(workspace: Workspace, where: str) -> None:
    """design: errors are corrected"""
    put(workspace, "base BF1 value", "abc")
    error = next(p for p in workspace.checker.problems() if p.place == at(where))
    with pytest.raises(UsageError) as caught:
        workspace.explain(error, "because")
    assert caught.value.reason == "not_a_query"


def test_decimals_beyond_the_unit_can_be_explained(workspace: Workspace) -> None:
    """V05"""
    put(workspace, "base BF2 value", "10850.123")
    workspace.explain(problems(workspace, "V05")[0], "as published")
    assert not problems(workspace, "V05")[0].blocks
    put(workspace, "base BF2 value", "10850.124")
    assert problems(workspace, "V05")[0].blocks


def test_problem_that_clears_takes_its_block_along(workspace: Workspace, query: Problem) -> None:
    workspace.explain(query, "revised after the census")
    change = put(workspace, "base BF2 prior", "10724")
    assert problems(workspace, RULE) == []
    assert RULE in {p.rule for p in change.cleared}
