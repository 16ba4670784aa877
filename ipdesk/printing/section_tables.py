"""A section of a report as a table or form, whole or some of its rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from ipdesk.catalogue.fixed_rows import SINGLE_ROW
from ipdesk.catalogue.model import Column as CatalogueColumn
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.coded_text import CODED
from ipdesk.messages import Translator
from ipdesk.paper.extract import Extract
from ipdesk.places import Place
from ipdesk.printing import widths
from ipdesk.printing.cells import NUMERIC, Cells, Shown
from ipdesk.printing.document import Alignment, Block, Pairs, Remark, Row, Table
from ipdesk.printing.tables import Band, Field, Heading, lay_out, needs_across, pairs
from ipdesk.snapshot import Snapshot

_RIGID = frozenset({"integer", "decimal", "date", "year", *CODED})
_HALF_ROW = 40


class SetSection(NamedTuple):
    """The blocks of a section, and whether its page lies across."""

    blocks: tuple[Block, ...]
    landscape: bool


class SectionTables:
    """Makes the blocks of a section: a form for a single row, a table for any other."""

    def __init__(
        self, snapshot: Snapshot, translator: Translator, extract: Extract | None = None
    ) -> None:
        """``extract`` restricts the section to some rows and columns."""
        self._snapshot = snapshot
        self._translator = translator
        self._extract = extract

    def set(self, form: SectionForm) -> SetSection:
        """The section's table with its notes.

        It lies across where the catalogue says so, or where its table asks for the room.
        """
        cells = Cells(self._snapshot, form, self._translator)
        landscape = form.section.orientation == "landscape" and self._extract is None
        if form.section.rows == "single":
            shown = self._form(form, cells, landscape=landscape)
            return SetSection((shown, *cells.notes()), landscape)
        if form.open and not self._snapshot.cells[form.code]:
            return SetSection((Remark(text=self._translator.tr("No entries.")),), landscape)
        headings, bands = self._content(form, cells)
        landscape = landscape or needs_across(headings, bands)
        laid = lay_out(headings, bands, landscape=landscape)
        columns = self._extract.columns if self._extract else ()
        table = _showing(laid, form.code, self._rows(form), columns)
        return SetSection((table, *cells.notes()), landscape)

    def _form(self, form: SectionForm, cells: Cells, *, landscape: bool) -> Pairs:
        fields = []
        for column in self._columns(form):
            shown = cells.shown(SINGLE_ROW, column.code, "")
            wide = column.multiline or widths.breadth(shown.text) > _HALF_ROW
            wide = wide or "\n" in shown.text
            name = self._translator.label(column.label) + self._unit(column)
            place = Place(form.code, SINGLE_ROW, column.code)
            fields.append(Field(name, shown, wide, place))
        return pairs(fields, landscape=landscape)

    def _content(self, form: SectionForm, cells: Cells) -> tuple[list[Heading], list[Band]]:
        with_units = _has_units(form)
        headings = [
            *self._leading(form, with_units=with_units),
            *map(self._heading, self._columns(form)),
        ]
        return headings, list(self._bands(form, cells, with_units=with_units))

    def _rows(self, form: SectionForm) -> Iterable[str]:
        """The codes of the rows in the order in which they are printed."""
        rows = self._snapshot.cells[form.code] if form.open else form.rows
        return [row for row in rows if self._shows(row)]

    def _shows(self, row: str) -> bool:
        return self._extract is None or row in self._extract.rows

    def _columns(self, form: SectionForm) -> list[CatalogueColumn]:
        chosen = self._extract.columns if self._extract else ()
        return [column for column in form.section.columns if not chosen or column.code in chosen]

    def _leading(self, form: SectionForm, *, with_units: bool) -> Iterator[Heading]:
        tr = self._translator.tr
        if form.open:
            yield Heading(tr("No."), "center", rigid=True, quiet=True)
            return
        yield Heading(tr("Code"), rigid=True, quiet=True)
        yield Heading(tr("Item"), wish=28)
        if with_units:
            yield Heading(tr("Unit"), "center", wish=9)

    def _heading(self, column: CatalogueColumn) -> Heading:
        align: Alignment = "right" if column.type in NUMERIC else "left"
        if column.type in ("date", "year"):
            align = "center"
        rigid = column.type in _RIGID
        name = "\n".join(filter(None, (self._translator.label(column.label), self._unit(column))))
        return Heading(name, align, rigid=rigid, wish=column.width)

    def _unit(self, column: CatalogueColumn) -> str:
        if column.unit is None or column.per_row:
            return ""
        return self._translator.tr("({unit})", unit=self._translator.label(column.unit))

    def _bands(self, form: SectionForm, cells: Cells, *, with_units: bool) -> Iterator[Band]:
        if form.open:
            rows = enumerate(self._snapshot.cells[form.code], start=1)
            shown = [(place, row) for place, row in rows if self._shows(row)]
            yield "", [self._roster_row(form, cells, row, place) for place, row in shown]
            return
        label = self._translator.label
        kept = (row for row in form.rows.values() if self._shows(row.code))
        for group, members in groupby(kept, key=lambda row: row.group):
            fixed = list(members)
            band = f"{group}  {label(fixed[0].group_label)}" if group else ""
            yield (
                band,
                [self._fixed_row(form, cells, row.code, with_units=with_units) for row in fixed],
            )

    def _roster_row(self, form: SectionForm, cells: Cells, row: str, place: int) -> list[Shown]:
        return [
            Shown(str(place)),
            *(cells.shown(row, column.code, place) for column in self._columns(form)),
        ]

    def _fixed_row(
        self, form: SectionForm, cells: Cells, row: str, *, with_units: bool
    ) -> list[Shown]:
        label = self._translator.label
        name = label(form.rows[row].label)
        leading = [Shown(row), Shown(name)]
        if with_units:
            leading.append(Shown(label(form.rows[row].unit)))
        columns = self._columns(form)
        return [*leading, *(cells.shown(row, column.code, name) for column in columns)]


def _has_units(form: SectionForm) -> bool:
    per_row = any(column.per_row for column in form.section.columns)
    return per_row and any(row.unit is not None for row in form.rows.values())


def _showing(
    table: Table, section: str, rows: Iterable[str], columns: tuple[str, ...] = ()
) -> Table:
    """The same table, each row with the codes of what it shows; no columns stand for all."""
    codes = iter(rows)

    def told(row: Row) -> Row:
        return replace(row, shows=(section, next(codes), *columns))

    groups = tuple(replace(group, rows=tuple(map(told, group.rows))) for group in table.groups)
    return replace(table, groups=groups)
