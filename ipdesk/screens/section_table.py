"""The frame of a section's table: its rows and columns, and where each place stands on screen."""

from __future__ import annotations

from collections.abc import Sequence

from ipdesk.catalogue.model import Column, RowSpec
from ipdesk.coded_text import CODED
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.beside_columns import BesideColumns
from ipdesk.screens.layout import (
    choices_of,
    frozen_columns,
    kind_of,
    roster_row_name,
    shown_columns,
    shown_rows,
)
from ipdesk.screens.shown import Choice, Kind, ShownRow
from ipdesk.sentences import Sentences
from ipdesk.text_limits import said
from ipdesk.workspace import Workspace


class SectionTable:
    """The rows and columns of one section of the active report.

    ``with_stands`` says whether target, stand and change stand beside the values.
    """

    with_stands = True

    def __init__(
        self, workspace: Workspace, sentences: Sentences, translator: Translator, section: str
    ) -> None:
        self._workspace = workspace
        self._translator = translator
        self.form = workspace.form.section(section)
        self.code = section
        self._beside = BesideColumns(workspace, sentences, translator, section)
        stands = self.with_stands and self._beside.stands
        change = self.with_stands and self._beside.change
        self.columns = shown_columns(self.form, self.table_columns(), stands=stands, change=change)
        self.frozen = frozen_columns(self.form, self.columns)
        self._columns_by_code = {c.code: i for i, c in enumerate(self.columns) if c.code}
        self.show_rows(self.rows_now())

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

    def row_name(self, row: str) -> str:
        """A row in words: its name, or in a roster what its first required column holds."""
        fixed = self.form.rows.get(row)
        if fixed is not None:
            return self._translator.label(fixed.label)
        name = roster_row_name(self._workspace.report, self.form, row, self._translator)
        return said(name)

    def heading(self, column: int) -> tuple[str, str]:
        """A column's title and, if all its cells share one, their unit."""
        shown = self.columns[column]
        if shown.role == "name":
            return self._translator.tr("Item"), ""
        if shown.role != "value":
            return self._beside.heading(shown.role), ""
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

    def kind(self, place: Place) -> Kind:
        """The kind of field the place is typed in."""
        return kind_of(self.form.columns[place.column])

    def unit(self, place: Place) -> str:
        """The unit of the cell, "" if it has none."""
        return self._translator.label(self.form.unit(place.row, place.column))

    def choices(self, place: Place) -> list[Choice]:
        """What a coded cell offers, in the catalogue's order."""
        return choices_of(self.form, place, self._translator)
