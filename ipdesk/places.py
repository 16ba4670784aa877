"""Where things are: the address of a cell, a row or a section in a report."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Section, row and column codes. An empty column means the row, an empty row the section."""

    section: str
    row: str = ""
    column: str = ""
