"""``checks.json``: what came of every rule, the problems with their explanations, the stands.

Numbers are written as text, exact. Labels and units of rules are the catalogue's and are not
repeated for rules that hold; a problem carries everything that its message shows.

None of the records can be part of a circle, and they come by the thousand: the search for garbage
leaves them out (``gc=False``).
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from ipdesk.disputes import MAX_TEXT

PlaceText = tuple[str, str, str]


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
