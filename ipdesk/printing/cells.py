"""How a cell's value is printed, and what its numbered note says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ipdesk import formats
from ipdesk.catalogue.model import Label
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.denominators import Denominators
from ipdesk.goal_range import goal_upper
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.printing.document import Note, Notes
from ipdesk.printing.widths import pieces
from ipdesk.restatement import restatement_at
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell, State, decimals, parse

NUMERIC = frozenset({"integer", "decimal"})
_NOTE_BREADTH = 100.0


class Shown(NamedTuple):
    """A cell as printed: its text, the mark of its note, and whether it is no valid value."""

    text: str
    mark: str = ""
    doubtful: bool = False


class Cells:
    """Reads the cells of one section, and collects the notes of its table.

    What is said alike of several rows of a column is one note. A row is known by its name, in
    a roster by its number.
    """

    def __init__(self, snapshot: Snapshot, form: SectionForm, translator: Translator) -> None:
        self._snapshot = snapshot
        self._form = form
        self._translator = translator
        self._entries: dict[str, dict[str, Label]] = {
            column: {entry.code: entry.label for entry in form.codelist("", column)}
            for column in form.columns
        }
        self._denominators = Denominators(snapshot.form, snapshot.cell, translator)
        self._notes: dict[tuple[str, str], list[str | int]] = {}

    def shown(self, row: str, column: str, name: str | int) -> Shown:
        """The cell as printed. ``name`` is what its row is called in a note, "" for nothing."""
        place = Place(self._form.code, row, column)
        cell = self._snapshot.cell(place)
        remarks = [*self._of_value(cell), *self._of_computing(place), *self._of_facets(place)]
        mark = self._mark(name, column, remarks) if remarks else ""
        return Shown(self.text(cell, row, column), mark, cell.state is State.INVALID)

    def text(self, cell: Cell, row: str, column: str) -> str:
        """A value in words: codes by their label, numbers with their decimal places."""
        if cell.state is not State.VALID:
            return formats.cell(cell, self._translator)
        if column in self._entries and cell.text in self._entries[column]:
            return self._translator.label(self._entries[column][cell.text])
        spec = self._form.spec(row, column)
        if cell.number is None or spec.type not in NUMERIC:
            return cell.text
        upper = goal_upper(self._snapshot.form, Place(self._form.code, row, column), cell.number)
        last = "" if upper is None else number(upper, spec.precision)
        return formats.span(number(cell.number, spec.precision), last)

    def typed(self, place: Place, raw: str) -> str:
        """A raw text as the place prints it."""
        spec = self._form.spec(place.row, place.column)
        return self.text(parse(raw, spec), place.row, place.column)

    def notes(self) -> tuple[Notes, ...]:
        """The block of notes below the table, if there are any."""
        notes = tuple(
            Note(mark=f"[{number}]", pieces=pieces(self._note(*said, names), _NOTE_BREADTH))
            for number, (said, names) in enumerate(self._notes.items(), start=1)
        )
        return (Notes(notes=notes),) if notes else ()

    def _mark(self, name: str | int, column: str, remarks: list[str]) -> str:
        said = (column, self._translator.tr("; ").join(remarks))
        self._notes.setdefault(said, []).append(name)
        return f"[{list(self._notes).index(said) + 1}]"

    def _note(self, column: str, remarks: str, names: Sequence[str | int]) -> str:
        tr = self._translator.tr
        label = self._translator.label(self._form.columns[column].label)
        rows = self._rows(names)
        where = tr("{row}, {column}", row=rows, column=label) if rows else label
        return tr("{place}: {remarks}", place=where, remarks=remarks)

    def _rows(self, names: Sequence[str | int]) -> str:
        """The rows in words: their names, or runs of numbers."""
        tr = self._translator.tr
        numbers = [name for name in names if isinstance(name, int)]
        if len(numbers) == 1:
            return tr("row {n}", n=numbers[0])
        if numbers:
            return tr("rows {numbers}", numbers=self._listed(runs(numbers)))
        return self._listed([str(name) for name in names])

    def _listed(self, texts: Sequence[str]) -> str:
        listed = texts[0]
        for text in texts[1:]:
            listed = self._translator.tr("{first}, {next}", first=listed, next=text)
        return listed

    def _of_value(self, cell: Cell) -> Iterator[str]:
        tr = self._translator.tr
        if cell.state is State.NOT_AVAILABLE:
            reason = cell.text or tr("no reason given")
            yield tr("not available, because: {reason}", reason=reason)
        elif cell.state is State.INVALID:
            yield tr("printed as typed; not a valid value")

    def _of_computing(self, place: Place) -> Iterator[str]:
        if place in self._snapshot.computed and (text := self._denominators.division(place)):
            yield text

    def _of_facets(self, place: Place) -> Iterator[str]:
        tr = self._translator.tr
        if text := self._snapshot.note(place, "source"):
            yield tr("source {text}", text=text)
        if text := self._snapshot.note(place, "document"):
            yield tr("document {text}", text=text)
        if text := self._snapshot.note(place, "basis"):
            yield tr("statistical basis {text}", text=text)
        if text := self._snapshot.note(place, "note"):
            yield text
        item = restatement_at(self._snapshot.notes, place)
        if item is not None:
            yield tr("restated, as sealed {value}", value=self.typed(place, item.carried))


def runs(numbers: Sequence[int]) -> list[str]:
    """Ascending numbers with neighbours drawn together: 1–3, 5."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in found]


def number(value: Decimal, precision: int | None) -> str:
    """The exact number, with at least ``precision`` decimal places and thousands separated."""
    places = decimals(value)
    return formats.number(value, max(places, precision or 0))
