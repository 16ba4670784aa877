"""Targets: how each indicator stands against what its category expects by the horizon year.

Numbers of the circular (60%, 40%, 2-3 cities by 2030) come from the catalogue; for wordings
without a number the province declares baseline and target in the section ``goals``.
"On track" is measured on the straight line from baseline to target.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from functools import partial
from typing import Literal

from ipdesk.catalogue.model import Derived, Expectation, Indicator, Label, Unit
from ipdesk.checks.derive import Derivation, applying, operand
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.values import BLANK, EXACT, Cell, State

StandState = Literal["met", "on_track", "behind", "not_applicable", "not_evaluated"]
GOALS = "goals"
INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class Gap:
    """How much is missing, in a unit that can be acted on: so many more of ``label``.

    ``given`` is the denominator that is held as it stands. ``yearly`` is how many more it takes
    each year up to the target year, ``path`` how many are missing to this year's value on the
    path; None where there is no such year or path.
    """

    amount: Decimal
    unit: Unit | None
    label: Label
    given: Label | None = None
    yearly: Decimal | None = None
    path: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """An indicator's stand. Values are None where they are not given; years likewise.

    ``expected`` is the value on the path in the reporting year. ``declared`` says that the
    target is the province's own and not a number of the circular.
    """

    indicator: Indicator
    place: Place
    state: StandState
    expectation: Expectation
    unit: Unit
    value: Decimal | None = None
    value_state: State = State.BLANK
    baseline: Decimal | None = None
    baseline_year: int | None = None
    target: Decimal | None = None
    target_year: int | None = None
    expected: Decimal | None = None
    declared: bool = False
    gap: Gap | None = None


class Targets:
    """Computes the stands of a report's indicators.

    ``derivation`` keeps what the report's aggregates come to; without it they are counted anew.
    """

    def __init__(self, report: Report, derivation: Derivation | None = None) -> None:
        self._report = report
        self._form = report.form
        self._at = derivation.operand if derivation is not None else partial(operand, report)
        self.operands = frozenset(
            address
            for item in self._form.derived
            if item.section == INDICATORS and item.column == "value"
            for address in item.reads
        )

    def stands(self) -> tuple[Stand, ...]:
        """One stand for each indicator of the category, in order; empty without indicators."""
        if INDICATORS not in self._form.sections:
            return ()
        return tuple(self.stand(indicator) for indicator in self._form.indicators)

    def stand(self, indicator: Indicator) -> Stand:
        """The stand of one indicator."""
        place = Place(INDICATORS, indicator.code, "value")
        cell = self._report.cell(place)
        expectation = indicator.expectations[self._form.category]  # type: ignore[index]  # a category code
        unit = self._form.sections[INDICATORS].unit(indicator.code, "value") or indicator.unit
        declared = expectation.operator is None
        goals = self._goals(indicator)
        target, year = _target(goals, expectation)
        baseline, baseline_year = _number(goals, "baseline"), _year(goals, "baseline_year")
        expected = _on_path(baseline, baseline_year, target, year, self._report.header.year)
        state = _state(cell.state, cell.number, target, expected)
        gap = self._gap(indicator, unit, cell.number, target) if state != "met" else None
        if gap is not None:
            gap = self._paced(indicator, gap, year, expected)
        return Stand(
            indicator, place, state, expectation, unit, cell.number, cell.state,
            baseline, baseline_year, target, year, expected, declared, gap,
        )  # fmt: skip

    def _goals(self, indicator: Indicator) -> dict[str, Cell]:
        """What the province declares for the indicator."""
        if GOALS not in self._form.sections:
            return {}
        return self._report.row_cells(GOALS, indicator.code)

    def _gap(
        self, indicator: Indicator, unit: Unit, value: Decimal | None, target: Decimal | None
    ) -> Gap | None:
        if value is None or target is None or value >= target:
            return None
        derived = applying(self._report, Place(INDICATORS, indicator.code, "value"))
        if derived is not None:
            gap = self._operand_gap(derived, target)
            if gap is not None:
                return gap
        return Gap(target - value, unit, indicator.label)

    def _paced(
        self, indicator: Indicator, gap: Gap, year: int | None, expected: Decimal | None
    ) -> Gap:
        """The gap with its yearly pace, and with what is missing to the path."""
        years = (year or 0) - self._report.header.year
        whole = Decimal(1).scaleb(-indicator.precision if gap.label == indicator.label else 0)
        each = gap.amount / years if years > 1 else None
        yearly = each.quantize(whole, ROUND_CEILING, EXACT) if each is not None else None
        place = Place(INDICATORS, indicator.code, "value")
        to_path = self._gap(
            indicator, gap.unit or indicator.unit, self._report.cell(place).number, expected
        )
        return replace(gap, yearly=yearly, path=to_path.amount if to_path else None)

    def _operand_gap(self, derived: Derived, target: Decimal) -> Gap | None:
        """What the numerator lacks at today's denominator, rounded up to whole units."""
        numerator = self._operand(derived.numerator)
        denominator = self._operand(derived.denominator) if derived.denominator else Decimal(1)
        if numerator is None or not denominator:
            return None
        needed = (target * denominator / derived.times).to_integral_value(ROUND_CEILING)
        label, unit = self._operand_label(derived.numerator)
        if needed <= numerator:
            return None
        given = self._operand_label(derived.denominator)[0] if derived.denominator else None
        return Gap(needed - numerator, unit, label, given)

    def _operand(self, address: str) -> Decimal | None:
        cell = self._at(address)
        return cell.number if cell is not None else None

    def _operand_label(self, address: str) -> tuple[Label, Unit | None]:
        head, _, rest = address.partition(".")
        if head == "aggregate":
            aggregate = next(a for a in self._form.aggregates if a.code == rest)
            return aggregate.label, aggregate.unit
        row = Place.of_address(address).row
        section = self._form.sections[head]
        return section.rows[row].label, section.unit(row, "value")


def _target(goals: dict[str, Cell], expectation: Expectation) -> tuple[Decimal | None, int | None]:
    if expectation.value is not None:
        return Decimal(expectation.value), expectation.year
    return _number(goals, "target"), _year(goals, "target_year") or expectation.year


def _year(goals: dict[str, Cell], column: str) -> int | None:
    year = _number(goals, column)
    return int(year) if year is not None else None


def _number(goals: dict[str, Cell], column: str) -> Decimal | None:
    return goals.get(column, BLANK).number


def _on_path(
    baseline: Decimal | None, start: int | None, target: Decimal | None, end: int | None, year: int
) -> Decimal | None:
    if baseline is None or target is None or start is None or end is None or end <= start:
        return None
    if year >= end:
        return target
    share = Decimal(max(year - start, 0)) / Decimal(end - start)
    return baseline + (target - baseline) * share


def _state(
    state: State, value: Decimal | None, target: Decimal | None, expected: Decimal | None
) -> StandState:
    if state is State.NOT_APPLICABLE:
        return "not_applicable"
    if value is None or target is None:
        return "not_evaluated"
    if value >= target:
        return "met"
    if expected is None:
        return "behind"
    return "on_track" if value >= expected else "behind"
