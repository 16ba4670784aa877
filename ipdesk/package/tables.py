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
from typing import NamedTuple

from ipdesk.adopted import ADOPTED_FROM
from ipdesk.carried_rows import CARRIED_ROW
from ipdesk.catalogue.form import SectionForm
from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.csv_text import (
    CsvError,
    decode_records,
    encode_record,
    guard,
    unguard,
)
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.places import Place
from ipdesk.records import HISTORY
from ipdesk.restatement import CARRIED_FROM, CARRIED_VALUE, MAX_REASON, RESTATED
from ipdesk.snapshot import Snapshot
from ipdesk.values import BLANK, Cell, State

FACETS = ("source", "document", "basis", "note")
HEADER = ("row", "column", "state", "raw", "value", "unit", "computed", *FACETS, "other")
_BOOLEAN = {False: "false", True: "true"}
_WITH_VALUE = (State.VALID, State.NOT_AVAILABLE)
_STATES = frozenset(state.value for state in State)
_LONGEST_CODE = 100
_CARRIED = frozenset((CARRIED_FROM, CARRIED_VALUE, RESTATED))


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
        yield _bare("", own)
    for row in dict.fromkeys([*form.rows, *rows]):
        found = list(_row_records(snapshot, form, row, facets))
        own = facets.get(Place(section, row), {})
        if own or (form.open and not found):
            yield _bare(row, own)
        yield from found


def encode(records: Iterable[TableRecord]) -> bytes:
    """The CSV file of the records: UTF-8, LF, header first."""
    lines = [encode_record(HEADER)]
    lines.extend(encode_record(_fields(record)) for record in records)
    return "".join(lines).encode()


def decode(data: bytes, file: str, limits: Limits = LIMITS) -> Iterator[TableRecord]:
    """The records of a table; :class:`PackageRefused` at the first that does not conform."""
    try:
        records = decode_records(data.decode())
        if next(records, None) != list(HEADER):
            raise PackageRefused("table_header", file=file)
        yield from _checked(records, file, limits)
    except UnicodeDecodeError:
        raise PackageRefused("table_text", file=file) from None
    except CsvError as fault:
        raise PackageRefused("table_csv", file=file, record=fault.args[0]) from None


def _checked(records: Iterator[list[str]], file: str, limits: Limits) -> Iterator[TableRecord]:
    seen: dict[str, set[str]] = {}
    current: str | None = None
    for number, fields in enumerate(records, start=2):
        if number > limits.table_records:
            raise PackageRefused("table_records", file=file, limit=limits.table_records)
        record = _record(fields)
        if record is None or _fields(record) != tuple(fields) or not _conforms(record):
            raise PackageRefused("table_record", file=file, record=number)
        if not _settles(record):
            raise PackageRefused("table_restatement", file=file, record=number, row=record.row)
        if record.row != current and record.row in seen:
            raise PackageRefused("table_order", file=file, record=number, row=record.row)
        columns = seen.setdefault(record.row, set())
        if record.column in columns:
            raise PackageRefused("table_duplicate", file=file, record=number, row=record.row)
        columns.add(record.column)
        current = record.row
        yield record


def _bare(row: str, facets: Mapping[str, str]) -> TableRecord:
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
    return cell.text if cell.state in _WITH_VALUE else ""


def _fields(record: TableRecord) -> tuple[str, ...]:
    other = {name: text for name, text in record.facets.items() if name not in FACETS}
    return (
        guard(record.row),
        guard(record.column),
        record.state.value,
        guard(record.raw),
        guard(record.value, canonical_value=True),
        guard(record.unit),
        _BOOLEAN[record.computed],
        *(guard(record.facets.get(name, "")) for name in FACETS),
        canonical_json.encode(other).decode().rstrip("\n") if other else "",
    )


def _record(fields: list[str]) -> TableRecord | None:
    if len(fields) != len(HEADER):
        return None
    row, column, state, raw, value, unit, computed, *facets, other = fields
    if state not in _STATES or computed not in _BOOLEAN.values():
        return None
    texts = {name: unguard(text) for name, text in zip(FACETS, facets, strict=True) if text}
    if other:
        more = _other(other)
        if more is None:
            return None
        texts.update(more)
    return TableRecord(
        unguard(row),
        unguard(column),
        State(state),
        unguard(raw),
        unguard(value),
        unguard(unit),
        computed == "true",
        texts,
    )


def _other(text: str) -> dict[str, str] | None:
    try:
        value = canonical_json.decode(text.encode() + b"\n", "other")
    except PackageRefused:
        return None
    if not isinstance(value, dict) or set(value) & set(FACETS):
        return None
    good = all(isinstance(item, str) and item for item in value.values())
    return value if value and good else None


def _conforms(record: TableRecord) -> bool:
    """Whether the parts of a record fit together."""
    if not (_is_code(record.row) and _is_code(record.column)):
        return False
    if not record.row and record.column:
        return False
    if not record.column:
        return record == _bare(record.row, record.facets)
    if record.value and record.state not in _WITH_VALUE:
        return False
    if record.state is State.BLANK:
        return not record.raw.strip()
    return record.computed or bool(record.raw.strip())


def _settles(record: TableRecord) -> bool:
    """Whether the facets of what was carried over fit together, and stand where they can."""
    facets = record.facets
    if CARRIED_ROW in facets and (record.column or not record.row):
        return False
    if facets.keys() & {*_CARRIED, ADOPTED_FROM} and not record.column:
        return False
    if ADOPTED_FROM in facets:
        return not facets.keys() & _CARRIED
    if CARRIED_VALUE not in facets:
        return RESTATED not in facets
    reason = facets.get(RESTATED, "")
    return (
        facets.get(CARRIED_FROM, HISTORY) != HISTORY
        and bool(reason.strip())
        and len(reason) <= MAX_REASON
        and facets[CARRIED_VALUE] != record.raw
    )


def _is_code(text: str) -> bool:
    return len(text) <= _LONGEST_CODE and text.isprintable() and text == text.strip()
