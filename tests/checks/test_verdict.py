"""The one verdict on top: ready to seal, or what is still to do.

Requirements
    2.4   "a problem list with one verdict on top"
    design "Rules": error and unexplained query block, target and notice never do
    peers "Complaints": "Is it valid or not?"
"""

from __future__ import annotations

from report_steps import grant, problems, put

from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace


def sentence(workspace: Workspace, services: Services) -> str:
    return Sentences(services.translator, workspace.form).verdict(workspace.checker.verdict())


def test_empty_report_is_not_complete(workspace: Workspace, services: Services) -> None:
    """2.4"""
    verdict = workspace.checker.verdict()
    assert not verdict.ready
    assert (verdict.errors, verdict.queries) == (0, 0)
    assert verdict.missing == len(problems(workspace, "V02"))
    said = sentence(workspace, services)
    assert said == f"Not ready to seal: {verdict.missing} values to fill in"


def test_filled_and_explained_report_is_ready(filled: Workspace, services: Services) -> None:
    """2.4"""
    verdict = filled.checker.verdict()
    assert verdict.ready
    assert (verdict.errors, verdict.missing, verdict.queries) == (0, 0, 0)
    assert sentence(filled, services) == "Ready to seal"


def test_error_blocks(filled: Workspace, services: Services) -> None:
    put(filled, "base BF1 value", "abc")
    assert filled.checker.verdict().errors == 1
    assert sentence(filled, services) == "Not ready to seal: 1 error"


def test_unexplained_query_blocks(filled: Workspace, services: Services) -> None:
    put(filled, "base BF2 value", "10850.123")
    assert sentence(filled, services) == "Not ready to seal: 1 query to explain"


def test_missing_value_blocks(filled: Workspace, services: Services) -> None:
    put(filled, "profile 1 office", "")
    assert sentence(filled, services) == "Not ready to seal: 1 value to fill in"


def test_target_and_notice_never_block(filled: Workspace) -> None:
    """design: a 2030 goal is not a yearly threshold"""
    grant(filled, 0)
    assert problems(filled, "T01", "IND6")
    put(filled, "base BF1 year", "")
    assert problems(filled, "R032")
    assert filled.checker.verdict().ready


def test_gravest_problems_come_first_and_explained_ones_last(filled: Workspace) -> None:
    """2.4"""
    put(filled, "base BF1 value", "abc")
    levels = [(bool(p.explanation), p.level) for p in filled.checker.problems()]
    assert levels[0] == (False, "error")
    assert levels[-1] == (True, "query")
