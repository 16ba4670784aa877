"""What is checked at the rows of each section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.checks.keys import Keys
from ipdesk.checks.packed import PackCheck
from ipdesk.checks.proof import ProofCheck
from ipdesk.checks.rule_runs import RuleRuns
from ipdesk.checks.rules import RuleSet
from ipdesk.checks.structural import BlankCheck, DivisionCheck, FlawCheck
from ipdesk.divisions import Divisions
from ipdesk.problems import Problem
from ipdesk.report import Report
from ipdesk.values import Cell

RowCheck = Callable[[str, dict[str, Cell]], Iterable[Problem]]
"""The problems of a row, of which the code and the shown cells are given."""


class RowChecks:
    """The checks of each section, chosen once: a row pays for those that can concern it."""

    def __init__(
        self,
        report: Report,
        rules: RuleSet,
        runs: RuleRuns,
        keys: Keys,
        packs: PackCheck,
        divisions: Divisions | None,
    ) -> None:
        self._report = report
        self._rules = rules
        self._runs = runs
        self._keys = keys
        self._packs = packs
        self._divisions = divisions
        forms = report.form.sections
        self._checks = {code: tuple(self._of(form)) for code, form in forms.items()}

    def problems(self, section: str, row: str) -> list[Problem]:
        """The problems of a row; none where there is no such row."""
        if row not in self._report.sections[section]:
            return []
        cells = self._report.row_cells(section, row)
        return [found for check in self._checks[section] for found in check(row, cells)]

    def _of(self, form: SectionForm) -> Iterator[RowCheck]:
        structural = self._rules.structural
        yield FlawCheck(form, structural).problems
        if form.required and (blank := structural.get("required")):
            yield BlankCheck(form, blank).problems
        if form.code in self._keys.columns:
            yield self._keys.columns[form.code].problems
        if form.section.seed and self._divisions and (gone := structural.get("division")):
            yield DivisionCheck(form, gone, self._divisions).problems
        if any(c.proof for c in form.section.columns) and (proof := structural.get("proof")):
            yield ProofCheck(self._report, form, proof).problems
        if self._packs.concerns(form):
            yield partial(self._packs.problems, form)
        if form.code in self._rules.by_section:
            yield partial(self._runs.failures, self._rules.by_section[form.code])
