"""Which columns and rows a section shows, derived from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ipdesk.catalogue.model import Column
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.rosters import naming_column, row_name
from ipdesk.screens.shown import Choice, Kind, ShownColumn, ShownRow

NAME_WIDTH = 30
UNIT_WIDTH = 9
TARGET_WIDTH = 10
STAND_WIDTH = 13
CHANGE_WIDTH = 9
_KINDS: Mapping[str, Kind] = {
    "integer": "number",
    "decimal": "number",
    "date": "date",
    "year": "year",
    "code": "code",
}


def kind_of(column: Column) -> Kind:
    """The kind of field that the column is typed in."""
    return _KINDS.get(column.type) or ("multiline" if column.multiline else "text")


def choices_of(form: SectionForm, place: Place, translator: Translator) -> list[Choice]:
    """What a coded cell offers, in the catalogue's order."""
    entries = form.codelist(place.row, place.column)
    return [Choice(entry.code, translator.label(entry.label)) for entry in entries]


def shown_columns(
    form: SectionForm, columns: Sequence[Column], *, stands: bool, change: bool = False
) -> tuple[ShownColumn, ...]:
    """The row's name, the columns, and what is shown beside them.

    The unit follows the leading run of columns whose unit the row states; where indicators
    have a stand, target and stand follow the unit, and before them the ``change`` on last year.
    """
    shown = [] if form.open else [ShownColumn("name", "", NAME_WIDTH)]
    values = [_value_column(form, column) for column in columns]
    leading = 0
    while leading < len(columns) and columns[leading].per_row:
        leading += 1
    beside = []
    if any(column.per_row for column in columns):
        beside.append(ShownColumn("unit", "", UNIT_WIDTH))
    if change:
        beside.append(ShownColumn("change", "", CHANGE_WIDTH, numeric=True))
    if stands:
        beside.append(ShownColumn("target", "", TARGET_WIDTH, numeric=True))
        beside.append(ShownColumn("stand", "", STAND_WIDTH))
    return (*shown, *values[:leading], *beside, *values[leading:])


def frozen_columns(form: SectionForm, columns: Sequence[ShownColumn]) -> int:
    """How many first columns stay in sight.

    The row's name, or in a roster the columns up to the one that names its rows.
    """
    if not form.open:
        return 1
    naming = naming_column(form)
    return next(i for i, column in enumerate(columns, 1) if column.code == naming)


def roster_row_name(report: Report, form: SectionForm, row: str, translator: Translator) -> str:
    """A roster row in words: its name, else its number."""
    name = row_name(report.cell, form, row, translator)
    rows = report.rows(form.code)
    if name or row not in rows:
        return name
    return translator.tr("row {n}", n=list(rows).index(row) + 1)


def _value_column(form: SectionForm, column: Column) -> ShownColumn:
    kind = kind_of(column)
    quiet = form.open and column.code == form.section.key != naming_column(form)
    return ShownColumn("value", column.code, column.width, kind == "number", kind, quiet)


def shown_rows(form: SectionForm, codes: Iterable[str]) -> list[ShownRow]:
    """The rows, with a band above each group."""
    rows: list[ShownRow] = []
    group: str | None = None
    for code in codes:
        fixed = form.rows.get(code)
        if fixed is not None and fixed.group is not None and fixed.group != group:
            group = fixed.group
            rows.append(ShownRow(group, band=True))
        rows.append(ShownRow(code))
    return rows
