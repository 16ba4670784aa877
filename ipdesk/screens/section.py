"""A section as a table: what each cell shows, and what can be done to it.

Holds no value of its own: it reads the report and writes through the workspace. Any cell is
answered in constant time, so that a roster of ten thousand rows stays fluid.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ipdesk.changes import ChangeSet, Edit
from ipdesk.errors import ComputedCell, KnownError, Sealed
from ipdesk.locks import Lock, lock_of
from ipdesk.messages import Translator
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.redeclaration import declared_elsewhere
from ipdesk.screens.cell_looks import CellLooks
from ipdesk.screens.cell_remarks import CellRemarks
from ipdesk.screens.division_entry import DivisionEntry
from ipdesk.screens.problem_index import ProblemIndex
from ipdesk.screens.proposals import proposal
from ipdesk.screens.restating import Restating
from ipdesk.screens.section_table import SectionTable
from ipdesk.screens.shown import Look, Refresh
from ipdesk.sentences import Sentences
from ipdesk.text_limits import MAX_TYPED, said
from ipdesk.values import Cell
from ipdesk.workspace import Workspace

_MANY = 1000


class SectionScreen(SectionTable):
    """The cells of one section of the active report."""

    def __init__(
        self, workspace: Workspace, sentences: Sentences, translator: Translator, section: str
    ) -> None:
        super().__init__(workspace, sentences, translator, section)
        self._sentences = sentences
        self.translator = translator
        self._restating = Restating(workspace, sentences, translator)
        self._divisions = DivisionEntry(workspace, section)
        self._problems = ProblemIndex(section, workspace.form, workspace.checker.problems())
        self._looks = CellLooks(workspace, sentences, translator, self._problems)
        self._remarks = CellRemarks(workspace, sentences, translator, self._problems)
        self.stale = False
        self._heard_last: ChangeSet | None = None
        self.close = workspace.subscribe(self._hear)

    # What is shown

    def look(self, row: int, column: int) -> Look:
        """How a cell looks."""
        shown_row, shown = self.rows[row], self.columns[column]
        if shown_row.band:
            return self._looks.band(self.form, shown_row.code)
        if shown.role == "value":
            return self.value_look(Place(self.code, shown_row.code, shown.code))
        if shown.role == "name":
            return self._name_look(shown_row.code)
        return self._beside.look(self.form, shown_row.code, shown.role)

    def value_look(self, place: Place) -> Look:
        """How the value at a place looks."""
        return self._looks.value(self.form, place, self.lock(place))

    def edit_text(self, place: Place) -> str:
        """The raw text at a place, as it is kept; only the beginning of one without end."""
        report = self._workspace.report
        return said(report.kept(place, report.typed(place)), MAX_TYPED)

    def cell(self, place: Place) -> Cell:
        """The value at a place and its meaning."""
        return self._workspace.report.cell(place)

    def lock(self, place: Place) -> Lock:
        """Why the cell cannot be typed; "" if it is an input."""
        return lock_of(self._workspace.report, place)

    def why_locked(self, place: Place, typed: str = "") -> KnownError | None:
        """Why the cell cannot be typed, None if it can; ``typed`` is what somebody began with."""
        if not self.editable:
            return Sealed(state=self._workspace.report.header.state)
        lock = self.lock(place)
        if lock in ("carried", "adopted"):
            return self._restating.refusal(place, typed)
        return ComputedCell(**place._asdict()) if lock else None

    def suggestions(self, place: Place) -> list[str]:
        """Texts that may be meant at the place, where master data knows some."""
        return self._divisions.suggestions(place)

    def proposal(self, place: Place, typed: str) -> str:
        """What begins so in the same column, "" if nothing does."""
        return proposal(self._workspace.report, self.form, place, typed)

    def remarks(self, place: Place) -> list[str]:
        """What is to be said of a cell: problems, why it is not available, where it comes from."""
        return self._remarks.at(place)

    def tip(self, row: int, column: int) -> str:
        """The full text of a cell and what is to be said of it."""
        shown_row, shown = self.rows[row], self.columns[column]
        parts = [self.look(row, column).text]
        if shown.role == "name":
            parts += self._follow_ups(Place(self.code, shown_row.code))
        elif shown.role != "value":
            parts.append(self._beside.words(shown_row.code, shown.role))
        elif not shown_row.band:
            parts += self.remarks(Place(self.code, shown_row.code, shown.code))
        return "\n".join(part for part in parts if part)

    def spoken(self, row: int, column: int) -> str:
        """A cell for a screen reader: row, column, value, remarks."""
        shown_row = self.rows[row]
        look = self.look(row, column)
        if shown_row.band:
            return look.text
        tr = self._translator.tr
        parts = [self.row_name(shown_row.code), self.heading(column)[0], look.text or tr("(blank)")]
        if look.computed:
            parts.append(tr("computed"))
        if self.columns[column].role == "value":
            parts += self.remarks(self.place(row, column))
        return tr(", ").join(dict.fromkeys(parts))

    def first_incomplete(self) -> Place | None:
        """The first place, in the order of the table, at which something is open."""
        rows = self._workspace.report.rows(self.code)
        return self._problems.first_open(rows, self.form.columns)

    def first_place(self) -> Place:
        """Where to begin: the first place at which something is open, else the first value."""
        found = self.first_incomplete()
        if found is not None and self.index_of(found) is not None:
            return found
        row = next((row.code for row in self.rows if not row.band), "")
        column = next(iter(self.form.required or self.form.columns))
        return Place(self.code, row, column if row else "")

    # What can be done

    def set_value(self, place: Place, raw: str, origin: object) -> ChangeSet:
        """Store what was typed, and what follows from it by master data, in one commit.

        Raises what :meth:`Workspace.set_value` raises.
        """
        return self._workspace.apply(self._divisions.edits(place, raw), origin)

    def write(self, edits: Sequence[Edit], origin: object, pace: Pace = UNPACED) -> ChangeSet:
        """Store several values in one commit, all or nothing."""
        return self._workspace.apply(edits, origin, pace=pace)

    def free_codes(self, count: int) -> list[str]:
        """The codes that the next rows of the roster get."""
        return self._workspace.free_codes(self.code, max(count, 0))

    def add_rows(self, count: int, origin: object) -> tuple[list[str], ChangeSet]:
        """Add rows to the roster in one commit: their codes, and the change."""
        return self._workspace.add_rows(self.code, count, origin)

    def add_row(self, origin: object) -> tuple[str, ChangeSet]:
        """Add a row to the roster: its code, and the change."""
        return self._workspace.add_row(self.code, origin)

    def remove_rows(self, rows: Sequence[str], origin: object, pace: Pace = UNPACED) -> ChangeSet:
        """Remove roster rows with their values in one commit; the history keeps them."""
        return self._workspace.remove_rows(self.code, rows, origin, pace)

    def holds_values(self, row: str) -> bool:
        """Whether anything is typed in the row."""
        return any(cell.raw for cell in self._workspace.report.rows(self.code)[row].values())

    def also_removed(self, rows: Iterable[str]) -> list[str]:
        """The names of the other sections whose values would go with these rows."""
        form, report = self._workspace.form, self._workspace.report
        if self.code != form.declaring:
            return []
        held = {
            place.section
            for row in rows
            for place in declared_elsewhere(form, row)
            for column, cell in report.rows(place.section)[place.row].items()
            if cell.raw and cell.raw != form.sections[place.section].columns[column].default
        }
        labels = (form.sections[code].section.label for code in form.sections if code in held)
        return [self._translator.label(label) for label in labels]

    # What changed

    def refresh(self, change: ChangeSet) -> Refresh:
        """What a view has to show anew after a change."""
        touched = self._problems.absorb(change)
        self._hear(change)
        self.stale = False
        touched |= {place for place in change.cells if place.section == self.code}
        rows = self.rows_now() if self.code in change.rows else None
        if self.form.open and len(touched) > _MANY:
            # Then a view shows all that is in sight anew.
            return Refresh((), rows, stands=True)
        cells = [index for place in touched if (index := self.index_of(place)) is not None]
        # What stands beside the values (name, unit, stand) is of no cell's own.
        beside = rows is not None and not self.form.open
        always = self._beside.stands or self._beside.change
        return Refresh(tuple(cells), rows, beside or always)

    def _hear(self, change: ChangeSet) -> None:
        if change is not self._heard_last:
            self._heard_last = change
            self.form = self._workspace.form.sections.get(self.code, self.form)
            self._problems.absorb(change)
            self._beside.forget()
            self.stale = True

    def _name_look(self, row: str) -> Look:
        return self._looks.name(self.form, row)

    def _follow_ups(self, place: Place) -> list[str]:
        return self._remarks.follow_ups(place)
