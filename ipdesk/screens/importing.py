"""Taking a workbook back: what it would change, seen before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.changes import ChangeSet
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.reasons import VALUE
from ipdesk.sentences import Sentences
from ipdesk.snapshot import Snapshot
from ipdesk.values import Flaw, parse
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import Entry, ImportPlan

ORIGIN = "import"

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
    """The preview of one import, and the import itself: in one commit, all or nothing."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._plan: ImportPlan | None = None
        self.entries: list[Entry] = []

    def show(self, plan: ImportPlan) -> None:
        """Take a plan to be looked at."""
        self._plan = plan
        listed = [entry for entry in plan.entries if entry.kind in _RANK]
        self.entries = sorted(listed, key=lambda entry: _RANK[entry.kind])

    @property
    def taken(self) -> int:
        """How many cells the import would write."""
        return sum(entry.taken for entry in self.entries)

    @property
    def can_apply(self) -> bool:
        """Whether there is something to import, and it may be."""
        return self._workspace.editable and self.taken > 0

    def apply(self) -> ChangeSet:
        """Write the taken cells in one commit. Raises the errors of :meth:`Workspace.apply`."""
        edits = self._plan.edits if self._plan is not None else ()
        return self._workspace.apply(edits, ORIGIN)

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
        """A listed cell in words."""
        entry = self.entries[index]
        return ImportRow(
            kind=entry.kind,
            kind_word=self.kind_word(entry.kind),
            place_name=self._sentences.place(entry.place),
            before=self._said(entry.place, entry.before),
            after=entry.after,
            where=f"{entry.sheet} · {entry.at}",
            why="; ".join(self._why(entry, flaw) for flaw in entry.flaws),
            taken=entry.taken,
        )

    @property
    def has_reasons(self) -> bool:
        """Whether anything has to be said of any cell."""
        return any(entry.flaws for entry in self.entries)

    def kind_word(self, kind: str) -> str:
        """What happens to a cell, in a word."""
        tr = self._translator.tr
        return {
            "refused": tr("Refused"),
            "cleared": tr("Cleared"),
            "changed": tr("Changed"),
            "carried": tr("Carried over"),
            "adopted": tr("From the scheme"),
            "computed": tr("Computed"),
            "new": tr("New"),
        }[kind]

    def headline(self) -> str:
        """What importing would do, in one line."""
        tr, ntr = self._translator.tr, self._translator.ntr
        if not self._workspace.editable:
            return tr("The report is sealed: nothing can be imported.")
        if not self.entries:
            return tr("The workbook says the same as the report: there is nothing to import.")
        if not self.taken:
            return tr("None of the differing cells can be imported.")
        return ntr("{n} cell will be written", "{n} cells will be written", self.taken)

    def remarks(self) -> list[str]:
        """What else a person ought to know before importing."""
        if self._plan is None:
            return []
        ntr, counts, plan = self._translator.ntr, self._plan.counts, self._plan
        refused, computed = counts["refused"], counts["computed"]  # type: ignore[index]  # StrEnum
        carried, adopted = counts["carried"], counts["adopted"]  # type: ignore[index]  # StrEnum
        added, absent = len(plan.new_rows), len(plan.absent)
        remarks = [
            ntr(
                "{n} cell cannot be read and is left as it is in the report.",
                "{n} cells cannot be read and are left as they are in the report.",
                refused,
            )
            if refused
            else "",
            ntr(
                "{n} carried figure differs and is not taken over; restate it in the program.",
                "{n} carried figures differ and are not taken over; restate them in the program.",
                carried,
            )
            if carried
            else "",
            ntr(
                "{n} goal of the approved scheme differs and is not taken over.",
                "{n} goals of the approved scheme differ and are not taken over.",
                adopted,
            )
            if adopted
            else "",
            ntr(
                "{n} computed cell differs; the program computes it itself.",
                "{n} computed cells differ; the program computes them itself.",
                computed,
            )
            if computed
            else "",
            ntr("{n} row will be added.", "{n} rows will be added.", added) if added else "",
            ntr(
                "{n} row of the report is not in the workbook; it stays.",
                "{n} rows of the report are not in the workbook; they stay.",
                absent,
            )
            if absent
            else "",
        ]
        return [remark for remark in remarks if remark]

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


def plan_file(snapshot: Snapshot, path: Path) -> ImportPlan:
    """The plan of importing a file; fit for a worker.

    Raises :class:`WorkbookRefused` with every reason, or the storage error that fits.
    """
    from ipdesk.exchange.import_plan import plan_import
    from ipdesk.exchange.workbook_reader import read_in_child

    return plan_import(snapshot, read_in_child(path))
