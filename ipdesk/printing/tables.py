"""Tables and forms, laid out: how wide columns are, where words may break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ipdesk.places import Place
from ipdesk.printing import widths
from ipdesk.printing.cells import Shown
from ipdesk.printing.document import (
    Alignment,
    Cell,
    Column,
    Group,
    Pair,
    PairRow,
    Pairs,
    Row,
    Table,
)

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


def needs_across(headings: Sequence[Heading], bands: Sequence[Band]) -> bool:
    """Whether such a table is too broad for an upright page."""
    width = widths.text_width(landscape=False)
    return widths.too_broad(_contents(headings, bands), width)


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


def _row(row: Sequence[Shown], rooms: Sequence[float]) -> Row:
    cells = tuple(_cell(shown, room) for shown, room in zip(row, rooms, strict=True))
    height = max(widths.lines(s.text, room) for s, room in zip(row, rooms, strict=True))
    return Row(cells=cells, tall=height > widths.TALL_LINES)


def _cell(shown: Shown, room: float) -> Cell:
    return Cell(pieces=widths.pieces(shown.text, room), mark=shown.mark, doubtful=shown.doubtful)
