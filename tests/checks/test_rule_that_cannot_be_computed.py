"""A rule that cannot be computed is not evaluated, and takes no other rule down with it.

Requirement: design "Rules" (safe on a hostile catalogue).
"""

import pytest
from msgspec.structs import replace
from report_steps import put

from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.model import Input, Label, Operator, Rule
from ipdesk.checks.derive import Derivation
from ipdesk.checks.engine import Checker
from ipdesk.checks.rules import rule_set
from ipdesk.report import load
from ipdesk.workspace import Workspace

WORDS = Label(zh="演练", en="exercise")
HOSTILE = Rule(
    code="R999",
    level="error",
    label=WORDS,
    section="tasks",
    inputs={"d": Input(address=".remark", type="text", label=WORDS)},
    place=".remark",
    left="double(int(d))",
    op=">",
    right="5.0",
    remedy=WORDS,
)


def checker_with_the_rule(workspace: Workspace, rule: Rule = HOSTILE) -> Checker:
    """The report's checks with the hostile rule among them."""
    catalogue = workspace.form.catalogue
    widened = replace(catalogue, rules=(rule, *catalogue.rules))
    form = form_for(widened, "annual", "leading")
    report = load(workspace.store.report(workspace.report.header.id), form)
    derivation = Derivation(report)
    derivation.refresh_all()
    checker = Checker(report, rule_set(form), derivation)
    checker.check_all()
    return checker


def failing(checker: Checker) -> set[str]:
    return {problem.rule for problem in checker.problems()}


def test_other_rules_of_the_row_still_run(workspace: Workspace) -> None:
    put(workspace, "tasks L1.1 status", "done")
    put(workspace, "tasks L1.1 progress", "40")
    put(workspace, "tasks L1.1 remark", "not a number")
    checker = checker_with_the_rule(workspace)
    assert "R999" not in failing(checker)
    assert "R601" in failing(checker)


def test_it_runs_where_it_can(workspace: Workspace) -> None:
    put(workspace, "tasks L1.1 remark", "3")
    assert "R999" in failing(checker_with_the_rule(workspace))


def test_outcome_says_that_it_was_not_evaluated(workspace: Workspace) -> None:
    put(workspace, "tasks L1.1 remark", "not a number")
    outcomes = checker_with_the_rule(workspace).outcomes()
    states = {o.state for o in outcomes if o.rule == "R999" and o.place.row == "L1.1"}
    assert states == {"not_evaluated"}


@pytest.mark.parametrize("left", ["[1.0]", "int", "[1.0, d][0] == 1.0 ? [d] : [d]"])
@pytest.mark.parametrize("right", ["[1.0]", "'x'", "1.0"])
@pytest.mark.parametrize("op", ["==", "<="])
def test_a_side_that_is_neither_a_number_nor_a_text_is_not_compared(
    workspace: Workspace, left: str, right: str, op: Operator
) -> None:
    put(workspace, "tasks L1.1 status", "done")
    put(workspace, "tasks L1.1 progress", "40")
    put(workspace, "tasks L1.1 remark", "3")
    checker = checker_with_the_rule(workspace, replace(HOSTILE, left=left, right=right, op=op))
    assert failing(checker) & {"R999", "R601"} == {"R601"}
    states = {o.state for o in checker.outcomes() if o.rule == "R999" and o.place.row == "L1.1"}
    assert states == {"not_evaluated"}
