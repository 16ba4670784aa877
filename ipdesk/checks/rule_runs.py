"""Rules run at their places: what fails as a problem, and what came of each for the record."""

from __future__ import annotations

from collections.abc import Sequence

from ipdesk.catalogue.model import Rule
from ipdesk.checks.evaluate import (
    Both,
    Given,
    Result,
    failing,
    given,
    missing_amount,
    result,
    side_value,
)
from ipdesk.checks.inputs import Inputs
from ipdesk.checks.outcomes import Outcome
from ipdesk.checks.rules import Batch, CompiledRule, RuleSet
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.problems import Problem, Side
from ipdesk.report import Report
from ipdesk.values import Cell

Results = list[Result | None]
"""Of the rules of a batch, in its order; None where a rule does not concern the row."""


class RuleRuns:
    """Runs the rules of one report.

    While :meth:`hold` is in force, what the rules of a row gave is kept for :meth:`outcomes`,
    so that a report that is only read is evaluated once.
    """

    def __init__(self, report: Report, rules: RuleSet, inputs: Inputs) -> None:
        self._report = report
        self._rules = rules
        self._inputs = inputs
        self._held: dict[tuple[str, str], Given] | None = None

    def hold(self) -> None:
        """Keep what rules give from now on: all of the report is about to be checked."""
        self._held = {}

    def release(self) -> None:
        """Keep nothing: the report changes."""
        self._held = None

    def failures(self, batch: Batch, row: str, cells: dict[str, Cell]) -> list[Problem]:
        """The problems of the rules of a batch at a row whose shown cells are ``cells``."""
        section = batch.section
        gave = given(batch, self._inputs.data(batch.reading, cells, section, row))
        if self._held is not None:
            self._held[section, row] = gave
        return [
            self._failure(compiled, row, cells, both)
            for compiled, each in zip(batch.rules, gave, strict=True)
            if each and (both := failing(compiled, row, each))
        ]

    def outcomes(self, problems: Sequence[Problem], pace: Pace = UNPACED) -> list[Outcome]:
        """What came of every rule at every place, in full."""
        done = [self._outcome_of(problem) for problem in problems]
        failed = {(p.rule, p.place.section, p.place.row) for p in problems}
        for batch in (*self._rules.by_section.values(), self._rules.whole):
            at = [self._at(batch, row) for row in pace.over(self._rows(batch))]
            for number, compiled in enumerate(batch.rules):
                for row, cells, results in pace.over(at):
                    came, place = results[number], self._place(compiled, row)
                    if came and (compiled.rule.code, place.section, place.row) not in failed:
                        done.append(self._outcome(compiled, row, cells, place, came))
        return done

    def _failure(
        self, compiled: CompiledRule, row: str, cells: dict[str, Cell], both: Both
    ) -> Problem:
        rule = compiled.rule
        left, right = _sides(rule, *both)
        return Problem(
            rule.code,
            rule.level,
            self._place(compiled, row),
            left=left,
            op=rule.op,
            right=right,
            missing=missing_amount(left, right),
            operands=self._inputs.operands(compiled, row, cells),
        )

    def _rows(self, batch: Batch) -> Sequence[str]:
        if not batch.rules:
            return []
        return list(self._report.rows(batch.section)) if batch.section else [""]

    def _at(self, batch: Batch, row: str) -> tuple[str, dict[str, Cell], Results]:
        """A row, its shown cells, and what came of the rules there."""
        section = batch.section
        cells = self._report.row_cells(section, row) if section else {}
        data = self._inputs.data(batch.reading, cells, section, row)
        held = self._held.get((section, row)) if self._held is not None else None
        gave = held or given(batch, data)
        results = [
            result(compiled, data, each) if compiled.runs_at(row) else None
            for compiled, each in zip(batch.rules, gave, strict=True)
        ]
        return row, cells, results

    def _place(self, compiled: CompiledRule, row: str) -> Place:
        address = compiled.rule.place
        if address.startswith("."):
            return Place(compiled.rule.section or "", row, address[1:])
        return Place.of_address(address) if address else Place(compiled.rule.section or "", row)

    def _outcome_of(self, problem: Problem) -> Outcome:
        return Outcome(
            problem.rule, problem.level, problem.place, "fails", problem.left, problem.op,
            problem.right, problem.operands, (), problem.explanation,
        )  # fmt: skip

    def _outcome(
        self, compiled: CompiledRule, row: str, cells: dict[str, Cell], place: Place, came: Result
    ) -> Outcome:
        rule = compiled.rule
        operands = self._inputs.operands(compiled, row, cells)
        if came.state == "not_evaluated":
            missing = self._inputs.missing(compiled, row, cells)
            return Outcome(
                rule.code, rule.level, place, came.state, operands=operands, missing=missing
            )
        if came.state != "holds":
            return Outcome(rule.code, rule.level, place, came.state, operands=operands)
        left, right = _sides(rule, came.left, came.right)
        return Outcome(rule.code, rule.level, place, "holds", left, rule.op, right, operands)


def _sides(rule: Rule, left: float | str, right: float | str) -> tuple[Side, Side]:
    """Both sides of a comparison, for people and for the record."""
    return (
        Side(rule.left_label, side_value(left), rule.unit, rule.precision),
        Side(rule.right_label, side_value(right), rule.unit, rule.precision),
    )
