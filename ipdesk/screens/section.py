"""A section as a table: what each cell shows, and what can be done to it.

Holds no value of its own: it reads the report and writes through the workspace. Any cell is
answered in constant time, so that a roster of ten thousand rows stays fluid.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ipdesk.catalogue.model import Column, RowSpec
from ipdesk.changes import ChangeSet, Edit
from ipdesk.coded_text import CODED
from ipdesk.drafting import FACETS
from ipdesk.errors import ComputedCell, KnownError, Sealed
from ipdesk.flags import FLAG
from ipdesk.locks import Lock, lock_of
from ipdesk.messages import Translator
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.redeclaration import declared_elsewhere
from ipdesk.restatement import restatement_at
from ipdesk.screens.change_column import ChangeColumn
from ipdesk.screens.division_entry import DivisionEntry
from ipdesk.screens.layout import (
    choices_of,
    frozen_columns,
    kind_of,
    roster_row_name,
    shown_columns,
    shown_rows,
)
from ipdesk.screens.problem_index import ProblemIndex
from ipdesk.screens.proposals import proposal
from ipdesk.screens.restating import Restating
from ipdesk.screens.shown import Choice, Kind, Look, Refresh, ShownColumn, ShownRow
from ipdesk.screens.stand_columns import StandColumns
from ipdesk.sentences import Sentences
from ipdesk.text_limits import MAX_SHOWN, MAX_TYPED, said
from ipdesk.values import Cell, State
from ipdesk.workspace import Workspace

_MANY = 1000


class SectionScreen:
    """The rows and columns of one section of the active report."""

    with_stands = True

    def __init__(
        self, workspace: Workspace, sentences: Sentences, translator: Translator, section: str
    ) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self.translator = self._translator = translator
        self._restating = Restating(workspace, sentences, translator)
        self.form = workspace.form.section(section)
        self.code = section
        self._divisions = DivisionEntry(workspace, section)
        self._problems = ProblemIndex(section, workspace.form, workspace.checker.problems())
        self._stands = StandColumns(workspace, sentences, translator, section)
        stands = self.with_stands and bool(self._stands)
        self._change = ChangeColumn(workspace, sentences, translator, section)
        change = self.with_stands and bool(self._change)
        columns = self.table_columns()
        self.columns = shown_columns(self.form, columns, stands=stands, change=change)
        self.frozen = frozen_columns(self.form, self.columns)
        self._columns_by_code = {c.code: i for i, c in enumerate(self.columns) if c.code}
        self.show_rows(self.rows_now())
        self.stale = False
        self._heard_last: ChangeSet | None = None
        self.close = workspace.subscribe(self._hear)

    # What there is

    def table_columns(self) -> Sequence[Column]:
        """The catalogue's columns that the table shows."""
        return self.form.section.columns

    def rows_now(self) -> list[ShownRow]:
        """The rows as the report has them now."""
        return shown_rows(self.form, self._workspace.report.rows(self.code))

    def show_rows(self, rows: list[ShownRow]) -> None:
        """From now on, these are the rows."""
        self.rows = rows
        self._rows_by_code = {row.code: i for i, row in enumerate(rows) if not row.band}

    @property
    def editable(self) -> bool:
        """Whether anything can be typed."""
        return self._workspace.editable

    @property
    def can_add(self) -> bool:
        """Whether rows can be added and removed."""
        return self.form.open and self.editable

    @property
    def filled(self) -> tuple[int, int]:
        """How many required cells are filled, and how many there are."""
        return self._workspace.report.filled(self.code)

    @property
    def title(self) -> str:
        """The section's name."""
        return self._translator.label(self.form.section.label)

    @property
    def hint(self) -> str:
        """What to do here: as long as nothing is typed, how to start.

        An empty roster says how to start in the place of its rows.
        """
        section = self.form.section
        started = self.form.open or any(self._workspace.report.rows(self.code).values())
        return self._translator.label(section.help if started else section.empty)

    def place(self, row: int, column: int) -> Place:
        """The place of a cell on screen; a row's or the section's where it is no value."""
        shown = self.rows[row]
        return Place(self.code, "" if shown.band else shown.code, self.columns[column].code)

    def index_of(self, place: Place) -> tuple[int, int] | None:
        """Row and column on screen of a place, None if it is not shown."""
        row = self._rows_by_code.get(place.row)
        if place.section != self.code or row is None:
            return None
        return row, self._columns_by_code.get(place.column, 0)

    def number_of(self, row: int) -> str:
        """The number that stands before a row on screen."""
        return str(row + 1)

    def row_spec(self, row: str) -> RowSpec | None:
        """What the catalogue says of a fixed row."""
        return self.form.rows.get(row)

    # What is shown

    def heading(self, column: int) -> tuple[str, str]:
        """A column's title and, if all its cells share one, their unit."""
        shown = self.columns[column]
        tr = self._translator.tr
        if shown.role == "name":
            return tr("Item"), ""
        if shown.role == "unit":
            return tr("Unit"), ""
        if shown.role == "change":
            return self._change.heading, ""
        if shown.role != "value":
            return self._stands.heading(shown.role), ""
        described = self.form.columns[shown.code]
        unit = None if described.per_row else described.unit
        return self._translator.label(described.label), self._translator.label(unit)

    def samples(self, column: int) -> list[str]:
        """Texts of a length that the column ought to have room for."""
        shown = self.columns[column]
        if shown.role == "value" and (coded := CODED.get(self.form.columns[shown.code].type)):
            return [coded.widest]
        if shown.role != "value" or shown.kind in ("text", "multiline"):
            return []
        place = Place(self.code, "", shown.code)
        words = [choice.text for choice in self.choices(place)] if shown.kind == "code" else []
        return [*words, self._translator.tr("not available")]

    def look(self, row: int, column: int) -> Look:
        """How a cell looks."""
        shown_row, shown = self.rows[row], self.columns[column]
        if shown_row.band:
            return self._band_look(shown_row.code)
        if shown.role == "value":
            return self.value_look(Place(self.code, shown_row.code, shown.code))
        if shown.role == "name":
            return self._name_look(shown_row.code)
        return self._beside_look(shown_row.code, shown)

    def value_look(self, place: Place) -> Look:
        """How the value at a place looks."""
        cell = self._workspace.report.cell(place)
        column = self.form.columns[place.column]
        lock, notes = self.lock(place), self._workspace.report.notes
        return Look(
            text=said(self._sentences.value(place, cell), MAX_SHOWN),
            state=cell.state,
            mark="" if (mark := self._problems.mark(place)) == "target" else mark,
            computed=lock == "computed",
            editable=self.editable and not lock,
            numeric=column.type in ("integer", "decimal"),
            tone=self._code_tone(place, cell),
            noted=self._noted(place, cell),
            carried=lock == "carried",
            adopted=lock == "adopted",
            restated=lock == "carried" and restatement_at(notes, place) is not None,
            commented=self._workspace.comments.is_open(place),
            flagged=place in notes and FLAG in notes[place],
        )

    def edit_text(self, place: Place) -> str:
        """The raw text at a place, as it was typed; only the beginning of one without end."""
        return said(self._workspace.report.typed(place).raw, MAX_TYPED)

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

    def kind(self, place: Place) -> Kind:
        """The kind of field the place is typed in."""
        return kind_of(self.form.columns[place.column])

    def unit(self, place: Place) -> str:
        """The unit of the cell, "" if it has none."""
        return self._translator.label(self.form.unit(place.row, place.column))

    def choices(self, place: Place) -> list[Choice]:
        """What a coded cell offers, in the catalogue's order."""
        return choices_of(self.form, place, self._translator)

    def suggestions(self, place: Place) -> list[str]:
        """Texts that may be meant at the place, where master data knows some."""
        return self._divisions.suggestions(place)

    def proposal(self, place: Place, typed: str) -> str:
        """What begins so in the same column, "" if nothing does."""
        return proposal(self._workspace.report, self.form, place, typed)

    def row_name(self, row: str) -> str:
        """A row in words: its name, or in a roster what its first required column holds."""
        fixed = self.form.rows.get(row)
        if fixed is not None:
            return self._translator.label(fixed.label)
        name = roster_row_name(self._workspace.report, self.form, row, self._translator)
        return said(name)

    def remarks(self, place: Place) -> list[str]:
        """What is to be said of a cell: problems, why it is not available, where it comes from."""
        blank = self._translator.tr("Still to be filled in")
        remarks = [
            blank
            if self._problems.mark_of(problem) == "missing"
            else self._sentences.problem(problem)
            for problem in self._problems.at(place)
        ]
        cell = self._workspace.report.cell(place)
        if cell.state is State.NOT_AVAILABLE and cell.text:
            remarks.append(self._translator.tr("Not available: {why}", why=said(cell.text)))
        remark = self._restating.remark(place)
        return [*remarks, *([remark] if remark else []), *self._follow_ups(place)]

    def tip(self, row: int, column: int) -> str:
        """The full text of a cell and what is to be said of it."""
        shown_row, shown = self.rows[row], self.columns[column]
        parts = [self.look(row, column).text]
        if not shown_row.band and shown.role == "value":
            parts += self.remarks(Place(self.code, shown_row.code, shown.code))
        elif shown.role == "change":
            parts.append(self._change.words(shown_row.code))
        elif shown.role == "stand":
            parts.append(self._stands.gap(shown_row.code))
        elif shown.role == "name":
            parts += self._follow_ups(Place(self.code, shown_row.code))
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
        always = bool(self._stands) or bool(self._change)
        return Refresh(tuple(cells), rows, beside or always)

    def _hear(self, change: ChangeSet) -> None:
        if change is not self._heard_last:
            self._heard_last = change
            self.form = self._workspace.form.sections.get(self.code, self.form)
            self._problems.absorb(change)
            self._stands.forget()
            self.stale = True

    def _name_look(self, row: str) -> Look:
        fixed, place = self.form.rows.get(row), Place(self.code, row)
        return Look(
            self._translator.label(fixed.label if fixed else None),
            mark=self._problems.mark(place),
            code=row,
            commented=self._workspace.comments.is_open(place),
            flagged=bool(self._workspace.report.note(place, FLAG)),
        )

    def _follow_ups(self, place: Place) -> list[str]:
        """What colleagues have left at a place: a flag, comments that are open."""
        remarks = []
        if self._workspace.report.note(place, FLAG):
            remarks.append(self._translator.tr("Flagged to follow up"))
        if self._workspace.comments.is_open(place):
            threads = self._workspace.comments.at(place)
            remarks += [
                self._translator.tr("Comment: {text}", text=said(thread.first.text))
                for thread in threads
                if thread.open
            ]
        return remarks

    def _band_look(self, group: str) -> Look:
        label = next(r.group_label for r in self.form.rows.values() if r.group == group)
        return Look(self._translator.label(label), code=group)

    def _beside_look(self, row: str, column: ShownColumn) -> Look:
        if column.role == "unit":
            fixed = self.form.rows.get(row)
            return Look(self._translator.label(fixed.unit) if fixed else "")
        if column.role == "change":
            return self._change.look(row)
        return self._stands.look(row, column.role)

    def _noted(self, place: Place, cell: Cell) -> bool:
        if cell.state is State.NOT_AVAILABLE:
            return bool(cell.text)
        notes = self._workspace.report.notes.get(place)
        return notes is not None and any(notes.get(f) for f in FACETS if f != FLAG)

    def _code_tone(self, place: Place, cell: Cell) -> str:
        if not self.form.columns[place.column].codelist or cell.state is not State.VALID:
            return ""
        entries = self.form.codelist(place.row, place.column)
        if any(entry.final and entry.code == cell.text for entry in entries):
            return "final"
        return "initial" if entries[0].code == cell.text else ""
