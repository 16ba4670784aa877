"""Places of a submission: its form by its own edition, and whether a cell, row or section exists.

What is needed to name a place lies in the desk's records; no package is read again.
"""

from __future__ import annotations

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.errors import UsageError
from ipdesk.places import Place
from ipdesk.review.desk import Desk
from ipdesk.review.records import Judged
from ipdesk.values import BLANK, Cell, State, parse


class SubmissionPlaces:
    """The places of one submission whose cells the desk keeps.

    Raises :class:`UsageError` if the edition does not have the kind of report.
    """

    def __init__(self, found: Judged, catalogue: Catalogue) -> None:
        one = found.submission
        self._stated = {Place(c.section, c.row, c.column): c for c in found.cells}
        self._rows = {place[:2] for place in self._stated}
        self.form: Form = form_for(catalogue, one.kind, one.category, one.unit)
        if self.form.declaring:
            self.form = self.form.with_declared(self._declared(self.form.declaring))

    def require(self, place: Place) -> None:
        """:class:`UsageError` unless the submission has the section, row or cell."""
        section = self.form.section(place.section)
        if place.row and place.row not in section.rows and place[:2] not in self._rows:
            raise UsageError("no_row", section=place.section, row=place.row)
        if place.column:
            section.column(place.column)

    def cell(self, place: Place) -> Cell:
        """What the package states of a cell, blank where it states nothing."""
        stated = self._stated.get(place)
        section = self.form.sections.get(place.section)
        if stated is None or section is None or place.column not in section.columns:
            return BLANK
        if stated.state != State.VALID.value:
            return Cell(stated.raw, State(stated.state), stated.value)
        return parse(stated.raw or stated.value, section.spec(place.row, place.column))

    def rows(self, section: str) -> list[str]:
        """The rows of a section: the catalogue's, then those of a roster by their numbers."""
        fixed = self.form.sections[section].rows if section in self.form.sections else ()
        stated = {place.row for place in self._stated if place.section == section}
        # What the desk keeps comes in the order of texts, in which row 10 follows row 1.
        return list(dict.fromkeys((*fixed, *sorted(stated, key=lambda row: (len(row), row)))))

    def _declared(self, section: str) -> dict[str, dict[str, Cell]]:
        """The rows in which the unit declares indicators of its own."""
        rows: dict[str, dict[str, Cell]] = {}
        for place in self._stated:
            if place.section == section and place.column:
                rows.setdefault(place.row, {})[place.column] = self.cell(place)
        return rows


def places_of(desk: Desk, found: Judged) -> SubmissionPlaces:
    """The places of a submission that is not quarantined: the desk has its edition then."""
    return SubmissionPlaces(found, desk.catalogues()[found.submission.catalogue_digest])
