"""What people call a series, and the cell that is meant.

A series is named by its address (``base.BF2.value``), by section and row (``base.BF2``), by
the row's code, or by the row's label in Chinese or English. A name that several sections have
means the first of them in the form; the others are named by their address.
"""

from __future__ import annotations

from collections.abc import Iterator

from ipdesk.catalogue.form import Form, form_for
from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.errors import UsageError
from ipdesk.places import Place
from ipdesk.settled import YEARLY
from ipdesk.values import normalise

NUMERIC = ("integer", "decimal")


def yearly_form(catalogue: Catalogue, category: str) -> Form:
    """The form that a year's figures are reported in: the first kind with a yearly period."""
    kind = next(kind for kind in catalogue.kinds if kind.period == YEARLY)
    return form_for(catalogue, kind.code, category)


class SeriesNames:
    """The series of numbers of a form by every name they have."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._places: dict[str, list[Place]] = {}
        self._wordy: set[str] = set()
        for section in form.sections.values():
            self._take(section)

    def find(self, text: str) -> Place:
        """The series that is meant.

        :class:`UsageError` where there is none, it is not one of numbers, or several are meant.
        """
        name = _folded(text)
        found = self._places.get(name, [])
        if len(found) == 1:
            return found[0]
        if found:
            known = tuple(place.address for place in found)
            raise UsageError("ambiguous_series", series=text, known=known)
        raise UsageError("wordy_series" if name in self._wordy else "no_series", series=text)

    def knows(self, place: Place) -> bool:
        """Whether a cell is that of a series of numbers."""
        return self._places.get(_folded(place.address)) == [place]

    def labels(self, place: Place) -> tuple[Label, ...]:
        """What the series is called: its row, and its column where the row alone means another.

        Empty for a series that the form does not have.
        """
        section = self.form.sections.get(place.section)
        if section is None or place.row not in section.rows or place.column not in section.columns:
            return ()
        row, column = section.rows[place.row].label, section.columns[place.column].label
        return (row,) if self._places.get(_folded(place.row)) == [place] else (row, column)

    def _take(self, section: SectionForm) -> None:
        columns = [column.code for column in section.section.columns if column.series]
        short: dict[str, list[Place]] = {}
        for row in section.rows:
            numeric = [c for c in columns if section.spec(row, c).type in NUMERIC]
            for column in columns:
                place = Place(section.code, row, column)
                if column in numeric:
                    self._places[_folded(place.address)] = [place]
                else:
                    self._wordy.add(_folded(place.address))
            for name in _short_names(section, row) if numeric else ():
                short.setdefault(name, []).append(Place(section.code, row, numeric[0]))
        for name, places in short.items():
            self._places.setdefault(name, places)


def _short_names(section: SectionForm, row: str) -> Iterator[str]:
    label = section.rows[row].label
    names = (f"{section.code}.{row}", row, label.zh, label.en)
    yield from dict.fromkeys(map(_folded, names))


def _folded(text: str) -> str:
    return " ".join(normalise(text).casefold().split())
