"""A section as one category fills it: its fixed rows, and what each cell of it accepts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from ipdesk.catalogue.declared import fits, row_code
from ipdesk.catalogue.model import Catalogue, Column, Entry, Indicator, RowSpec, Section, Unit
from ipdesk.errors import UsageError
from ipdesk.values import CellSpec, normalise


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

    def unit(self, row: str, column: str) -> Unit | None:
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
