"""The value proposed in place of a slip of a power of ten, and taken over with one step.

Requirements
    peers 9   power-of-ten detective (元/万元/亿元, percent/fraction, 万人/人)
    design "Values": a factor-of-10^n slip is detected and the factor proposed
    4.4       "a power-of-ten slip is recognised and the corrected value proposed"
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from report_steps import at, problems, put_all, shown

from ipdesk.power_of_ten import REASON, exponent_of, proposal_of
from ipdesk.screens.proposing import Proposals
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.mark.parametrize(
    ("where", "prior", "value", "rule", "proposed", "unit"),
    [
        ("base BF2", "10724", "108500000", "R026", "10850", "人"),
        ("base BF2", "10724", "1085", "R026", "10850", None),
        ("base BF3", "72813", "7951200000000", "R026", "79512", "元"),
        ("base BF3", "72813", "795120000", "R026", "79512", "万元"),
        ("indicators IND4", "15.2", "0.158", "R108", "15.8", "小数（如0.15）"),
        ("conditions SC3.12", "5200", "54000000", "R702", "5400", "元"),
    ],
)
def test_corrected_value_is_proposed_with_the_unit_it_was_taken_for(
    workspace: Workspace, where: str, prior: str, value: str, rule: str, proposed: str, unit: str
) -> None:
    """peers 9: 元/万元/亿元, percent/fraction, 万人/人"""
    columns = ("prior_amount", "amount") if "SC" in where else ("prior", "value")
    put_all(workspace, {f"{where} {columns[0]}": prior, f"{where} {columns[1]}": value})
    (problem,) = problems(workspace, rule, where.split()[1])
    proposal = proposal_of(problem, workspace.report)
    assert proposal is not None
    assert (proposal.place, proposal.raw) == (at(f"{where} {columns[1]}"), proposed)
    assert (proposal.taken_for.zh if proposal.taken_for else None) == unit


@pytest.mark.parametrize(
    ("value", "against", "exponent"),
    [("100", "10", 1), ("0.5", "50", -2), ("40", "1", 0), ("19", "1", 1), ("21", "1", 0),
     ("0", "5", 0), ("5", "0", 0), ("-50", "5", 0), ("1", "1", 0)],
)  # fmt: skip
def test_only_what_fits_after_moving_the_point_is_a_slip(
    value: str, against: str, exponent: int
) -> None:
    assert exponent_of(Decimal(value), Decimal(against), Decimal(2)) == exponent


def test_nothing_is_proposed_that_the_cell_would_not_take(workspace: Workspace) -> None:
    """A whole number of patents stays one."""
    put_all(workspace, {"base BF1 prior": "1000", "base BF1 value": "10853"})
    (problem,) = problems(workspace, "R026", "BF1")
    assert proposal_of(problem, workspace.report) is None


def test_taking_the_proposal_is_one_step_and_told_in_the_history(
    workspace: Workspace, services: Services
) -> None:
    """4.4: with one key"""
    put_all(workspace, {"base BF2 prior": "10724", "base BF2 value": "108500000"})
    proposals = Proposals(workspace, services.translator)
    proposal = proposals.of(problems(workspace, "R026")[0])
    assert proposal is not None
    said = proposals.sentence(proposal)
    assert "10,850" in said
    assert "persons" in said
    proposals.take(proposal, None)
    assert shown(workspace, "base BF2 value").raw == "10850"
    assert problems(workspace, "R026") == []
    report = workspace.report.header.id
    last = workspace.store.cell_history(report, *at("base BF2 value"))[-1]
    assert (last.before, last.after, last.reason) == ("108500000", "10850", REASON)
    workspace.undo()
    assert shown(workspace, "base BF2 value").raw == "108500000"
