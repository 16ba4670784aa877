"""Newer goals of the scheme: that there are some, what they change, and taking them over."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ipdesk.adopting import Adoption, pending_adoptions
from ipdesk.changes import ChangeSet
from ipdesk.library import Library
from ipdesk.messages import Translator
from ipdesk.opening_figures import adopted_kinds
from ipdesk.other_reports import OtherReports
from ipdesk.report_names import report_name
from ipdesk.sentences import Sentences
from ipdesk.values import parse
from ipdesk.workspace import Workspace

Lack = Literal["", "sealed", "no_goals", "no_scheme", "held"]


class AdoptionRow(NamedTuple):
    """One value: where it stands, as it is now and as the scheme sets it."""

    place_name: str
    before: str
    after: str


class AdoptScreen:
    """What the schemes in force set otherwise than the open draft."""

    def __init__(
        self, workspace: Workspace, library: Library, sentences: Sentences, translator: Translator
    ) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self.pending = pending_adoptions(workspace, library)
        self._lack: Lack = "" if self.pending else self._lacking(OtherReports(workspace, library))

    @property
    def can_apply(self) -> bool:
        """Whether there is anything to take over."""
        return bool(self.pending)

    def scheme(self) -> str:
        """What the scheme in force is called, "" where there is nothing to take over."""
        return scheme_name(self._workspace, self.pending, self._translator)

    def headline(self) -> str:
        """What taking over would do, in one line."""
        tr = self._translator.tr
        if self._lack:
            return {
                "sealed": tr("The report is sealed: it keeps the goals it was made with."),
                "no_goals": tr("This kind of report takes no goals from a scheme."),
                "no_scheme": tr("There is no approved scheme to take goals from yet."),
                "held": tr("The report holds the goals of the scheme in force."),
            }[self._lack]
        return self._translator.ntr(
            "{n} value is set by {scheme}", "{n} values are set by {scheme}", len(self.rows()),
            scheme=self.scheme(),
        )  # fmt: skip

    def remark(self) -> str:
        """What else there is to know before taking over, or what to do where nothing can be."""
        tr = self._translator.tr
        return {
            "": tr(
                "They are taken over together. What stood before stays in the history of each cell."
            ),
            "sealed": tr("To follow newer goals, begin the next revision (Report, New report…)."),
            "no_goals": tr("Nothing is left to do here."),
            "no_scheme": tr(
                "Enter the approval of the implementation scheme and seal it: then its goals are "
                "offered here. Until then you can type goals yourself."
            ),
            "held": tr(
                "Nothing is left to do here. When another version of the scheme is approved, its "
                "goals are offered again."
            ),
        }[self._lack]

    def rows(self) -> list[AdoptionRow]:
        """The values that change; where only the scheme's version does, every value stays."""
        changed = [item for item in self.pending if item.before != item.after]
        return [self._row(item) for item in changed or self.pending]

    def apply(self, origin: object) -> ChangeSet:
        """Take everything over in one commit; raises what :meth:`Workspace.adopt` raises."""
        return self._workspace.adopt(self.pending, origin)

    def _lacking(self, others: OtherReports) -> Lack:
        """Why there is nothing to take over."""
        report = self._workspace.report
        if not self._workspace.editable:
            return "sealed"
        if not list(adopted_kinds(report.form)):
            return "no_goals"
        return "held" if others.in_force(report.form, report.header.year) else "no_scheme"

    def _row(self, item: Adoption) -> AdoptionRow:
        name = self._sentences.place(item.place)
        return AdoptionRow(name, self._said(item, item.before), self._said(item, item.after))

    def _said(self, item: Adoption, raw: str) -> str:
        place = item.place
        spec = self._workspace.form.sections[place.section].spec(place.row, place.column)
        return self._sentences.value(place, parse(raw, spec)) or self._translator.tr("(blank)")


def scheme_name(workspace: Workspace, pending: tuple[Adoption, ...], translator: Translator) -> str:
    """What the scheme to take over from is called, "" where there is nothing to take over."""
    sources = {item.source for item in pending if item.source}
    if not sources:
        return ""
    headers = {header.id: header for header in workspace.store.reports() if header.id in sources}
    names = (report_name(s, headers, workspace.form.catalogue, translator) for s in sorted(sources))
    return translator.tr(", ").join(names)
