"""How rules get their inputs: from cells, from the report, from what is known of a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ipdesk.catalogue.bounds import variable_of
from ipdesk.catalogue.form_rules import AGGREGATE, OWN_ROW, REPORT, ROW
from ipdesk.catalogue.model import Input
from ipdesk.places import Place

REPORT_FACT, ROW_FACT = FACTS = ("report", "row")
"""Sources of inputs that no cell holds."""


class Reader(NamedTuple):
    """How a rule gets one input. ``column`` for the row's own, else a split address.

    ``variable`` is the CEL variable that stands for the address in every rule, so that the
    rules of a row are evaluated together; ``flag`` says whether the input is there.
    """

    variable: str
    flag: str
    numeric: bool
    optional: bool
    source: str
    section: str
    row: str
    column: str
    declared: Input

    @property
    def needed(self) -> bool:
        """Whether its rule is not evaluated without it; facts of the report are always there."""
        return not self.optional and self.source != REPORT_FACT


class CellReader(NamedTuple):
    """What is read of a cell: ``column`` of the own row, unless it is ``elsewhere``.

    ``flag`` is "" where no rule asks whether the input is there.
    """

    variable: str
    flag: str
    numeric: bool
    column: str
    elsewhere: Reader | None


class Reading(NamedTuple):
    """What the rules at a place read, each variable once, by where it comes from.

    Facts of the report are given as variable and name.
    """

    of_report: tuple[tuple[str, str], ...]
    of_row: tuple[Reader, ...]
    cells: tuple[CellReader, ...]


def reader_of(item: Input) -> Reader:
    """How an input of a rule is read."""
    numeric = item.type == "number"
    address = item.address
    variable = variable_of(address, numeric=numeric)
    common = (variable, f"has_{variable}", numeric, item.optional)
    if address.startswith(OWN_ROW):
        return Reader(*common, "own", "", "", address[1:], item)
    for source in (AGGREGATE, REPORT, ROW):
        if address.startswith(source):
            return Reader(*common, source[:-1], "", "", address.removeprefix(source), item)
    named = Place.of_named(address)
    if named is not None:
        return Reader(*common, "named", *named, item)
    return Reader(*common, "cell", *Place.of_address(address), item)


def reading_of(readers: Iterable[Reader], asked: set[str]) -> Reading:
    """What all of them read, of which it is asked by these flags whether it is there."""
    each = {reader.variable: reader for reader in readers}.values()
    return Reading(
        tuple((r.variable, r.column) for r in each if r.source == REPORT_FACT),
        tuple(r for r in each if r.source == ROW_FACT),
        tuple(_cell_reader(r, asked) for r in each if r.source not in FACTS),
    )


def _cell_reader(reader: Reader, asked: set[str]) -> CellReader:
    return CellReader(
        reader.variable,
        reader.flag if reader.flag in asked else "",
        reader.numeric,
        reader.column,
        None if reader.source == "own" else reader,
    )
