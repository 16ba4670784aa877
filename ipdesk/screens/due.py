"""What is due, in words: late, due, done, each with the time that is left."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ipdesk import formats
from ipdesk.due import DUE, DueReport, due_in
from ipdesk.messages import Translator
from ipdesk.screens.reports import kind_and_year
from ipdesk.screens.states import Tone, state_tone, state_word, time_left
from ipdesk.workspace import Workspace

Group = Literal["late", "due", "done"]
GROUPS: tuple[Group, ...] = ("late", "due", "done")


class DueReportLine(NamedTuple):
    """An expected report: its kind, year (0 for none) and id ("" while there is none).

    ``time`` says how long there is, ``deadline`` by which document; "" where none was set.
    """

    kind: str
    year: int
    report: str
    title: str
    state: str
    tone: Tone
    group: Group
    time: str
    deadline: str

    @property
    def spoken(self) -> str:
        """The line as one text, for a screen reader."""
        return " · ".join(filter(None, (self.title, self.state, self.time, self.deadline)))


class DueScreen:
    """The reports that follow from the status of the open workspace's province."""

    def __init__(self, workspace: Workspace, translator: Translator) -> None:
        self._workspace = workspace
        self._translator = translator

    def lines(self) -> list[DueReportLine]:
        """In the order of their years, those without a year first."""
        return [self._line(item) for item in due_in(self._workspace)]

    def groups(self) -> list[tuple[Group, list[DueReportLine]]]:
        """Late, due and done, as far as there are any."""
        lines = self.lines()
        found = [(group, [line for line in lines if line.group == group]) for group in GROUPS]
        return [(group, members) for group, members in found if members]

    def group_name(self, group: Group) -> str:
        """The heading of a group."""
        tr = self._translator.tr
        return {"late": tr("Late"), "due": tr("Due"), "done": tr("Done")}[group]

    def summary(self) -> str:
        """How many reports there are of each group, "" where nothing is asked for."""
        parts = [
            self._translator.tr("{group}: {n}", group=self.group_name(group), n=len(lines))
            for group, lines in self.groups()
        ]
        return self._translator.tr(", ").join(parts)

    def recorded(self) -> bool:
        """Whether the list rests on a status that was recorded."""
        return bool(self._workspace.status.standing)

    def note(self) -> str:
        """What is to be known of the list: what it rests on, or why it is empty."""
        if not self.recorded():
            tr = self._translator.tr
            return tr("Nothing is recorded yet, so the province counts as not listed.")
        return self.no_deadline() if self.lines() else self.nothing_due()

    def no_deadline(self) -> str:
        """What *due* means here."""
        return self._translator.tr("Due means expected: the circular sets no date.")

    def nothing_due(self) -> str:
        """What stands in the place of an empty list of due reports."""
        return self._translator.tr("The present status asks for no report.")

    def _line(self, item: DueReport) -> DueReportLine:
        waiting = item.state == DUE
        group: Group = "done" if item.done else "late" if item.late else "due"
        plain: Tone = "query" if waiting else state_tone(item.state)
        return DueReportLine(
            kind=item.kind.code,
            year=item.year,
            report=item.report,
            title=self._title(item),
            state=self.group_name("due") if waiting else state_word(item.state, self._translator),
            tone="error" if item.late else plain,
            group=group,
            time="" if item.done else time_left(item.days_left, self._translator),
            deadline=self._deadline(item),
        )

    def _title(self, item: DueReport) -> str:
        tr, label = self._translator.tr, self._translator.label
        title = label(item.kind.label)
        if item.year:
            title = kind_and_year(title, item.year, self._translator)
        if item.stage is not None:
            title = tr("{title} ({stage})", title=title, stage=label(item.stage.label))
        return title

    def _deadline(self, item: DueReport) -> str:
        if item.deadline is None:
            return ""
        return self._translator.tr(
            "until {date} by {document}",
            date=formats.date(item.deadline.day.isoformat(), self._translator),
            document=item.deadline.document,
        )
