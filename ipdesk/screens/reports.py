"""The reports of an open workspace, and what is remembered of it once it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ipdesk.messages import Translator
from ipdesk.records import ReportRecord
from ipdesk.screens.start import Recent, report_title
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
        if header.revision > 1:
            title += translator.tr(" (revision {n})", n=header.revision)
        state = state_word(header.state, translator)
        lines.append(ReportLine(header.id, title, state, state_tone(header.state)))
    return lines


def recent_of(workspace: Workspace) -> Recent:
    """What to remember of an open workspace."""
    report, verdict = workspace.report, workspace.checker.verdict()
    header, form, unit = report.header, workspace.form, workspace.unit
    category = next(c for c in form.catalogue.categories if c.code == header.category)
    filled = [report.filled(code) for code in form.sections]
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
        done=sum(done for done, _ in filled),
        total=sum(total for _, total in filled),
        errors=verdict.errors,
        queries=verdict.queries,
        missing=verdict.missing,
        at=workspace.clock.now().isoformat(timespec="seconds"),
    )
