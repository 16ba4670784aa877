"""The province's life on one page: what happened, what can come next, which reports are due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ipdesk import formats
from ipdesk.due import DUE, DueReport, due_reports
from ipdesk.error_sentences import ErrorSentences
from ipdesk.messages import Translator
from ipdesk.province import Step
from ipdesk.screens.states import Tone, state_tone, state_word
from ipdesk.status_entry import StatusEntry
from ipdesk.workspace import Workspace


class TimelineLine(NamedTuple):
    """One entry in words: when, what, by which document, and what held after it."""

    date: str
    transition: str
    what: str
    standing: str
    actor: str
    document: str
    note: str


class StepLine(NamedTuple):
    """A transition in words. ``needs`` is what must be given, ``why`` what bars it."""

    transition: str
    what: str
    possible: bool
    needs: str
    why: str


class DueReportLine(NamedTuple):
    """An expected report: its kind, year (0 for none) and id ("" while there is none)."""

    kind: str
    year: int
    report: str
    title: str
    state: str
    tone: Tone
    done: bool


class TimelineScreen:
    """The status of the open workspace's province, in words. It holds no copy of anything."""

    def __init__(self, workspace: Workspace, translator: Translator) -> None:
        self._workspace = workspace
        self._translator = translator

    def headline(self) -> str:
        """The present status, category, and since when."""
        history, tr = self._workspace.status, self._translator.tr
        standing = self._standing(history.state, history.category)
        if not history.entries:
            return tr("{status} (nothing recorded yet)", status=standing)
        since = next(
            entry.date
            for number, entry in enumerate(history.entries)
            if all(later.target == history.state for later in history.entries[number:])
        )
        return tr(
            "{status}, since {date}",
            status=standing,
            date=formats.date(since.isoformat(), self._translator),
        )

    def lines(self) -> list[TimelineLine]:
        """What happened, in order."""
        return [self._line(entry) for entry in self._workspace.status.entries]

    def steps(self) -> list[StepLine]:
        """Every transition: what it needs, or why it is not possible now."""
        return [self._step(step) for step in self._workspace.status.possible()]

    def due(self) -> list[DueReportLine]:
        """The reports that follow from the status, in the order of their years."""
        workspace = self._workspace
        today = workspace.clock.now().astimezone().date()
        found = due_reports(workspace.status, workspace.store.reports(), today)
        return [self._due(item) for item in found]

    def no_deadline(self) -> str:
        """What *due* means here."""
        return self._translator.tr("Due means expected: the circular sets no date.")

    def nothing_due(self) -> str:
        """What stands in the place of an empty list of due reports."""
        return self._translator.tr("The present status asks for no report.")

    def open_questions(self) -> list[str]:
        """What the circular leaves open."""
        questions = self._workspace.form.catalogue.status.open_questions
        return [self._translator.label(question) for question in questions]

    def _line(self, entry: StatusEntry) -> TimelineLine:
        history, label = self._workspace.status, self._translator.label
        return TimelineLine(
            date=formats.date(entry.date.isoformat(), self._translator),
            transition=entry.transition,
            what=label(history.transition_label(entry.transition)),
            standing=self._standing(entry.target, entry.category),
            actor=self._actor(entry.actor),
            document=entry.document,
            note=entry.note,
        )

    def _step(self, step: Step) -> StepLine:
        why = ""
        if step.refusal is not None:
            why = ErrorSentences(self._translator).status(*step.refusal)
        needs = self._translator.tr(", ").join(self._needs(step)) if step.possible else ""
        what = self._translator.label(step.transition.label)
        return StepLine(step.transition.code, what, step.possible, needs, why)

    def _needs(self, step: Step) -> Iterator[str]:
        tr, history = self._translator.tr, self._workspace.status
        if "document" in step.needs:
            yield tr("document number")
        if "category" in step.needs:
            yield tr("category after it")
        if "target" in step.needs:
            labels = [self._translator.label(history.state_label(code)) for code in step.targets]
            yield tr("status after it: {states}", states=tr(" or ").join(labels))

    def _due(self, item: DueReport) -> DueReportLine:
        tr, label = self._translator.tr, self._translator.label
        title = label(item.kind.label)
        if item.year:
            title = tr("{kind} {year}", kind=title, year=item.year)
        if item.stage is not None:
            title = tr("{title} ({stage})", title=title, stage=label(item.stage.label))
        waiting = item.state == DUE
        return DueReportLine(
            item.kind.code,
            item.year,
            item.report,
            title,
            tr("Due") if waiting else state_word(item.state, self._translator),
            "query" if waiting else state_tone(item.state),
            item.done,
        )

    def _standing(self, state: str, category: str) -> str:
        history, label = self._workspace.status, self._translator.label
        name = label(history.state_label(state))
        return f"{name} · {label(history.category_label(category))}" if category else name

    def _actor(self, actor: str) -> str:
        tr = self._translator.tr
        return {"province": tr("Province"), "SIPO": tr("SIPO")}.get(actor, actor)
