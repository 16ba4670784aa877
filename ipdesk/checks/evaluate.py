"""Evaluates compiled rules at a row: what their expressions give, and what that means."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from ipdesk.catalogue.model import Operator, Rule
from ipdesk.checks.inputs import Data
from ipdesk.checks.outcomes import OutcomeState
from ipdesk.checks.rules import Batch, CompiledRule
from ipdesk.problems import Side

EPSILON = 1e-9
_COMPARE: dict[Operator, Callable[[Any, Any], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "==": operator.eq,
    "!=": operator.ne,
}

Given = list[object]
"""What each rule of a batch gave: its two sides in a list, an empty list where it does not apply
or an input is missing, anything else where it cannot be computed."""


Both = tuple[float | str, float | str]
"""The two sides of a comparison."""
_SIDE = (float, str, int)


class Result(NamedTuple):
    """What came of a rule at a row. Sides are set where both were computed."""

    state: OutcomeState
    left: float | str = ""
    right: float | str = ""


NOT_APPLICABLE = Result("not_applicable")
NOT_EVALUATED = Result("not_evaluated")


def given(batch: Batch, data: Data) -> Given:
    """What the rules of a batch give: one evaluation, unless one of them cannot be computed."""
    if not batch.rules:
        return []
    # Faster than through an activation of its own, which would serve several evaluations.
    every = batch.expression.eval(None, data).plain_value()
    if isinstance(every, list):
        return every
    if len(batch.rules) == 1:
        return [every]
    return [given(compiled.alone, data)[0] for compiled in batch.rules]


def failing(compiled: CompiledRule, row: str, gave: object) -> Both | None:
    """The sides of a rule that fails at the row, None if it does not."""
    both = _both(gave)
    if both is None or holds(both, compiled.rule):
        return None
    return both if compiled.runs_at(row) else None


def result(compiled: CompiledRule, data: Data, gave: object) -> Result:
    """What came of a rule that gave this."""
    if not gave:
        if all(map(data.__getitem__, compiled.required)):
            return NOT_APPLICABLE
        # A row without a limit of its own is not judged by it.
        stated = all(map(data.__getitem__, compiled.limits))
        return NOT_EVALUATED if stated else NOT_APPLICABLE
    both = _both(gave)
    if both is None:
        return NOT_EVALUATED
    return Result("holds" if holds(both, compiled.rule) else "fails", *both)


def _both(gave: object) -> Both | None:
    """The sides that a rule gave, None if they are none or neither numbers nor texts."""
    if not isinstance(gave, list):
        return None
    left, right = gave
    return (left, right) if isinstance(left, _SIDE) and isinstance(right, _SIDE) else None


def holds(both: Both, rule: Rule) -> bool:
    """Whether the rule's comparison holds, within its tolerance; texts compare exactly."""
    left, right = both
    op, compare = rule.op, _COMPARE[rule.op]
    if isinstance(left, str) or isinstance(right, str):
        return compare(str(left), str(right))
    exactly = compare(left, right)
    # A tolerance can only make equal what is not: most comparisons need none.
    if op in {"<", ">"} or exactly == (op != "!="):
        return exactly
    a, b = float(left), float(right)
    slack = rule.tolerance + EPSILON * max(1.0, abs(a), abs(b))
    if op == "<=":
        return a <= b + slack
    if op == ">=":
        return a >= b - slack
    return (abs(a - b) <= slack) == (op == "==")


def side_value(value: float | str) -> Decimal | str:
    """A side for people: doubles as decimals without their binary tail."""
    if isinstance(value, str):
        return value
    return Decimal(repr(round(float(value), 9))).normalize() + 0


def missing_amount(left: Side, right: Side) -> Decimal | None:
    """How far the sides are apart, None for texts."""
    if isinstance(left.value, str) or isinstance(right.value, str):
        return None
    return abs(right.value - left.value)
