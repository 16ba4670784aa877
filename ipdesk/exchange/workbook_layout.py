"""Where things stand in a workbook: pure arithmetic over the form, shared by both directions.

Every section is one sheet. Column A (hidden) holds line codes, row 3 (hidden) lane codes, row
4 the heads; the table begins in row 5. A section of one row stands upright: its columns run
down the sheet. Codes that begin with ``@`` are not data but name what the sheet says besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from ipdesk.catalogue.fixed_rows import SINGLE_ROW
from ipdesk.catalogue.model import Column, Label, Unit
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.places import Place

FORMAT = "1"
TEMPLATE_FORMAT = "template-1"
"""A format of its own, so that no program takes a template's blanks for values to clear."""
FACTS_SHEET = "ipdesk"
SECTION_MARK = "@section:"
COVER = "@cover"
BAND_MARK = "@band:"

CODES_LANE = 1
FIRST_LANE = 2
TITLE_LINE = 1
SUBTITLE_LINE = 2
CODES_LINE = 3
HEAD_LINE = 4
FIRST_LINE = 5

CODE = "@code"
LABEL = "@label"
UNIT = "@unit"
NUMBER = "@number"
HELP = "@help"

SPARE_LINES = 20
LineKind = Literal["row", "band", "spare"]


class Lane(NamedTuple):
    """A column of the sheet: its code, what its head names, and its unit if it has one."""

    code: str
    label: Label | None = None
    unit: Unit | None = None
    column: Column | None = None


class Line(NamedTuple):
    """A row of the sheet below the heads; a spare line waits for a new roster row.

    ``remark`` stands below the label, ``help`` in a lane of its own.
    """

    code: str
    kind: LineKind
    label: Label | None = None
    unit: Unit | None = None
    remark: Label | None = None
    help: Label | None = None


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One section's sheet. ``upright`` sheets have the section's columns as lines."""

    form: SectionForm
    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]
    upright: bool

    def place(self, line: str, lane: str) -> Place:
        """The report's cell where a line and a lane of data cross."""
        if self.upright:
            return Place(self.form.code, lane, line)
        return Place(self.form.code, line, lane)

    @property
    def data_lanes(self) -> tuple[Lane, ...]:
        """The lanes that hold values of the report."""
        return tuple(lane for lane in self.lanes if not lane.code.startswith("@"))


def sheet_layout(form: SectionForm, rows: tuple[str, ...] = (), spare: int = 0) -> SheetLayout:
    """The layout of a section's sheet; ``rows`` are a roster's row codes in order."""
    if form.section.rows == "single":
        return SheetLayout(form, _upright_lanes(form), _field_lines(form), upright=True)
    if form.open:
        known = tuple(Line(row, "row") for row in rows)
        empty = (Line("", "spare"),) * spare
        lanes = (Lane(NUMBER), *_column_lanes(form))
        return SheetLayout(form, lanes, known + empty, upright=False)
    return SheetLayout(form, _fixed_lanes(form), tuple(_fixed_lines(form)), upright=False)


def band_text(line: Line, label: str) -> str:
    """What a band says: its group's code and label."""
    return f"{line.code.removeprefix(BAND_MARK)}  {label}"


@lru_cache(maxsize=1_000)
def lane_letters(index: int) -> str:
    """The letters a sheet shows for a column, counted from 1."""
    letters = ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(line: int, lane: int) -> str:
    """The name a sheet shows for a cell, such as ``C5``."""
    return f"{lane_letters(lane)}{line}"


def _column_lanes(form: SectionForm) -> tuple[Lane, ...]:
    return tuple(
        Lane(column.code, column.label, None if column.per_row else column.unit, column)
        for column in form.columns.values()
    )


def _fixed_lanes(form: SectionForm) -> tuple[Lane, ...]:
    named = [Lane(CODE), Lane(LABEL)]
    if any(row.unit for row in form.rows.values()):
        named.append(Lane(UNIT))
    return (*named, *_column_lanes(form))


def _fixed_lines(form: SectionForm) -> Iterator[Line]:
    group = None
    for row in form.rows.values():
        if row.group is not None and row.group != group:
            yield Line(BAND_MARK + row.group, "band", row.group_label)
        group = row.group
        yield Line(row.code, "row", row.label, row.unit, remark=row.note)


def _upright_lanes(form: SectionForm) -> tuple[Lane, ...]:
    columns = form.columns.values()
    lanes = [Lane(LABEL), Lane(SINGLE_ROW)]
    if any(column.unit for column in columns):
        lanes.append(Lane(UNIT))
    if any(column.help for column in columns):
        lanes.append(Lane(HELP))
    return tuple(lanes)


def _field_lines(form: SectionForm) -> tuple[Line, ...]:
    return tuple(
        Line(column.code, "row", column.label, column.unit, help=column.help)
        for column in form.columns.values()
    )
