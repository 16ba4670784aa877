"""Rules run at their places: what fails as a problem, and what came of each for the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipdesk.checks.evaluate import Evaluator, Result, missing_amount, side_value
from ipdesk.checks.outcomes import Outcome
from ipdesk.checks.rules import CompiledRule, RuleSet
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.problems import Problem, Side
from ipdesk.report import Report
from ipdesk.values import Cell


class RuleRuns:
    """Runs the rules of one report."""

    def __init__(self, report: Report, rules: RuleSet, evaluator: Evaluator) -> None:
        self._report = report
        self._rules = rules
        self._evaluator = evaluator

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
        for compiled, row in pace.over(self._instances()):
            result = self.run(compiled, row)
            place = self._place(compiled, row)
            if (compiled.rule.code, place.section, place.row) not in failed:
                done.append(self._outcome(compiled, row, place, result))
        return done

    def _instances(self) -> Iterator[tuple[CompiledRule, str]]:
        for compiled in self._rules.all():
            if compiled.rule.section is None:
                yield compiled, ""
                continue
            for row in self._report.rows(compiled.rule.section):
                if compiled.runs_at(row):
                    yield compiled, row

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

    def _outcome(self, compiled: CompiledRule, row: str, place: Place, result: Result) -> Outcome:
        rule = compiled.rule
        cells = self._report.row_cells(rule.section, row) if rule.section else {}
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
