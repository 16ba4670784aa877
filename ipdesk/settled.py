"""What sealing settles: the figures with which a report of a year enters the series."""

from __future__ import annotations

from collections.abc import Iterator

from ipdesk.places import Place
from ipdesk.records import FigureRecord
from ipdesk.series import SeriesBook
from ipdesk.snapshot import Snapshot
from ipdesk.values import Cell

YEARLY = "year"


def settled_figures(snapshot: Snapshot, known: SeriesBook) -> Iterator[FigureRecord]:
    """The figures of the snapshot's year, and those of the year before that it says anew.

    They are those of the columns that the catalogue calls series, and of the columns that open
    with one. A report of a kind without a period settles nothing.
    """
    form, year = snapshot.form, snapshot.header.year
    if form.kind.period != YEARLY:
        return
    for code, section in form.sections.items():
        series = {column.code for column in section.section.columns if column.series}
        for column in section.section.columns:
            for row in snapshot.cells[code]:
                place = Place(code, row, column.code)
                if column.code in series:
                    yield from _usable(snapshot, place, place, year)
                elif column.opening in series:
                    settled = place._replace(column=column.opening)
                    yield from _restated(snapshot, place, settled, year - 1, known)


def _restated(
    snapshot: Snapshot, place: Place, settled: Place, year: int, known: SeriesBook
) -> Iterator[FigureRecord]:
    before = known.at(settled.address, year)
    if before is not None and before.text != snapshot.cell(place).text:
        yield from _usable(snapshot, place, settled, year)


def _usable(snapshot: Snapshot, place: Place, series: Place, year: int) -> Iterator[FigureRecord]:
    cell = snapshot.cell(place)
    if cell.usable:
        yield _figure(snapshot, place, series, cell, year)


def _figure(snapshot: Snapshot, place: Place, series: Place, cell: Cell, year: int) -> FigureRecord:
    return FigureRecord(
        series.address,
        year,
        snapshot.header.id,
        _beside(snapshot, place, series, "vintage"),
        cell.text,
        _beside(snapshot, place, series, "source"),
        _beside(snapshot, place, series, "document"),
        snapshot.header.sealed_at,
    )


def _beside(snapshot: Snapshot, place: Place, series: Place, what: str) -> str:
    """What a facet of the cell says; of this year's figure also the row's column of that name."""
    said = snapshot.note(place, what)
    columns = snapshot.form.sections[place.section].columns
    if said or place != series or what not in columns:
        return said
    return snapshot.cell(place._replace(column=what)).text
