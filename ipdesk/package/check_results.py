"""``checks.json``: what came of every rule, the problems with their explanations, the stands.

Numbers are written as text, exact. Labels and units of rules are the catalogue's and are not
repeated for rules that hold; a problem carries everything that its message shows.

None of the records can be part of a circle, and they come by the thousand: the search for garbage
leaves them out (``gc=False``).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

import msgspec

from ipdesk.catalogue.form_rules import WithdrawnRule, withdrawn_from
from ipdesk.catalogue.model import Label
from ipdesk.checks.outcomes import Outcome
from ipdesk.checks.targets import Stand
from ipdesk.disputes import MAX_TEXT
from ipdesk.places import Place
from ipdesk.problems import Operand, Problem, Side, Typical
from ipdesk.snapshot import Snapshot
from ipdesk.values import canonical

PlaceText = tuple[str, str, str]
Key = tuple[str, Place]


class LabelText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A text in both languages."""

    zh: str
    en: str


class SideText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A side of a comparison as its message shows it."""

    label: LabelText | None
    value: str
    unit: LabelText | None
    precision: int


class OperandText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """An input of a rule as it stood."""

    place: PlaceText
    value: str
    label: LabelText | None = None


class OutcomeText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A rule at a place (section, row, column)."""

    rule: str
    level: str
    place: PlaceText
    state: str
    left: str | None
    op: str
    right: str | None
    operands: tuple[tuple[PlaceText, str], ...]
    missing: tuple[PlaceText, ...]
    explanation: str


class DisputeText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Why the province holds the rule to be wrong here; ``at`` is UTC, ISO 8601."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TEXT)]
    at: str


class TypicalText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What is usual among the other rows, beside an outlier."""

    median: str
    rows: int
    by_factor: bool


class ProblemText(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    gc=False,
):
    """A rule that does not hold; ``fingerprint`` are the values what was said of it is for.

    ``dispute`` is there only if the rule is disputed at the place, with these values; ``typical``
    only beside an outlier.
    """

    rule: str
    level: str
    place: PlaceText
    reason: str
    limit: str
    left: SideText | None
    op: str
    right: SideText | None
    missing: str | None
    operands: tuple[OperandText, ...]
    explanation: str
    fingerprint: str
    blocks: bool
    dispute: DisputeText | None = None
    typical: TypicalText | None = None


class StandText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """An indicator's stand against its target."""

    indicator: str
    place: PlaceText
    state: str
    unit: LabelText
    value: str | None
    baseline: str | None
    baseline_year: int | None
    target: str | None
    target_year: int | None
    expected: str | None
    declared: bool


class WithdrawnText(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False
):
    """A rule that a published patch has switched off; ``document`` is the patch's number."""

    rule: str
    label: LabelText
    reason: LabelText
    document: str
    issued: str


class CheckResults(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    gc=False,
):
    """The content of ``checks.json``; ``withdrawn`` is there only if a rule is."""

    outcomes: tuple[OutcomeText, ...]
    problems: tuple[ProblemText, ...]
    stands: tuple[StandText, ...]
    withdrawn: tuple[WithdrawnText, ...] = ()


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
