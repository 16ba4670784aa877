"""What the last sealed report of the kind said, place by place; nothing is read before it is asked.

"Last" is the newest year before that of the active report, and of that year the newest revision.
Values that were computed are no part of it: those of series are in the series.
"""

from __future__ import annotations

from functools import cached_property

from ipdesk.places import Place
from ipdesk.ports import Store
from ipdesk.records import DRAFT, CellRecord, ExplanationRecord, ReportRecord


class LastYear:
    """The sealed report before an active one, as far as it is asked."""

    def __init__(self, store: Store, active: ReportRecord) -> None:
        self._store = store
        self._active = active

    @cached_property
    def header(self) -> ReportRecord | None:
        """The header of that report, None if there is none."""
        active = self._active
        sealed = (
            header
            for header in self._store.reports()
            if header.kind == active.kind and header.state != DRAFT and header.year < active.year
        )
        return max(sealed, key=lambda header: (header.year, header.revision), default=None)

    def cell(self, place: Place) -> CellRecord | None:
        """What was typed at the place, None if nothing was."""
        return self._store.cell(self.header.id, *place) if self.header is not None else None

    def explanations(self, place: Place) -> list[ExplanationRecord]:
        """What was explained of the cell, or of its row; those of the cell come first."""
        if self.header is None:
            return []
        found = self._store.row_explanations(self.header.id, place.section, place.row)
        about = [item for item in found if item.text and item.column in ("", place.column)]
        return sorted(about, key=lambda item: item.column, reverse=True)

    def wording(self, rule: str, place: Place) -> str:
        """How the rule was explained at the same place, "" if it was not."""
        found = (item for item in self.explanations(place) if item.rule == rule)
        return next((item.text for item in found), "")
