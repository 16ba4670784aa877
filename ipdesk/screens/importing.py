"""Taking a workbook back: what it would change, seen before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ipdesk.changes import ChangeSet
from ipdesk.error_sentences import ErrorSentences
from ipdesk.messages import Translator
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.reasons import VALUE
from ipdesk.screens.conflicts import ConflictScreen
from ipdesk.screens.import_words import ImportWords
from ipdesk.sentences import Sentences
from ipdesk.supply import IMPORT
from ipdesk.values import Flaw, State, parse
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import Entry, ImportPlan, RefusedFile

# What needs a look comes first; cells that stay as they are are not listed.
LISTED = ("refused", "cleared", "changed", "carried", "adopted", "computed", "new")
_RANK = {kind: rank for rank, kind in enumerate(LISTED)}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One cell that differs. ``why`` says why it is refused, or what the checks will say."""

    kind: str
    kind_word: str
    place_name: str
    before: str
    after: str
    where: str
    why: str
    taken: bool


class ImportScreen:
    """The preview of one import, and the import itself: in one commit, all or nothing.

    Nothing can be imported before every conflict between files is decided and, where some of
    them do not fit as a whole, ``skip_refused`` says to go on without these.
    """

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._errors = ErrorSentences(translator)
        self._words = ImportWords(translator)
        self._plan: ImportPlan | None = None
        self._files: Sequence[RefusedFile] = ()
        self._listed: list[Entry] = []
        self._taken = 0
        self._several = False
        self._new_names: dict[Place, str] = {}
        self.entries: list[RefusedFile | Entry] = []
        """What is listed: the files that do not fit, then the cells that differ."""
        self.has_reasons = False
        """Whether anything has to be said of any cell."""
        self.conflicts = ConflictScreen(sentences, translator, self._as_typed)
        self.skip_refused = False

    def show(self, plan: ImportPlan) -> None:
        """Take a plan to be looked at."""
        self._plan = plan
        listed = [entry for entry in plan.entries if entry.kind in _RANK]
        listed.sort(key=lambda entry: _RANK[entry.kind])
        # A table asks for these at every line that it paints; a plan can have 100,000.
        self._taken = sum(entry.taken for entry in listed)
        self._new_names = {row.place: row.name for row in plan.new_rows}
        self._files = plan.refused_files
        self._several = bool(self._files or plan.conflicts)
        self._several |= len({entry.file for entry in listed}) > 1
        self._listed = listed
        self.entries = [*self._files, *listed]
        self.has_reasons = bool(self._files) or any(entry.flaws for entry in listed)
        self.conflicts.show(plan.conflicts)

    @property
    def refused_files(self) -> int:
        """How many files do not fit as a whole."""
        return len(self._files)

    @property
    def taken(self) -> int:
        """How many cells the import would write."""
        return self._taken + sum(entry.taken for entry in self.conflicts.chosen)

    @property
    def editable(self) -> bool:
        """Whether the report may be changed at all."""
        return self._workspace.editable

    @property
    def can_apply(self) -> bool:
        """Whether there is something to import, and it may be."""
        decided = not self.conflicts.undecided and (self.skip_refused or not self._files)
        return self.editable and decided and self.taken > 0

    def apply(self, *, pace: Pace = UNPACED) -> ChangeSet:
        """Write the taken cells in one commit. Raises the errors of :meth:`Workspace.apply`."""
        if self._plan is None:
            return ChangeSet(origin=IMPORT)
        edits = self._plan.edits_with(self.conflicts.chosen, pace)
        return self._workspace.apply(edits, IMPORT, pace=pace)

    def headings(self) -> tuple[str, ...]:
        """The names of what a row says."""
        tr = self._translator.tr
        return (
            tr("What happens"),
            tr("Cell"),
            tr("In the report"),
            tr("In the workbook"),
            tr("Why"),
            tr("Where in the workbook"),
        )

    def button(self) -> str:
        """What confirms the import."""
        if not self.taken:
            return self._translator.tr("Import")
        return self._translator.ntr("Import {n} cell", "Import {n} cells", self.taken)

    def row(self, index: int) -> ImportRow:
        """A listed file or cell in words."""
        if index < len(self._files):
            return self._file_row(self._files[index])
        entry = self._listed[index - len(self._files)]
        at = (entry.file if self._several else "", entry.sheet, entry.at)
        return ImportRow(
            kind=entry.kind,
            kind_word=self._words.kind(entry.kind),
            place_name=self._place_name(entry.place),
            before=self._said(entry.place, entry.before),
            after=self._as_typed(entry.place, entry.after),
            where=" · ".join(filter(None, at)),
            why="; ".join(self._why(entry, flaw) for flaw in entry.flaws),
            taken=entry.taken,
        )

    def headline(self) -> str:
        """What importing would do, in one line."""
        return self._words.headline(self)

    def remarks(self) -> list[str]:
        """What else a person ought to know before importing."""
        return self._words.remarks(self._plan) if self._plan is not None else []

    def _file_row(self, file: RefusedFile) -> ImportRow:
        details = self._errors.details(file.fault) or [self._errors.line(file.fault)]
        tr = self._translator.tr
        return ImportRow(
            kind="refused",
            kind_word=self._words.kind("refused"),
            place_name=tr("The whole file"),
            before="",
            after="",
            where=file.name,
            why="; ".join(details),
            taken=False,
        )

    def _place_name(self, place: Place) -> str:
        """The place in words; a row that is still to come is called by its name too."""
        name = self._new_names.get(place._replace(column=""), "")
        if not name:
            return self._sentences.place(place)
        column = self._workspace.form.sections[place.section].columns[place.column]
        return f"{name} · {self._translator.label(column.label)}"

    def _as_typed(self, place: Place, raw: str) -> str:
        """A raw text to compare others with: every digit as it is, codes by their labels.

        That there is no value is said in the language spoken, with the reason given.
        """
        spec = self._workspace.form.sections[place.section].spec(place.row, place.column)
        cell = parse(raw, spec)
        if cell.state is State.NOT_AVAILABLE and cell.text:
            return self._translator.tr("not available, because: {reason}", reason=cell.text)
        missing = cell.state in (State.NOT_AVAILABLE, State.NOT_APPLICABLE)
        return self._said(place, raw) if spec.codes or missing else raw

    def _said(self, place: Place, raw: str) -> str:
        """A raw text as the report shows it: codes by their labels."""
        if not raw:
            return ""
        section = self._workspace.form.sections[place.section]
        return self._sentences.value(place, parse(raw, section.spec(place.row, place.column)))

    def _why(self, entry: Entry, flaw: Flaw) -> str:
        said = flaw.limit or entry.after
        template = self._translator.tr(VALUE[flaw.reason])
        name = self._translator.tr("This value")
        return template.format(name=name, text=entry.after, limit=said)
