"""What a submission states, cell by cell, in the words that its unit sees."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.review.places import SubmissionPlaces
from ipdesk.review.records import CellValue
from ipdesk.rosters import row_name
from ipdesk.sentences import Sentences
from ipdesk.text_limits import MAX_SHOWN, said

Row = tuple[str, ...]


class SubmissionData:
    """The cells of one submission. Without its edition (no ``places``) they stay as written."""

    def __init__(
        self, cells: Sequence[CellValue], places: SubmissionPlaces | None, translator: Translator
    ) -> None:
        self._cells = cells
        self._places = places
        self._translator = translator
        self._form = places.form if places else None
        if places is not None:
            self._sentences = Sentences(translator, places.form, places.cell)

    def sections(self) -> list[tuple[str, str]]:
        """The sections of which something is stated, by code and name."""
        codes = dict.fromkeys(cell.section for cell in self._cells)
        known = self._form.sections if self._form else {}
        ordered = [
            *(code for code in known if code in codes),
            *(c for c in codes if c not in known),
        ]
        return [(code, self.section(code)) for code in ordered]

    def section(self, code: str) -> str:
        """The name of a section."""
        form = self._form.sections.get(code) if self._form else None
        return self._translator.label(form.section.label) if form else code

    def headings(self) -> Row:
        """The names of the columns."""
        tr = self._translator.tr
        return tr("Row"), tr("Column"), tr("Value"), tr("Source")

    def rows(self, section: str) -> list[Row]:
        """The cells of a section in words: row, column, value, source."""
        return [
            (
                self.row(section, one.row),
                self.column(section, one.column),
                self._value(one),
                said(json.loads(one.facets).get("source", "") if one.facets else "", MAX_SHOWN),
            )
            for one in self._of(section)
        ]

    def places(self, section: str) -> list[Place]:
        """The places of the lines of :meth:`rows`."""
        return [Place(one.section, one.row, one.column) for one in self._of(section)]

    def row(self, section: str, row: str) -> str:
        """A row by its label, of a roster by its name, else by its number."""
        form = self._form.sections.get(section) if self._form else None
        if self._places is None or form is None or not row:
            return row
        if row in form.rows:
            return self._translator.label(form.rows[row].label)
        name = row_name(self._places.cell, form, row, self._translator) if form.open else ""
        if name:
            return said(name)
        rows = self._places.rows(section)
        return self._translator.tr("row {n}", n=rows.index(row) + 1) if row in rows else row

    def column(self, section: str, column: str) -> str:
        """A column by its label."""
        form = self._form.sections.get(section) if self._form else None
        known = form.columns.get(column) if form else None
        return self._translator.label(known.label) if known else column

    def _value(self, one: CellValue) -> str:
        """As the unit sees it: codes by their labels, numbers with their decimals and unit."""
        form = self._form.sections.get(one.section) if self._form else None
        if self._places is None or form is None or one.column not in form.columns:
            return said(one.raw or one.value, MAX_SHOWN)
        place = Place(one.section, one.row, one.column)
        cell = self._places.cell(place)
        shown = said(self._sentences.value(place, cell), MAX_SHOWN)
        unit = form.unit(one.row, one.column) if cell.number is not None else None
        return formats.with_unit(shown, unit, self._translator)

    def _of(self, section: str) -> list[CellValue]:
        """The section's cells, row by row in the order of its columns."""
        cells = [one for one in self._cells if one.section == section and one.column]
        form = self._form.sections.get(section) if self._form else None
        if self._places is None or form is None:
            return cells
        rows = {code: number for number, code in enumerate(self._places.rows(section))}
        columns = {code: number for number, code in enumerate(form.columns)}
        return sorted(cells, key=lambda one: (rows[one.row], columns.get(one.column, 0)))
