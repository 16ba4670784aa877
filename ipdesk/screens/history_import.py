"""Taking in figures of other years: what a file would bring, seen before it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.changes import ChangeSet
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import FiguresRefused, UsageError
from ipdesk.messages import Translator
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.records import FigureRecord
from ipdesk.screens.importing import ImportRow
from ipdesk.sentences import Sentences
from ipdesk.series_names import SeriesNames, yearly_form
from ipdesk.values import parse
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.exchange.figure_plan import FigureEntry, FigurePlan

ORIGIN = "history-import"

# What needs a look comes first; figures that are on file already are not listed.
LISTED = ("refused", "changed", "new")
_RANK = {kind: rank for rank, kind in enumerate(LISTED)}
Step = Callable[[int, int], None]


class HistoryImportScreen:
    """The preview of one import, and the import itself: in one commit, all or nothing.

    ``skip_refused``: lines that cannot be taken are left out; otherwise one such line refuses
    the whole file.
    """

    def __init__(self, workspace: Workspace, translator: Translator, path: Path) -> None:
        self._workspace = workspace
        self._translator = translator
        self._path = path
        form = yearly_form(workspace.form.catalogue, workspace.form.category)
        self._names = SeriesNames(form)
        self._sentences = Sentences(translator, form)
        self._errors = ErrorSentences(translator)
        self._plan: FigurePlan | None = None
        self.skip_refused = False
        self.entries: list[FigureEntry] = []

    def reader(self) -> Callable[[Step], FigurePlan]:
        """What reads the file and makes the plan; fit for a worker. It is told a step taker.

        It raises :class:`FiguresRefused`, :class:`WorkbookRefused` or the storage errors.
        """
        names, path = self._names, self._path
        known = tuple(self._workspace.store.figures())
        at = self._workspace.clock.now().isoformat(timespec="milliseconds")
        return lambda step: plan_file(path, names, known, at, step)

    def show(self, plan: FigurePlan) -> None:
        """Take a plan to be looked at."""
        self._plan = plan
        listed = [entry for entry in plan.entries if entry.kind in _RANK]
        self.entries = sorted(listed, key=lambda entry: _RANK[entry.kind])

    @property
    def taken(self) -> int:
        """How many figures the import would record."""
        return len(self._plan.figures) if self._plan is not None else 0

    @property
    def refused(self) -> int:
        """How many figures cannot be taken."""
        return self._plan.counts["refused"] if self._plan is not None else 0  # type: ignore[index]  # StrEnum

    @property
    def can_apply(self) -> bool:
        """Whether there is something to record, and it may be."""
        return self.taken > 0 and (self.skip_refused or not self.refused)

    def apply(self, origin: str = ORIGIN, *, pace: Pace = UNPACED) -> ChangeSet:
        """Record the figures in one commit, and open the active draft with those of last year.

        Raises :class:`FiguresRefused` for refused lines that are not to be left out, and the
        errors of :meth:`Workspace.record_figures`.
        """
        if self.refused and not self.skip_refused:
            raise FiguresRefused("lines_refused", count=self.refused)
        figures = self._plan.figures if self._plan is not None else ()
        if not figures:
            return ChangeSet(origin=origin)
        change = self._workspace.record_figures(figures, self._path.name, origin, pace)
        self._workspace.open_blanks(origin)
        return change

    def headings(self) -> tuple[str, ...]:
        """The names of what a row says."""
        tr = self._translator.tr
        return (
            tr("What happens"),
            tr("Figure"),
            tr("On file"),
            tr("In the file"),
            tr("Why"),
            tr("Where in the file"),
        )

    def row(self, index: int) -> ImportRow:
        """A listed figure in words."""
        entry = self.entries[index]
        tr, line = self._translator.tr, entry.stated
        return ImportRow(
            kind=entry.kind,
            kind_word=self.kind_word(entry.kind),
            place_name=self._name(entry),
            before=self._shown(entry.before, entry.figure),
            after=self._shown(entry.figure, entry.before) if entry.figure else line.value,
            where=tr("line {n} ({cell})", n=line.line, cell=line.at),
            why=self._errors.figure(*entry.refusal) if entry.refusal else "",
            taken=entry.figure is not None,
        )

    @property
    def has_reasons(self) -> bool:
        """Whether anything has to be said of any figure."""
        return self.refused > 0

    def kind_word(self, kind: str) -> str:
        """What happens to a figure, in a word."""
        tr = self._translator.tr
        return {"refused": tr("Refused"), "changed": tr("Changed"), "new": tr("New")}[kind]

    def headline(self) -> str:
        """What importing would do, in one line."""
        tr, ntr = self._translator.tr, self._translator.ntr
        if self.refused and not self.skip_refused:
            return ntr(
                "{n} figure cannot be taken: nothing is imported",
                "{n} figures cannot be taken: nothing is imported",
                self.refused,
            )
        if not self.taken:
            return tr("There is nothing new in the file.")
        return ntr("{n} figure will be recorded", "{n} figures will be recorded", self.taken)

    def remarks(self) -> list[str]:
        """What else a person ought to know before importing."""
        if self._plan is None:
            return []
        ntr, counts, plan = self._translator.ntr, self._plan.counts, self._plan
        equal: int = counts["equal"]  # type: ignore[index]  # StrEnum
        remarks = [
            self._translator.tr("Correct the file and import it again, or leave these figures out.")
            if self.refused and not self.skip_refused
            else "",
            ntr("{n} figure is on file already.", "{n} figures are on file already.", equal)
            if equal
            else "",
            ntr("{n} figure is left blank.", "{n} figures are left blank.", plan.blank)
            if plan.blank
            else "",
            self._translator.tr("Not read: {what}", what=", ".join(plan.left)) if plan.left else "",
        ]
        return [remark for remark in remarks if remark]

    def button(self) -> str:
        """What confirms the import."""
        if not self.can_apply:
            return self._translator.tr("Import")
        return self._translator.ntr("Import {n} figure", "Import {n} figures", self.taken)

    def _name(self, entry: FigureEntry) -> str:
        line = entry.stated
        if entry.figure is None:
            return " · ".join(filter(None, (*self._called(line.series), line.year, line.vintage)))
        names = self._labels(Place.of_address(entry.figure.series))
        return " · ".join(filter(None, (*names, str(entry.figure.year), entry.figure.vintage)))

    def _called(self, series: str) -> list[str]:
        """What a series is called; as the file calls it where none or several can be meant."""
        try:
            return self._labels(self._names.find(series))
        except UsageError:
            return [series]

    def _labels(self, place: Place) -> list[str]:
        return [self._translator.label(label) for label in self._names.labels(place)]

    def _shown(self, figure: FigureRecord | None, other: FigureRecord | None) -> str:
        """The value as a table shows it; its source too where that is what differs."""
        if figure is None:
            return ""
        place = Place.of_address(figure.series)
        spec = self._names.form.sections[place.section].spec(place.row, place.column)
        value = self._sentences.value(place, parse(figure.value, spec))
        if other is None or other.value != figure.value:
            return value
        return " · ".join(filter(None, (value, figure.source, figure.document)))


def plan_file(
    path: Path, names: SeriesNames, known: Iterable[FigureRecord], at: str, step: Step
) -> FigurePlan:
    """The plan of taking in a file's figures; fit for a worker. Raises what reading raises."""
    from ipdesk.exchange.figure_file import read_figure_file
    from ipdesk.exchange.figure_lines import figure_lines
    from ipdesk.exchange.figure_plan import plan_figures

    return plan_figures(figure_lines(read_figure_file(path)), names, known, at, step)
