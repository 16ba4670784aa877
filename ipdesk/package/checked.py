"""What came of the checks of a report, as ``checks.json`` says it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ipdesk.catalogue.form_rules import WithdrawnRule, withdrawn_from
from ipdesk.catalogue.model import Label
from ipdesk.checks.outcomes import Outcome
from ipdesk.checks.targets import Stand
from ipdesk.package.check_results import (
    CheckResults,
    DisputeText,
    LabelText,
    OperandText,
    OutcomeText,
    ProblemText,
    SideText,
    StandText,
    TypicalText,
    WithdrawnText,
)
from ipdesk.places import Place
from ipdesk.problems import Operand, Problem, Side, Typical
from ipdesk.snapshot import Snapshot
from ipdesk.values import canonical

Key = tuple[str, Place]


def results_of(snapshot: Snapshot) -> CheckResults:
    """The results as the snapshot holds them, in its order."""
    return CheckResults(
        outcomes=tuple(_outcome(item) for item in snapshot.outcomes),
        problems=tuple(_problem(item, snapshot.disputed_at) for item in snapshot.problems),
        stands=tuple(_stand(item) for item in snapshot.stands),
        withdrawn=tuple(_withdrawn(item) for item in withdrawn_from(snapshot.form)),
    )


def _outcome(item: Outcome) -> OutcomeText:
    return OutcomeText(
        rule=item.rule,
        level=item.level,
        place=item.place,
        state=item.state,
        left=_text(item.left.value) if item.left else None,
        op=item.op,
        right=_text(item.right.value) if item.right else None,
        operands=tuple((operand.place, operand.text) for operand in item.operands),
        missing=item.missing,
        explanation=item.explanation,
    )


def _problem(item: Problem, disputed_at: Mapping[Key, str]) -> ProblemText:
    slip = None
    if item.disputed:
        slip = DisputeText(text=item.disputed, at=disputed_at[item.key])
    return ProblemText(
        rule=item.rule,
        level=item.level,
        place=item.place,
        reason=item.reason,
        limit=item.limit,
        left=_side(item.left),
        op=item.op,
        right=_side(item.right),
        missing=_number(item.missing),
        operands=tuple(_operand(operand) for operand in item.operands),
        explanation=item.explanation,
        fingerprint=item.fingerprint,
        blocks=item.blocks,
        dispute=slip,
        typical=_typical(item.typical),
    )


def _typical(item: Typical | None) -> TypicalText | None:
    if item is None:
        return None
    return TypicalText(median=canonical(item.median), rows=item.rows, by_factor=item.by_factor)


def _stand(item: Stand) -> StandText:
    return StandText(
        indicator=item.indicator.code,
        place=item.place,
        state=item.state,
        unit=LabelText(zh=item.unit.zh, en=item.unit.en),
        value=_number(item.value),
        baseline=_number(item.baseline),
        baseline_year=item.baseline_year,
        target=_number(item.target),
        target_year=item.target_year,
        expected=_number(item.expected),
        declared=item.declared,
    )


def _withdrawn(item: WithdrawnRule) -> WithdrawnText:
    label, reason = item.rule.label, item.reason
    return WithdrawnText(
        rule=item.rule.code,
        label=LabelText(zh=label.zh, en=label.en),
        reason=LabelText(zh=reason.zh, en=reason.en),
        document=item.document,
        issued=item.issued,
    )


def _side(side: Side | None) -> SideText | None:
    if side is None:
        return None
    return SideText(
        label=_label(side.label),
        value=_text(side.value),
        unit=_label(side.unit),
        precision=side.precision,
    )


def _operand(operand: Operand) -> OperandText:
    return OperandText(place=operand.place, value=operand.text, label=_label(operand.label))


def _label(label: Label | None) -> LabelText | None:
    return LabelText(zh=label.zh, en=label.en) if label else None


def _text(value: Decimal | str) -> str:
    return canonical(value) if isinstance(value, Decimal) else value


def _number(value: Decimal | None) -> str | None:
    return None if value is None else canonical(value)
