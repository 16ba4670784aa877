"""How the columns of a foreign table are taken, and how a workspace remembers it.

A mapping is kept among the settings of the workspace, under the fingerprint of the headings:
``import-columns/<fingerprint>`` = JSON, an empty text once it was forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Label
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.exchange.column_targets import (
    Match,
    Target,
    identity_of,
    propose,
    sections_for,
    targets_of,
)
from ipdesk.exchange.foreign_table import ForeignTable
from ipdesk.exchange.unit_words import FRACTION, factor_between, split_unit
from ipdesk.values import normalise, parse_number

_KEY = "import-columns"


class ColumnMapping(msgspec.Struct, frozen=True, kw_only=True):
    """What each column of a table is, in the order of its columns.

    ``columns`` holds our columns' codes, :data:`~ipdesk.exchange.column_targets.ROW` or ``UNIT``,
    "" for a column that is not used. ``units`` holds the unit of each column's figures (its
    Chinese label) where it is not ours. A line is the row in which all columns of ``identity``
    hold the same.
    """

    section: str
    columns: tuple[str, ...]
    units: tuple[str, ...]
    identity: tuple[str, ...] = ()

    def lane_of(self, column: str, table: ForeignTable) -> int | None:
        """Where the table holds a column of ours."""
        at = self.columns.index(column) if column in self.columns else None
        return None if at is None else table.lanes[at].at


def setting_of(table: ForeignTable) -> str:
    """The name of the setting that holds the table's mapping."""
    return f"{_KEY}/{table.fingerprint}"


def text_of(mapping: ColumnMapping) -> str:
    """The mapping as it is stored."""
    return msgspec.json.encode(mapping).decode()


def any_remembered(settings: Mapping[str, str]) -> bool:
    """Whether any mapping is kept."""
    return any(name.startswith(f"{_KEY}/") and text for name, text in settings.items())


def remembered(
    settings: Mapping[str, str], table: ForeignTable, form: Form
) -> ColumnMapping | None:
    """The mapping that was used for such a table, None where there is none that still fits."""
    text = settings.get(setting_of(table), "")
    if not text:
        return None
    try:
        mapping = msgspec.json.decode(text, type=ColumnMapping)
    except msgspec.MsgspecError:
        return None
    section = next((s for s in sections_for(form) if s.code == mapping.section), None)
    sizes = {len(mapping.columns), len(mapping.units)}
    if section is None or sizes != {len(table.lanes)}:
        return None
    ours = {target.code: target.unit for target in targets_of(section)}
    fits = all(
        not column or (column in ours and (not unit or _convertible(unit, ours[column])))
        for column, unit in zip(mapping.columns, mapping.units, strict=True)
    )
    return mapping if fits else None


def proposed(table: ForeignTable, section: SectionForm) -> tuple[ColumnMapping, list[Match | None]]:
    """The mapping that the headings suggest, and how sure each column of it is."""
    targets = targets_of(section)
    matches = propose([lane.head for lane in table.lanes], targets)
    columns = tuple(match.code if match else "" for match in matches)
    by_code = {target.code: target for target in targets}
    units = tuple(unit_in(table, at, by_code.get(code)) for at, code in enumerate(columns))
    identity = tuple(identity_of(section, columns))
    return (
        ColumnMapping(section=section.code, columns=columns, units=units, identity=identity),
        matches,
    )


def unit_in(table: ForeignTable, at: int, target: Target | None) -> str:
    """The unit in which a column's figures probably are, "" where it is ours.

    Its heading names it; figures of a share that all lie between 0 and 1 are fractions.
    """
    if target is None or target.unit is None:
        return ""
    ours, said = target.unit.zh, split_unit(table.lanes[at].head)[1]
    if said and said != ours and factor_between(said, ours) not in (None, 1):
        return said
    fractions = factor_between(FRACTION.zh, ours) is not None and not said
    return FRACTION.zh if fractions and _all_fractions(table, at) else ""


def _convertible(unit: str, ours: Label | None) -> bool:
    return ours is not None and factor_between(unit, ours.zh) is not None


def _all_fractions(table: ForeignTable, at: int) -> bool:
    lane = table.lanes[at].at
    texts: Sequence[str] = [table.sheet.text(line, lane) for line in table.lines]
    numbers = [parse_number(normalise(text)) for text in texts if text.strip()]
    found = [number for number in numbers if not isinstance(number, str)]
    return bool(found) and len(found) == len(numbers) and all(0 <= n <= 1 for n in found)
