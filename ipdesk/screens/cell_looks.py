"""How the cells of a section look: those that hold a value, and those that name rows."""

from __future__ import annotations

from ipdesk.catalogue.section_form import SectionForm
from ipdesk.drafting import FACETS
from ipdesk.flags import FLAG
from ipdesk.locks import Lock
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.restatement import restatement_at
from ipdesk.screens.problem_index import ProblemIndex
from ipdesk.screens.shown import Look
from ipdesk.sentences import Sentences
from ipdesk.text_limits import MAX_SHOWN, said
from ipdesk.values import Cell, State
from ipdesk.workspace import Workspace


class CellLooks:
    """The looks of one section's cells; each is asked for under the form as it is now."""

    def __init__(
        self,
        workspace: Workspace,
        sentences: Sentences,
        translator: Translator,
        problems: ProblemIndex,
    ) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._problems = problems

    def value(self, form: SectionForm, place: Place, lock: Lock) -> Look:
        """How the value at a place looks, which ``lock`` keeps from being typed."""
        cell = self._workspace.report.cell(place)
        notes = self._workspace.report.notes
        return Look(
            text=said(self._sentences.value(place, cell), MAX_SHOWN),
            state=cell.state,
            mark="" if (mark := self._problems.mark(place)) == "target" else mark,
            computed=lock == "computed",
            editable=self._workspace.editable and not lock,
            numeric=form.columns[place.column].type in ("integer", "decimal"),
            tone=_code_tone(form, place, cell),
            noted=self._noted(place, cell),
            carried=lock == "carried",
            adopted=lock == "adopted",
            restated=lock == "carried" and restatement_at(notes, place) is not None,
            commented=self._workspace.comments.is_open(place),
            flagged=place in notes and FLAG in notes[place],
        )

    def name(self, form: SectionForm, row: str) -> Look:
        """How the name of a fixed row looks."""
        fixed, place = form.rows.get(row), Place(form.code, row)
        return Look(
            self._translator.label(fixed.label if fixed else None),
            mark=self._problems.mark(place),
            code=row,
            commented=self._workspace.comments.is_open(place),
            flagged=bool(self._workspace.report.note(place, FLAG)),
        )

    def band(self, form: SectionForm, group: str) -> Look:
        """How the band above a group of rows looks."""
        label = next(r.group_label for r in form.rows.values() if r.group == group)
        return Look(self._translator.label(label), code=group)

    def _noted(self, place: Place, cell: Cell) -> bool:
        if cell.state is State.NOT_AVAILABLE:
            return bool(cell.text)
        notes = self._workspace.report.notes.get(place)
        return notes is not None and any(notes.get(f) for f in FACETS if f != FLAG)


def _code_tone(form: SectionForm, place: Place, cell: Cell) -> str:
    if not form.columns[place.column].codelist or cell.state is not State.VALID:
        return ""
    entries = form.codelist(place.row, place.column)
    if any(entry.final and entry.code == cell.text for entry in entries):
        return "final"
    return "initial" if entries[0].code == cell.text else ""
