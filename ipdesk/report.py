"""A report in memory: cells by section, row and column, with what stands beside them.

Only :class:`ipdesk.workspace.Workspace` changes it, by :class:`ipdesk.live_report.LiveReport`;
screens, checks and exports read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.errors import UsageError
from ipdesk.evidence.uses import Uses
from ipdesk.places import Place
from ipdesk.records import (
    CellRecord,
    DisputeRecord,
    ExplanationRecord,
    ReportContent,
    ReportRecord,
    RowRecord,
)
from ipdesk.values import BLANK, Cell, State, kept, parse

Rows = dict[str, dict[str, Cell]]


class Report:
    """Header, form and values of one report. Row order is the order of the dictionaries."""

    def __init__(self, header: ReportRecord, form: Form) -> None:
        self.header = header
        self.form = form
        self.sections: dict[str, Rows] = {
            code: {row: {} for row in section.rows} for code, section in form.sections.items()
        }
        self.computed: dict[Place, Cell] = {}
        self.notes: dict[Place, dict[str, str]] = {}
        self.explanations: dict[tuple[str, Place], ExplanationRecord] = {}
        self.disputes: dict[tuple[str, Place], DisputeRecord] = {}
        self.evidence = Uses()

    def cell(self, place: Place) -> Cell:
        """The value shown at the place: computed where it can be, else as typed."""
        computed = self.computed.get(place)
        return computed if computed is not None else self.typed(place)

    def typed(self, place: Place) -> Cell:
        """What was typed at the place, blank where nothing was."""
        return self.sections[place.section].get(place.row, {}).get(place.column, BLANK)

    def parsed(self, place: Place, raw: str) -> Cell:
        """What a text means at the place."""
        return parse(raw, self.form.sections[place.section].spec(place.row, place.column))

    def kept(self, place: Place, cell: Cell) -> str:
        """The text that is kept at the place for what was typed there."""
        return kept(cell, self.form.sections[place.section].spec(place.row, place.column))

    def require(self, place: Place) -> None:
        """:class:`UsageError` if the place does not exist; a row or section is one too."""
        section = self.form.section(place.section)
        if place.row and place.row not in self.rows(place.section):
            raise UsageError("no_row", section=place.section, row=place.row)
        if place.column:
            section.column(place.column)

    def rows(self, section: str) -> Rows:
        """The section's rows, in order."""
        return self.sections[section]

    def row_cells(self, section: str, row: str) -> dict[str, Cell]:
        """A row's cells as shown, computed ones included."""
        cells = dict(self.sections[section].get(row, {}))
        for column in self.form.sections[section].computed.get(row, ()):
            computed = self.computed.get(Place(section, row, column))
            if computed is not None:
                cells[column] = computed
        return cells

    def note(self, place: Place, facet: str) -> str:
        """What a facet says of the place, "" where nothing."""
        return self.notes.get(place, {}).get(facet, "")

    def filled(self, section: str) -> tuple[int, int]:
        """How many required cells of the section hold something, and how many there are."""
        form = self.form.sections[section]
        done = total = 0
        for row in self.sections[section]:
            for column in required_columns(form, row):
                total += 1
                done += self.cell(Place(section, row, column)).state is not State.BLANK
        return done, total

    def places(self) -> Iterator[Place]:
        """Every place that holds a value, in order."""
        for code, rows in self.sections.items():
            for row in rows:
                for column in self.row_cells(code, row):
                    yield Place(code, row, column)


def required_columns(form: SectionForm, row: str) -> tuple[str, ...]:
    """The columns the row must fill."""
    fixed = form.rows.get(row)
    return () if fixed is not None and not fixed.required else form.required


def form_with_declared(form: Form, rows: Iterable[RowRecord], cells: Iterable[CellRecord]) -> Form:
    """The form with the indicators that stored rows and cells of its roster declare."""
    if not form.declaring:
        return form
    section = form.sections[form.declaring]
    held = (row for row in rows if row.section == section.code)
    declared: Rows = {row.row: {} for row in sorted(held, key=lambda row: row.position)}
    for cell in cells:
        if cell.section == section.code and cell.row in declared and cell.column in section.columns:
            spec = section.spec(cell.row, cell.column)
            declared[cell.row][cell.column] = parse(cell.raw, spec)
    return form.with_declared(declared) if declared else form


def load(content: ReportContent, form: Form) -> Report:
    """The report that the stored records describe. Meaning is parsed anew from the raw text.

    The report's form is ``form`` with the indicators that the report declares itself.
    """
    form = form_with_declared(form, content.rows, content.cells)
    report = Report(content.header, form)
    for row in sorted(content.rows, key=lambda item: item.position):
        report.sections[row.section].setdefault(row.row, {})
    for record in content.cells:
        section = form.sections[record.section]
        if record.row in report.sections[record.section] and record.column in section.columns:
            spec = section.spec(record.row, record.column)
            report.sections[record.section][record.row][record.column] = parse(record.raw, spec)
    for note in content.notes:
        place = Place(note.section, note.row, note.column)
        report.notes.setdefault(place, {})[note.facet] = note.text
    for item in content.explanations:
        place = Place(item.section, item.row, item.column)
        report.explanations[(item.rule, place)] = item
    for slip in content.disputes:
        report.disputes[slip.rule, Place(slip.section, slip.row, slip.column)] = slip
    report.evidence = Uses(content.evidence)
    return report
