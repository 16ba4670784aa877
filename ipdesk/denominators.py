"""What a computed figure divides by: the figure with its year and vintage, in words."""

from __future__ import annotations

from collections.abc import Callable

from ipdesk import formats
from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Derived
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.values import BLANK, Cell, State


class Denominators:
    """The denominators of one report's computed cells. ``read`` gives its cells."""

    def __init__(self, form: Form, read: Callable[[Place], Cell], translator: Translator) -> None:
        self._form = form
        self._read = read
        self._translator = translator

    def about(self, address: str) -> str:
        """Which figure it is: name, year, point in time and vintage; "" where none is stated."""
        place = self._known(address)
        if place is None:
            return ""
        stated = self._stated(place)
        if not stated:
            return ""
        name = self._translator.label(self._form.sections[place.section].rows[place.row].label)
        return self._translator.tr(", ").join((name, *stated))

    def division(self, place: Place) -> str:
        """The division that gives the cell, with what is stated of its denominator.

        "" where the cell is not computed from two figures, or nothing is stated.
        """
        item = self._way(place)
        about = self.about(item.denominator) if item and item.denominator else ""
        if item is None or item.denominator is None or not about:
            return ""
        above, below = self._number(item.numerator), self._number(item.denominator)
        if not above or not below:
            return ""
        times = f" × {item.times}" if item.times != 1 else ""
        return f"{above} ÷ {self.noted(below, about)}{times}"

    def noted(self, amount: str, about: str) -> str:
        """An amount with what is said of it in brackets."""
        if not about:
            return amount
        return self._translator.tr("{amount} ({about})", amount=amount, about=about)

    def _way(self, place: Place) -> Derived | None:
        for item in self._form.derived_at.get(place, ()):
            if all(self._cell(address).text == code for address, code in item.given.items()):
                return item
        return None

    def _stated(self, place: Place) -> tuple[str, ...]:
        year, period, vintage = (self._beside(place, w) for w in ("year", "period", "vintage"))
        when = self._translator.tr("year {year}", year=year) if year not in period else ""
        return tuple(filter(None, (when if year else "", period, vintage)))

    def _beside(self, place: Place, what: str) -> str:
        """What the row says of the column: of the year's own in ``year``, else ``prior_year``."""
        columns = self._form.sections[place.section].columns
        name = what if columns[place.column].series else f"{place.column}_{what}"
        if name not in columns:
            return ""
        cell = self._read(place._replace(column=name))
        return cell.text if cell.state is State.VALID else ""

    def _known(self, address: str) -> Place | None:
        place = Place.of_address(address)
        section = self._form.sections.get(place.section)
        known = section and place.row in section.rows and place.column in section.columns
        return place if known else None

    def _cell(self, address: str) -> Cell:
        place = self._known(address)
        return self._read(place) if place else BLANK

    def _number(self, address: str) -> str:
        number = self._cell(address).number
        return "" if number is None else formats.number(number)
