"""The strict reading of ``tables/<section>.csv``: see :mod:`ipdesk.package.tables`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from sys import intern

from ipdesk.adopted import ADOPTED_FROM
from ipdesk.carried_rows import CARRIED_ROW
from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.csv_text import CsvError, decode_records, plain, unguard
from ipdesk.package.limits import LIMITS, Limits
from ipdesk.package.tables import BOOLEAN, FACETS, HEADER, WITH_VALUE, TableRecord, bare, fields_of
from ipdesk.records import HISTORY
from ipdesk.restatement import CARRIED_FROM, CARRIED_VALUE, MAX_REASON, RESTATED
from ipdesk.values import State

_STATES = {state.value: state for state in State}
_TRUTHS = {text: truth for truth, text in BOOLEAN.items()}
# A table may hold 400,000 records: what they have in common is there once.
_NO_FACETS: Mapping[str, str] = {}
_LONGEST_CODE = 100
_CARRIED = frozenset((CARRIED_FROM, CARRIED_VALUE, RESTATED))


def decode(data: bytes, file: str, limits: Limits = LIMITS) -> Iterator[TableRecord]:
    """The records of a table; :class:`PackageRefused` at the first that does not conform."""
    try:
        records = decode_records(data.decode(), len(HEADER), limits.line_size)
        del data  # as large as its text
        if next(records, None) != list(HEADER):
            raise PackageRefused("table_header", file=file)
        yield from _checked(records, file, limits)
    except UnicodeDecodeError:
        raise PackageRefused("table_text", file=file) from None
    except CsvError as fault:
        raise PackageRefused("table_csv", file=file, record=fault.args[0]) from None


def _checked(records: Iterator[list[str]], file: str, limits: Limits) -> Iterator[TableRecord]:
    rows: set[str] = set()
    columns: set[str] = set()
    current: str | None = None
    for number, fields in enumerate(records, start=2):
        if number > limits.table_records:
            raise PackageRefused("table_records", file=file, limit=limits.table_records)
        record = _record(fields)
        if record is None or not _conforms(record):
            raise PackageRefused("table_record", file=file, record=number)
        if not _settles(record):
            raise PackageRefused("table_restatement", file=file, record=number, row=record.row)
        if record.row != current:
            if record.row in rows:
                raise PackageRefused("table_order", file=file, record=number, row=record.row)
            rows.add(record.row)
            columns.clear()
        if record.column in columns:
            raise PackageRefused("table_duplicate", file=file, record=number, row=record.row)
        columns.add(record.column)
        current = record.row
        yield record


def _record(fields: list[str]) -> TableRecord | None:
    """The record of these fields, if they are written in its one way."""
    if len(fields) != len(HEADER):
        return None
    marked = not plain(fields)
    row, column, state, raw, value, unit, computed, *facets, other = (
        map(unguard, fields) if marked else fields
    )
    if state not in _STATES or computed not in _TRUTHS:
        return None
    texts = _texts(facets, other) if other or any(facets) else _NO_FACETS
    if texts is None:
        return None
    truth = _TRUTHS[computed]
    record = TableRecord(
        row, intern(column), _STATES[state], raw, raw if value == raw else value, intern(unit),
        truth, texts,
    )  # fmt: skip
    return None if marked and fields_of(record) != tuple(fields) else record


def _texts(facets: list[str], other: str) -> dict[str, str] | None:
    found = {name: text for name, text in zip(FACETS, facets, strict=True) if text}
    more = _other(other) if other else {}
    return None if more is None else {**found, **more}


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
        return record == bare(record.row, record.facets)
    if record.value and record.state not in WITH_VALUE:
        return False
    if record.state is State.BLANK:
        return not record.raw.strip()
    return record.computed or bool(record.raw.strip())


def _settles(record: TableRecord) -> bool:
    """Whether the facets of what was carried over fit together, and stand where they can."""
    facets = record.facets
    if not facets:
        return True
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


@lru_cache(maxsize=4096)
def _is_code(text: str) -> bool:
    return len(text) <= _LONGEST_CODE and text.isprintable() and text == text.strip()
