"""What is to be said of a cell: what is open, why it is not available, what colleagues left."""

from __future__ import annotations

from ipdesk.flags import FLAG
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.problem_index import ProblemIndex
from ipdesk.screens.restating import Restating
from ipdesk.sentences import Sentences
from ipdesk.text_limits import said
from ipdesk.values import State
from ipdesk.workspace import Workspace


class CellRemarks:
    """The remarks on the places of one section."""

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
        self._restating = Restating(workspace, sentences, translator)

    def at(self, place: Place) -> list[str]:
        """Problems first, then why the value is not available, then where it comes from."""
        blank = self._translator.tr("Still to be filled in")
        remarks = [
            blank
            if self._problems.mark_of(problem) == "missing"
            else self._sentences.problem(problem)
            for problem in self._problems.at(place)
        ]
        cell = self._workspace.report.cell(place)
        if cell.state is State.NOT_AVAILABLE and cell.text:
            remarks.append(self._translator.tr("Not available: {why}", why=said(cell.text)))
        remark = self._restating.remark(place)
        return [*remarks, *([remark] if remark else []), *self.follow_ups(place)]

    def follow_ups(self, place: Place) -> list[str]:
        """What colleagues have left at a place: a flag, comments that are open."""
        remarks = []
        if self._workspace.report.note(place, FLAG):
            remarks.append(self._translator.tr("Flagged to follow up"))
        if self._workspace.comments.is_open(place):
            threads = self._workspace.comments.at(place)
            remarks += [
                self._translator.tr("Comment: {text}", text=said(thread.first.text))
                for thread in threads
                if thread.open
            ]
        return remarks
