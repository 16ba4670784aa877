"""Figures that differ from what a signed data pack states for the same cell and year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ipdesk.catalogue.model import Rule
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.data_packs.figures import PackFigures
from ipdesk.places import Place
from ipdesk.problems import Problem, Side
from ipdesk.report import Report
from ipdesk.values import BLANK, Cell, State

PACKED = "packed"
"""What the catalogue calls the check."""


class PackCheck:
    """Compares what is typed in the columns of series; ``rule`` None compares nothing.

    A figure is of the year that its row states in ``year``, else of the report's.
    """

    def __init__(
        self, report: Report, rule: Rule | None, figures: Callable[[], PackFigures]
    ) -> None:
        self._report = report
        self._rule = rule
        self._figures = figures

    def places(self) -> frozenset[Place]:
        """The cells of the report of which packs state anything."""
        places = map(Place.of_address, self._figures().series)
        return frozenset(place for place in places if self._has(place))

    def concerns(self, form: SectionForm) -> bool:
        """Whether anything of the section is compared: a column of a series in fixed rows."""
        return (
            self._rule is not None
            and not form.open
            and any(c.series for c in form.columns.values())
        )

    def problems(self, form: SectionForm, row: str, cells: Mapping[str, Cell]) -> Iterator[Problem]:
        """The problems of one row of a section that is compared."""
        if self._rule is None or not self._figures():
            return
        for column in form.section.columns:
            if column.series:
                place = Place(form.code, row, column.code)
                yield from self._problem(self._rule, form, place, cells)

    def _problem(
        self, rule: Rule, form: SectionForm, place: Place, cells: Mapping[str, Cell]
    ) -> Iterator[Problem]:
        cell = cells.get(place.column, BLANK)
        if cell.number is None or place in self._report.computed:
            return
        year, vintage = cells.get("year", BLANK), cells.get("vintage", BLANK)
        of = int(year.text) if year.state is State.VALID else self._report.header.year
        said = self._figures().other(place.address, of, cell.number, vintage.text)
        if said is None:
            return
        unit, precision = form.unit(place.row, place.column), form.spec(place.row, place.column)
        decimals = precision.precision if precision.precision is not None else 2
        own = form.columns[place.column].label
        yield Problem(
            rule.code,
            rule.level,
            place,
            left=Side(own, cell.number, unit, decimals),
            op="==",
            right=Side(said.pack, said.number, unit, decimals),
        )

    def _has(self, place: Place) -> bool:
        return place.section in self._report.sections and place.row in self._report.rows(
            place.section
        )
