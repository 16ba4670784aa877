"""The tables that SIPO makes a data pack of, read line by line; nothing is taken by halves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.data_packs.texts import DeadlineText, DenominatorText
from ipdesk.deadlines import Deadline, Due, checked
from ipdesk.errors import KnownError, UsageError
from ipdesk.exchange.figure_file import read_figure_file
from ipdesk.exchange.figure_lines import (
    HEADINGS,
    OF_REGIONS,
    FigureLine,
    FigureLines,
    figure_lines,
)
from ipdesk.exchange.figure_plan import FigureEntry, Refusal, plan_figures
from ipdesk.exchange.workbook_data import SheetData
from ipdesk.places import Place
from ipdesk.regions import Regions
from ipdesk.series_names import SeriesNames, yearly_form
from ipdesk.status_entry import day_of
from ipdesk.values import normalise

_DEADLINE = {
    "kind": ("报告类型", "kind"),
    "year": ("年度", "年份", "year"),
    "date": ("截止日期", "date"),
    "document": ("文号", "document"),
}
_DATE = Label(zh="截止日期", en="Deadline")
_HEAD_LINES = 20


class LineRefused(NamedTuple):
    """A line that cannot be taken, and why: a reason code and what its sentence names."""

    line: int
    reason: str
    params: dict[str, object]


class TableRead(NamedTuple):
    """What a table states; with a refused line there is no pack. ``left`` was not read."""

    denominators: tuple[DenominatorText, ...] = ()
    deadlines: tuple[DeadlineText, ...] = ()
    refused: tuple[LineRefused, ...] = ()
    left: tuple[str, ...] = ()

    def require(self, path: Path) -> None:
        """Raise :class:`DataPackRefused` if a line is refused."""
        if self.refused:
            raise DataPackRefused("lines", count=len(self.refused), file=path.name)


def read_denominators(path: Path, catalogue: Catalogue, regions: Regions) -> TableRead:
    """The figures of a CSV file or workbook: those of the history import, with a region.

    Raises what :func:`read_figure_file` and :func:`figure_lines` raise.
    """
    stated = figure_lines(read_figure_file(path), OF_REGIONS)
    judge = _Judge(catalogue, regions)
    taken, refused = [], []
    for group in judge.groups(stated):
        for entry in judge.entries(group):
            refusal = _refusal(entry, group.unit)
            if refusal is not None:
                refused.append(refusal)
            else:
                taken.append(judge.denominator(entry, group.unit))
    refused.sort(key=lambda line: line.line)
    return TableRead(tuple(taken), (), tuple(refused), stated.left)


def read_deadlines(path: Path, catalogue: Catalogue) -> TableRead:
    """The deadlines of a CSV file or workbook, in the columns kind, year, date, document.

    Raises what :func:`read_figure_file` raises, and :class:`DataPackRefused` without headings.
    """
    for table in read_figure_file(path):
        found = _deadline_lines(table)
        if found is not None:
            return _deadlines(found, catalogue)
    raise DataPackRefused("deadline_headings", file=path.name)


class _Group(NamedTuple):
    """Lines of one unit whose series one category's form has; no unit where it is not known."""

    unit: str
    names: SeriesNames
    lines: tuple[FigureLine, ...]


