"""The inputs of rules at a place: their values for the evaluation, names and places for people."""

from __future__ import annotations

from ipdesk.checks.derive import Derivation
from ipdesk.checks.readers import FACTS, Reader, Reading
from ipdesk.checks.rules import CompiledRule
from ipdesk.places import Place
from ipdesk.problems import Operand
from ipdesk.report import Report
from ipdesk.values import BLANK, Cell, State

Data = dict[str, float | str | bool]
"""The inputs of the rules at a place: values and flags by CEL variable."""


class Inputs:
    """Reads rules' inputs from a report."""

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
        self._row_facts: dict[tuple[str, str, str], float | None] = {}

    def data(
        self, reading: Reading, cells: dict[str, Cell], section: str = "", row: str = ""
    ) -> Data:
        """The values of the inputs at a row whose shown cells are ``cells``."""
        data: Data = {variable: self._facts[name] for variable, name in reading.of_report}
        for reader in reading.of_row:
            fact = self._row_fact(section, row, reader.column)
            data[reader.variable], data[reader.flag] = fact or 0.0, fact is not None
        valid = State.VALID
        for variable, flag, numeric, column, elsewhere in reading.cells:
            cell = cells.get(column, BLANK) if elsewhere is None else self._cell(elsewhere, cells)
            _, state, text, _, flaws, real = cell
            if state is valid and (not flaws or cell.usable):
                data[variable] = real if numeric else text
                there = True
            else:
                data[variable] = 0.0 if numeric else ""
                there = False
            if flag:
                data[flag] = there
        return data

    def missing(
        self, compiled: CompiledRule, row: str, cells: dict[str, Cell]
    ) -> tuple[Place, ...]:
        """The inputs for want of which the rule cannot be evaluated at the row."""
        return tuple(
            self.place(compiled, reader, row)
            for reader in compiled.readers
            if reader.source not in FACTS
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
            if reader.source not in FACTS
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


def _named(reader: Reader, naming: Cell) -> Place:
    """The place whose row a cell of the own row names."""
    row = naming.text if naming.state is State.VALID else ""
    return Place(reader.section, row, reader.column)
