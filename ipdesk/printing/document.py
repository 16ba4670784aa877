"""The printed document as data: what the templates in ``resources/templates`` read.

Every text is plain. A text that may have to break inside a long word comes as pieces, between
which a line may end. Lengths are in points.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Alignment = Literal["left", "center", "right"]
Pieces = tuple[str, ...]


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """Common settings: immutable and keyword-only."""


class _Item(_Part, frozen=True, kw_only=True):
    """What lands on a page as one thing.

    ``shows`` are the codes of section and row, and of the columns unless it is all of them;
    nothing where no cells are shown.
    """

    shows: tuple[str, ...] = ()


class Column(_Part, frozen=True):
    """A table column. ``quiet`` sets it small and grey; ``marked`` leaves room for marks."""

    heading: Pieces
    width: float
    align: Alignment = "left"
    quiet: bool = False
    marked: bool = False


class Cell(_Part, frozen=True):
    """A cell's text and the mark of its note; ``doubtful`` text is no valid value."""

    pieces: Pieces
    mark: str = ""
    doubtful: bool = False


class Row(_Item, frozen=True):
    """Cells side by side. A row stays on one page unless it is ``tall``."""

    cells: tuple[Cell, ...]
    tall: bool = False


class Group(_Part, frozen=True):
    """Rows under a band; without a band where ``band`` is empty."""

    band: str
    rows: tuple[Row, ...]


class Table(_Part, frozen=True, tag="table"):
    """A table with a repeated head. ``size`` is the type size."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    size: float


class Pair(_Part, frozen=True):
    """A named value of a form."""

    label: str
    value: Cell


class PairRow(_Item, frozen=True):
    """One wide pair, or two side by side."""

    pairs: tuple[Pair, ...]
    tall: bool = False


class Pairs(_Part, frozen=True, tag="pairs"):
    """A form: names and values. ``widths`` are those of the four columns."""

    rows: tuple[PairRow, ...]
    widths: tuple[float, float, float, float]


class Note(_Item, frozen=True):
    """A numbered note below a table."""

    mark: str
    pieces: Pieces


class Notes(_Part, frozen=True, tag="notes"):
    """The notes of the table above, in the order of their marks."""

    notes: tuple[Note, ...]


class Remark(_Item, frozen=True, tag="remark"):
    """A line of text in place of, or before, a table."""

    text: str


Position = tuple[float, float]


class ChartTick(_Part, frozen=True):
    """A word beside an axis, at a position from 0 to 1."""

    at: float
    label: str


class ChartDot(_Part, frozen=True):
    """A point of the series; that of an open draft is hollow."""

    at: Position
    draft: bool


class ChartTable(_Part, frozen=True):
    """The chart's numbers, to be read beside it."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Pieces, ...], ...]


class Chart(_Item, frozen=True, tag="chart"):
    """A chart whose sides run from 0 to 1, left and bottom being 0, with its table.

    ``alt`` says in one sentence what it shows. ``path`` leads to the target, whose range ends
    at ``upper``. ``notes`` say what happened at the breaks.
    """

    code: str
    name: str
    unit: str
    alt: str
    years: tuple[ChartTick, ...]
    values: tuple[ChartTick, ...]
    lines: tuple[tuple[Position, ...], ...]
    dots: tuple[ChartDot, ...]
    path: tuple[Position, ...]
    upper: Position | None
    target: str
    milestones: tuple[Position, ...]
    reference: ChartTick | None
    breaks: tuple[ChartTick, ...]
    table: ChartTable
    notes: tuple[str, ...]


Sign = Literal["settled", "draft", "path", "milestone", "target", "reference", "break"]


class LegendEntry(_Part, frozen=True):
    """A sign of the charts and what it means."""

    sign: Sign
    label: str


class Legend(_Part, frozen=True, tag="legend"):
    """The signs of the charts below."""

    entries: tuple[LegendEntry, ...]


Block = Table | Pairs | Notes | Remark | Chart | Legend


class Section(_Part, frozen=True):
    """A heading and what stands below it. ``code`` names the section or the annex."""

    code: str
    heading: str
    blocks: tuple[Block, ...]


class Sheet(_Part, frozen=True):
    """Sections that share pages of one orientation."""

    landscape: bool
    sections: tuple[Section, ...]


class Frame(_Part, frozen=True):
    """What every page carries.

    ``page`` has the placeholders ``{page}`` and ``{pages}``, ``code`` has ``{code}``.
    """

    unit: str
    period: str
    edition: str
    state: str
    page: str
    code: str
    practice: tuple[str, ...]


class Signatures(_Part, frozen=True):
    """The places for signatures, date and seal."""

    signers: tuple[str, ...]
    date: str
    date_blank: str
    seal: str


class Document(_Part, frozen=True):
    """A whole print, or one part of a long one.

    ``margin_left`` and ``margin_right`` bound the text on every page. The part that is
    ``opening`` has the title, the one that is ``closing`` the places to sign.
    """

    language: str
    title: str
    subtitle: str
    frame: Frame
    facts: Pairs
    sheets: tuple[Sheet, ...]
    signatures: Signatures
    margin_left: float
    margin_right: float
    serif: str
    sans: str
    opening: bool = True
    closing: bool = True
