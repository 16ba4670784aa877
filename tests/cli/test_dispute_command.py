"""`ipdesk dispute`: a rule is said to be wrong, listed, withdrawn.

Requirements
    4.4   "dispute a rule (slip goes into the package)"
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run

WHY = "the denominator was revised"


@pytest.fixture
def rule(ipdesk: Run, filled_file: Path) -> str:
    """A rule that asks something of the example."""
    found = json.loads(ipdesk("check", filled_file, "--json").out)["problems"]
    return next(problem["rule"] for problem in found if problem["explanation"])


def test_dispute_is_listed_and_withdrawn(ipdesk: Run, filled_file: Path, rule: str) -> None:
    """4.4"""
    assert ipdesk("dispute", filled_file, rule, WHY).code == 0
    listed = json.loads(ipdesk("dispute", filled_file, "--json").out)
    assert {(item["rule"], item["text"]) for item in listed} == {(rule, WHY)}
    assert all(item["values"] and item["at"] for item in listed)
    assert ipdesk("dispute", filled_file, rule, "--withdraw").code == 0
    assert json.loads(ipdesk("dispute", filled_file, "--json").out) == []


def test_check_tells_what_is_disputed(ipdesk: Run, filled_file: Path, rule: str) -> None:
    ipdesk("dispute", filled_file, rule, WHY)
    done = ipdesk("check", filled_file)
    assert (done.code, f"Disputed: {WHY}" in done.out) == (0, True)


@pytest.mark.parametrize(
    "words", [("V99", WHY), ("V01", WHY), ("{rule}",), ("{rule}", "row", "a", "b")]
)
def test_a_call_that_makes_no_sense_is_refused(
    ipdesk: Run, filled_file: Path, rule: str, words: tuple[str, ...]
) -> None:
    done = ipdesk("dispute", filled_file, *(word.format(rule=rule) for word in words))
    assert done.code == 2
    assert done.err
