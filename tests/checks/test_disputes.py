"""Disputing a rule: the slip says why it is wrong for this case, and goes to the issuer.

Requirements
    peers  6: rule-dispute slip in the package; "the rule itself was wrong"
    4.4    "dispute a rule (slip goes into the package)"
    design "Rules": an error blocks sealing, a query until it is explained
"""

from __future__ import annotations

import pytest
from report_steps import at, problems, put, put_all

from ipdesk.disputes import MAX_TEXT
from ipdesk.errors import UsageError
from ipdesk.problems import Problem
from ipdesk.services import Services
from ipdesk.workspace import Workspace

WHY = "the city was merged on 31 December"


@pytest.fixture
def query(workspace: Workspace) -> Problem:
    put_all(workspace, {"base BF2 value": "10850", "base BF2 prior": "9000"})
    (problem,) = problems(workspace, "R021")
    return problem


@pytest.fixture
def error(workspace: Workspace) -> Problem:
    """A city whose code is of another province; the catalogue lets the rule be disputed."""
    row = next(iter(workspace.report.rows("cities")))
    put(workspace, f"cities {row} code", "999901")
    (problem,) = problems(workspace, "R308")
    return problem


def test_a_disputed_query_counts_as_explained(workspace: Workspace, query: Problem) -> None:
    """4.4"""
    before = workspace.checker.verdict()
    workspace.dispute(query, f"  {WHY} ")
    (problem,) = problems(workspace, "R021")
    assert (problem.disputed, problem.blocks) == (WHY, False)
    after = workspace.checker.verdict()
    assert (after.queries, after.disputed) == (before.queries - 1, before.disputed + 1)


def test_an_error_can_be_disputed_where_the_catalogue_says_so(
    workspace: Workspace, error: Problem
) -> None:
    """peers "Complaints": the rule itself was wrong"""
    assert error.blocks
    before = workspace.checker.verdict().errors
    workspace.dispute(error, WHY)
    assert not problems(workspace, "R308")[0].blocks
    assert workspace.checker.verdict().errors == before - 1


@pytest.mark.parametrize(
    ("where", "raw", "rule"),
    [("base BF2 value", "many", "V01"), ("base BF2 value", "", "V02")],
)
def test_a_value_that_cannot_be_read_or_is_missing_is_no_matter_of_opinion(
    workspace: Workspace, where: str, raw: str, rule: str
) -> None:
    put(workspace, where, raw)
    (problem,) = [p for p in problems(workspace, rule) if p.place == at(where)]
    with pytest.raises(UsageError, match="not_disputable"):
        workspace.dispute(problem, WHY)


def test_other_errors_cannot_be_disputed(workspace: Workspace) -> None:
    put_all(workspace, {"enterprises e1 name": "甲", "enterprises e1 recognised": "2017-03-01"})
    with pytest.raises(UsageError, match="not_disputable"):
        workspace.dispute(problems(workspace, "R501")[0], WHY)


def test_a_slip_has_an_end(workspace: Workspace, query: Problem) -> None:
    with pytest.raises(UsageError, match="dispute_too_long"):
        workspace.dispute(query, "x" * (MAX_TEXT + 1))


def test_a_slip_lapses_with_its_values_and_its_text_is_offered_again(
    workspace: Workspace, query: Problem
) -> None:
    """4.4: it spoke of other figures"""
    workspace.dispute(query, WHY)
    put(workspace, "base BF2 value", "10851")
    (problem,) = problems(workspace, "R021")
    assert (problem.disputed, problem.last_dispute, problem.blocks) == ("", WHY, True)


def test_disputing_is_undone_and_done_again(workspace: Workspace, query: Problem) -> None:
    """4.1: undo covers everything"""
    workspace.dispute(query, WHY)
    workspace.undo()
    assert problems(workspace, "R021")[0].blocks
    workspace.redo()
    assert problems(workspace, "R021")[0].disputed == WHY


def test_a_slip_is_withdrawn(workspace: Workspace, query: Problem) -> None:
    workspace.dispute(query, WHY)
    workspace.dispute(problems(workspace, "R021")[0], "")
    assert problems(workspace, "R021")[0].blocks


def test_a_slip_survives_closing_the_workspace(
    workspace: Workspace, query: Problem, services: Services
) -> None:
    """2.4: saved means committed"""
    workspace.dispute(query, WHY)
    path = workspace.store.path
    workspace.store.close()
    again = services.opener.open(path)
    assert problems(again, "R021")[0].disputed == WHY
    again.store.close()
