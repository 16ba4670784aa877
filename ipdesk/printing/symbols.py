"""The QR symbols of a print's pages, as the template reads them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from ipdesk.paper.code import parse_code, qr_text
from ipdesk.paper.content import PageRecord

_WHITE, _BLACK = 255, 0
_QUIET = 4
_REMEMBERED = 128
"""Symbols: what was looked at is printed next."""


class Symbol(msgspec.Struct, frozen=True, kw_only=True):
    """A code and its symbol: ``side`` x ``side`` squares by row, 0 black, 255 white."""

    code: str
    side: int
    squares: tuple[int, ...]


class Symbols(msgspec.Struct, frozen=True, kw_only=True):
    """The symbols of a part's pages; ``before`` pages come before it, ``total`` are in all."""

    before: int
    total: int
    pages: tuple[Symbol, ...]


def symbols(records: Sequence[PageRecord], before: int, total: int) -> Symbols:
    """The symbols of one part's pages."""
    return Symbols(before=before, total=total, pages=tuple(map(_symbol, records)))


@lru_cache(maxsize=_REMEMBERED)
def symbol_of(text: str, code: str) -> Symbol:
    """The symbol that holds the text; ``code`` is what it is called."""
    import segno

    rows = segno.make_qr(text, error="m").matrix_iter(border=_QUIET)
    lines = [[_BLACK if dark else _WHITE for dark in row] for row in rows]
    return Symbol(
        code=code, side=len(lines), squares=tuple(square for line in lines for square in line)
    )


def _symbol(record: PageRecord) -> Symbol:
    return symbol_of(qr_text(parse_code(record.code), record.digest), record.code)
