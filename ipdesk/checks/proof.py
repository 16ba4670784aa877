"""What is said to be done and has no file yet that proves it."""

from __future__ import annotations

from ipdesk.catalogue.model import Rule
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.report import Report
from ipdesk.values import BLANK, Cell, State

REASON = "not_proved"


class ProofCheck:
    """Cells whose entry closes the matter while no file is attached to their row."""

    def __init__(self, report: Report, form: SectionForm, rule: Rule) -> None:
        self._report = report
        self._form = form
        self._rule = rule
        # The entries that close the matter, by column and row; "" for rows of a roster.
        self._closing = {
            code: {row: self._final(row, code) for row in ("", *form.rows)}
            for code, column in form.columns.items()
            if column.proof
        }

    def problems(self, row: str, cells: dict[str, Cell]) -> list[Problem]:
        """The problems of one row."""
        form, rule = self._form, self._rule
        return [
            Problem(rule.code, rule.level, Place(form.code, row, column), REASON)
            for column, closing in self._closing.items()
            if (cell := cells.get(column, BLANK)).text in closing.get(row, closing[""])
            and cell.state is State.VALID
            and not self._report.evidence.count(form.code, row)
        ]

    def _final(self, row: str, column: str) -> frozenset[str]:
        entries = self._form.codelist(row, column)
        return frozenset(entry.code for entry in entries if entry.final)
