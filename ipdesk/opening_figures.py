"""What a new report opens with.

The next revision holds what the one before held. Any other report takes rosters and standing
facts from the last sealed report of its kind, last year's figures from what was settled for that
year, and declared goals from the report in force that sets them. Which column takes what is said
by the catalogue (``Column.opening``, ``Column.adopted``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ipdesk.adopted import ADOPTED_FROM
from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Column
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.places import Place
from ipdesk.records import ReportRecord
from ipdesk.report import Report
from ipdesk.restatement import CARRIED_FROM
from ipdesk.series import SeriesBook
from ipdesk.values import State, spelt

SOURCE = "source"
BESIDE = ("vintage", "source", "document")
"""Columns whose text a figure of other years brings along."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a new report takes from: the report it follows, those in force by kind, the series.

    ``declaring`` is the report whose own indicators it goes on with, which may be of any kind.
    """

    before: Report | None = None
    declaring: Report | None = None
    in_force: Mapping[str, Report] = field(default_factory=dict)
    series: SeriesBook = field(default_factory=lambda: SeriesBook((), ()))


class Opening(NamedTuple):
    """A value to open with, and the facets beside it."""

    place: Place
    raw: str
    facets: dict[str, str]


def copied(before: Report, form: Form) -> Iterator[Opening]:
    """All values and facets of the revision before."""
    for code in form.sections:
        for row, cells in before.rows(code).items():
            for column, cell in cells.items():
                place = Place(code, row, column)
                yield Opening(place, cell.raw, dict(before.notes.get(place, {})))


def opened(header: ReportRecord, form: Form, sources: Sources) -> Iterator[Opening]:
    """Opening values of a report that is no revision of another."""
    for section in form.sections.values():
        for column in section.section.columns:
            adopted = dict(adopted_values(form, section, column, sources.in_force))
            yield from adopted.values()
            if column.opening is None:
                continue
            if column.opening == column.code:
                own = section.code == form.declaring
                found = _standing(section, column, sources.declaring if own else sources.before)
            else:
                found = _of_last_year(header, section, column, sources)
            yield from (opening for opening in found if opening.place not in adopted)


def _standing(section: SectionForm, column: Column, before: Report | None) -> Iterator[Opening]:
    """What goes on to hold: the same column of the report before."""
    if before is None or section.code not in before.sections:
        return
    for row in before.rows(section.code):
        place = Place(section.code, row, column.code)
        cell = before.cell(place)
        if cell.state is not State.BLANK and (section.open or row in section.rows):
            yield Opening(place, cell.raw or spelt(cell), {})


def _of_last_year(
    header: ReportRecord, section: SectionForm, column: Column, sources: Sources
) -> Iterator[Opening]:
    """Last year's figures: from its sealed report, else from what is known of that year.

    A row that the sealed report did not have, being of another category, is such another.
    """
    before, year = sources.before, header.year - 1
    if before is not None and (before.header.year != year or section.code not in before.sections):
        before = None
    reported = before.rows(section.code) if before is not None else {}
    for row in dict.fromkeys((*reported, *section.rows)):
        place = Place(section.code, row, column.code)
        opening = place._replace(column=column.opening or "")
        if before is not None and row in reported:
            cell = before.cell(opening)
            if cell.state is not State.BLANK and (section.open or row in section.rows):
                yield Opening(place, cell.raw or spelt(cell), {CARRIED_FROM: before.header.id})
            continue
        point = sources.series.at(opening.address, year)
        if point is not None:
            facets = {CARRIED_FROM: point.origin, SOURCE: point.source}
            yield Opening(place, point.text, {name: text for name, text in facets.items() if text})
        elif column.opening in BESIDE:
            yield from _beside(section, place, column.opening, year, sources.series)


def _beside(
    section: SectionForm, place: Place, what: str, year: int, series: SeriesBook
) -> Iterator[Opening]:
    """What is known beside the row's figure of the year: its vintage, say."""
    for column in section.section.columns:
        if column.series:
            point = series.at(place._replace(column=column.code).address, year)
            said = str(getattr(point, what)) if point is not None else ""
            if said:
                yield Opening(place, said, {})


def adopted_values(
    form: Form, section: SectionForm, column: Column, in_force: Mapping[str, Report]
) -> Iterator[tuple[Place, Opening]]:
    """What the report in force sets in the column, by place; ``in_force`` are reports by kind."""
    kind, _, address = (column.adopted or "").partition(".")
    report = in_force.get(kind)
    if report is None or kind == form.kind.code:
        return
    code, _, name = address.partition(".")
    for row in section.rows:
        cell = report.cell(Place(code, row, name))
        if cell.state is not State.BLANK:
            place = Place(section.code, row, column.code)
            facets = {ADOPTED_FROM: report.header.id}
            yield place, Opening(place, cell.raw or spelt(cell), facets)


def adopted_kinds(form: Form) -> set[str]:
    """The other kinds of report that columns of the form adopt values from."""
    columns = (c for section in form.sections.values() for c in section.section.columns)
    kinds = {column.adopted.partition(".")[0] for column in columns if column.adopted}
    return kinds - {form.kind.code}


def in_force(report: Report) -> bool:
    """Whether the report's cells hold what its kind asks for (an approval, say)."""
    wanted = report.form.kind.in_force
    return bool(wanted) and all(
        report.cell(Place.of_address(address)).text == code for address, code in wanted.items()
    )


def still_blank(report: Report, series: SeriesBook) -> Iterator[Opening]:
    """Last year's figures that are known by now, where the report opened without them."""
    sources = Sources(series=series)
    for section in report.form.sections.values():
        for column in section.section.columns:
            if column.opening in (None, column.code):
                continue
            for opening in _of_last_year(report.header, section, column, sources):
                if report.cell(opening.place).state is State.BLANK:
                    yield opening
