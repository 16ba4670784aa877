"""The figures on file for a cell, and taking one of them into the report."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk import formats
from ipdesk.changes import ChangeSet, Edit
from ipdesk.errors import UsageError
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.series import Point
from ipdesk.workspace import Workspace

# A denominator may be of the year before; older figures are no choice for a report.
YEARS_BACK = 2


class FileFigure(NamedTuple):
    """A figure on file, in words; ``used`` says that the report holds it already."""

    point: Point
    value: str
    about: str
    used: bool


class OnFile:
    """What is on file for the cells of the active report."""

    def __init__(self, workspace: Workspace, translator: Translator) -> None:
        self._workspace = workspace
        self._translator = translator

    def figures(self, place: Place) -> list[FileFigure]:
        """The figures of the report's year and those just before it, the newest first."""
        if not self._offers(place):
            return []
        year = self._workspace.report.header.year
        series, address = self._workspace.series, place.address
        own = self._workspace.report.header.id
        points = [
            point
            for past in range(year, year - YEARS_BACK - 1, -1)
            for point in series.vintages(address, past)
            if point.origin != own
        ]
        return [self._figure(place, point) for point in points]

    def use(self, place: Place, point: Point, origin: object = None) -> ChangeSet:
        """Take the figure into the row, with its year, vintage, source and document.

        One commit. Raises what :meth:`Workspace.apply` raises.
        """
        edits = [Edit(place, point.text)]
        edits += [Edit(place._replace(column=c), text) for c, text in self._beside(place, point)]
        return self._workspace.apply(edits, origin)

    def find(self, place: Place, year: int, vintage: str | None = None) -> Point:
        """The figure on file of a year.

        :class:`UsageError` where there is none, or there are several vintages and none is said.
        """
        found = self._workspace.series.vintages(place.address, year)
        if vintage is not None:
            found = tuple(point for point in found if point.vintage == vintage)
        if not found:
            raise UsageError("no_figure_on_file", series=place.address, year=year)
        if vintage is None and len({point.vintage for point in found}) > 1:
            known = tuple(dict.fromkeys(point.vintage for point in found))
            raise UsageError("vintages", year=year, known=known)
        return found[0]

    def _offers(self, place: Place) -> bool:
        form, report = self._workspace.form.sections.get(place.section), self._workspace.report
        if form is None or place.column not in form.columns:
            return False
        typed = place not in report.computed and place.row in report.rows(place.section)
        return typed and form.columns[place.column].series and self._workspace.editable

    def _beside(self, place: Place, point: Point) -> list[tuple[str, str]]:
        said = {
            "year": str(point.year),
            "vintage": point.vintage,
            "source": point.source,
            "document": point.document,
        }
        columns = self._workspace.form.section(place.section).columns
        return [(column, text) for column, text in said.items() if column in columns]

    def _figure(self, place: Place, point: Point) -> FileFigure:
        tr, report = self._translator.tr, self._workspace.report
        same = report.cell(place).text == point.text and all(
            report.cell(place._replace(column=column)).text == text
            for column, text in self._beside(place, point)
        )
        year = tr("year {year}", year=point.year)
        pack = tr("signed data pack {edition}", edition=point.pack) if point.pack else ""
        beside = (year, point.vintage, point.source, point.document, pack)
        about = tr(", ").join(filter(None, beside))
        number = point.number
        value = point.text if number is None else formats.number(number)
        unit = self._workspace.form.sections[place.section].unit(place.row, place.column)
        return FileFigure(point, formats.with_unit(value, unit, self._translator), about, same)


def series_of(place: Place, workspace: Workspace) -> tuple[Point, ...]:
    """Every figure known of a cell, all years and vintages, in order of the years."""
    series = workspace.series
    years = [point.year for point in series.of(place.address)]
    return tuple(point for year in years for point in series.vintages(place.address, year))
