"""Navigation: the report's sections with how full they are and what is wrong in them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ipdesk.errors import StorageError
from ipdesk.messages import Translator
from ipdesk.problems import Problem
from ipdesk.workspace import Workspace

Mark = Literal["error", "query", "missing", "done"]
PageCode = Literal[
    "province",
    "targets",
    "check",
    "seal",
    "trends",
    "evidence",
    "comments",
    "second",
    "changes",
    "compare",
]


class SectionLine(NamedTuple):
    """A section: required cells filled, and the number of open errors and queries.

    ``total`` is 0 for a section that requires nothing as it stands.
    """

    code: str
    name: str
    icon: str
    done: int
    total: int
    errors: int
    queries: int
    missing: int
    help: str

    @property
    def mark(self) -> Mark:
        """The one thing the line's badge says: what to see to first."""
        if self.errors:
            return "error"
        if self.queries:
            return "query"
        return "missing" if self.missing else "done"


class PageLine(NamedTuple):
    """A page that is the same in every report."""

    code: PageCode
    name: str
    icon: str
    mark: Mark | None


class NavigationScreen:
    """What the navigation shows of the open report."""

    def __init__(self, workspace: Workspace, translator: Translator) -> None:
        self._workspace = workspace
        self._translator = translator

    def sections(self) -> list[SectionLine]:
        """The sections in the order of the form."""
        found: dict[str, list[Problem]] = {code: [] for code in self._workspace.form.sections}
        for problem in self._workspace.checker.problems():
            found.get(problem.place.section, []).append(problem)
        return [self._line(code, problems) for code, problems in found.items()]

    def overview(self) -> PageLine:
        """The page that stands above the sections: the province and all its reports."""
        return PageLine("province", self._translator.tr("Overview"), "house", None)

    def first(self) -> str:
        """Where a workspace opens: at the overview, if there is more in it than one report."""
        try:
            several = bool(self._workspace.status.entries)
            several = several or len(self._workspace.store.reports()) > 1
        except StorageError:
            several = False  # the overview itself will tell, once it is opened
        return self.overview().code if several else next(iter(self._workspace.form.sections))

    def pages(self) -> list[PageLine]:
        """The way out of the report: to the targets, if its kind has any, to the check, to seal."""
        tr = self._translator.tr
        verdict = self._workspace.checker.verdict()
        check: Mark = "done"
        if not verdict.ready:
            check = "error" if verdict.errors else "query"
        lines: list[PageLine] = [
            PageLine("targets", tr("Targets"), "target", None),
            PageLine("check", tr("Check"), "clipboard-check", check),
            PageLine("seal", tr("Seal"), "package-check", None),
        ]
        return lines if self._workspace.checker.stands() else lines[1:]

    def beside(self) -> list[PageLine]:
        """What else can be seen of the report, which nobody has to go through."""
        tr = self._translator.tr
        lines: list[PageLine] = [
            PageLine("trends", tr("Trends"), "trending-up", None),
            PageLine("evidence", tr("Evidence"), "paperclip", None),
            PageLine("comments", tr("Comments and flags"), "message-square", None),
            PageLine("second", tr("Second keying"), "keyboard", None),
            PageLine("changes", tr("Changes"), "history", None),
            PageLine("compare", tr("Compare"), "copy", None),
        ]
        return lines if self._workspace.checker.stands() else lines[1:]

    def badge(self, line: SectionLine) -> str:
        """The section's badge in words, for tooltip and screen reader."""
        tr, ntr = self._translator.tr, self._translator.ntr
        parts = []
        if line.total:
            parts.append(tr("{done} of {total} filled in", done=line.done, total=line.total))
        if line.errors:
            parts.append(ntr("{n} error", "{n} errors", line.errors))
        if line.queries:
            parts.append(ntr("{n} query to explain", "{n} queries to explain", line.queries))
        return tr(", ").join(parts) or tr("nothing required")

    def page_badge(self, line: PageLine) -> str:
        """The page's badge in words, "" where it has none."""
        tr = self._translator.tr
        if line.mark is None:
            return ""
        return {
            "error": tr("errors to correct"),
            "query": tr("not yet complete"),
            "missing": tr("not yet complete"),
            "done": tr("Ready to seal"),
        }[line.mark]

    def _line(self, code: str, problems: list[Problem]) -> SectionLine:
        section = self._workspace.form.sections[code].section
        done, total = self._workspace.report.filled(code)
        missing = sum(problem.reason == "blank" for problem in problems)
        return SectionLine(
            code=code,
            name=self._translator.label(section.label),
            icon=section.icon,
            done=done,
            total=total,
            errors=sum(p.level == "error" and p.blocks and p.reason != "blank" for p in problems),
            queries=sum(p.level == "query" and p.blocks for p in problems),
            missing=missing,
            help=self._translator.label(section.help),
        )
