"""Where things are: the address of a cell, a row or a section in a report."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Section, row and column codes. An empty column means the row, an empty row the section."""

    section: str
    row: str = ""
    column: str = ""

    @classmethod
    def of_address(cls, address: str) -> Place:
        """The place of ``section.row.column``; row codes may have dots of their own (L1.1)."""
        section, _, rest = address.partition(".")
        row, _, column = rest.rpartition(".")
        return cls(section, row, column)

    @classmethod
    def of_named(cls, address: str) -> Place | None:
        """The place of ``section.{column}.column``, its row the column whose code names the row.

        None for any other address.
        """
        place = cls.of_address(address)
        if not (place.row.startswith("{") and place.row.endswith("}")):
            return None
        return place._replace(row=place.row[1:-1])

    @property
    def address(self) -> str:
        """``section.row.column``, as the catalogue and the series write it."""
        return f"{self.section}.{self.row}.{self.column}"
