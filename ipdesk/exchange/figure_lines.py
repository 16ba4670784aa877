"""The figures that a table states, as they are written: one on a line, or a year in a column.

Long form: columns series, year, value and, as far as known, unit, vintage, source, document.
Wide form: the same without year and value, and one column for each year (``2010``, ``2010年``).
Nothing is read as a number here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ipdesk.catalogue.model import Label
from ipdesk.errors import FiguresRefused
from ipdesk.exchange.workbook_data import CellText, Fault, SheetData
from ipdesk.exchange.workbook_layout import cell_name
from ipdesk.values import CellSpec, State, normalise, parse

YEAR_SPEC = CellSpec("year")
# A title may stand above the headings.
_HEAD_LINES = 20


class _Heading(NamedTuple):
    """What a column holds, and the headings it may have."""

    label: Label
    names: tuple[str, ...]


HEADINGS: Mapping[str, _Heading] = {
    "series": _Heading(
        Label(zh="指标", en="Series"),
        ("指标", "指标名称", "序列", "数据项", "项目", "series", "indicator", "item"),
    ),
    "year": _Heading(Label(zh="年份", en="Year"), ("年份", "年度", "所属年份", "year")),
    "value": _Heading(Label(zh="数值", en="Value"), ("数值", "指标值", "数据", "value", "figure")),
    "unit": _Heading(Label(zh="单位", en="Unit"), ("单位", "计量单位", "unit")),
    "vintage": _Heading(Label(zh="版本", en="Vintage"), ("版本", "数据版本", "vintage")),
    "source": _Heading(Label(zh="来源", en="Source"), ("来源", "数据来源", "source")),
    "document": _Heading(
        Label(zh="文号", en="Document number"), ("文号", "文件号", "document", "document number")
    ),
}
REGION = _Heading(
    Label(zh="地区", en="Reporting unit"),
    ("地区", "省份", "省市区", "行政区划代码", "region", "province", "reporting unit"),
)
OF_REGIONS: Mapping[str, _Heading] = {**HEADINGS, "region": REGION}
"""The headings of a table that also says whose figure it is."""


class FigureLine(NamedTuple):
    """A figure as the file states it. ``at`` is the cell of the value; ``fault`` as there.

    ``region`` says whose figure it is, where the table was asked for that.
    """

    line: int
    at: str
    series: str
    year: str
    value: str
    fault: Fault = ""
    unit: str = ""
    vintage: str = ""
    source: str = ""
    document: str = ""
    region: str = ""


class FigureLines(NamedTuple):
    """The figures of a file in its order, and what of it is not read: columns, sheets."""

    lines: tuple[FigureLine, ...]
    left: tuple[str, ...]


class _Head(NamedTuple):
    """Where the headings stand: their line, the lane of each field, the lane of each year."""

    line: int
    fields: dict[str, int]
    years: dict[int, str]
    left: list[str]
    twice: list[Label | str]

    @property
    def complete(self) -> bool:
        """Whether the headings make a table of figures, in one of the two forms."""
        single = {"year", "value"} & self.fields.keys()
        return "series" in self.fields and (not single if self.years else len(single) == 2)


def figure_lines(
    tables: Iterable[SheetData], headings: Mapping[str, _Heading] = HEADINGS
) -> FigureLines:
    """The figures of the first table that has headings; :class:`FiguresRefused` if none has."""
    fields = {name: field for field, heading in headings.items() for name in heading.names}
    found: FigureLines | None = None
    others: list[str] = []
    for table in tables:
        lines = _by_line(table)
        head = None if found else _head(lines, fields)
        if head is not None:
            found = FigureLines(tuple(_stated(lines, head)), tuple(head.left))
        elif lines:
            others.append(table.name)
    if found is None:
        raise FiguresRefused("no_headings")
    return found._replace(left=(*found.left, *others))


def _by_line(table: SheetData) -> dict[int, dict[int, CellText]]:
    lines: dict[int, dict[int, CellText]] = {}
    for line, lane in sorted(table.filled()):
        lines.setdefault(line, {})[lane] = table.at(line, lane)
    return lines


def _head(lines: dict[int, dict[int, CellText]], fields: Mapping[str, str]) -> _Head | None:
    for line in list(lines)[:_HEAD_LINES]:
        head = _head_of(line, lines[line], fields)
        if head.complete and head.twice:
            raise FiguresRefused("heading_twice", heading=head.twice[0])
        if head.complete:
            return head
    return None


def _head_of(line: int, cells: dict[int, CellText], fields: Mapping[str, str]) -> _Head:
    head = _Head(line, {}, {}, [], [])
    for lane, cell in cells.items():
        field = fields.get(normalise(cell.text).casefold())
        year = parse(cell.text, YEAR_SPEC)
        if field in head.fields or year.text in head.years.values():
            head.twice.append(OF_REGIONS[field].label if field else year.text)
        elif field is not None:
            head.fields[field] = lane
        elif year.state is State.VALID:
            head.years[lane] = year.text
        else:
            head.left.append(cell.text.strip())
    return head


def _stated(lines: dict[int, dict[int, CellText]], head: _Head) -> Iterator[FigureLine]:
    for line, cells in lines.items():
        if line <= head.line:
            continue
        said = {field: _text(cells, lane) for field, lane in head.fields.items()}
        said.pop("value", None)
        own_year = said.pop("year", "")
        values = head.years or {head.fields["value"]: own_year}
        for lane, year in values.items():
            cell = cells.get(lane, CellText(""))
            at = cell_name(line, lane)
            yield FigureLine(line, at, year=year, value=cell.text, fault=cell.fault, **said)


def _text(cells: dict[int, CellText], lane: int) -> str:
    return cells[lane].text if lane in cells else ""
