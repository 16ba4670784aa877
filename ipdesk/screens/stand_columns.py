"""What a section shows beside its values where indicators have a target: target and stand."""

from __future__ import annotations

from ipdesk import formats
from ipdesk.checks.targets import Stand
from ipdesk.messages import Translator
from ipdesk.screens.shown import Look, Role
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

ABSENT = "—"


class StandColumns:
    """The stands of one section's rows, read when first asked and again after a change."""

    def __init__(
        self, workspace: Workspace, sentences: Sentences, translator: Translator, section: str
    ) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self._section = section
        self._by_row: dict[str, Stand] | None = None

    def __bool__(self) -> bool:
        """Whether any row has a stand."""
        return bool(self._stands())

    def forget(self) -> None:
        """The report has changed: what was read holds no longer."""
        self._by_row = None

    def heading(self, role: Role) -> str:
        """The title of the column."""
        if role == "target":
            return self._translator.tr("{year} target", year=self._horizon())
        return self._translator.tr("Stand")

    def look(self, row: str, role: Role) -> Look:
        """How a row's target or stand looks; blank where the row has none."""
        stand = self._stands().get(row)
        if stand is None:
            return Look("")
        if role == "stand":
            return Look(self._sentences.stand(stand), tone=stand.state)
        return Look(self._target(stand), numeric=True)

    def gap(self, row: str) -> str:
        """What the row still lacks, "" if nothing."""
        stand = self._stands().get(row)
        return self._sentences.gap(stand) if stand else ""

    def _stands(self) -> dict[str, Stand]:
        if self._by_row is None:
            stands = self._workspace.checker.stands()
            self._by_row = {s.place.row: s for s in stands if s.place.section == self._section}
        return self._by_row

    def _horizon(self) -> int:
        return max((s.expectation.year for s in self._stands().values()), default=0)

    def _target(self, stand: Stand) -> str:
        if stand.target is None:
            return ABSENT
        text = formats.span(formats.number(stand.target), stand.expectation.upper or "")
        if stand.target_year not in (None, self._horizon()):
            text = self._translator.tr("{target} ({year})", target=text, year=stand.target_year)
        return text
