"""A template for departments: of which report, with which of its sections."""

from __future__ import annotations

from ipdesk.blank_report import report_to_fill
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import UsageError
from ipdesk.exchange.template_size import EMPTY_ROWS, ROW_COUNTS
from ipdesk.screens.new_report import KindLine, NewReportScreen
from ipdesk.services import Services
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace


class TemplateScreen:
    """What a template can be of; to begin with the active report is chosen."""

    rows = EMPTY_ROWS
    row_counts = ROW_COUNTS

    def __init__(self, workspace: Workspace, services: Services) -> None:
        self._workspace = workspace
        self._services = services
        self._translator = services.translator
        self._kinds = NewReportScreen(workspace, workspace.form.catalogue, self._translator)
        self.snapshot: Snapshot | None = None
        self.why_not = ""
        active = workspace.report.header
        self.choose(active.kind, active.year)

    def kinds(self) -> list[KindLine]:
        """The report kinds, in the catalogue's order."""
        return self._kinds.kinds()

    def years(self) -> range:
        """The years a report may be of."""
        return self._kinds.years()

    @property
    def chosen(self) -> tuple[str, int]:
        """Kind and year."""
        return self._chosen

    def choose(self, kind: str, year: int) -> None:
        """Take the report of that kind and year, or what a new one would begin with.

        Where there can be none, ``why_not`` says so and there is no snapshot.
        """
        active = self._workspace.report.header
        yearly = {line.code for line in self.kinds() if line.yearly}
        if kind not in yearly:
            year = active.year if kind == active.kind else self._kinds.plan(kind, year).year
        self._chosen = kind, year
        try:
            self.snapshot = report_to_fill(self._workspace, self._services, kind, year)
            self.why_not = ""
        except UsageError as fault:
            self.snapshot = None
            self.why_not = ErrorSentences(self._translator).line(fault)

    def sections(self) -> list[tuple[str, str]]:
        """The sections that the template can have: code and name."""
        if self.snapshot is None:
            return []
        label = self._translator.label
        sections = self.snapshot.form.sections.items()
        return [(code, label(form.section.label)) for code, form in sections]

    def file_name(self, ticked: list[str]) -> str:
        """What the file is called unless another name is given."""
        if self.snapshot is None:
            return ""
        header, label = self.snapshot.header, self._translator.label
        names = [name for code, name in self.sections() if code in ticked]
        parts = [
            label(self.snapshot.unit.short),
            str(header.year),
            label(self.snapshot.form.kind.label),
            self._translator.tr("template"),
            *names[:1],
        ]
        practice = [self._translator.tr("Practice")] if header.practice else []
        return "-".join([*practice, *parts])
