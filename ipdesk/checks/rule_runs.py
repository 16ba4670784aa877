"""Rules run at their places: what fails as a problem, and what came of each for the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipdesk.checks.evaluate import Evaluator, Result, missing_amount, side_value
from ipdesk.checks.outcomes import Outcome
from ipdesk.checks.rules import Batch, CompiledRule, RuleSet
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.problems import Problem, Side
from ipdesk.report import Report
from ipdesk.values import Cell

Results = list[Result | None]
"""Of the rules of a batch, in its order."""


class RuleRuns:
    """Runs the rules of one report.

    While :meth:`hold` is in force, what came of the rules of a row is kept for :meth:`outcomes`,
    so that a report that is only read is evaluated once.
    """

    def __init__(self, report: Report, rules: RuleSet, evaluator: Evaluator) -> None:
        self._report = report
        self._rules = rules
        self._evaluator = evaluator
        self._held: dict[tuple[str, str], Results] | None = None

    def hold(self) -> None:
        """Keep results from now on: all of the report is about to be checked."""
        self._held = {}

    def release(self) -> None:
        """Keep no results: the report changes."""
        self._held = None

    def failures(self, batch: Batch, row: str, cells: dict[str, Cell]) -> Iterator[Problem]:
        """The problems of the rules of a batch at a row whose shown cells are ``cells``."""
        found = self._evaluator.results(batch, row, cells)
        if self._held is not None and batch.rules:
            self._held[batch.rules[0].rule.section or "", row] = found
        for compiled, result in zip(batch.rules, found, strict=True):
            if result is not None and result.state == "fails":
                yield self.failure(compiled, row, cells, result)

    def failure(
        self, compiled: CompiledRule, row: str, cells: dict[str, Cell], result: Result
    ) -> Problem:
        """The problem of a rule that fails at a row whose shown cells are ``cells``."""
        rule = compiled.rule
        left = Side(rule.left_label, side_value(result.left), rule.unit, rule.precision)
        right = Side(rule.right_label, side_value(result.right), rule.unit, rule.precision)
        return Problem(
            rule.code,
            rule.level,
            self._place(compiled, row),
            left=left,
            op=rule.op,
            right=right,
            missing=missing_amount(left, right),
            operands=self._evaluator.operands(compiled, row, cells),
        )

    def run(self, compiled: CompiledRule, row: str) -> Result:
        """What comes of the rule at a row, "" for a rule of the whole report."""
        section = compiled.rule.section
        cells = self._report.row_cells(section, row) if section else {}
        binding = self._evaluator.bind(compiled.readers, cells, section or "", row)
        return self._evaluator.run(compiled, binding)

    def outcomes(self, problems: Sequence[Problem], pace: Pace = UNPACED) -> list[Outcome]:
        """What came of every rule at every place, in full."""
        done = [self._outcome_of(problem) for problem in problems]
        failed = {(p.rule, p.place.section, p.place.row) for p in problems}
        for batch in (*self._rules.by_section.values(), self._rules.whole):
            at = [self._at(batch, row) for row in pace.over(self._rows(batch))]
            for number, compiled in enumerate(batch.rules):
                for row, cells, results in pace.over(at):
                    result, place = results[number], self._place(compiled, row)
                    if result and (compiled.rule.code, place.section, place.row) not in failed:
                        done.append(self._outcome(compiled, row, cells, place, result))
        return done

    def _rows(self, batch: Batch) -> Sequence[str]:
        section = batch.rules[0].rule.section if batch.rules else None
        return [""] if section is None else list(self._report.rows(section))

    def _at(self, batch: Batch, row: str) -> tuple[str, dict[str, Cell], Results]:
        """A row, its shown cells, and what came of the rules there."""
        section = (batch.rules[0].rule.section or "") if batch.rules else ""
        cells = self._report.row_cells(section, row) if section else {}
        held = self._held.get((section, row)) if self._held is not None else None
        return row, cells, held or self._evaluator.results(batch, row, cells)

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
        self,
        compiled: CompiledRule,
        row: str,
        cells: dict[str, Cell],
        place: Place,
        result: Result,
    ) -> Outcome:
        rule = compiled.rule
        operands = self._evaluator.operands(compiled, row, cells)
        if result.state != "holds":
            missing = self._evaluator.missing(compiled, row, cells)
            return Outcome(
                rule.code, rule.level, place, result.state, operands=operands,
                missing=missing if result.state == "not_evaluated" else (),
            )  # fmt: skip
        left = Side(rule.left_label, side_value(result.left), rule.unit, rule.precision)
        right = Side(rule.right_label, side_value(result.right), rule.unit, rule.precision)
        return Outcome(rule.code, rule.level, place, "holds", left, rule.op, right, operands)
