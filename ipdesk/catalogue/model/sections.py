"""Sections: the tables of rows x columns that a report is made of, and their code lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from ipdesk.catalogue.model.indicators import Break
from ipdesk.catalogue.model.statements import CategoryCode, Label, Struct, Unit
from ipdesk.coded_text import CODED

if TYPE_CHECKING:
    ColumnType: TypeAlias = str
else:
    # One of the plain types or of the coded texts: whoever reads a catalogue refuses any other.
    ColumnType = Literal[("text", "integer", "decimal", "date", "year", "code", *CODED)]
View = Literal["form", "grid", "checklist"]
RowSource = Literal["single", "listed", "indicators", "measures", "conditions", "open"]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a code list."""

    code: str
    label: Label
    final: bool = False


class CodeList(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A closed list of codes a cell may hold.

    ``declared``: the indicators that the province declares belong to it too.
    """

    code: str
    label: Label
    entries: tuple[Entry, ...]
    declared: bool = False


class Cumulation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a cell follows from a series over the years of a stage.

    ``series`` is ``section.column``, in the same row. ``how``: the value in the year ``before``
    the stage; the ``last`` value within it; the ``goal``: the circular's own number, or else the
    last value that was declared; the ``sum`` of all its years, of flows only and only
    if no year is missing; the ``count`` of its years that a sealed report settled.
    """

    series: str
    how: Literal["before", "last", "goal", "sum", "count"]


class Outliers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From where on a value of a roster's column lies too far from those of the other rows.

    ``limit`` is how many times the spread a value may be away from the median; the spread is the
    MAD, made comparable with a standard deviation, and at least ``spread``: where most values are
    equal it would be nothing. ``scale``: on ``log`` both are powers of ten. Rosters with less than
    ``rows`` values are not judged.
    """

    scale: Literal["log", "linear"] = "log"
    rows: int = 12
    limit: str = "5"
    spread: str = "0.15"


class Column(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of a section.

    A ``per_row`` column takes type, unit, precision and limits from the row where the row
    states them (see :class:`RowSpec`). ``computed`` columns are never typed. ``width`` is in
    characters. ``opening`` names the column of the report before that gives the opening value.
    ``adopted`` is ``kind.section.column`` of the report in force whose value is taken over.
    ``carry``: the clerk may take over last year's text of the same cell.
    ``outliers``: values of a roster far from those of the other rows are asked about.
    ``proof``: who chooses an entry that closes the matter is to attach a file that proves it.
    ``series``: sealing a report of a yearly kind settles the column's values for its year.
    ``aliases`` are what other people's tables call the column.
    """

    code: str
    label: Label
    type: ColumnType
    help: Label | None = None
    unit: Unit | None = None
    codelist: str | None = None
    precision: int | None = None
    minimum: str | None = None
    maximum: str | None = None
    max_length: int = 500
    required: bool = False
    computed: bool = False
    per_row: bool = False
    multiline: bool = False
    width: int = 12
    opening: str | None = None
    default: str | None = None
    adopted: str | None = None
    series: bool = False
    cumulated: Cumulation | None = None
    outliers: Outliers | None = None
    carry: bool = False
    aliases: tuple[str, ...] = ()
    proof: bool = False


class RowSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fixed row: its name and what it says of the ``per_row`` columns.

    ``categories`` narrows a listed row to some categories; empty means all. ``rise``, ``fall``,
    ``adds`` and ``breaks`` are as in :class:`Indicator`.
    """

    code: str
    label: Label
    group: str | None = None
    group_label: Label | None = None
    unit: Unit | None = None
    precision: int | None = None
    minimum: str | None = None
    maximum: str | None = None
    rise: str | None = None
    fall: str | None = None
    breaks: tuple[Break, ...] = ()
    adds: bool = False
    required: bool = True
    categories: tuple[CategoryCode, ...] = ()
    type: ColumnType | None = None
    codelist: str | None = None
    note: Label | None = None
    source: str = ""
    replaces: tuple[str, ...] = ()


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of rows x columns: the one shape every part of a report has.

    ``rows`` says where rows come from: one unnamed row (``single``), rows listed here, the
    category's indicators, measures or conditions, or an open roster. ``key`` is the column
    that must be unique in a roster. ``seed`` names master data that fills a new roster: the
    province's prefecture-level units, or a municipality's districts. ``units``
    narrows the section to some reporting units; empty means all. ``analogue_of`` names the
    indicator beside which the section's row stands where the indicator does not apply.

    Each row of a roster that ``declares`` indicators is an indicator of the province's own,
    with a row in every section whose rows are indicators; its code is ``prefix`` and a number,
    and it keeps that code in all reports. Only categories with an open list have such a roster.
    Its columns are those of :data:`ipdesk.catalogue.declared.COLUMNS`.
    """

    code: str
    label: Label
    view: View
    rows: RowSource
    columns: tuple[Column, ...]
    listed: tuple[RowSpec, ...] = ()
    key: str | None = None
    seed: Literal["prefectures"] | None = None
    units: tuple[str, ...] = ()
    analogue_of: str | None = None
    declares: Literal["indicators"] | None = None
    prefix: str = ""
    orientation: Literal["portrait", "landscape"] = "portrait"
    icon: str = "table"
    help: Label
    empty: Label
    source: str = ""
    minimum_rows: int = 0
