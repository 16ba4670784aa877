"""How a cell's value is printed, and what its numbered note says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ipdesk import formats
from ipdesk.catalogue.form import SectionForm
from ipdesk.catalogue.model import Label
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.printing.document import Note, Notes
from ipdesk.printing.widths import pieces
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell, State, decimals

NUMERIC = frozenset({"integer", "decimal"})
_NOTE_BREADTH = 100.0


class Shown(NamedTuple):
    """A cell as printed: its text, the mark of its note, and whether it is no valid value."""

    text: str
    mark: str = ""
    doubtful: bool = False


class Cells:
    """Reads the cells of one section, and collects the notes of its table."""

    def __init__(self, snapshot: Snapshot, form: SectionForm, translator: Translator) -> None:
        self._snapshot = snapshot
        self._form = form
        self._translator = translator
        self._entries: dict[str, dict[str, Label]] = {
            column: {entry.code: entry.label for entry in form.codelist("", column)}
            for column in form.columns
        }
        self._notes: list[Note] = []

    def shown(self, row: str, column: str, name: str) -> Shown:
        """The cell as printed. ``name`` is what its row is called in a note."""
        place = Place(self._form.code, row, column)
        cell = self._snapshot.cell(place)
        remarks = [*self._of_value(cell), *self._of_facets(place)]
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
        return number(cell.number, spec.precision)

    def notes(self) -> tuple[Notes, ...]:
        """The block of notes below the table, if there are any."""
        return (Notes(notes=tuple(self._notes)),) if self._notes else ()

    def _mark(self, name: str, column: str, remarks: list[str]) -> str:
        tr = self._translator.tr
        mark = f"[{len(self._notes) + 1}]"
        label = self._translator.label(self._form.columns[column].label)
        where = tr("{row}, {column}", row=name, column=label) if name else label
        text = tr("{place}: {remarks}", place=where, remarks=tr("; ").join(remarks))
        self._notes.append(Note(mark=mark, pieces=pieces(text, _NOTE_BREADTH)))
        return mark

    def _of_value(self, cell: Cell) -> Iterator[str]:
        tr = self._translator.tr
        if cell.state is State.NOT_AVAILABLE:
            reason = cell.text or tr("no reason given")
            yield tr("not available, because: {reason}", reason=reason)
        elif cell.state is State.INVALID:
            yield tr("printed as typed; not a valid value")

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


def number(value: Decimal, precision: int | None) -> str:
    """The exact number, with at least ``precision`` decimal places and thousands separated."""
    places = decimals(value)
    return formats.number(value, max(places, precision or 0))
