"""Structural edits: what a cell or a row must be before any rule can speak of it."""

from __future__ import annotations

from collections.abc import Iterator

from ipdesk.catalogue.form import SectionForm
from ipdesk.catalogue.model import Rule
from ipdesk.divisions import NAMING, Divisions
from ipdesk.places import Place
from ipdesk.problems import Operand, Problem
from ipdesk.report import required_columns
from ipdesk.values import BLANK, Cell, State


def row_problems(
    form: SectionForm,
    row: str,
    cells: dict[str, Cell],
    rules: dict[str, Rule],
    derived: frozenset[str],
) -> Iterator[Problem]:
    """The problems of one row's cells; ``derived`` columns are never missing by themselves."""
    for column, cell in cells.items():
        for flaw in cell.flaws:
            rule = rules.get(flaw.check)
            if rule is not None:
                place = Place(form.code, row, column)
                yield Problem(
                    rule.code,
                    rule.level,
                    place,
                    flaw.reason,
                    flaw.limit or cell.raw,
                    operands=(Operand(place, None, cell.text or cell.raw),),
                )
    rule = rules.get("required")
    if rule is None:
        return
    for column in required_columns(form, row):
        shown = cells.get(column)
        if (shown is None or shown.state is State.BLANK) and column not in derived:
            yield Problem(rule.code, rule.level, Place(form.code, row, column), "blank")


def division_problem(
    form: SectionForm, row: str, cells: dict[str, Cell], divisions: Divisions, rule: Rule
) -> Problem | None:
    """The problem of a row that names a unit which was not there in the reporting year."""
    code, name = (cells.get(column, BLANK).text for column in NAMING)
    fault = divisions.fault(code, name)
    if fault is None:
        return None
    place, instead = Place(form.code, row, "code"), fault.instead
    if instead is None:
        return Problem(rule.code, rule.level, place, "unit_not_there", code)
    return Problem(rule.code, rule.level, place, "unit_replaced", f"{instead.name} {instead.code}")


class Keys:
    """The key column of a roster: which rows hold which key."""

    def __init__(self, section: str, column: str) -> None:
        self.section = section
        self.column = column
        self._rows: dict[str, set[str]] = {}
        self._keys: dict[str, str] = {}

    def update(self, row: str, key: str) -> set[str]:
        """The row now has this key ("" for none): the rows whose uniqueness may have changed."""
        old = self._keys.get(row, "")
        if old == key:
            return set()
        affected: set[str] = set()
        if old:
            self._rows[old].discard(row)
            affected |= self._rows[old]
        if key:
            affected |= self._rows.setdefault(key, set())
            self._rows[key].add(row)
        self._keys[row] = key
        return affected

    def problem(self, row: str, rule: Rule) -> Problem | None:
        """The problem of a row whose key another row has too."""
        key = self._keys.get(row, "")
        if not key or len(self._rows[key]) < 2:
            return None
        return Problem(rule.code, rule.level, Place(self.section, row, self.column), "twice", key)
