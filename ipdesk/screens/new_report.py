"""A further report of the workspace: which kinds there are, and what each would begin with."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.catalogue.form import kind_of
from ipdesk.catalogue.model import Catalogue, Kind
from ipdesk.due import DUE, due_in
from ipdesk.messages import Translator
from ipdesk.new_report import YEARS, NewReport, next_report, predecessor, revises
from ipdesk.records import DRAFT, RETURNED, ReportRecord
from ipdesk.screens.reports import kind_and_year, revised
from ipdesk.workspace import Workspace


class KindLine(NamedTuple):
    """A report kind: the document of the circular that it is, and what it is for.

    ``expected`` says that the recorded status asks for one that is not there yet.
    """

    code: str
    name: str
    document: str
    purpose: str
    yearly: bool
    expected: bool


class NewReportPlan(NamedTuple):
    """What a new report would begin with, or why there can be none.

    ``draft`` is the id of the report that stands in the way, "" where the report is possible.
    """

    kind: str
    year: int
    sentence: str
    draft: str = ""

    @property
    def possible(self) -> bool:
        """Whether the report can be made."""
        return not self.draft


class NewReportScreen:
    """The kinds of ``catalogue``, the edition that a new report would follow."""

    def __init__(self, workspace: Workspace, catalogue: Catalogue, translator: Translator) -> None:
        self._workspace = workspace
        self._catalogue = catalogue
        self._translator = translator
        recorded = bool(workspace.status.standing)
        self._waiting = [item for item in due_in(workspace) if recorded and item.state == DUE]

    def kinds(self) -> list[KindLine]:
        """All kinds, in the catalogue's order."""
        expected = {item.kind.code for item in self._waiting}
        return [self._line(kind, expected=kind.code in expected) for kind in self._catalogue.kinds]

    def years(self) -> range:
        """The years a report may be of."""
        return YEARS

    def suggested(self) -> tuple[str, int]:
        """Kind and year of the report at hand if SIPO has returned it; else those due first."""
        active = self._workspace.report.header
        if active.state == RETURNED:
            return active.kind, active.year
        if self._waiting:
            return self._waiting[0].kind.code, self._waiting[0].year
        return active.kind, self.suggested_year(active.kind)

    def suggested_year(self, kind: str) -> int:
        """The year of which it was returned or in which it is expected, else the last full one."""
        active = self._workspace.report.header
        if (active.kind, active.state) == (kind, RETURNED):
            return active.year
        expected = [item.year for item in self._waiting if item.kind.code == kind and item.year]
        last_full = self._workspace.today().year - 1
        return min(expected, default=min(max(last_full, YEARS.start), YEARS[-1]))

    def plan(self, kind: str, year: int) -> NewReportPlan:
        """What a report of this kind would begin with; the year counts where the kind has one."""
        year = year if self._yearly(kind) else self._year_of(kind)
        described = kind_of(self._catalogue, kind)
        active, status = self._workspace.report.header, self._workspace.status
        wanted = next_report(active, status, described, year)
        headers = self._workspace.store.reports()
        for open_draft in (h for h in headers if (h.kind, h.year, h.state) == (kind, year, DRAFT)):
            return NewReportPlan(kind, year, self._open(open_draft), open_draft.id)
        before = predecessor(headers, wanted, described)
        said = self._translator.prose(self._begins(wanted, before), self._category(wanted, before))
        return NewReportPlan(kind, year, said)

    def _year_of(self, kind: str) -> int:
        """The year of a report whose kind has none: that of the open draft, else this one."""
        drafts = [
            header.year
            for header in self._workspace.store.reports()
            if (header.kind, header.state) == (kind, DRAFT)
        ]
        this = min(max(self._workspace.today().year, YEARS.start), YEARS[-1])
        return max(drafts, default=this)

    def _yearly(self, kind: str) -> bool:
        return any(item.code == kind and item.period == "year" for item in self._catalogue.kinds)

    def _open(self, draft: ReportRecord) -> str:
        return self._translator.tr(
            "“{report}” is still a draft: go on with it, or seal it first.",
            report=self._title(draft),
        )

    def _begins(self, wanted: NewReport, before: ReportRecord | None) -> str:
        tr = self._translator.tr
        if before is None:
            seeded = self._seeded(wanted.kind)
            return tr("Begins empty; the lists of prefectures are filled in.") if seeded else tr(
                "Begins empty: it is the first of its kind."
            )  # fmt: skip
        if (before.kind, before.year) == (wanted.kind, wanted.year):
            return tr(
                "Begins as revision {n} of “{report}”, with all its values and explanations.",
                n=before.revision + 1,
                report=self._title(before),
            )
        return tr("Opening figures and lists are taken over from “{report}”.",
                  report=self._title(before))  # fmt: skip

    def _category(self, wanted: NewReport, before: ReportRecord | None) -> str:
        """Which category it is of, where that is another than the report's before it."""
        last = before or self._workspace.report.header
        if wanted.category == last.category or (before is not None and revises(wanted, before)):
            return ""
        found = next(c for c in self._catalogue.categories if c.code == wanted.category)
        return self._translator.tr(
            "It is of the category that the status says: {category}. What both have is taken over.",
            category=self._translator.label(found.label),
        )

    def _seeded(self, kind: str) -> bool:
        """Whether a section of the kind is filled from master data."""
        sections = next((item.sections for item in self._catalogue.kinds if item.code == kind), ())
        return any(item.seed for item in self._catalogue.sections if item.code in sections)

    def _title(self, header: ReportRecord) -> str:
        kind = next((k for k in self._catalogue.kinds if k.code == header.kind), None)
        name = self._translator.label(kind.label) if kind else header.kind
        return revised(kind_and_year(name, header.year, self._translator), header, self._translator)

    def _line(self, kind: Kind, *, expected: bool) -> KindLine:
        label = self._translator.label
        documents = self._catalogue.documents
        document = next((d for d in documents if d.code == kind.document), None)
        return KindLine(
            code=kind.code,
            name=label(kind.label),
            document=label(document.label) if document else "",
            purpose=label(kind.purpose),
            yearly=kind.period == "year",
            expected=expected,
        )