class _Judge:
    """Reads figures of any unit and category of a catalogue."""

    def __init__(self, catalogue: Catalogue, regions: Regions) -> None:
        self._regions = regions
        codes = [category.code for category in catalogue.categories]
        self._names = [SeriesNames(yearly_form(catalogue, code)) for code in codes]
        self._known: dict[str, SeriesNames] = {}

    def groups(self, stated: FigureLines) -> Iterator[_Group]:
        """The lines by unit and form, in the file's order."""
        groups: dict[tuple[str, int], list[FigureLine]] = {}
        for line in stated.lines:
            names = self._names.index(self._names_for(line.series))
            groups.setdefault((self._unit(line.region), names), []).append(line)
        for (unit, names), lines in groups.items():
            yield _Group(unit, self._names[names], tuple(lines))

    def entries(self, group: _Group) -> tuple[FigureEntry, ...]:
        """What the lines state; lines without a value are left out."""
        return plan_figures(FigureLines(group.lines, ()), group.names, (), "").entries

    def denominator(self, entry: FigureEntry, unit: str) -> DenominatorText:
        """What the pack says of a figure that can be taken."""
        figure = entry.figure
        if figure is None:
            raise AssertionError("the line is refused")
        place = Place.of_address(figure.series)
        names = self._names_for(entry.stated.series)
        measure = names.form.sections[place.section].unit(place.row, place.column)
        return DenominatorText(
            unit=unit,
            series=figure.series,
            year=figure.year,
            value=figure.value,
            measure=measure.zh if measure else "",
            vintage=figure.vintage,
            source=figure.source,
            document=figure.document,
        )

    def _names_for(self, series: str) -> SeriesNames:
        """The first category's names that know the series, else the first of all."""
        if series not in self._known:
            knowing = (names for names in self._names if _knows(names, series))
            self._known[series] = next(knowing, self._names[0])
        return self._known[series]

    def _unit(self, text: str) -> str:
        try:
            return self._regions.named(text).code
        except UsageError:
            return ""


def _knows(names: SeriesNames, series: str) -> bool:
    try:
        return bool(names.find(series))
    except UsageError:
        return False


def _refusal(entry: FigureEntry, unit: str) -> LineRefused | None:
    stated, found = entry.stated, entry.refusal
    if not unit:
        blank = not stated.region.strip()
        region = Refusal("region_blank" if blank else "no_unit", {"unit": stated.region})
        found = region
    elif found is None and entry.figure is not None and not entry.figure.vintage:
        found = Refusal("vintage_blank", {})
    return LineRefused(stated.line, found.reason, dict(found.params)) if found else None


def _deadline_lines(table: SheetData) -> list[tuple[int, dict[str, str]]] | None:
    """The lines below the headings as texts by field; None if there are no such headings."""
    names = {name: field for field, known in _DEADLINE.items() for name in known}
    lanes: dict[str, int] = {}
    found: dict[int, dict[str, str]] = {}
    for line, lane in sorted(table.filled()):
        text = table.at(line, lane).text
        if len(lanes) < len(_DEADLINE):
            field = names.get(normalise(text).casefold())
            if field is not None and line <= _HEAD_LINES:
                lanes[field] = lane
            continue
        for field, at in lanes.items():
            if at == lane:
                found.setdefault(line, {})[field] = text.strip()
    return list(found.items()) if len(lanes) == len(_DEADLINE) else None


def _deadlines(lines: Sequence[tuple[int, dict[str, str]]], catalogue: Catalogue) -> TableRead:
    taken: dict[Due, DeadlineText] = {}
    refused = []
    for line, said in lines:
        try:
            due = Due(_kind(said.get("kind", ""), catalogue), int(said.get("year") or 0))
            deadline = Deadline(day_of(said.get("date", "")), said.get("document", ""))
            kept = checked(catalogue, due, deadline)
        except KnownError as fault:
            refused.append(_of_deadline(line, fault))
            continue
        except ValueError:
            params = {"name": HEADINGS["year"].label, "text": said.get("year", "")}
            refused.append(LineRefused(line, "not_a_year", params))
            continue
        if due in taken:
            refused.append(LineRefused(line, "deadline_twice", {"kind": due.kind}))
        elif kept is not None:
            taken[due] = DeadlineText(
                kind=due.kind, year=due.year, date=kept.day.isoformat(), document=kept.document
            )
    return TableRead((), tuple(taken.values()), tuple(refused))


def _of_deadline(line: int, fault: KnownError) -> LineRefused:
    params = {name: text for name, text in fault.params.items() if name != "reason"}
    if fault.params["reason"] == "too_long":
        return LineRefused(line, "too_long_text", {**params, "name": HEADINGS["document"].label})
    return LineRefused(line, str(fault.params["reason"]), {**params, "name": _DATE})


def _kind(text: str, catalogue: Catalogue) -> str:
    """The code of a kind that is named by its code or its label."""
    for kind in catalogue.kinds:
        if normalise(text).casefold() in (kind.code, kind.label.zh, kind.label.en.casefold()):
            return kind.code
    return text
