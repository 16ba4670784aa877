"""How a computed cell came about: its formula in words, and with the numbers in it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ipdesk import formats
from ipdesk.catalogue.form import Form
from ipdesk.catalogue.model import Derived, Unit
from ipdesk.checks.derive import applying, operand
from ipdesk.denominators import Denominators
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.report import Report
from ipdesk.values import State

AGGREGATE = "aggregate"


class Part(NamedTuple):
    """An operand of a formula: its name, and its value with unit, "" where it has none."""

    name: str
    value: str
    place: Place | None


class Formulas:
    """Formulas of one report's computed cells."""

    def __init__(self, report: Report, translator: Translator) -> None:
        self._report = report
        self._form: Form = report.form
        self._translator = translator
        self._denominators = Denominators(report.form, report.cell, translator)

    def of(self, place: Place) -> Derived | None:
        """What computes the cell, None if nothing does."""
        return applying(self._report, place)

    def with_numbers(self, item: Derived, result: str) -> str:
        """The formula with the values of its operands, "" while one of them is missing.

        The denominator's year and vintage stand beside it, as far as they are stated.
        """
        values = [part.value for part in self.parts(item)]
        if not all(values):
            return ""
        if item.denominator is not None:
            about = self._denominators.about(item.denominator)
            values[-1] = self._denominators.noted(values[-1], about)
        text = " ÷ ".join(values)
        if item.times != 1:
            text = f"{text} × {item.times}"
        return f"{text} = {result}"

    def parts(self, item: Derived) -> list[Part]:
        """The operands by name and value."""
        return [self._part(address) for address in item.operands]

    def _part(self, address: str) -> Part:
        head, _, rest = address.partition(".")
        cell = operand(self._report, address)
        number = cell.number if cell is not None else None
        label = self._translator.label
        if head == AGGREGATE:
            found = next((a for a in self._form.aggregates if a.code == rest), None)
            if found is None:
                return Part(rest, "", None)
            return Part(label(found.label), self._amount(number, found.unit), Place(found.section))
        place = Place.of_address(address)
        section = self._form.sections.get(head)
        if section is None or place.row not in section.rows:
            return Part(address, "", None)
        value = self._amount(number, section.unit(place.row, place.column))
        if not value and cell is not None and cell.state is State.NOT_APPLICABLE:
            value = self._translator.tr("not applicable")
        return Part(label(section.rows[place.row].label), value, place)

    def _amount(self, number: Decimal | None, unit: Unit | None) -> str:
        if number is None:
            return ""
        return formats.with_unit(formats.number(number), unit, self._translator)
