"""Records of a table that are like those before, read in one step.

Most cells of a roster differ from those of the row above in what was typed and in nothing else.
So what the other fields come to is known from the row above, and texts that they have in common
are there once. Whatever is out of the ordinary is left to :mod:`ipdesk.package.table_fields`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ipdesk.package.csv_text import MARKED, plain
from ipdesk.package.table_fields import NO_FACETS, is_code
from ipdesk.package.tables import HEADER, WITH_VALUE, TableRecord
from ipdesk.values import State

_WIDTH = len(HEADER)
_MOST, _LONGEST = 1_000, 200
"""How much is remembered: kinds of record, characters of one."""


class _Kind(NamedTuple):
    """What column, state, unit and *computed* of a cell come to."""

    column: str
    state: State
    unit: str
    computed: bool
    valued: bool
    blank: bool


class Alike:
    """Reads the records of one table in their order."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, ...], _Kind] = {}
        self._facets: dict[tuple[str, ...], Mapping[str, str]] = {}
        self._row = ""

    def record(self, fields: Sequence[str]) -> TableRecord | None:
        """The record of an ordinary cell, if it conforms; None says nothing of others."""
        if len(fields) != _WIDTH:
            return None
        row, column, state, raw, value, unit, computed, *said = fields
        kind = self._kinds.get((column, state, unit, computed))
        if kind is None or not _ordinary(kind, raw, value):
            return None
        if row == self._row:
            row = self._row
        elif not row or row[0] in MARKED or not is_code(row):
            return None
        facets = self._facets.get(tuple(said)) if any(said) else NO_FACETS
        if facets is None:
            return None
        self._row = row
        same = raw if value == raw else value
        return TableRecord(
            row, kind.column, kind.state, raw, same, kind.unit, kind.computed, facets
        )

    def learn(self, fields: Sequence[str], record: TableRecord) -> None:
        """Know the next ones by one that was read otherwise."""
        _, column, state, _, _, unit, computed, *said = fields
        kind, facets = (column, state, unit, computed), tuple(said)
        if column and _is_new(kind, self._kinds) and plain((column, unit)):
            shown = (record.column, record.state, record.unit, record.computed)
            known = _Kind(*shown, record.state in WITH_VALUE, record.state is State.BLANK)
            self._kinds[kind] = known
        if record.facets and _is_new(facets, self._facets) and plain(said):
            self._facets[facets] = record.facets


def _ordinary(kind: _Kind, raw: str, value: str) -> bool:
    """Whether raw text and value conform in such a cell, and neither has a guard or needs one."""
    if raw:
        if raw[0] in MARKED or kind.blank or raw.isspace():
            return False
    elif not (kind.computed or kind.blank):
        return False
    return not value or (kind.valued and value[0] not in MARKED)


def _is_new(key: tuple[str, ...], memory: Mapping[tuple[str, ...], object]) -> bool:
    """Whether to remember it: it is not there, not long, and there is room."""
    return len(memory) < _MOST and key not in memory and sum(map(len, key)) <= _LONGEST
