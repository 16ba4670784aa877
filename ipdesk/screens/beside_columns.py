"""What a table shows beside its values: the unit, the change on last year, target and stand."""

from __future__ import annotations

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.messages import Translator
from ipdesk.screens.change_column import ChangeColumn
from ipdesk.screens.shown import Look, Role
from ipdesk.screens.stand_columns import StandColumns
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace


class BesideColumns:
    """The columns of one section that hold no value of a cell."""

    def __init__(
        self, workspace: Workspace, sentences: Sentences, translator: Translator, section: str
    ) -> None:
        self._translator = translator
        self._stands = StandColumns(workspace, sentences, translator, section)
        self._change = ChangeColumn(workspace, sentences, translator, section)

    @property
    def stands(self) -> bool:
        """Whether any row has a target and a stand."""
        return bool(self._stands)

    @property
    def change(self) -> bool:
        """Whether the section has a figure that changes from year to year."""
        return bool(self._change)

    def forget(self) -> None:
        """The report has changed: what was read holds no longer."""
        self._stands.forget()

    def heading(self, role: Role) -> str:
        """The title of the column."""
        if role == "unit":
            return self._translator.tr("Unit")
        return self._change.heading if role == "change" else self._stands.heading(role)

    def look(self, form: SectionForm, row: str, role: Role) -> Look:
        """How a row's cell in the column looks."""
        if role == "unit":
            fixed = form.rows.get(row)
            return Look(self._translator.label(fixed.unit) if fixed else "")
        return self._change.look(row) if role == "change" else self._stands.look(row, role)

    def words(self, row: str, role: Role) -> str:
        """What there is to be said of a row's cell in the column, "" if nothing."""
        if role == "change":
            return self._change.words(row)
        return self._stands.gap(row) if role == "stand" else ""
