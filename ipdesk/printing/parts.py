"""A long print is laid out in parts, so that memory does not grow with its length.

Each part begins on a page of its own. A table goes on in the next part with its head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from ipdesk.printing.document import Block, Document, Group, Pairs, Section, Sheet, Table

LONG = 1200
"""The number of rows from which a print is set in parts."""
ROWS = 400


class _Piece(NamedTuple):
    """A block, or some rows of one: the number of its sheet and of its section, and its rows."""

    sheet: int
    section: int
    begins: bool
    block: Block
    rows: int


def parts(document: Document, long: int = LONG, rows: int = ROWS) -> tuple[Document, ...]:
    """The document, or, if it has more than ``long`` rows, parts of about ``rows`` rows."""
    pieces = list(_pieces(document, rows))
    if sum(piece.rows for piece in pieces) <= long:
        return (document,)
    runs = list(_runs(pieces, rows))
    return tuple(
        replace(
            document,
            sheets=tuple(_sheets(document, run)),
            opening=number == 0,
            closing=number + 1 == len(runs),
        )
        for number, run in enumerate(runs)
    )


def _pieces(document: Document, rows: int) -> Iterator[_Piece]:
    for number, sheet in enumerate(document.sheets):
        for place, section in enumerate(sheet.sections):
            begins = True
            for block in section.blocks:
                for cut in _cut(block, rows):
                    yield _Piece(number, place, begins, cut, _length(cut))
                    begins = False


def _cut(block: Block, rows: int) -> Iterator[Block]:
    """The block; a long table in pieces."""
    if not isinstance(block, Table) or _length(block) <= rows:
        yield block
        return
    waiting: list[Group] = []
    free = rows
    for group in block.groups:
        start = 0
        while start < len(group.rows):
            taken = group.rows[start : start + free]
            waiting.append(replace(group, rows=taken))
            start, free = start + len(taken), free - len(taken)
            if not free:
                yield replace(block, groups=tuple(waiting))
                waiting, free = [], rows
    if waiting:
        yield replace(block, groups=tuple(waiting))


def _length(block: Block) -> int:
    if isinstance(block, Table):
        return sum(len(group.rows) for group in block.groups)
    return len(block.rows) if isinstance(block, Pairs) else 1


def _runs(pieces: Iterable[_Piece], rows: int) -> Iterator[list[_Piece]]:
    run: list[_Piece] = []
    for piece in pieces:
        if run and sum(member.rows for member in run) + piece.rows > rows:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _sheets(document: Document, run: Iterable[_Piece]) -> Iterator[Sheet]:
    for number, on_sheet in groupby(run, key=lambda piece: piece.sheet):
        sheet = document.sheets[number]
        sections = []
        for place, members in groupby(on_sheet, key=lambda piece: piece.section):
            pieces = list(members)
            section = sheet.sections[place]
            heading = section.heading if pieces[0].begins else ""
            blocks = tuple(piece.block for piece in pieces)
            sections.append(Section(code=section.code, heading=heading, blocks=blocks))
        yield replace(sheet, sections=tuple(sections))
