"""Rows of rosters that were carried over from the report before, until somebody confirms them.

Such a row bears a facet of its own, which names the report it comes from. Confirming that the row
still holds takes the facet away, and so does any edit of the row; both can be undone. Sealing does
not depend on it: how grave it is that rows are unconfirmed says a rule of the catalogue.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from ipdesk.ledger import Writing
from ipdesk.places import Place
from ipdesk.records import NoteRecord
from ipdesk.report import Report

CARRIED_ROW = "carried_row"
CONFIRMED = "confirmed"
"""What the history says where a row was confirmed as it is."""


def carried_from(report: Report, row: Place) -> str:
    """The report from which the row was carried over unconfirmed, "" if it was not."""
    facets = report.notes.get(row)
    return facets.get(CARRIED_ROW, "") if facets is not None else ""


def unconfirmed(report: Report, section: str) -> list[str]:
    """The rows of a section that are still to be confirmed, in order."""
    return [row for row in report.rows(section) if carried_from(report, Place(section, row))]


def write_confirmed(
    report: Report, rows: Iterable[Place], writing: Writing, reason: str = ""
) -> list[Place]:
    """Confirm those of the rows that wait for it: which they are."""
    waiting = [row for row in dict.fromkeys(rows) if carried_from(report, row)]
    for row in writing.pace.over(waiting):
        before = carried_from(report, row)
        writing.note("annotate", row, before, "", reason=reason, facet=CARRIED_ROW)
        writing.batch.notes.append(NoteRecord(writing.report, *row, CARRIED_ROW, ""))
    return waiting


def forget(report: Report, rows: Iterable[Place]) -> None:
    """The rows are confirmed: what marked them is gone."""
    for row in rows:
        held = {name: text for name, text in report.notes[row].items() if name != CARRIED_ROW}
        if held:
            report.notes[row] = held
        else:
            del report.notes[row]


def rows_of(cells: Iterable[Place]) -> Iterator[Place]:
    """The rows in which cells are."""
    named = dict.fromkeys((place.section, place.row) for place in cells)
    return itertools.starmap(Place, named)


class Unconfirmed:
    """Which rows of a report wait for confirmation, kept by section."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._rows: dict[str, set[str]] = {}

    def load(self) -> None:
        """Read anew which rows wait."""
        self._rows = {}
        # Fewer places have facets than there are rows.
        for place, facets in self._report.notes.items():
            if CARRIED_ROW in facets and place.section in self._report.sections:
                self.update(place)

    def update(self, row: Place) -> None:
        """A row has changed, or what stands beside it."""
        if not row.row:
            return
        held = self._rows.setdefault(row.section, set())
        there = row.row in self._report.rows(row.section)
        if there and carried_from(self._report, row):
            held.add(row.row)
        else:
            held.discard(row.row)

    def of(self, section: str) -> frozenset[str]:
        """The rows of a section that wait."""
        return frozenset(self._rows.get(section, ()))
