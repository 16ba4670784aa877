"""A rule one key away: what it demands, the formula with its numbers, its place in the circular.

Requirements
    4.4   "the rule's text, place in the circular and formula with the numbers in it"
    peers "what are Z1 and Z2?": names and values, never codes
"""

from __future__ import annotations

import pytest
from report_steps import at, problems, put, put_all

from ipdesk.screens.casework import Casework
from ipdesk.screens.rule_formula import formula_of
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.fixture
def cases(workspace: Workspace, services: Services) -> Casework:
    words = Sentences(services.translator, workspace.form, workspace.report.cell)
    return Casework(workspace, words, services.translator)


def test_card_tells_sides_formula_difference_and_source(
    workspace: Workspace, cases: Casework
) -> None:
    """4.4"""
    put_all(workspace, {"base BF2 value": "12000", "base BF2 prior": "10000"})
    card = cases.card(problems(workspace, "R021")[0])
    told = {fact.name: fact.text for fact in card.facts}
    assert card.title == "Base figures rise no more than is usual"
    assert told["Formula"] == "(This year − Last year) ÷ Last year × 100"
    assert told["With the numbers"] == "(12,000 − 10,000) ÷ 10,000 × 100 = 20%"
    assert told["Ought to hold"].startswith("rise on last year 20% ≤ change accepted")
    assert told["Apart by"].endswith("%")
    assert told["Place in the circular"] == "none: a check of the program's own"


def test_card_of_a_rule_of_the_circular_names_the_place(
    workspace: Workspace, cases: Casework
) -> None:
    put_all(workspace, {"goals IND3 baseline": "500", "goals IND3 target": "400"})
    told = {fact.name: fact.text for fact in cases.card(problems(workspace, "R202")[0]).facts}
    assert told["Place in the circular"] == "I(III)"


def test_what_decides_is_told_by_the_values_it_reads(workspace: Workspace, cases: Casework) -> None:
    """No CEL, no Z1: names with values"""
    put_all(workspace, {"base BF2 value": "108500000", "base BF2 prior": "10724"})
    card = cases.card(problems(workspace, "R026")[0])
    told = {fact.name: fact.text for fact in card.facts}
    assert told["Read from"] == "This year 108,500,000; Last year 10,724"
    assert card.proposal.startswith("10,850 (10,000 people) is meant?")


def test_card_of_a_structural_check_says_what_was_found(
    workspace: Workspace, cases: Casework
) -> None:
    put(workspace, "base BF2 value", "many")
    found = cases.to_show(at("base BF2 value"))
    assert found is not None
    assert "“many” is not a number" in {f.name: f.text for f in cases.card(found).facts}["Found"]


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("(v - p) / p * 100.0", "(V − P) ÷ P × 100"),
        ("v", None),
        ("100.0", None),
        ("size(d) > 0 ? 1.0 : 0.0", None),
        ("v > p ? v / p : p / v", None),
        ("v + other", None),
        ("-v * 2.50", "−V × 2.5"),
    ],
)
def test_only_arithmetic_is_a_formula(expression: str, names: str | None) -> None:
    found = formula_of(expression, {"v": ("V", "1"), "p": ("P", "2")})
    assert (found.names if found else None) == names


def test_the_query_that_waits_is_taken_up_first(workspace: Workspace, cases: Casework) -> None:
    """4.4: explained in place"""
    put_all(workspace, {"base BF2 value": "12000", "base BF2 prior": "10000"})
    first = cases.to_explain(at("base BF2 value"))
    assert first is not None
    cases.explain(first, "counted anew", None)
    again = cases.to_explain(at("base BF2 value"))
    assert again is not None
    assert again.explanation == "counted anew"


def test_problem_of_the_row_is_taken_up_from_any_of_its_cells(
    workspace: Workspace, cases: Casework
) -> None:
    put_all(workspace, {"base BF2 value": "12000", "base BF2 prior": "10000"})
    found = cases.to_explain(at("base BF2 prior"))
    assert found is not None
    assert found.place == at("base BF2 value")
