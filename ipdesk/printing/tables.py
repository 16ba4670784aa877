"""Sections as tables and forms: columns, bands, rows and their notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from ipdesk.catalogue.form import SINGLE_ROW, SectionForm
from ipdesk.catalogue.model import Column as CatalogueColumn
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.printing import widths
from ipdesk.printing.cells import NUMERIC, Cells, Shown
from ipdesk.printing.document import (
    Alignment,
    Block,
    Cell,
    Column,
    Group,
    Pair,
    PairRow,
    Pairs,
    Remark,
    Row,
    Table,
)
from ipdesk.snapshot import Snapshot

_RIGID = frozenset({"integer", "decimal", "date", "year", "uscc"})
_HALF_ROW = 40
_PAIR_SHARES = (0.17, 0.33, 0.17, 0.33)


class Heading(NamedTuple):
    """A column to be laid out. ``wish`` is the breadth it would like, in halves."""

    text: str
    align: Alignment = "left"
    rigid: bool = False
    quiet: bool = False
    wish: float = 0.0


Band = tuple[str, list[list[Shown]]]


def lay_out(headings: Sequence[Heading], bands: Sequence[Band], *, landscape: bool) -> Table:
    """A table as wide as the page's text, its columns as wide as their content asks for."""
    contents = _contents(headings, bands)
    fit = widths.fit(contents, widths.text_width(landscape=landscape))
    rooms = [widths.capacity(width, fit.size) for width in fit.widths]
    columns = tuple(
        Column(
            heading=widths.pieces(h.text, room),
            width=width,
            align=h.align,
            quiet=h.quiet,
            marked=content.marked,
        )
        for h, content, width, room in zip(headings, contents, fit.widths, rooms, strict=True)
    )
    groups = tuple(
        Group(band=name, rows=tuple(_row(row, rooms) for row in band)) for name, band in bands
    )
    return Table(columns=columns, groups=groups, size=fit.size)


def _contents(headings: Sequence[Heading], bands: Sequence[Band]) -> list[widths.Content]:
    rows = [row for _, band in bands for row in band]
    return [
        widths.Content(
            h.text, _texts(rows, i, h), h.rigid, any(row[i].mark for row in rows), h.wish
        )
        for i, h in enumerate(headings)
    ]


def _texts(rows: Sequence[Sequence[Shown]], column: int, heading: Heading) -> list[str]:
    """What the column's width follows: no invalid text may stretch a column of numbers."""
    shown = (row[column] for row in rows)
    return [cell.text for cell in shown if not (heading.rigid and cell.doubtful)]


class Field(NamedTuple):
    """A form's name and value; a ``wide`` one takes a row of its own.

    ``cell`` is where the value comes from, if it is a report's.
    """

    name: str
    value: Shown
    wide: bool = False
    cell: Place | None = None


def pairs(fields: Iterable[Field], *, landscape: bool) -> Pairs:
    """A form as wide as the page's text; fields that are not wide stand two in a row."""
    width = widths.text_width(landscape=landscape)
    first, second, third, fourth = (share * width for share in _PAIR_SHARES)
    narrow = widths.capacity(second, widths.BASE_SIZE)
    broad = widths.capacity(second + third + fourth, widths.BASE_SIZE)
    rows = []
    for row in _side_by_side(fields):
        room = narrow if len(row) == 2 else broad
        height = max(widths.lines(field.value.text, room) for field in row)
        shows = _shown_by(row)
        members = tuple(Pair(label=field.name, value=_cell(field.value, room)) for field in row)
        rows.append(PairRow(pairs=members, tall=height > widths.TALL_LINES, shows=shows))
    return Pairs(rows=tuple(rows), widths=(first, second, third, fourth))


def _shown_by(fields: Iterable[Field]) -> tuple[str, ...]:
    cells = [field.cell for field in fields if field.cell is not None]
    return (cells[0].section, cells[0].row, *(cell.column for cell in cells)) if cells else ()


def _side_by_side(fields: Iterable[Field]) -> Iterator[tuple[Field, ...]]:
    waiting: tuple[Field, ...] = ()
    for field in fields:
        if field.wide:
            yield from filter(None, (waiting, (field,)))
            waiting = ()
        elif waiting:
            yield (*waiting, field)
            waiting = ()
        else:
            waiting = (field,)
    if waiting:
        yield waiting


