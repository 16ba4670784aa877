"""A form: the sections of one report kind as one category fills them.

Purely derived from the catalogue and from the indicators that the report declares itself;
immutable.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ipdesk.catalogue.declared import Declared, declared_indicators, declaring
from ipdesk.catalogue.fixed_rows import fixed_rows
from ipdesk.catalogue.model import Catalogue, Derived, Indicator, Kind, Section, Unit
from ipdesk.catalogue.section_form import CodeLists, SectionForm
from ipdesk.errors import UsageError
from ipdesk.places import Place

_NOTHING: Declared = {}


class Form:
    """All sections of one report kind for one category, and for one reporting unit if named.

    ``indicators`` are the category's in the catalogue's order, then those that the report
    declares itself (``declared``); ``declaring`` is the roster that does, "" without one.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        kind: Kind,
        category: str,
        unit: str = "",
        declared: Declared = _NOTHING,
    ) -> None:
        self.catalogue = catalogue
        self.kind = kind
        self.category = category
        self._unit = unit
        roster = declaring(catalogue, kind, category)
        self.declaring = roster.code if roster is not None else ""
        self.declared = (
            tuple(declared_indicators(catalogue, roster, category, declared)) if roster else ()
        )
        self.indicators = (*indicators_of(catalogue, category), *self.declared)
        codes = CodeLists(catalogue, self.declared)
        by_code = {section.code: section for section in catalogue.sections}
        self.sections = {
            code: self._section(by_code[code], codes)
            for code in kind.sections
            if not unit or not by_code[code].units or unit in by_code[code].units
            if code == self.declaring or not by_code[code].declares
        }
        self.derived = tuple(
            item
            for item in catalogue.derived
            if item.section in self.sections
            and item.row in self.sections[item.section].rows
            and (not item.categories or category in item.categories)
        )
        self.derived_at: dict[Place, list[Derived]] = {}
        for item in self.derived:
            place = Place(item.section, item.row, item.column)
            self.derived_at.setdefault(place, []).append(item)
        for section in self.sections.values():
            section.computed = self._computed(section)
        self.aggregates = tuple(a for a in catalogue.aggregates if a.section in self.sections)

    def section(self, code: str) -> SectionForm:
        """The section, or :class:`UsageError` if this kind of report has none of that code."""
        try:
            return self.sections[code]
        except KeyError:
            raise UsageError("no_section", section=code, kind=self.kind.code) from None

    def of_kind(self, kind: str) -> Form:
        """The form of another report kind for the same category and unit; raises as form_for."""
        return form_for(self.catalogue, kind, self.category, self._unit)

    def with_declared(self, declared: Declared) -> Form:
        """The same form for a report that declares other indicators."""
        return Form(self.catalogue, self.kind, self.category, self._unit, declared)

    def _section(self, section: Section, codes: CodeLists) -> SectionForm:
        rows = fixed_rows(self.catalogue, section, self.category, self.indicators)
        return SectionForm(section, tuple(rows), codes)

    def _computed(self, section: SectionForm) -> dict[str, tuple[str, ...]]:
        """The columns of a section that are derived or cumulated, by row."""
        derived = {(d.row, d.column) for d in self.derived if d.section == section.code}
        found = {
            row: tuple(
                code
                for code, column in section.columns.items()
                if column.cumulated is not None or (row, code) in derived
            )
            for row in section.rows
        }
        return {row: columns for row, columns in found.items() if columns}


def form_for(
    catalogue: Catalogue,
    kind: str,
    category: str,
    unit: str = "",
    declared: Declared = _NOTHING,
) -> Form:
    """The form of a report kind for a category; :class:`UsageError` for an unknown kind.

    Without a reporting unit it has the sections of all units. ``declared`` are the rows of the
    report's roster of own indicators, if it has one.
    """
    return Form(catalogue, kind_of(catalogue, kind), category, unit, declared)


def kind_of(catalogue: Catalogue, code: str) -> Kind:
    """The report kind, or :class:`UsageError` if the edition has none of that code."""
    for kind in catalogue.kinds:
        if kind.code == code:
            return kind
    raise UsageError("no_kind", kind=code)


def indicators_of(catalogue: Catalogue, category: str) -> Iterator[Indicator]:
    """The indicators for which the circular states an expectation of this category."""
    return (_of_category(i, category) for i in catalogue.indicators if category in i.expectations)


def _of_category(indicator: Indicator, category: str) -> Indicator:
    """The indicator in the unit of a category, and with its decimals."""
    units: dict[str, Unit] = {str(c): unit for c, unit in indicator.unit_by_category.items()}
    precisions = {str(c): places for c, places in indicator.precision_by_category.items()}
    return msgspec.structs.replace(
        indicator,
        unit=units.get(category, indicator.unit),
        precision=precisions.get(category, indicator.precision),
    )
