"""A missing input is the root cause and is told once; what follows from it is silent.

Requirements
    design "Rules": a rule whose inputs are missing or invalid is not evaluated and says why;
    the missing cell is the root cause and is reported once; follow-on failures are suppressed
    peers "Complaints": one cause, many follow-on errors
"""

from __future__ import annotations

import pytest
from report_steps import at, put, put_all, shown

from ipdesk.checks.outcomes import Outcome
from ipdesk.places import Place
from ipdesk.values import State
from ipdesk.workspace import Workspace


def outcome(workspace: Workspace, rule: str, row: str = "") -> Outcome:
    return next(
        found
        for found in workspace.checker.outcomes()
        if found.rule == rule and row in ("", found.place.row)
    )


@pytest.mark.parametrize("raw", ["", "abc", "-1", "暂缺：尚未公布", "不适用"])
def test_rule_without_its_input_is_not_evaluated_and_names_it(
    workspace: Workspace, raw: str
) -> None:
    """R029: value added is at most GDP"""
    put_all(workspace, {"base BF4 value": "24890", "base BF3 value": raw})
    found = outcome(workspace, "R029")
    assert (found.state, found.missing) == ("not_evaluated", (at("base BF3 value"),))


@pytest.mark.parametrize(
    ("raw", "rule"), [("", "V02"), ("abc", "V01"), ("-5", "V03"), ("暂缺", "V06")]
)
def test_root_cause_is_told_once(workspace: Workspace, raw: str, rule: str) -> None:
    """IND1, R101, R106, R021-R028 all read it; only the cell itself complains"""
    put_all(workspace, {"base BF1 value": raw, "base BF2 value": "10850"})
    about = [
        (p.rule, p.place)
        for p in workspace.checker.problems()
        if p.place.row in ("BF1", "IND1") and p.level in ("error", "query")
    ]
    assert about == [(rule, at("base BF1 value"))]


def test_computed_cell_is_not_missing_by_itself(workspace: Workspace) -> None:
    """V02: its operands are"""
    assert shown(workspace, "indicators IND1 value").state is State.BLANK
    missing = {p.place for p in workspace.checker.problems() if p.rule == "V02"}
    assert at("indicators IND1 value") not in missing
    assert at("base BF1 value") in missing


def test_rule_outside_its_guard_is_not_applicable(workspace: Workspace) -> None:
    """R601: only a measure that is done stands at 100 %"""
    put_all(workspace, {"tasks L1.1 status": "under_way", "tasks L1.1 progress": "50"})
    assert outcome(workspace, "R601", "L1.1").state == "not_applicable"


def test_outcome_records_both_sides_and_the_inputs(workspace: Workspace) -> None:
    """2.4, "data/checks.json: every rule's outcome, values" """
    put_all(workspace, {"base BF4 value": "24890", "base BF3 value": "80854.91"})
    found = outcome(workspace, "R029")
    assert found.state == "holds"
    assert found.left is not None
    assert found.right is not None
    assert (str(found.left.value), found.op, str(found.right.value)) == ("24890", "<=", "80854.91")
    assert {o.place for o in found.operands} == {at("base BF4 value"), at("base BF3 value")}


def test_every_rule_of_the_form_has_an_outcome(workspace: Workspace) -> None:
    """peers 5: replay needs each verdict, also of rules that hold"""
    found = {outcome.rule for outcome in workspace.checker.outcomes()}
    rosters = {"teams", "enterprises", "experience"}
    expected = {
        rule.code
        for rule in workspace.form.catalogue.rules
        if not rule.check
        and rule.section not in rosters
        and list(rule.rows) != ["X*"]  # rows of indicators that nobody has declared
        and (not rule.kinds or workspace.form.kind.code in rule.kinds)
    }
    assert expected <= found


def test_optional_input_may_be_blank(workspace: Workspace) -> None:
    """R031: a base figure names its source"""
    put(workspace, "base BF1 value", "168480")
    found = outcome(workspace, "R031", "BF1")
    assert (found.state, found.place) == ("fails", Place("base", "BF1", "source"))
