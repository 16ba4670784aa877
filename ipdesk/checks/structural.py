"""Structural edits: what a cell or a row must be before any rule can speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ipdesk.catalogue.model import Rule
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.divisions import NAMING, Divisions
from ipdesk.places import Place
from ipdesk.problems import Operand, Problem
from ipdesk.report import required_columns
from ipdesk.values import BLANK, Cell, Flaw, State

_CODE, _NAME = NAMING


class FlawCheck:
    """Flaws of what was typed; ``rules`` are the structural ones by check."""

    def __init__(self, form: SectionForm, rules: Mapping[str, Rule]) -> None:
        self._form = form
        self._rules = rules

    def problems(self, row: str, cells: dict[str, Cell]) -> list[Problem]:
        """The problems of one row."""
        return [
            self._problem(self._rules[flaw.check], Place(self._form.code, row, column), cell, flaw)
            for column, cell in cells.items()
            for flaw in cell.flaws
            if flaw.check in self._rules
        ]

    def _problem(self, rule: Rule, place: Place, cell: Cell, flaw: Flaw) -> Problem:
        typed = (Operand(place, None, cell.text or cell.raw),)
        limit = flaw.limit or cell.raw
        return Problem(rule.code, rule.level, place, flaw.reason, limit, operands=typed)


class BlankCheck:
    """Cells that must be filled and are not; those that can be computed never lack."""

    def __init__(self, form: SectionForm, rule: Rule) -> None:
        self._form = form
        self._rule = rule
        self._columns = {row: tuple(self._lacking(row)) for row in form.rows}

    def problems(self, row: str, cells: dict[str, Cell]) -> list[Problem]:
        """The problems of one row."""
        nothing = State.BLANK  # naming a member takes longer than comparing with it
        return [
            self._problem(row, column)
            for column in self._columns.get(row, self._form.required)
            if cells.get(column, BLANK).state is nothing
        ]

    def _lacking(self, row: str) -> Iterator[str]:
        """The columns of a fixed row that can be missing."""
        computed = self._form.computed.get(row, ())
        return (code for code in required_columns(self._form, row) if code not in computed)

    def _problem(self, row: str, column: str) -> Problem:
        place = Place(self._form.code, row, column)
        return Problem(self._rule.code, self._rule.level, place, "blank")


class DivisionCheck:
    """Rows that name a unit which was not there in the reporting year."""

    def __init__(self, form: SectionForm, rule: Rule, divisions: Divisions) -> None:
        self._form = form
        self._rule = rule
        self._divisions = divisions

    def problems(self, row: str, cells: dict[str, Cell]) -> tuple[Problem, ...]:
        """The problem of one row, if it has one."""
        code, name = cells.get(_CODE, BLANK).text, cells.get(_NAME, BLANK).text
        fault = self._divisions.fault(code, name)
        if fault is None:
            return ()
        rule, place, instead = self._rule, Place(self._form.code, row, _CODE), fault.instead
        if instead is None:
            return (Problem(rule.code, rule.level, place, "unit_not_there", code),)
        now = f"{instead.name} {instead.code}"
        return (Problem(rule.code, rule.level, place, "unit_replaced", now),)
