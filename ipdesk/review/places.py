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
from ipdesk.values import BLANK, Cell, parse


class SubmissionPlaces:
    """The places of one submission whose cells the desk keeps."""

    def __init__(self, found: Judged, catalogue: Catalogue) -> None:
        one = found.submission
        self.form: Form = form_for(catalogue, one.kind, one.category, one.unit)
        self._raw = {Place(c.section, c.row, c.column): c.raw for c in found.cells}
        self._rows = {place[:2] for place in self._raw}

    def require(self, place: Place) -> None:
        """:class:`UsageError` unless the submission has the section, row or cell."""
        section = self.form.section(place.section)
        if place.row and place.row not in section.rows and place[:2] not in self._rows:
            raise UsageError("no_row", section=place.section, row=place.row)
        if place.column:
            section.column(place.column)

    def cell(self, place: Place) -> Cell:
        """What the package states of a cell, blank where it states nothing."""
        raw = self._raw.get(place, "")
        section = self.form.sections.get(place.section)
        if not raw or section is None or place.column not in section.columns:
            return BLANK
        return parse(raw, section.spec(place.row, place.column))


def places_of(desk: Desk, found: Judged) -> SubmissionPlaces:
    """The places of a submission that is not quarantined: the desk has its edition then."""
    return SubmissionPlaces(found, desk.catalogues()[found.submission.catalogue_digest])
