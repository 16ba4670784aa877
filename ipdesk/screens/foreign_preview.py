"""What taking in a foreign table would do: the preview of an import, with where it comes from."""

from __future__ import annotations

from ipdesk.changes import ChangeSet
from ipdesk.messages import Translator
from ipdesk.pace import UNPACED, Pace
from ipdesk.screens.foreign import ForeignScreen
from ipdesk.screens.importing import ImportScreen
from ipdesk.sentences import Sentences
from ipdesk.supply import IMPORT
from ipdesk.workspace import Workspace


class ForeignPreview(ImportScreen):
    """The preview of a table as it was mapped; the mapping is remembered once it was used."""

    def __init__(
        self,
        workspace: Workspace,
        sentences: Sentences,
        translator: Translator,
        foreign: ForeignScreen,
    ) -> None:
        super().__init__(workspace, sentences, translator)
        self._foreign = foreign

    def apply(self, origin: str = IMPORT, *, pace: Pace = UNPACED) -> ChangeSet:
        """Write the taken cells with their source in one commit, and remember the mapping."""
        edits = self._plan.edits_with((), pace) if self._plan is not None else ()
        change = self._workspace.apply(edits, origin, self._foreign.source, pace)
        if not self._foreign.known:
            self._foreign.remember()
        return change

    def remarks(self) -> list[str]:
        """What else a person ought to know, units and unused columns before all."""
        tr, unused = self._translator.tr, self._foreign.unused()
        said = [tr("Converted: {what}", what="; ".join(self._foreign.conversions()))]
        return [
            *(said if self._foreign.conversions() else ()),
            *super().remarks(),
            *([tr("Columns not used: {what}", what=", ".join(unused))] if unused else ()),
        ]
