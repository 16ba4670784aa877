"""What sealing settles: the figures with which a report of a year enters the series."""

from __future__ import annotations

from collections.abc import Iterator

from ipdesk.places import Place
from ipdesk.records import FigureRecord
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell

YEARLY = "year"


def settled_figures(snapshot: Snapshot) -> Iterator[FigureRecord]:
    """The figures of the snapshot's year, from the columns that the catalogue calls series.

    A report of a kind without a period settles nothing.
    """
    header, form = snapshot.header, snapshot.form
    if form.kind.period != YEARLY:
        return
    for code, section in form.sections.items():
        series = [column.code for column in section.section.columns if column.series]
        for row in snapshot.cells[code] if series else ():
            for column in series:
                place = Place(code, row, column)
                if (cell := snapshot.cell(place)).usable:
                    yield _figure(snapshot, place, cell, header.year)


def _figure(snapshot: Snapshot, place: Place, cell: Cell, year: int) -> FigureRecord:
    return FigureRecord(
        place.address,
        year,
        snapshot.header.id,
        _beside(snapshot, place, "vintage"),
        cell.text,
        _beside(snapshot, place, "source"),
        _beside(snapshot, place, "document"),
        snapshot.header.sealed_at,
    )


def _beside(snapshot: Snapshot, place: Place, what: str) -> str:
    """What a facet of the cell says, or else the row's own column of that name."""
    said = snapshot.note(place, what)
    if said or what not in snapshot.form.sections[place.section].columns:
        return said
    return snapshot.cell(place._replace(column=what)).text
