"""What the nation is made of: the submissions that count, their figures, what was said of them.

The same for a desk's store and for packages read where they lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, Protocol

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.places import Place
from ipdesk.regions import Unit
from ipdesk.review.counting import counting
from ipdesk.review.records import Figure, FigureQuery, Remark, Submission
from ipdesk.settled import YEARLY

Row = Mapping[str, Figure]
"""A row of a section in one submission, by column."""
_NO_ROW: Row = {}


class Figures(Protocol):
    """Where figures come from; the desk's store is one."""

    def figures(self, query: FigureQuery) -> Iterator[Figure]:
        """Those of the submissions that count, by unit, year, kind and place."""

    def remarks(self) -> Iterator[tuple[int, Remark]]:
        """What was said of problems, with the numbers of the submissions."""


class Shelf(NamedTuple):
    """The catalogue editions at hand by digest, and the reporting units in the official order."""

    catalogues: Mapping[str, Catalogue]
    units: Mapping[str, Unit]


class Nation:
    """All that counts, read section by section when it is first asked for.

    ``submissions`` may be any; of them those that count are taken
    (:func:`ipdesk.review.counting.counting`). Those whose catalogue is not at hand are told in
    ``unread`` and enter nothing.
    """

    def __init__(self, submissions: Iterable[Submission], figures: Figures, shelf: Shelf) -> None:
        self._figures = figures
        self._shelf = shelf
        self.units = shelf.units
        standing = counting(submissions)
        self.unread = tuple(s for s in standing if s.catalogue_digest not in shelf.catalogues)
        self.submissions = {s.number: s for s in standing if s.catalogue_digest in shelf.catalogues}
        self._forms: dict[tuple[str, str, str], Form] = {}
        self._sections: dict[str, dict[tuple[int, str], dict[str, Figure]]] = {}

    @property
    def practice(self) -> bool:
        """Whether any of it is practice."""
        return any(one.practice for one in self.submissions.values())

    @cached_property
    def catalogue(self) -> Catalogue | None:
        """The edition that the newest year was reported by; where nothing counts, the newest.

        None without any edition at hand.
        """
        if not self.submissions:
            real = [c for c in self._shelf.catalogues.values() if not c.edition.fictitious]
            return max(real, key=lambda c: (c.edition.valid_from, c.edition.version), default=None)
        newest = max(self.submissions.values(), key=lambda one: (one.year, one.edition_version))
        return self._shelf.catalogues[newest.catalogue_digest]

    @cached_property
    def yearly(self) -> dict[tuple[str, int], Submission]:
        """The reports of years, by unit and year, in the official order."""
        order = {code: number for number, code in enumerate(self.units)}
        settles = [one for one in self.submissions.values() if self.settles(one)]
        settles.sort(key=lambda one: (order.get(one.unit, len(order)), one.year))
        return {(one.unit, one.year): one for one in settles}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of which there is a report, in order."""
        return tuple(sorted({year for _, year in self.yearly}))

    def settles(self, submission: Submission) -> bool:
        """Whether the report settles figures of its year: its kind is yearly and has series."""
        form = self.form(submission)
        columns = (c for section in form.sections.values() for c in section.section.columns)
        return form.kind.period == YEARLY and any(column.series for column in columns)

    def form(self, submission: Submission) -> Form:
        """The form that the submission follows; own indicators of the province are not in it."""
        key = (submission.catalogue_digest, submission.kind, submission.category)
        if key not in self._forms:
            catalogue = self._shelf.catalogues[submission.catalogue_digest]
            self._forms[key] = form_for(catalogue, submission.kind, submission.category)
        return self._forms[key]

    def row(self, submission: int, section: str, row: str) -> Row:
        """What a submission holds in a row, by column; empty where nothing."""
        return self._section(section).get((submission, row), _NO_ROW)

    def rows(self, submission: int, section: str) -> Iterator[tuple[str, Row]]:
        """The rows of a section of a submission."""
        for (number, row), cells in self._section(section).items():
            if number == submission and row:
                yield row, cells

    def section(self, section: str) -> Iterator[tuple[Submission, str, Row]]:
        """The rows of a section in all submissions that count."""
        for (number, row), cells in self._section(section).items():
            if row:
                yield self.submissions[number], row, cells

    def every(self) -> Iterator[Figure]:
        """Every figure of every submission that counts."""
        return (f for f in self._figures.figures(FigureQuery()) if f.submission in self.submissions)

    @cached_property
    def remarks(self) -> dict[tuple[int, Place], list[Remark]]:
        """What was said of problems, by submission and place."""
        found: dict[tuple[int, Place], list[Remark]] = {}
        for number, one in self._figures.remarks():
            if number in self.submissions:
                place = Place(one.section, one.row, one.column)
                found.setdefault((number, place), []).append(one)
        return found

    def _section(self, code: str) -> dict[tuple[int, str], dict[str, Figure]]:
        if code not in self._sections:
            rows: dict[tuple[int, str], dict[str, Figure]] = {}
            for figure in self._figures.figures(FigureQuery(section=code)):
                if figure.submission in self.submissions:
                    cells = rows.setdefault((figure.submission, figure.row), {})
                    if figure.column:
                        cells[figure.column] = figure
            self._sections[code] = rows
        return self._sections[code]
