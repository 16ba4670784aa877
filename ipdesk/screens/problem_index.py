"""The problems of one section by place, kept up to date from the changes."""

from __future__ import annotations

from collections.abc import Iterable

from ipdesk.catalogue.form import Form
from ipdesk.changes import ChangeSet
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.screens.shown import Mark

_GRAVITY: tuple[Mark, ...] = (
    "",
    "target",
    "notice",
    "explained",
    "disputed",
    "missing",
    "query",
    "error",
)
OPEN: frozenset[Mark] = frozenset({"missing", "query", "error"})
"""The marks of what is still to be done before the report can be sealed."""


class ProblemIndex:
    """Answers in constant time what is open at a place."""

    def __init__(self, section: str, form: Form, problems: Iterable[Problem]) -> None:
        self._section = section
        self._required = {rule.code for rule in form.catalogue.rules if rule.check == "required"}
        self._at: dict[Place, dict[str, Problem]] = {}
        for problem in problems:
            if problem.place.section == section:
                self._add(problem)

    def absorb(self, change: ChangeSet) -> set[Place]:
        """Take over what opened and cleared; the places of this section that it touches."""
        touched = set()
        for problem in change.cleared:
            if problem.place.section == self._section:
                self._at.get(problem.place, {}).pop(problem.rule, None)
                touched.add(problem.place)
        for problem in change.opened:
            if problem.place.section == self._section:
                self._add(problem)
                touched.add(problem.place)
        return touched

    def at(self, place: Place) -> list[Problem]:
        """The problems at the place, gravest first."""
        found = self._at.get(place)
        if not found:
            return []
        return sorted(found.values(), key=lambda p: -_GRAVITY.index(self.mark_of(p)))

    def mark(self, place: Place) -> Mark:
        """The gravest thing open at the place, "" if nothing is."""
        found = self._at.get(place)
        if not found:
            return ""
        return max((self.mark_of(p) for p in found.values()), key=_GRAVITY.index)

    def mark_of(self, problem: Problem) -> Mark:
        """How a problem is marked: a missing value is no error yet, an explained query none."""
        if problem.rule in self._required:
            return "missing"
        if problem.disputed:
            return "disputed"
        if problem.level == "error":
            return "error"
        if problem.level == "query":
            return "explained" if problem.explanation else "query"
        return "target" if problem.level == "target" else "notice"

    def places(self) -> set[Place]:
        """Every place at which something is open."""
        return {place for place, found in self._at.items() if found}

    def open_places(self) -> list[Place]:
        """The places at which something is still to be done."""
        return [place for place in self.places() if self.mark(place) in OPEN]

    def first_open(self, rows: Iterable[str], columns: Iterable[str]) -> Place | None:
        """The first place, in this order of rows and columns, at which something is to be done.

        What is open of the section comes before its rows, of a row before its cells.
        """
        row_order = {row: number for number, row in enumerate(rows)}
        column_order = {column: number for number, column in enumerate(columns)}
        first, least = None, (len(row_order), 0)
        for place, found in self._at.items():
            at = row_order.get(place.row, -1), column_order.get(place.column, -1)
            # Of ten thousand places hardly any comes before all those that were looked at.
            if at < least and found and self.mark(place) in OPEN:
                first, least = place, at
        return first

    def _add(self, problem: Problem) -> None:
        if problem.place in self._at:
            self._at[problem.place][problem.rule] = problem
        else:
            self._at[problem.place] = {problem.rule: problem}
