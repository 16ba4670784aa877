"""What a table shows beside this year's values: the change on last year."""

from __future__ import annotations

from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.screens.last_year import LastYearScreen
from ipdesk.screens.shown import Look
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace


class ChangeColumn:
    """The change of one section's leading figure: a series beside which last year's stands."""

    def __init__(
        self, workspace: Workspace, sentences: Sentences, translator: Translator, section: str
    ) -> None:
        form = workspace.form.section(section)
        opened = {c.opening for c in form.section.columns if c.opening and c.opening != c.code}
        numbers = ("integer", "decimal")
        found = (c.code for c in form.section.columns if c.series and c.type in numbers)
        self._column = next((code for code in found if code in opened), "")
        self._section = section
        self._translator = translator
        self._before = LastYearScreen(workspace, sentences, translator)

    def __bool__(self) -> bool:
        """Whether the section has such a figure."""
        return bool(self._column)

    @property
    def heading(self) -> str:
        """The title of the column."""
        return self._translator.tr("Change")

    def look(self, row: str) -> Look:
        """How the row's change looks."""
        return Look(self._before.change_text(self._place(row)), numeric=True)

    def words(self, row: str) -> str:
        """The row's change in full."""
        return self._before.change_words(self._place(row))

    def _place(self, row: str) -> Place:
        return Place(self._section, row, self._column)
