"""The pilot tasks of all units: how far each measure is, by category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ipdesk.catalogue.model import Column, Entry, RowSpec
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.nation.material import Nation


class MeasureStand(NamedTuple):
    """A measure of a category in a year: how many units are how far.

    ``states`` are the entries of the code list in order; ``counts`` are by their codes, "" is of
    the units that reported and said nothing.
    """

    category: str
    measure: RowSpec
    states: tuple[Entry, ...]
    counts: Counter[str]

    @property
    def final(self) -> int:
        """Of how many units the matter is closed."""
        return sum(self.counts[entry.code] for entry in self.states if entry.final)


def measure_stands(nation: Nation, year: int) -> list[MeasureStand]:
    """Each measure of each category that anybody reported of in the year."""
    found: dict[tuple[str, str], MeasureStand] = {}
    for (_, of), one in nation.yearly.items():
        form = nation.form(one)
        if of != year or form.kind.checklist not in form.sections:
            continue
        section = form.sections[form.kind.checklist]
        for row, column in _measures(section):
            start = found.setdefault(
                (one.category, row.code),
                MeasureStand(one.category, row, section.codelist(row.code, column.code), Counter()),
            )
            figure = nation.row_of_year(one.number, section.code, row.code).get(column.code)
            start.counts[figure.value if figure else ""] += 1
    categories = nation.catalogue.categories if nation.catalogue else ()
    order: list[str] = [one.code for one in categories]
    return sorted(found.values(), key=lambda one: order.index(one.category))


def _measures(section: SectionForm) -> Iterator[tuple[RowSpec, Column]]:
    """The rows of a checklist, and the column that says how far each is: its first code list."""
    column = next((c for c in section.section.columns if c.type == "code"), None)
    if column is not None:
        for row in section.rows.values():
            yield row, column
