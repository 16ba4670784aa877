"""A section as it is keyed a second time: the same table, without sight of what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from ipdesk.catalogue.model import Column
from ipdesk.changes import ChangeSet, Edit
from ipdesk.errors import KnownError, Sealed, UsageError
from ipdesk.locks import Lock
from ipdesk.pace import UNPACED, Pace
from ipdesk.places import Place
from ipdesk.rosters import naming_column
from ipdesk.screens.section import SectionScreen
from ipdesk.screens.shown import Look
from ipdesk.values import Cell, State


class BlindScreen(SectionScreen):
    """Shows and writes second values only. Of the first, a roster shows the names of its rows.

    Nothing of it depends on what the cells hold: no marks, no stands, no remarks of checks.
    """

    with_stands = False

    def table_columns(self) -> Sequence[Column]:
        """The columns that are keyed twice; in a roster after the one that names the rows."""
        columns = self._workspace.seconds.columns().get(self.code, ())
        wanted = {*columns, *([naming_column(self.form)] if self.form.open else [])}
        return [column for column in self.form.section.columns if column.code in wanted]

    @property
    def can_add(self) -> bool:
        """Rows come and go in the report itself."""
        return False

    @property
    def hint(self) -> str:
        """What to do here."""
        return self._translator.tr(
            "Type the values again from the paper. What was typed first is not shown here."
        )

    def value_look(self, place: Place) -> Look:
        """How the second value at a place looks."""
        column = self.form.columns[place.column]
        if self.form.open and place.column == naming_column(self.form):
            name = self._sentences.value(place, self._workspace.report.cell(place))
            return Look(name, computed=True)
        if self.lock(place):
            return Look("", State.BLANK, computed=True)
        cell = self.cell(place)
        text = self._sentences.value(place, cell)
        numeric = column.type in ("integer", "decimal")
        return Look(text, cell.state, editable=self.editable, numeric=numeric)

    def edit_text(self, place: Place) -> str:
        """The second raw text at a place, as it is kept."""
        report = self._workspace.report
        return report.kept(place, report.parsed(place, self._workspace.seconds.raw(place)))

    def cell(self, place: Place) -> Cell:
        """The second value at a place and its meaning."""
        return self._workspace.report.parsed(place, self.edit_text(place))

    def lock(self, place: Place) -> Lock:
        """What is not keyed twice is shown as computed cells are."""
        return "" if self._workspace.seconds.has(place) else "computed"

    def why_locked(self, place: Place, typed: str = "") -> KnownError | None:
        """Why nothing is keyed here, None if it is."""
        del typed
        if not self.editable:
            return Sealed(state=self._workspace.report.header.state)
        return UsageError("not_keyed_twice") if self.lock(place) else None

    def proposal(self, place: Place, typed: str) -> str:
        """Nothing is proposed either."""
        del place, typed
        return ""

    def suggestions(self, place: Place) -> list[str]:
        """Nothing is suggested: it is to be read from the paper."""
        del place
        return []

    def remarks(self, place: Place) -> list[str]:
        """That a second text is no value of the cell; what the checks found is not told."""
        if not place.column or self.cell(place).state is not State.INVALID:
            return []
        return [self._translator.tr("This is no value that fits here.")]

    def first_place(self) -> Place:
        """The first cell that nothing was keyed into yet, else the first one."""
        places = [
            Place(self.code, row.code, column.code)
            for row in self.rows
            for column in self.columns
            if not row.band and column.code
        ]
        typed = [place for place in places if not self.lock(place)]
        blank = (place for place in typed if not self.edit_text(place))
        return next(blank, typed[0] if typed else Place(self.code))

    def set_value(self, place: Place, raw: str, origin: object) -> ChangeSet:
        """Keep what was keyed; raises what :meth:`SecondKeying.key` raises."""
        return self._workspace.seconds.key({place: raw}, origin)

    def write(self, edits: Sequence[Edit], origin: object, pace: Pace = UNPACED) -> ChangeSet:
        """Keep several second values in one commit."""
        values = {edit.place: edit.raw for edit in pace.over(edits)}
        return self._workspace.seconds.key(values, origin)

    def _name_look(self, row: str) -> Look:
        fixed = self.form.rows.get(row)
        return Look(self._translator.label(fixed.label if fixed else None), code=row)

    def _follow_ups(self, place: Place) -> list[str]:
        del place
        return []
