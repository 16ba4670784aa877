"""``tables/<section>.csv``: every cell of a section, one record each.

Long form: a record says row, column, state, raw text as typed, canonical value, unit, whether
the value is computed, and the facets (source, document, basis, note; others as a JSON object
in ``other``). Blank cells without facets have no record. A roster row without any has one
record with an empty column, which says that the row is there; a facet of a row stands in such
a record too, and a facet of the section in one whose row is empty as well. Rows stand in the
section's order: the order of first appearance is the order of the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.package import canonical_json
from ipdesk.package.csv_text import encode_record, guard
from ipdesk.places import Place
from ipdesk.values import BLANK, Cell, State

if TYPE_CHECKING:
    from ipdesk.snapshot import Snapshot

FACETS = ("source", "document", "basis", "note")
HEADER = ("row", "column", "state", "raw", "value", "unit", "computed", *FACETS, "other")
BOOLEAN = {False: "false", True: "true"}
WITH_VALUE = (State.VALID, State.NOT_AVAILABLE)


class TableRecord(NamedTuple):
    """A cell as it travels. ``value`` is canonical; for *not available* it is the reason."""

    row: str
    column: str
    state: State
    raw: str
    value: str
    unit: str
    computed: bool
    facets: Mapping[str, str]


def records_of(snapshot: Snapshot, section: str) -> Iterator[TableRecord]:
    """The records of a section, in order. Units are in Chinese, as the circular's readers."""
    form = snapshot.form.sections[section]
    rows = snapshot.cells[section]
    facets = {
        place: {name: text for name, text in sorted(texts.items()) if text}
        for place, texts in snapshot.notes.items()
        if place.section == section
    }
    own = facets.get(Place(section), {})
    if own:
        yield bare("", own)
    for row in dict.fromkeys([*form.rows, *rows]):
        found = list(_row_records(snapshot, form, row, facets))
        own = facets.get(Place(section, row), {})
        if own or (form.open and not found):
            yield bare(row, own)
        yield from found


def encode(records: Iterable[TableRecord]) -> bytes:
    """The CSV file of the records: UTF-8, LF, header first."""
    lines = [encode_record(HEADER)]
    lines.extend(encode_record(fields_of(record)) for record in records)
    return "".join(lines).encode()


def bare(row: str, facets: Mapping[str, str]) -> TableRecord:
    """The record about a row, or (``row`` is "") about the section."""
    return TableRecord(row, "", State.BLANK, "", "", "", computed=False, facets=facets)


def _row_records(
    snapshot: Snapshot, form: SectionForm, row: str, facets: Mapping[Place, Mapping[str, str]]
) -> Iterator[TableRecord]:
    cells = snapshot.cells[form.code].get(row, {})
    for column in form.columns:
        place = Place(form.code, row, column)
        cell, notes = cells.get(column, BLANK), facets.get(place, {})
        computed = place in snapshot.computed
        if cell.state is State.BLANK and not (cell.raw or notes or computed):
            continue
        unit = form.unit(row, column)
        yield TableRecord(
            row,
            column,
            cell.state,
            cell.raw,
            _value(cell),
            unit.zh if unit else "",
            computed,
            notes,
        )


def _value(cell: Cell) -> str:
    return cell.text if cell.state in WITH_VALUE else ""


def fields_of(record: TableRecord) -> tuple[str, ...]:
    """The fields of a record as they are written."""
    other = {name: text for name, text in record.facets.items() if name not in FACETS}
    return (
        guard(record.row),
        guard(record.column),
        record.state.value,
        guard(record.raw),
        guard(record.value, canonical_value=True),
        guard(record.unit),
        BOOLEAN[record.computed],
        *(guard(record.facets.get(name, "")) for name in FACETS),
        canonical_json.encode(other).decode().rstrip("\n") if other else "",
    )
