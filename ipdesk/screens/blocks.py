"""Rectangular blocks of a section: copied out, pasted in, filled down; each in one commit.

What is computed or carried is left as it is, what lies outside the table is left out, and how
much that was is counted, so that it can be told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ipdesk.changes import Edit
from ipdesk.errors import NotAllWritten
from ipdesk.exchange.block_text import Block
from ipdesk.exchange.cell_text import Written, code_labels, written
from ipdesk.messages import Translator
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.screens.section import SectionScreen

Spot = tuple[int, int]
_ON_SCREEN = ("change", "evidence")
"""Columns that no other table of the section has: blocks go past them."""


class BlockPlan(NamedTuple):
    """What is written, and how many values are not: into locked cells, and beyond the table."""

    edits: list[Edit]
    locked: int = 0
    beyond: int = 0

    @property
    def left_out(self) -> NotAllWritten | None:
        """What to tell of values that are not written, None if all are."""
        if not (self.locked or self.beyond):
            return None
        return NotAllWritten(locked=self.locked, beyond=self.beyond)


def plan_paste(screen: SectionScreen, at: Spot, block: Block, pace: Pace = UNPACED) -> BlockPlan:
    """A block from a cell on, over bands. A roster gets the rows that it needs."""
    rows = [shown.code for shown in screen.rows[at[0] :] if not shown.band][: len(block)]
    if screen.can_add:
        rows += screen.free_codes(len(block) - len(rows))
    columns = [c for c in screen.columns[at[1] :] if c.role not in _ON_SCREEN]
    fitting = [
        (Place(screen.code, row, column.code), text)
        for row, texts in pace.over(zip(rows, block, strict=False))
        for column, text in zip(columns, texts, strict=False)
    ]
    beyond = sum(text != "" for texts in block[len(rows) :] for text in texts)
    beyond += sum(text != "" for texts in block[: len(rows)] for text in texts[len(columns) :])
    return _plan(screen, fitting, pace)._replace(beyond=beyond)


def plan_fill(
    screen: SectionScreen, spots: Iterable[Spot], text: str, pace: Pace = UNPACED
) -> BlockPlan:
    """The same text in every cell."""
    return _plan(screen, [(screen.place(*spot), text) for spot in spots], pace)


def plan_fill_down(screen: SectionScreen, spots: Iterable[Spot], pace: Pace = UNPACED) -> BlockPlan:
    """In each column the uppermost cell's text in all others; one cell alone takes that above."""
    columns: dict[int, list[int]] = {}
    for row, column in sorted(spots):
        columns.setdefault(column, []).append(row)
    writes: list[tuple[Place, str]] = []
    for column, rows in columns.items():
        first = rows[0] if len(rows) > 1 else _above(screen, rows[0])
        if first is not None:
            text = _source(screen, first, column)
            writes += [(screen.place(row, column), text) for row in rows if row != first]
    return _plan(screen, writes, pace)


def plan_clear(screen: SectionScreen, spots: Iterable[Spot], pace: Pace = UNPACED) -> BlockPlan:
    """Nothing in any of the cells; what is locked stays."""
    return _plan(screen, [(screen.place(*spot), "") for spot in spots], pace)


def tiled(block: Block, rows: int, columns: int) -> Block:
    """The block as often as it goes into a selection of that size; else as it is, once."""
    width = max(map(len, block), default=0)
    if not width or rows % len(block) or columns % width:
        return block
    padded = [row + [""] * (width - len(row)) for row in block]
    return [row * (columns // width) for row in padded] * (rows // len(block))


def copied(
    screen: SectionScreen, spots: Iterable[Spot], translator: Translator, pace: Pace = UNPACED
) -> list[list[Written]]:
    """The smallest block that holds the cells; what is not selected in it is blank."""
    chosen = set(spots)
    rows = sorted({row for row, _ in chosen})
    columns = sorted({column for _, column in chosen})
    if len(columns) > 1:
        columns = [c for c in columns if screen.columns[c].role not in _ON_SCREEN]
    blank, labels = Written("blank", ""), _Labels(screen, translator)
    return [
        [_written(screen, r, c, labels) if (r, c) in chosen else blank for c in columns]
        for r in pace.over(rows)
    ]


def _plan(screen: SectionScreen, writes: Sequence[tuple[Place, str]], pace: Pace) -> BlockPlan:
    """Blank texts in locked cells are no loss that need be told."""
    places = pace.over([place for place, _ in writes])
    free = [bool(place.row and place.column) and not screen.lock(place) for place in places]
    edits = [Edit(*write) for write, may in zip(writes, free, strict=True) if may]
    locked = sum(text != "" for (_, text), may in zip(writes, free, strict=True) if not may)
    return BlockPlan(edits, locked)


def _above(screen: SectionScreen, row: int) -> int | None:
    return next((i for i in range(row - 1, -1, -1) if not screen.rows[i].band), None)


def _source(screen: SectionScreen, row: int, column: int) -> str:
    """A computed cell gives what it shows."""
    place = screen.place(row, column)
    return (screen.edit_text(place) if place.column else "") or screen.look(row, column).text


class _Labels:
    """What the codes of a section's cells are called, gathered once for each list."""

    def __init__(self, screen: SectionScreen, translator: Translator) -> None:
        self._form = screen.form
        self.translator = translator
        self._known: dict[tuple[str, str], Mapping[str, str]] = {}

    def of(self, place: Place) -> Mapping[str, str]:
        """The labels for a coded cell. All rows of a roster have the same lists."""
        key = ("" if self._form.open else place.row, place.column)
        if key not in self._known:
            self._known[key] = code_labels(self._form.codelist(*place[1:]), self.translator)
        return self._known[key]


def _written(screen: SectionScreen, row: int, column: int, labels: _Labels) -> Written:
    place = screen.place(row, column)
    if not (place.row and place.column) or screen.lock(place) == "computed":
        look = screen.look(row, column)
        return Written("number" if look.numeric else "text", look.text)
    described = screen.form.columns[place.column]
    names = labels.of(place) if described.codelist else {}
    return written(screen.cell(place), described.type, names, labels.translator)
