"""The reports of an open workspace, and what is remembered of it once it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ipdesk.deadlines import Deadline
from ipdesk.due import DueReport, due_in
from ipdesk.errors import StorageError
from ipdesk.messages import Translator
from ipdesk.records import ReportRecord
from ipdesk.report import Report
from ipdesk.screens.start import Recent, RecentDue, report_title
from ipdesk.screens.states import Tone, state_tone, state_word
from ipdesk.workspace import Workspace


class ReportLine(NamedTuple):
    """A report of the open workspace."""

    id: str
    title: str
    state: str
    tone: Tone


def report_lines(
    headers: Iterable[ReportRecord], kinds: Mapping[str, str], unit: str, translator: Translator
) -> list[ReportLine]:
    """The reports of a workspace, newest first; ``kinds`` names the report kinds."""
    lines = []
    for header in reversed(list(headers)):
        title = report_title(header.year, kinds.get(header.kind, header.kind), unit, translator)
        state = state_word(header.state, translator)
        shown = revised(title, header, translator)
        lines.append(ReportLine(header.id, shown, state, state_tone(header.state)))
    return lines


def kind_and_year(kind: str, year: int, translator: Translator) -> str:
    """A report's name where its unit is known."""
    return translator.tr("{kind} {year}", kind=kind, year=year)


def revised(title: str, header: ReportRecord, translator: Translator) -> str:
    """The title with the revision, from the second on."""
    if header.revision == 1:
        return title
    return title + translator.tr(" (revision {n})", n=header.revision)


def fullness(report: Report) -> tuple[int, int]:
    """How many required cells of the report hold something, and how many there are."""
    filled = [report.filled(code) for code in report.form.sections]
    return sum(done for done, _ in filled), sum(total for _, total in filled)


def recent_of(workspace: Workspace) -> Recent:
    """What to remember of an open workspace: of an encrypted one, where it is."""
    if workspace.store.key is not None:
        return Recent(path=str(workspace.store.path), encrypted=True)
    report, verdict = workspace.report, workspace.checker.verdict()
    header, form, unit = report.header, workspace.form, workspace.unit
    category = next(c for c in form.catalogue.categories if c.code == header.category)
    done, total = fullness(report)
    expected = _expected(workspace)
    own = next((item for item in expected if item.report == header.id), None)
    return Recent(
        path=str(workspace.store.path),
        unit_zh=unit.label.zh,
        unit_en=unit.label.en,
        category_zh=category.label.zh,
        category_en=category.label.en,
        kind_zh=form.kind.label.zh,
        kind_en=form.kind.label.en,
        year=header.year,
        state=header.state,
        practice=header.practice,
        done=done,
        total=total,
        errors=verdict.errors,
        queries=verdict.queries,
        missing=verdict.missing,
        at=workspace.clock.now().isoformat(timespec="seconds"),
        deadline=_iso(own.deadline) if own else "",
        due=tuple(_recent_due(item) for item in expected if item is not own),
    )


def _expected(workspace: Workspace) -> list[DueReport]:
    """What the recorded status still asks for; nothing where none can be read."""
    try:
        recorded = bool(workspace.status.standing)
        return [item for item in due_in(workspace) if recorded and not item.done]
    except StorageError:
        # The workspace must be closed all the same; opening its status tells what is wrong.
        return []


def _recent_due(item: DueReport) -> RecentDue:
    label = item.kind.label
    return RecentDue(label.zh, label.en, item.year, item.state, _iso(item.deadline))


def _iso(deadline: Deadline | None) -> str:
    return deadline.day.isoformat() if deadline else ""
