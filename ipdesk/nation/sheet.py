"""What the template ``nation.typ`` reads: the national overview as it is printed."""

from __future__ import annotations

import msgspec

from ipdesk.languages import Language


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What the parts of the print have in common: nothing typed is ever markup."""


class Lines(Part, frozen=True, kw_only=True):
    """A table of texts under a heading; ``empty`` stands in its place where it has no rows.

    ``wide`` columns take what room is left; ``right`` ones hold figures.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = ""
    notes: tuple[str, ...] = ()
    wide: tuple[int, ...] = ()
    right: tuple[int, ...] = ()


class Mark(Part, frozen=True, kw_only=True):
    """A tick with its label."""

    at: float
    label: str


class Run(Part, frozen=True, kw_only=True):
    """Years without a break between them."""

    middle: tuple[tuple[float, float], ...]
    lower: tuple[tuple[float, float], ...]
    upper: tuple[tuple[float, float], ...]


class Chart(Part, frozen=True, kw_only=True):
    """The spread through the years; ``alt`` says it in a sentence."""

    years: tuple[Mark, ...]
    values: tuple[Mark, ...]
    runs: tuple[Run, ...]
    breaks: tuple[float, ...]
    alt: str
    legend: str


class Bar(Part, frozen=True, kw_only=True):
    """A line of a ranking; ``length`` from 0 to 1, negative figures have none."""

    rank: str
    unit: str
    figure: str
    change: str
    length: float


class Shade(Part, frozen=True, kw_only=True):
    """A cell of the heat table: its text, and the shade from 0, -1 for none."""

    text: str
    level: int


class HeatRow(Part, frozen=True, kw_only=True):
    """A unit through the years."""

    unit: str
    cells: tuple[Shade, ...]


class Indicator(Part, frozen=True, kw_only=True):
    """The page of an indicator."""

    code: str
    name: str
    unit: str
    national: str
    chart: Chart | None
    bars_title: str
    bars: tuple[Bar, ...]
    heat_title: str
    years: tuple[str, ...]
    heat: tuple[HeatRow, ...]
    groups: tuple[Lines, ...]
    notes: tuple[str, ...]


class StackPart(Part, frozen=True, kw_only=True):
    """So many units in a state; ``share`` of all from 0 to 1."""

    state: str
    count: str
    share: float


class Stack(Part, frozen=True, kw_only=True):
    """How the units of a category stand with an indicator."""

    name: str
    parts: tuple[StackPart, ...]


class Stacks(Part, frozen=True, kw_only=True):
    """The stands of a category."""

    title: str
    rows: tuple[Stack, ...]


class Sheet(Part, frozen=True, kw_only=True):
    """The whole print."""

    language: Language
    serif: str
    sans: str
    title: str
    subtitle: str
    practice: tuple[str, ...]
    foot: str
    due: Lines
    reminders: Lines
    quotas: Lines
    indicators: tuple[Indicator, ...]
    stands_title: str
    stands_legend: tuple[tuple[str, str], ...]
    stands: tuple[Stacks, ...]
    measures: Lines
    scores: tuple[Lines, ...]
    restated: Lines
    remarks: Lines
