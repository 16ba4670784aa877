"""Divisions in a roster that begins with them: names to choose, and what follows from a choice.

County-level cities are offered here; no report begins with them, and they never count.
"""

from __future__ import annotations

from ipdesk.changes import Edit
from ipdesk.divisions import COLUMNS, NAMING
from ipdesk.places import Place
from ipdesk.values import BLANK, State
from ipdesk.workspace import Workspace


class DivisionEntry:
    """Helps to fill in the rows of one roster."""

    def __init__(self, workspace: Workspace, section: str) -> None:
        self._workspace = workspace
        self._section = section
        self._seeded = workspace.form.section(section).section.seed is not None

    def suggestions(self, place: Place) -> list[str]:
        """The codes or names that may be meant at the place: those not yet in the roster."""
        if not self._seeded or place.column not in NAMING:
            return []
        rows = self._workspace.report.rows(self._section).values()
        taken = {row.get("code", BLANK).text for row in rows}
        offered = [d for d in self._workspace.divisions.offered if d.code not in taken]
        return [division.cells[place.column] for division in offered]

    def edits(self, place: Place, raw: str) -> list[Edit]:
        """The value itself and, with a known code or name, the blank cells that follow from it."""
        edits = [Edit(place, raw)]
        if not self._seeded or place.column not in NAMING:
            return edits
        division = self._workspace.divisions.named(raw)
        if division is None:
            return edits
        for column in COLUMNS:
            other = place._replace(column=column)
            blank = self._workspace.report.cell(other).state is State.BLANK
            if column != place.column and blank:
                edits.append(Edit(other, division.cells[column]))
        return edits
