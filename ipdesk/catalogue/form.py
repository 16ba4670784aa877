"""A form: the sections of one report kind as one category fills them.

Resolves row sources (indicators, measures, conditions) into fixed rows and says for each
cell what it accepts. Purely derived from the catalogue and from the indicators that the
report declares itself; immutable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from ipdesk.catalogue.declared import (
    Declared,
    declared_indicators,
    declaring,
    fits,
    row_code,
)
from ipdesk.catalogue.model import (
    Catalogue,
    Column,
    Derived,
    Entry,
    Indicator,
    Kind,
    Label,
    RowSpec,
    Section,
)
from ipdesk.errors import UsageError
from ipdesk.places import Place
from ipdesk.values import CellSpec, normalise

SINGLE_ROW = "1"
_PROVINCE = "province"
_NOTHING: Declared = {}


class SectionForm:
    """One section with its fixed rows (none for a roster) and columns by code."""

    def __init__(self, section: Section, rows: tuple[RowSpec, ...], codes: CodeLists) -> None:
        self.section = section
        self.code = section.code
        self.rows = {row.code: row for row in rows}
        self.columns = {column.code: column for column in section.columns}
        self.open = section.rows == "open"
        self.computed: dict[str, tuple[str, ...]] = {}
        """The columns that can be computed, by row; rows without any are left out."""
        self._codes = codes
        self._specs: dict[tuple[str, str], CellSpec] = {}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The columns that each row must fill."""
        return tuple(column.code for column in self.section.columns if column.required)

    def row_code(self, number: int) -> str:
        """The code of a roster's row of that number."""
        return row_code(self.section, number)

    def accepts_row(self, row: str) -> bool:
        """Whether the section has the row or, a roster, can have it."""
        return fits(self.section, row) if self.open else row in self.rows

    def column(self, code: str) -> Column:
        """The column, or :class:`UsageError` if the section has no such column."""
        try:
            return self.columns[code]
        except KeyError:
            raise UsageError("no_column", section=self.code, column=code) from None

    def spec(self, row: str, column: str) -> CellSpec:
        """What the cell accepts. In an open roster every row accepts the same."""
        key = (row if row in self.rows else "", column)
        spec = self._specs.get(key)
        if spec is None:
            spec = self._specs[key] = self._spec(self.rows.get(row), self.column(column))
        return spec

    def unit(self, row: str, column: str) -> Label | None:
        """The unit of the cell, if it has one."""
        described = self.columns[column]
        fixed = self.rows.get(row)
        return fixed.unit if described.per_row and fixed and fixed.unit else described.unit

    def codelist(self, row: str, column: str) -> tuple[Entry, ...]:
        """The entries a coded cell offers, in the catalogue's order."""
        code = self._codelist(self.rows.get(row), self.columns[column])
        return self._codes.entries(code) if code else ()

    def precision(self, row: str, column: str) -> int | None:
        """Decimal places of the cell, or None where any number of them is allowed."""
        return self.spec(row, column).precision

    def _codelist(self, row: RowSpec | None, column: Column) -> str | None:
        own = row.codelist if row is not None and column.per_row else None
        return own or column.codelist

    def _spec(self, row: RowSpec | None, column: Column) -> CellSpec:
        own = row if row is not None and column.per_row else None
        codelist = self._codelist(row, column)
        unit = (own.unit if own else None) or column.unit
        minimum = (own.minimum if own else None) or column.minimum
        maximum = (own.maximum if own else None) or column.maximum
        precision = own.precision if own and own.precision is not None else column.precision
        return CellSpec(
            type=(own.type if own and own.type else column.type),
            precision=precision,
            minimum=Decimal(minimum) if minimum else None,
            maximum=Decimal(maximum) if maximum else None,
            codes=self._codes.spellings(codelist) if codelist else None,
            max_length=column.max_length,
            required=column.required and (row is None or row.required),
            percent=unit is not None and unit.en == "%",
            multiline=column.multiline,
        )


class CodeLists:
    """Code lists by code, with every accepted spelling (code, Chinese, English).

    ``declared`` are the indicators that the report declares itself.
    """

    def __init__(self, catalogue: Catalogue, declared: tuple[Indicator, ...] = ()) -> None:
        self._entries = {codes.code: codes.entries for codes in catalogue.codelists}
        own = tuple(Entry(code=item.code, label=item.label) for item in declared)
        self._entries.update({c.code: c.entries + own for c in catalogue.codelists if c.declared})
        self._spellings: dict[str, Mapping[str, str]] = {}

    def entries(self, code: str) -> tuple[Entry, ...]:
        """The entries of a list, in order."""
        return self._entries[code]

    def spellings(self, code: str) -> Mapping[str, str]:
        """Accepted spelling (normalised, case-folded) to code; of two entries the first has it."""
        if code not in self._spellings:
            self._spellings[code] = {
                normalise(spelling).casefold(): entry.code
                for entry in reversed(self.entries(code))
                for spelling in (entry.label.en, entry.label.zh, entry.code)
            }
        return self._spellings[code]


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
            code: SectionForm(by_code[code], tuple(self._rows(by_code[code])), codes)
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

    def _rows(self, section: Section) -> Iterator[RowSpec]:
        if section.rows == "indicators":
            yield from (_indicator_row(indicator, self.category) for indicator in self.indicators)
        else:
            yield from _rows(self.catalogue, section, self.category)


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
    return (i for i in catalogue.indicators if category in i.expectations)


def _rows(catalogue: Catalogue, section: Section, category: str) -> Iterator[RowSpec]:
    if section.rows == "single":
        yield RowSpec(code=SINGLE_ROW, label=section.label)
    elif section.rows == "listed":
        yield from (r for r in section.listed if not r.categories or category in r.categories)
    elif section.rows == "measures":
        yield from _measure_rows(catalogue, category)
    elif section.rows == "conditions":
        yield from _condition_rows(catalogue)


def _indicator_row(indicator: Indicator, category: str) -> RowSpec:
    by_category = {str(code): unit for code, unit in indicator.unit_by_category.items()}
    return RowSpec(
        code=indicator.code,
        label=indicator.label,
        unit=by_category.get(category, indicator.unit),
        precision=indicator.precision,
        minimum=indicator.minimum,
        maximum=indicator.maximum,
        rise=indicator.rise,
        fall=indicator.fall,
        breaks=indicator.breaks,
        adds=indicator.adds,
        required=not indicator.optional,
        source=indicator.source,
        replaces=indicator.replaces,
    )


def _measure_rows(catalogue: Catalogue, category: str) -> Iterator[RowSpec]:
    for task in catalogue.tasks:
        if task.category != category:
            continue
        for measure in task.measures:
            for item in measure.components or (measure,):
                label = item.label
                if measure.components:
                    label = Label(
                        zh=f"{measure.label.zh}：{label.zh}", en=f"{measure.label.en}: {label.en}"
                    )
                yield RowSpec(
                    code=item.code,
                    label=label,
                    group=task.code,
                    group_label=task.label,
                    note=item.note,
                    source=item.source or measure.source or task.source,
                    replaces=item.replaces or measure.replaces,
                )


def _condition_rows(catalogue: Catalogue) -> Iterator[RowSpec]:
    for group in catalogue.conditions:
        for item in group.items:
            if item.actor == _PROVINCE:
                yield RowSpec(
                    code=item.code,
                    label=item.label,
                    group=group.code,
                    group_label=group.label,
                    source=item.source or group.source,
                    replaces=item.replaces,
                )
