"""One record of a table from its fields, read strictly: see :mod:`ipdesk.package.tables`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ipdesk.adopted import ADOPTED_FROM
from ipdesk.carried_rows import CARRIED_ROW
from ipdesk.package import canonical_json
from ipdesk.package.csv_text import MARKED, guard, unguard
from ipdesk.package.tables import BOOLEAN, FACETS, HEADER, WITH_VALUE, TableRecord
from ipdesk.records import HISTORY
from ipdesk.restatement import CARRIED_FROM, CARRIED_VALUE, MAX_REASON, RESTATED
from ipdesk.values import State

STATES = {state.value: state for state in State}
TRUTHS = {text: truth for truth, text in BOOLEAN.items()}
NO_FACETS: Mapping[str, str] = {}
"""Of every record without any: they come by the hundred thousand."""
_VALUE = HEADER.index("value")
_GUARDED = [
    place for place, name in enumerate(HEADER) if name not in ("state", "computed", "other")
]
_LONGEST_CODE = 100
_CARRIED = frozenset((CARRIED_FROM, CARRIED_VALUE, RESTATED))
_OF_CELLS = _CARRIED | {ADOPTED_FROM}


def record_of(fields: Sequence[str]) -> TableRecord | None:
    """The record of these fields, if they are written in its one way and fit together."""
    texts = _unguarded(fields) if len(fields) == len(HEADER) else None
    if texts is None:
        return None
    row, column, state, raw, value, unit, computed, *said, other = texts
    if state not in STATES or computed not in TRUTHS:
        return None
    facets = facets_of(said, other) if other or any(said) else NO_FACETS
    if facets is None:
        return None
    same = raw if value == raw else value
    record = TableRecord(
        row, column, STATES[state], raw, same, unit, TRUTHS[computed], facets
    )  # fmt: skip
    return record if _conforms(record) else None


def _unguarded(fields: Sequence[str]) -> list[str] | None:
    """The texts that the fields stand for; None if a guard is missing, or there without need."""
    texts = list(fields)
    for place in _GUARDED:
        field = fields[place]
        if field and field[0] in MARKED:
            texts[place] = unguard(field)
            if guard(texts[place], canonical_value=place == _VALUE) != field:
                return None
    return texts


def facets_of(facets: Sequence[str], other: str) -> dict[str, str] | None:
    """What these fields say of a value, None if the last one is not as it can be."""
    found = {name: text for name, text in zip(FACETS, facets, strict=True) if text}
    if not other:
        return found
    more = canonical_json.decode_texts(other.encode() + b"\n")
    if not more or not all(more.values()) or not more.keys().isdisjoint(FACETS):
        return None
    return found | more


def settles(record: TableRecord) -> bool:
    """Whether the facets of what was carried over fit together, and stand where they can."""
    facets = record.facets
    if not facets:
        return True
    if CARRIED_ROW in facets and (record.column or not record.row):
        return False
    if _OF_CELLS.isdisjoint(facets):
        return True
    if not record.column:
        return False
    if ADOPTED_FROM in facets:
        return _CARRIED.isdisjoint(facets)
    if CARRIED_VALUE not in facets:
        return RESTATED not in facets
    reason = facets.get(RESTATED, "")
    return (
        facets.get(CARRIED_FROM, HISTORY) != HISTORY
        and bool(reason.strip())
        and len(reason) <= MAX_REASON
        and facets[CARRIED_VALUE] != record.raw
    )


def is_code(text: str) -> bool:
    """Whether a row or column can have this code."""
    return len(text) <= _LONGEST_CODE and (text.isalnum() or _is_code(text))


@lru_cache(maxsize=4096)
def _is_code(text: str) -> bool:
    return text.isprintable() and text == text.strip()


def _conforms(record: TableRecord) -> bool:
    """Whether the parts of a record fit together."""
    row, column, state, raw, value, unit, computed, _ = record
    if not (is_code(row) and is_code(column)):
        return False
    if not column:
        return state is State.BLANK and not (raw or value or unit or computed)
    if not row:
        return False
    if value and state not in WITH_VALUE:
        return False
    if state is State.BLANK:
        return not raw.strip()
    return computed or bool(raw.strip())
