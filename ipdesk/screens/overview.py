"""The reports of a workspace side by side: how full each is, and what stands against it.

A sealed report says so by its header. A draft other than the active one has to be read and
checked for that, which is left to whoever has the time: see :meth:`OverviewScreen.unread`.
"""

from __future__ import annotations

from typing import NamedTuple

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.opening import Opener
from ipdesk.records import DRAFT, ReportRecord
from ipdesk.screens.reports import fullness, kind_and_year, revised
from ipdesk.screens.states import Tone, state_tone, state_word, verdict_words
from ipdesk.workspace import Workspace


class OverviewLine(NamedTuple):
    """A report in words. ``percent`` is None, and ``verdict`` "", while it has not been read."""

    id: str
    title: str
    detail: str
    state: str
    state_tone: Tone
    verdict: str
    verdict_tone: Tone
    percent: int | None
    practice: bool

    @property
    def key(self) -> str:
        """What the line is told apart by."""
        return self.id

    @property
    def spoken(self) -> str:
        """The line as one text, for a screen reader."""
        percent = "" if self.percent is None else formats.percent(self.percent)
        parts = (self.title, self.detail, self.state, percent, self.verdict)
        return " · ".join(filter(None, parts))


class _Standing(NamedTuple):
    percent: int
    verdict: str
    tone: Tone


class OverviewScreen:
    """The reports of the open workspace, newest first."""

    def __init__(self, workspace: Workspace, opener: Opener, translator: Translator) -> None:
        self._workspace = workspace
        self._opener = opener
        self._translator = translator
        self._read: dict[str, _Standing] = {}

    def lines(self) -> list[OverviewLine]:
        """One line for each report."""
        return [self._line(header) for header in reversed(self._workspace.store.reports())]

    def unread(self) -> list[str]:
        """The ids of the drafts of which nothing is known yet."""
        active = self._workspace.report.header.id
        return [
            header.id
            for header in self._workspace.store.reports()
            if header.state == DRAFT and header.id != active and header.id not in self._read
        ]

    def read(self, report: str) -> None:
        """Read and check a draft beside the active report. Raises the storage errors."""
        self._read[report] = self._standing(self._opener.beside(self._workspace, report))

    def _line(self, header: ReportRecord) -> OverviewLine:
        standing = self._sealed(header)
        if header.state == DRAFT:
            active = header.id == self._workspace.report.header.id
            standing = self._standing(self._workspace) if active else self._read.get(header.id)
        return OverviewLine(
            id=header.id,
            title=self._title(header),
            detail=self._category(header),
            state=state_word(header.state, self._translator),
            state_tone=state_tone(header.state),
            verdict=standing.verdict if standing else "",
            verdict_tone=standing.tone if standing else "notice",
            percent=standing.percent if standing else None,
            practice=header.practice,
        )

    def _standing(self, workspace: Workspace) -> _Standing:
        done, total = fullness(workspace.report)
        verdict = workspace.checker.verdict()
        words = verdict_words(verdict.errors, verdict.queries, verdict.missing, self._translator)
        tone: Tone = "error" if verdict.errors else "done" if verdict.ready else "query"
        return _Standing(100 * done // total if total else 100, words, tone)

    def _sealed(self, header: ReportRecord) -> _Standing | None:
        """Nothing stood against a report that was sealed."""
        if header.state == DRAFT:
            return None
        day = formats.date(header.sealed_at[:10], self._translator) if header.sealed_at else ""
        words = self._translator.tr("Package {n}, {date}", n=f"{header.sequence:04}", date=day)
        return _Standing(100, words, "notice")

    def _title(self, header: ReportRecord) -> str:
        kinds = self._workspace.form.catalogue.kinds
        kind = next((kind for kind in kinds if kind.code == header.kind), None)
        name = self._translator.label(kind.label) if kind else header.kind
        return revised(kind_and_year(name, header.year, self._translator), header, self._translator)

    def _category(self, header: ReportRecord) -> str:
        categories = self._workspace.form.catalogue.categories
        found = next((c for c in categories if c.code == header.category), None)
        return self._translator.label(found.label) if found else header.category
