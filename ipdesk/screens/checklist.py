"""A checklist: a section of fixed, grouped rows, with filters and progress.

What a column means is read off the catalogue: the state is the first coded column whose list
has final entries, the progress a whole number from 0 to 100, the work description the first
multi-line column, and the deadline the column ``due``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Literal, NamedTuple

from ipdesk import formats
from ipdesk.catalogue.model import Column
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.layout import shown_rows
from ipdesk.screens.section import SectionScreen
from ipdesk.screens.shown import Look, ShownColumn, ShownRow
from ipdesk.screens.stand_columns import ABSENT
from ipdesk.sentences import Sentences
from ipdesk.values import Cell
from ipdesk.workspace import Workspace

Filter = Literal["all", "open", "late", "no_work", "no_evidence"]
DUE = "due"

FULL = Decimal(100)


class Share(NamedTuple):
    """How far a group of rows has come: percent, and rows closed of all rows."""

    percent: int
    closed: int
    total: int


class ChecklistScreen(SectionScreen):
    """The rows of a checklist, all of them or those a filter lets through."""

    def __init__(
        self,
        workspace: Workspace,
        sentences: Sentences,
        translator: Translator,
        section: str,
        today: dt.date,
    ) -> None:
        self._today = today.isoformat()
        self._filter: Filter = "all"
        columns = workspace.form.section(section).section.columns
        self.work_column = next((c.code for c in columns if c.multiline), "")
        self.progress_column = next((c.code for c in columns if _is_percentage(c)), "")
        self.due_column = next((c.code for c in columns if c.code == DUE), "")
        self.state_column = ""
        self._final: frozenset[str] = frozenset()
        super().__init__(workspace, sentences, translator, section)
        self._find_state(columns)
        self._count_evidence()

    def heading(self, column: int) -> tuple[str, str]:
        """A column's title and unit; that of the evidence has none."""
        if self.columns[column].role == "evidence":
            return self._translator.tr("Evidence"), ""
        return super().heading(column)

    def look(self, row: int, column: int) -> Look:
        """How a cell looks; evidence is counted, and none is no number."""
        shown = self.rows[row]
        if shown.band or self.columns[column].role != "evidence":
            return super().look(row, column)
        count = self.evidence_count(shown.code)
        return Look(str(count) if count else ABSENT, numeric=True)

    def evidence_count(self, row: str) -> int:
        """How many files prove a row or its cells."""
        return self._workspace.report.evidence.count(self.code, row)

    def table_columns(self) -> Sequence[Column]:
        """The short columns; texts and what follows them have room in the editor only."""
        columns = self.form.section.columns
        return tuple(takewhile(lambda c: not c.multiline, columns))

    def columns_beside(self) -> tuple[str, ...]:
        """The columns that the table does not show."""
        shown = len(self.table_columns())
        return tuple(column.code for column in self.form.section.columns[shown:])

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that make sense for this checklist."""
        offered: list[Filter] = ["all", "open"]
        if self.due_column:
            offered.append("late")
        if self.work_column:
            offered.append("no_work")
        offered.append("no_evidence")
        return tuple(offered)

    @property
    def filter(self) -> Filter:
        """The filter in force."""
        return self._filter

    def choose_filter(self, wanted: Filter) -> list[ShownRow]:
        """Put a filter in force: the rows it lets through now.

        A row that ceases to fit stays in sight until a filter is chosen again.
        """
        self._filter = wanted
        return self.rows_now()

    def rows_now(self) -> list[ShownRow]:
        """The rows that the filter lets through."""
        rows = self._workspace.report.rows(self.code)
        return shown_rows(self.form, [row for row in rows if self._passes(row)])

    def count(self, wanted: Filter) -> int:
        """How many rows a filter lets through."""
        rows = self._workspace.report.rows(self.code)
        return sum(self._passes(row, wanted) for row in rows)

    def share(self, group: str | None = None) -> Share:
        """How far a group has come, or the whole checklist."""
        rows = [
            row
            for row in self._workspace.report.rows(self.code)
            if group is None or self.form.rows[row].group == group
        ]
        closed = sum(self.closed(row) for row in rows)
        if not rows:
            return Share(0, 0, 0)
        if self.progress_column:
            done = sum((self._progress(row) for row in rows), Decimal(0))
        else:
            done = FULL * closed
        return Share(int(done / len(rows)), closed, len(rows))

    def closed(self, row: str) -> bool:
        """Whether the row's state closes the matter."""
        return self._cell(row, self.state_column).text in self._final

    def late(self, row: str) -> bool:
        """Whether the row is open after its deadline."""
        due = self._cell(row, self.due_column)
        return bool(due.text) and due.text < self._today and not self.closed(row)

    def progress(self, row: str) -> int | None:
        """The row's progress in percent, None where none is stated."""
        number = self._cell(row, self.progress_column).number
        return None if number is None else int(min(max(number, Decimal(0)), FULL))

    def percent_text(self, share: Share) -> str:
        """A share in words."""
        return self._translator.tr(
            "{percent} · {closed} of {total} closed",
            percent=formats.percent(share.percent),
            closed=share.closed,
            total=share.total,
        )

    def filter_text(self, wanted: Filter) -> str:
        """A filter's name with the number of rows it lets through."""
        tr = self._translator.tr
        names = {
            "all": tr("All"),
            "open": tr("Open"),
            "late": tr("Late"),
            "no_work": tr("Without description"),
            "no_evidence": tr("Without evidence"),
        }
        return tr("{name} {n}", name=names[wanted], n=self.count(wanted))

    def _passes(self, row: str, wanted: Filter | None = None) -> bool:
        match wanted or self._filter:
            case "open":
                return not self.closed(row)
            case "late":
                return self.late(row)
            case "no_work":
                return not self._cell(row, self.work_column).raw
            case "no_evidence":
                return not self.evidence_count(row)
            case _:
                return True

    def _progress(self, row: str) -> Decimal:
        return Decimal(self.progress(row) or 0)

    def _cell(self, row: str, column: str) -> Cell:
        return self._workspace.report.cell(Place(self.code, row, column))

    def _count_evidence(self) -> None:
        """A column of its own, where it is in sight: behind state and progress."""
        last = self.progress_column or self.state_column
        at = 1 + self._columns_by_code.get(last, 0)
        column = ShownColumn("evidence", "", 3, numeric=True)
        self.columns = (*self.columns[:at], column, *self.columns[at:])
        self._columns_by_code = {c.code: i for i, c in enumerate(self.columns) if c.code}

    def _find_state(self, columns: Iterable[Column]) -> None:
        for column in columns:
            if column.codelist is None:
                continue
            final = frozenset(e.code for e in self.form.codelist("", column.code) if e.final)
            if final:
                self.state_column, self._final = column.code, final
                return


def _is_percentage(column: Column) -> bool:
    return column.type == "integer" and column.minimum == "0" and column.maximum == "100"
