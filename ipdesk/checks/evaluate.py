"""Evaluates one compiled rule at one row."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ipdesk.catalogue.model import Operator
from ipdesk.checks.derive import Derivation
from ipdesk.checks.outcomes import OutcomeState
from ipdesk.checks.rules import CompiledRule, Reader
from ipdesk.places import Place
from ipdesk.problems import Operand, Side
from ipdesk.report import Report
from ipdesk.values import BLANK, Cell, State

EPSILON = 1e-9


class Result(NamedTuple):
    """What came of a rule at a row. Sides are set where both were computed."""

    state: OutcomeState
    left: float | str = ""
    right: float | str = ""
    missing: tuple[Place, ...] = ()


NOT_APPLICABLE = Result("not_applicable")


class Evaluator:
    """Reads a rule's inputs from a report and evaluates it."""

    def __init__(self, report: Report, derivation: Derivation) -> None:
        self._report = report
        self._derivation = derivation
        header = report.header
        self._facts: dict[str, float | str] = {
            "year": float(header.year),
            "category": header.category,
            "unit": header.unit,
            "kind": header.kind,
        }

    def run(self, compiled: CompiledRule, row: str, cells: dict[str, Cell]) -> Result:
        """The result at ``row``, whose shown cells are ``cells``."""
        data: dict[str, float | str] = {}
        for reader in compiled.readers:
            if reader.source == "report":
                data[reader.name] = self._facts[reader.column]
                continue
            cell = self._cell(reader, cells)
            if cell.state is State.VALID and (cell.number is not None or not reader.numeric):
                data[reader.name] = float(cell.number) if reader.numeric else cell.text  # type: ignore[arg-type]  # checked above
            elif reader.optional:
                data[reader.name] = 0.0 if reader.numeric else ""
            else:
                return Result("not_evaluated", missing=(self.place(compiled, reader, row),))
        sides = compiled.expression.eval(data=data).plain_value()
        if not isinstance(sides, list):
            return Result("not_evaluated")
        if not sides:
            return NOT_APPLICABLE
        left, right = sides
        rule = compiled.rule
        return Result("holds" if holds(left, rule.op, right, rule.tolerance) else "fails", left, right)

    def operands(
        self, compiled: CompiledRule, row: str, cells: dict[str, Cell]
    ) -> tuple[Operand, ...]:
        """The rule's inputs with names and values, for people and for the record."""
        return tuple(
            Operand(
                self.place(compiled, reader, row),
                reader.declared.label,
                str(self._facts[reader.column])
                if reader.source == "report"
                else self._cell(reader, cells).text,
            )
            for reader in compiled.readers
            if reader.source != "report"
        )

    def place(self, compiled: CompiledRule, reader: Reader, row: str) -> Place:
        """Where an input is."""
        if reader.source == "own":
            return Place(compiled.rule.section or "", row, reader.column)
        if reader.source == "aggregate":
            aggregate = next(a for a in self._report.form.aggregates if a.code == reader.column)
            return Place(aggregate.section)
        return Place(reader.section, reader.row, reader.column)

    def _cell(self, reader: Reader, cells: dict[str, Cell]) -> Cell:
        if reader.source == "own":
            return cells.get(reader.column, BLANK)
        if reader.source == "cell":
            return self._report.cell(Place(reader.section, reader.row, reader.column))
        return self._derivation.operand(reader.declared.address) or BLANK


def holds(left: object, op: Operator, right: object, tolerance: float) -> bool:
    """Whether ``left op right`` within the tolerance; texts compare exactly."""
    if isinstance(left, str) or isinstance(right, str):
        return _compare_texts(str(left), op, str(right))
    a, b = float(left), float(right)  # type: ignore[arg-type]  # CEL numbers
    slack = tolerance + EPSILON * max(1.0, abs(a), abs(b))
    if op == "<=":
        return a <= b + slack
    if op == ">=":
        return a >= b - slack
    if op == "==":
        return abs(a - b) <= slack
    if op == "!=":
        return abs(a - b) > slack
    return a < b if op == "<" else a > b


def _compare_texts(a: str, op: Operator, b: str) -> bool:
    return {
        "<=": a <= b,
        ">=": a >= b,
        "<": a < b,
        ">": a > b,
        "==": a == b,
        "!=": a != b,
    }[op]


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
