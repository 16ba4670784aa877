"""The power-of-ten detective: 元 for 万元, people for 10,000 people, a digit too many.

Requirements
    peers 9   power-of-ten detective
    design "Values": a factor-of-10^n slip against last year is detected, the factor proposed
    R026 (base figures), R105 (indicators), R702 (funds)
"""

from __future__ import annotations

import pytest
from report_steps import at, problems, put_all

from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.mark.parametrize(
    ("prior", "value", "factor"),
    [
        ("10724", "108500000", "10,117.5"),
        ("10724", "1085", "9.9"),
        ("10724", "108500", "10.1"),
        ("10850", "97650", "9"),
    ],
)
def test_slip_is_found_and_its_factor_told(
    workspace: Workspace, services: Services, prior: str, value: str, factor: str
) -> None:
    """peers 9: in either direction"""
    put_all(workspace, {"base BF2 prior": prior, "base BF2 value": value})
    (problem,) = problems(workspace, "R026")
    assert problem.place == at("base BF2 value")
    remedy = Sentences(services.translator, workspace.form).remedy(problem)
    assert f"a factor of about {factor} times" in remedy


@pytest.mark.parametrize(
    ("where", "prior", "value", "rule"),
    [
        ("indicators IND3", "23574", "235740", "R105"),
        ("indicators IND5", "12.5", "125000000", "R105"),
        ("conditions SC3.12", "5200", "52000000", "R702"),
    ],
)
def test_slip_is_found_wherever_two_years_stand_side_by_side(
    workspace: Workspace, where: str, prior: str, value: str, rule: str
) -> None:
    """peers 9"""
    columns = ("prior_amount", "amount") if "SC" in where else ("prior", "value")
    put_all(workspace, {f"{where} {columns[0]}": prior, f"{where} {columns[1]}": value})
    assert [p.place for p in problems(workspace, rule)] == [at(f"{where} {columns[1]}")]


def test_slip_is_told_once_and_not_also_as_growth(workspace: Workspace) -> None:
    """peers "Complaints": one cause, one problem"""
    put_all(workspace, {"base BF2 prior": "1072.4", "base BF2 value": "10724"})
    about = {p.rule for p in workspace.checker.problems() if p.place == at("base BF2 value")}
    assert about == {"R026"}


@pytest.mark.parametrize("value", ["10850", "20000", "96000"])
def test_strong_growth_is_no_slip(workspace: Workspace, value: str) -> None:
    put_all(workspace, {"base BF2 prior": "10724", "base BF2 value": value})
    assert problems(workspace, "R026") == []


@pytest.mark.parametrize(("prior", "value"), [("0", "10850"), ("10850", "0"), ("", "10850")])
def test_zero_and_blank_have_no_order_of_magnitude(
    workspace: Workspace, prior: str, value: str
) -> None:
    put_all(workspace, {"base BF2 prior": prior, "base BF2 value": value})
    assert problems(workspace, "R026") == []
