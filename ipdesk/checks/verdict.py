"""What the problems of a report come to, and which of its targets it is behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from ipdesk.catalogue.model import Rule
from ipdesk.checks.targets import Stand
from ipdesk.problems import Problem, Side, Verdict


def verdict_of(problems: Iterable[Problem], required: Rule | None) -> Verdict:
    """The one verdict; what the rule ``required`` finds is missing, not wrong."""
    missing = required.code if required is not None else None
    counts = Counter(_kind(problem, missing) for problem in problems)
    return Verdict(
        counts["error"],
        counts["missing"],
        counts["query"],
        counts["explained"],
        counts["notice"] + counts["target"],
        counts["disputed"],
    )


def _kind(problem: Problem, missing: str | None) -> str:
    if problem.rule == missing:
        return "missing"
    if problem.disputed:
        return "disputed"
    return "explained" if problem.explanation else problem.level


def behind(stands: Iterable[Stand], rule: Rule) -> list[Problem]:
    """The problems of the indicators that are behind their targets."""
    return [
        _behind(stand, value, target, rule)
        for stand in stands
        if stand.state == "behind"
        and (value := stand.value) is not None
        and (target := stand.target) is not None
    ]


def _behind(stand: Stand, value: Decimal, target: Decimal, rule: Rule) -> Problem:
    precision, gap = stand.indicator.precision, stand.gap
    return Problem(
        rule.code,
        rule.level,
        stand.place,
        left=Side(stand.indicator.label, value, stand.unit, precision),
        op=">=",
        right=Side(rule.right_label, target, stand.unit, precision),
        missing=gap.amount if gap else None,
        missing_of=gap.label if gap else None,
        missing_unit=gap.unit if gap else None,
    )
