"""Two reports side by side on screen: which, what of them, and every line in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ipdesk.comparing.comparison import compare
from ipdesk.comparing.lines import Comparison, Kind, Line
from ipdesk.comparing.reading import earlier, snapshot_beside
from ipdesk.comparing.words import ComparisonWords, counted, name_beside
from ipdesk.library import Library
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.records import ReportRecord
from ipdesk.screens.shown import Choice
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace

AMOUNT, PERCENT = 3, 4
"""The columns of numbers."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are to be seen."""

    same_too: bool = False
    section: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line in words, or the band of a section, which has one text and no kind."""

    texts: tuple[str, ...]
    kind: Kind | None = None
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison in words: what is to be seen of it, and how much differs in all."""

    comparison: Comparison
    rows: Sequence[Row]
    summary: str


class ComparingScreen:
    """Reports are chosen by their ids; the work that takes long may be done in any thread."""

    def __init__(self, workspace: Workspace, library: Library, translator: Translator) -> None:
        self._workspace = workspace
        self._library = library
        self._translator = translator
        self.shown: Compared | None = None

    def reports(self) -> list[Choice]:
        """The reports that have another of their kind to be compared with, newest first."""
        headers = self._workspace.store.reports()
        kinds = [header.kind for header in headers]
        several = [header for header in headers if kinds.count(header.kind) > 1]
        return [self._choice(header) for header in reversed(several)]

    def partners(self, report: str) -> list[Choice]:
        """The other reports of the kind of one, newest first."""
        headers = self._workspace.store.reports()
        kind = next((header.kind for header in headers if header.id == report), "")
        others = [h for h in reversed(headers) if h.kind == kind and h.id != report]
        return [self._choice(header) for header in others]

    def proposed(self) -> tuple[str, str] | None:
        """What to begin with: the report before the active one, and the active one."""
        active = self._workspace.report.header
        before = earlier(self._workspace.store.reports(), active)
        return (before.id, active.id) if before else None

    def sections(self) -> list[Choice]:
        """The sections of the two reports."""
        if self.shown is None:
            return []
        words = ComparisonWords(self.shown.comparison, self._translator)
        return [Choice(code, words.section(code)) for code in self.shown.comparison.sections]

    def reader(self, first: str, second: str) -> Callable[[], Comparison]:
        """What compares two reports, in any thread; what is stored of them is read at once."""
        makers = [snapshot_beside(self._workspace, self._library, one) for one in (first, second)]
        return lambda: compare(*(make() for make in makers))

    def worded(self, comparison: Comparison, wanted: Wanted) -> Compared:
        """What is to be seen of a comparison, in words. In any thread."""
        words = ComparisonWords(comparison, self._translator)
        rows: list[Row] = []
        for code, lines in comparison.sections.items():
            if wanted.section not in ("", code):
                continue
            found = [line for line in lines if wanted.same_too or line.kind != "same"]
            fitting = _fitting([_row(words, line) for line in found], wanted.text)
            if fitting:
                count = counted([row.line for row in fitting if row.line], self._translator)
                rows += [Row((words.section(code), count)), *fitting]
        summary = counted(list(comparison.differences()), self._translator)
        return Compared(comparison, rows, summary)

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return (
            tr("Item"), tr("First report"), tr("Second report"), tr("Difference"),
            tr("Difference (%)"), tr("What differs"),
        )  # fmt: skip

    def place(self, row: Row) -> Place | None:
        """Where a line is in the report that is open, None if it is not in there."""
        if row.line is None or self.shown is None:
            return None
        active = self._workspace.report.header.id
        sides: tuple[tuple[Snapshot, Place | None], ...] = (
            (self.shown.comparison.after, row.line.after),
            (self.shown.comparison.before, row.line.before),
        )
        return next((place for side, place in sides if side.header.id == active and place), None)

    def to_print(self) -> Snapshot | None:
        """What the print of the differences is made of."""
        if self.shown is None:
            return None
        return replace(self.shown.comparison.after, beside=self.shown.comparison.before)

    def empty(self) -> str:
        """What to say where there is nothing to be seen."""
        tr = self._translator.tr
        if not self.reports():
            return tr(
                "There is nothing to compare yet: it takes two reports of one kind, of two years "
                "or two revisions."
            )
        if self.shown is None:
            return ""
        if next(self.shown.comparison.differences(), None) is None:
            return tr("The two reports say the same.")
        return tr("No line fits. Clear the filter to see all of them.")

    def _choice(self, header: ReportRecord) -> Choice:
        catalogue = self._workspace.form.catalogue
        return Choice(header.id, name_beside(header, catalogue, self._translator))


def _row(words: ComparisonWords, line: Line) -> Row:
    return Row(tuple(words.line(line)), line.kind, line)


def _fitting(rows: list[Row], text: str) -> list[Row]:
    asked = text.casefold().split()
    return [row for row in rows if all(w in " ".join(row.texts).casefold() for w in asked)]
