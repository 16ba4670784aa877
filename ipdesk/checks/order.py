"""The order of problems: gravest first, then as the form is read."""

from __future__ import annotations

from ipdesk.places import Place
from ipdesk.problems import Problem
from ipdesk.report import Report

_RANK = {"error": 0, "query": 1, "target": 2, "notice": 3}
_LAST = 1_000_000_000


class ProblemOrder:
    """Sorts by what the report holds, never by what happened to it first."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._sections = {code: i for i, code in enumerate(report.form.sections)}
        self._rows: dict[str, dict[str, int]] = {}
        self._columns: dict[str, dict[str, int]] = {}

    def forget_rows(self, section: str) -> None:
        """Rows of the section were added or removed."""
        self._rows.pop(section, None)

    def key(self, problem: Problem) -> tuple[bool, int, int, int, int, str]:
        """What to sort by: what is answered last, then level, section, row, column, rule."""
        place = problem.place
        return (
            bool(problem.explanation or problem.disputed),
            _RANK[problem.level],
            self._sections.get(place.section, _LAST),
            self._row(place),
            self._column(place),
            problem.rule,
        )

    def _row(self, place: Place) -> int:
        rows = self._rows.get(place.section)
        if rows is None:
            present = self._report.sections.get(place.section, {})
            rows = self._rows[place.section] = {row: i for i, row in enumerate(present)}
        return rows.get(place.row, -1)

    def _column(self, place: Place) -> int:
        columns = self._columns.get(place.section)
        if columns is None:
            form = self._report.form.sections.get(place.section)
            columns = {code: i for i, code in enumerate(form.columns)} if form else {}
            self._columns[place.section] = columns
        return columns.get(place.column, -1)