class SetSection(NamedTuple):
    """The blocks of a section, and whether its page lies across."""

    blocks: tuple[Block, ...]
    landscape: bool


class SectionTables:
    """Makes the blocks of a section: a form for a single row, a table for any other."""

    def __init__(self, snapshot: Snapshot, translator: Translator) -> None:
        self._snapshot = snapshot
        self._translator = translator

    def set(self, form: SectionForm) -> SetSection:
        """The section's table with its notes.

        It lies across where the catalogue says so, or where its table asks for the room.
        """
        cells = Cells(self._snapshot, form, self._translator)
        landscape = form.section.orientation == "landscape"
        if form.section.rows == "single":
            return SetSection((self._form(form, cells), *cells.notes()), landscape)
        if form.open and not self._snapshot.cells[form.code]:
            return SetSection((Remark(text=self._translator.tr("No entries.")),), landscape)
        headings, bands = self._content(form, cells)
        landscape = landscape or widths.too_broad(
            _contents(headings, bands), widths.text_width(landscape=False)
        )
        table = lay_out(headings, bands, landscape=landscape)
        shown = _showing(table, form.code, self._rows(form))
        return SetSection((shown, *cells.notes()), landscape)

    def _form(self, form: SectionForm, cells: Cells) -> Pairs:
        fields = []
        for column in form.section.columns:
            shown = cells.shown(SINGLE_ROW, column.code, "")
            wide = column.multiline or widths.breadth(shown.text) > _HALF_ROW
            wide = wide or "\n" in shown.text
            name = self._translator.label(column.label) + self._unit(column)
            place = Place(form.code, SINGLE_ROW, column.code)
            fields.append(Field(name, shown, wide, place))
        return pairs(fields, landscape=form.section.orientation == "landscape")

    def _content(self, form: SectionForm, cells: Cells) -> tuple[list[Heading], list[Band]]:
        with_units = _has_units(form)
        headings = [
            *self._leading(form, with_units=with_units),
            *map(self._heading, form.section.columns),
        ]
        return headings, list(self._bands(form, cells, with_units=with_units))

    def _rows(self, form: SectionForm) -> Iterable[str]:
        """The codes of the rows in the order in which they are printed."""
        return self._snapshot.cells[form.code] if form.open else form.rows

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
            yield "", [self._roster_row(form, cells, row, place) for place, row in rows]
            return
        label = self._translator.label
        for group, members in groupby(form.rows.values(), key=lambda row: row.group):
            fixed = list(members)
            band = f"{group}  {label(fixed[0].group_label)}" if group else ""
            yield (
                band,
                [self._fixed_row(form, cells, row.code, with_units=with_units) for row in fixed],
            )

    def _roster_row(self, form: SectionForm, cells: Cells, row: str, place: int) -> list[Shown]:
        return [
            Shown(str(place)),
            *(cells.shown(row, column, place) for column in form.columns),
        ]

    def _fixed_row(
        self, form: SectionForm, cells: Cells, row: str, *, with_units: bool
    ) -> list[Shown]:
        label = self._translator.label
        name = label(form.rows[row].label)
        leading = [Shown(row), Shown(name)]
        if with_units:
            leading.append(Shown(label(form.rows[row].unit)))
        return [*leading, *(cells.shown(row, column, name) for column in form.columns)]


def _has_units(form: SectionForm) -> bool:
    per_row = any(column.per_row for column in form.section.columns)
    return per_row and any(row.unit is not None for row in form.rows.values())


def _showing(table: Table, section: str, rows: Iterable[str]) -> Table:
    """The same table, each row with the codes of what it shows."""
    codes = iter(rows)
    groups = tuple(
        replace(group, rows=tuple(replace(row, shows=(section, next(codes))) for row in group.rows))
        for group in table.groups
    )
    return replace(table, groups=groups)


def _row(row: Sequence[Shown], rooms: Sequence[float]) -> Row:
    cells = tuple(_cell(shown, room) for shown, room in zip(row, rooms, strict=True))
    height = max(widths.lines(s.text, room) for s, room in zip(row, rooms, strict=True))
    return Row(cells=cells, tall=height > widths.TALL_LINES)


def _cell(shown: Shown, room: float) -> Cell:
    return Cell(pieces=widths.pieces(shown.text, room), mark=shown.mark, doubtful=shown.doubtful)
