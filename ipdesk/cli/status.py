"""Commands about the province's status: show it, record a transition, take one back; deadlines."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from ipdesk import formats
from ipdesk.cli.io import ORIGIN, opened, say, say_json
from ipdesk.deadlines import Deadline, Due
from ipdesk.due import due_in
from ipdesk.error_sentences import ErrorSentences
from ipdesk.province import Step
from ipdesk.screens.due import DueScreen
from ipdesk.screens.timeline import TimelineLine, TimelineScreen
from ipdesk.services import Services
from ipdesk.status_entry import StatusEntry, day_of
from ipdesk.workspace import Workspace

NO_DATE = "none"


def show(options: argparse.Namespace, services: Services) -> int:
    """Show the timeline, the possible transitions and the reports due."""
    with opened(options, services) as workspace:
        if options.json:
            say_json(_facts(workspace, services))
        else:
            _show_text(workspace, services)
    return 0


def add(options: argparse.Namespace, services: Services) -> int:
    """Record a transition."""
    entry = StatusEntry(
        date=day_of(options.date),
        transition=options.transition,
        target=options.to,
        category=options.category,
        document=options.document,
        note=options.note,
    )
    with opened(options, services) as workspace:
        workspace.record_status(entry, ORIGIN)
        screen = TimelineScreen(workspace, services.translator)
        say(_line(screen.lines()[-1]), screen.headline())
    return 0


def annul(options: argparse.Namespace, services: Services) -> int:
    """Take back the last entry that stands."""
    with opened(options, services) as workspace:
        workspace.annul_status(options.note, ORIGIN)
        screen = TimelineScreen(workspace, services.translator)
        say(_line(screen.lines()[-1]), screen.headline())
    return 0


def deadline(options: argparse.Namespace, services: Services) -> int:
    """Record by when a report is to be handed in, or take that back."""
    due, day = Due(options.kind, options.year), None
    if options.date != NO_DATE:
        day = Deadline(day_of(options.date), options.document)
    with opened(options, services) as workspace:
        workspace.set_deadline(due, day, ORIGIN)
        if day is None:
            say(services.translator.tr("The deadline was taken back."))
        else:
            shown = formats.date(day.day.isoformat(), services.translator)
            say(services.translator.tr("The deadline is {date}.", date=shown))
    return 0


def _show_text(workspace: Workspace, services: Services) -> None:
    tr, screen = services.translator.tr, TimelineScreen(workspace, services.translator)
    expected = DueScreen(workspace, services.translator)
    say(screen.headline(), *(f"  {_line(line)}" for line in screen.lines()))
    steps = screen.steps()
    say("", tr("Possible next"))
    for step in steps:
        if step.possible:
            needs = tr(" (needs: {what})", what=step.needs) if step.needs else ""
            say(f"  {step.transition}  {step.what}{needs}")
    say("", tr("Not possible now"))
    for step in steps:
        if not step.possible:
            say(f"  {step.transition}  {step.what}", f"       {step.why}")
    say("", tr("Reports"))
    due = expected.lines()
    for item in due:
        parts = (item.title, item.state, item.report, item.time, item.deadline)
        say("  " + "  ".join(filter(None, parts)))
    say(f"  {expected.no_deadline() if due else expected.nothing_due()}")
    say("", tr("The circular leaves open"), *(f"  {text}" for text in screen.open_questions()))


def _line(line: TimelineLine) -> str:
    parts = (line.date, line.transition, line.what, line.standing, line.document, line.note)
    return ("✗ " if line.struck else "") + "  ".join(part for part in parts if part)


def _facts(workspace: Workspace, services: Services) -> dict[str, Any]:
    history = workspace.status
    words = ErrorSentences(services.translator)
    return {
        "state": history.state,
        "category": history.category,
        "entries": [
            {
                **asdict(entry),
                "date": entry.date.isoformat(),
                "stands": any(entry is standing for standing in history.standing),
            }
            for entry in history.entries
        ],
        "transitions": [_step_facts(step, words) for step in history.possible()],
        "due": [
            {
                "kind": item.kind.code,
                "year": item.year or None,
                "stage": item.stage.code if item.stage else "",
                "state": item.state,
                "report": item.report,
                "deadline": item.deadline.day.isoformat() if item.deadline else "",
                "deadline_document": item.deadline.document if item.deadline else "",
                "late": item.late,
            }
            for item in due_in(workspace)
        ],
    }


def _step_facts(step: Step, words: ErrorSentences) -> dict[str, Any]:
    refusal = step.refusal
    return {
        "transition": step.transition.code,
        "possible": step.possible,
        "targets": list(step.targets),
        "needs": list(step.needs),
        "reason": refusal.reason if refusal else "",
        "sentence": words.status(*refusal) if refusal else "",
    }
