"""Writes blank templates: a report's sheets, or some of them, for a department to fill in.

What a department fills in comes back by :mod:`ipdesk.exchange.import_plan`. A template's blank
cells say nothing there, whatever the report holds: a department answers for its own part only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ipdesk.divisions import COLUMNS
from ipdesk.exchange.carried_notes import carried_notes
from ipdesk.exchange.template_cover import template_cover
from ipdesk.exchange.template_size import EMPTY_ROWS
from ipdesk.exchange.workbook_layout import SheetLayout, sheet_layout
from ipdesk.exchange.workbook_writer import Content, write_book
from ipdesk.locks import lock_of
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.printing.blank import blank_of
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell

Rows = dict[str, dict[str, Cell]]


def write_template(
    snapshot: Snapshot,
    translator: Translator,
    sections: Collection[str] = (),
    rows: int = EMPTY_ROWS,
) -> bytes:
    """A blank .xlsx template of the report that ``snapshot`` shows, in the language of documents.

    ``sections`` are those that it has, all of them if none is named. It shows what cannot be
    typed anyway (carried and adopted values) and the units of rosters seeded from master data.
    """
    translator = translator.documents
    blank = template_of(snapshot)
    layouts = tuple(
        _layout(blank, code, rows)
        for code in blank.form.sections
        if not sections or code in sections
    )
    notes = {**_computed_notes(blank, translator), **carried_notes(blank, translator)}
    named = frozenset(_seeded(blank))
    content = Content(
        layouts, template_cover, notes, open_for_input=True, template=True, fixed=named
    )
    return write_book(blank, content, translator)


def template_of(snapshot: Snapshot) -> Snapshot:
    """The snapshot without what departments are to fill in.

    A computed cell stays open where the program cannot compute it yet: it may be published
    though what it is computed from is not.
    """
    held = {
        place: snapshot.notes[place]
        for place in snapshot.notes
        if place.column and lock_of(snapshot, place) in ("carried", "adopted")
    }
    computed = (place for place in snapshot.computed if lock_of(snapshot, place) == "computed")
    return replace(
        blank_of(snapshot),
        cells=_cells(snapshot, held),
        notes=held,
        computed=frozenset(computed),
    )


def _layout(blank: Snapshot, code: str, rows: int) -> SheetLayout:
    known = tuple(blank.cells[code])
    return sheet_layout(blank.form.sections[code], known, rows)


def _cells(snapshot: Snapshot, held: Mapping[Place, object]) -> dict[str, Rows]:
    cells: dict[str, Rows] = {}
    for code, form in snapshot.form.sections.items():
        seeded = form.section.seed is not None
        rows = snapshot.cells[code] if seeded else form.rows
        cells[code] = {row: {} for row in rows}
        for row in rows if seeded else ():
            cells[code][row] = {
                column: cell
                for column, cell in snapshot.cells[code][row].items()
                if column in COLUMNS
            }
    for place in held:
        if place.row in cells[place.section]:
            cells[place.section][place.row][place.column] = snapshot.cell(place)
    return cells


def _seeded(blank: Snapshot) -> Iterator[Place]:
    """The cells that say which unit of master data a row is."""
    for code, form in blank.form.sections.items():
        for row, cells in blank.cells[code].items() if form.section.seed else ():
            yield from (Place(code, row, column) for column in cells if column in COLUMNS)


def _computed_notes(blank: Snapshot, translator: Translator) -> dict[Place, str]:
    tr = translator.tr
    open_ones = tr(
        "The program computes it once the figures it needs are known. "
        "Fill it in only where they cannot be had."
    )
    computed = tr("The program computes it from other figures: leave it blank.")
    return {
        **dict.fromkeys(blank.form.derived_at, open_ones),
        **dict.fromkeys(blank.computed, computed),
    }
