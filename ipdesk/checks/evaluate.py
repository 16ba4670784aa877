"""Evaluates compiled rules at a row."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.catalogue.model import Operator
from ipdesk.checks.derive import Derivation
from ipdesk.checks.outcomes import OutcomeState
from ipdesk.checks.rules import Batch, CompiledRule, Environment, Reader
from ipdesk.places import Place
from ipdesk.problems import Operand, Side
from ipdesk.report import Report
from ipdesk.values import BLANK, Cell, State

if TYPE_CHECKING:
    from cel_expr_python import cel

EPSILON = 1e-9
_FACTS = ("report", "row")
"""Sources of inputs that no cell holds."""


class Result(NamedTuple):
    """What came of a rule at a row. Sides are set where both were computed."""

    state: OutcomeState
    left: float | str = ""
    right: float | str = ""


NOT_APPLICABLE = Result("not_applicable")
NOT_EVALUATED = Result("not_evaluated")


class Binding:
    """The inputs of the rules at a place: values and flags by CEL variable, and the activation."""

    __slots__ = ("_environment", "activation", "data")

    def __init__(self, data: dict[str, float | str | bool], environment: Environment) -> None:
        self.data = data
        self.activation: cel.Activation | None = None
        self._environment = environment

    def evaluate(self, expression: cel.Expression) -> object:
        """The expression's value; the activation is made once for all rules of the row."""
        if self.activation is None:
            self.activation = self._environment.env.Activation(self.data)
        return expression.eval(self.activation).plain_value()


class Evaluator:
    """Reads rules' inputs from a report and evaluates them."""

    def __init__(self, report: Report, derivation: Derivation, environment: Environment) -> None:
        self._report = report
        self._derivation = derivation
        self._environment = environment
        header = report.header
        self._facts: dict[str, float | str] = {
            "year": float(header.year),
            "category": header.category,
            "unit": header.unit,
            "kind": header.kind,
        }
        self._row_facts: dict[tuple[str, str, str], float | None] = {}

    def bind(
        self, readers: Iterable[Reader], cells: dict[str, Cell], section: str = "", row: str = ""
    ) -> Binding:
        """The values of the inputs at a row whose shown cells are ``cells``."""
        data: dict[str, float | str | bool] = {}
        for reader in readers:
            variable, flag, numeric, _, source, _, _, column, _ = reader
            if source == "own":
                cell = cells.get(column)
            elif source == "report":
                data[variable] = self._facts[column]
                data[flag] = True
                continue
            elif source == "row":
                fact = self._row_fact(section, row, column)
                data[variable], data[flag] = fact or 0.0, fact is not None
                continue
            else:
                cell = self._cell(reader, cells)
            if cell is not None and cell.state is State.VALID and (not cell.flaws or cell.usable):
                data[variable] = cell.real if numeric else cell.text
                data[flag] = True
            else:
                data[variable] = 0.0 if numeric else ""
                data[flag] = False
        return Binding(data, self._environment)

    def results(self, batch: Batch, row: str, cells: dict[str, Cell]) -> list[Result | None]:
        """What comes of each rule of the batch at ``row``; None where it does not concern the row.

        One evaluation serves them all, unless one of them cannot be computed.
        """
        if not batch.rules:
            return []
        binding = self.bind(batch.readers, cells, batch.rules[0].rule.section or "", row)
        every = binding.evaluate(batch.expression)
        if not isinstance(every, list):
            return [
                self.run(compiled, binding) if compiled.runs_at(row) else None
                for compiled in batch.rules
            ]
        return [
            _judged(compiled, binding, sides) if compiled.runs_at(row) else None
            for compiled, sides in zip(batch.rules, every, strict=True)
        ]

    def run(self, compiled: CompiledRule, binding: Binding) -> Result:
        """The rule's result with these inputs."""
        ready = all(binding.data[flag] for flag in compiled.required)
        return _judged(compiled, binding, binding.evaluate(compiled.expression) if ready else [])

    def missing(
        self, compiled: CompiledRule, row: str, cells: dict[str, Cell]
    ) -> tuple[Place, ...]:
        """The inputs for want of which the rule cannot be evaluated at the row."""
        return tuple(
            self.place(compiled, reader, row)
            for reader in compiled.readers
            if reader.source not in _FACTS
            and not reader.optional
            and not self._cell(reader, cells).usable
        )

    def operands(
        self, compiled: CompiledRule, row: str, cells: dict[str, Cell]
    ) -> tuple[Operand, ...]:
        """The rule's inputs with names and values, for people and for the record."""
        return tuple(
            Operand(
                self.place(compiled, reader, row),
                reader.declared.label,
                self._cell(reader, cells).text,
            )
            for reader in compiled.readers
            if reader.source not in _FACTS
        )

    def place(self, compiled: CompiledRule, reader: Reader, row: str) -> Place:
        """Where an input is."""
        if reader.source == "own":
            return Place(compiled.rule.section or "", row, reader.column)
        if reader.source == "aggregate":
            aggregate = next(a for a in self._report.form.aggregates if a.code == reader.column)
            return Place(aggregate.section)
        if reader.source == "named":
            named = self._report.cell(Place(compiled.rule.section or "", row, reader.row))
            return _named(reader, named)
        return Place(reader.section, reader.row, reader.column)

    def _row_fact(self, section: str, row: str, name: str) -> float | None:
        """What the row accepts, or whether its series breaks in the year of the report."""
        key = (section, row, name)
        if key not in self._row_facts:
            spec = self._report.form.sections[section].rows.get(row)
            if name == "break":
                breaks = spec.breaks if spec is not None else ()
                known = any(b.year == self._report.header.year for b in breaks)
                self._row_facts[key] = float(known)
            else:
                limit = getattr(spec, name, None)
                self._row_facts[key] = float(limit) if limit is not None else None
        return self._row_facts[key]

    def _cell(self, reader: Reader, cells: dict[str, Cell]) -> Cell:
        if reader.source == "own":
            return cells.get(reader.column, BLANK)
        if reader.source == "cell":
            return self._report.cell(Place(reader.section, reader.row, reader.column))
        if reader.source == "named":
            return self._report.cell(_named(reader, cells.get(reader.row, BLANK)))
        return self._derivation.operand(reader.declared.address) or BLANK


def _judged(compiled: CompiledRule, binding: Binding, sides: object) -> Result:
    """The result of a rule of which the expression gave this, nothing where an input is missing."""
    if not sides:
        data = binding.data
        if all(data[flag] for flag in compiled.required):
            return NOT_APPLICABLE
        # A row without a limit of its own is not judged by it.
        stated = all(data[r.flag] for r in compiled.readers if r.source == "row")
        return NOT_EVALUATED if stated else NOT_APPLICABLE
    if not isinstance(sides, list):
        return NOT_EVALUATED
    left, right = sides
    rule = compiled.rule
    return Result("holds" if holds(left, rule.op, right, rule.tolerance) else "fails", left, right)


def _named(reader: Reader, naming: Cell) -> Place:
    """The place whose row a cell of the own row names."""
    row = naming.text if naming.state is State.VALID else ""
    return Place(reader.section, row, reader.column)


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
