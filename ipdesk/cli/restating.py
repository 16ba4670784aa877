"""Commands about opening figures: restate one, and list what was restated."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass

from ipdesk.cli.io import ORIGIN, opened, say, say_json, sentences
from ipdesk.places import Place
from ipdesk.restatement import restatements
from ipdesk.restatement_words import RestatementWords
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Entry:
    """A restated figure: texts as typed, codes, and in words where it stands and came from."""

    section: str
    row: str
    column: str
    place: str
    carried_from: str
    report: str
    carried: str
    value: str
    reason: str


def restate(options: argparse.Namespace, services: Services) -> int:
    """Change an opening figure that a sealed report settled; both values stay."""
    place = Place(options.section, options.row, options.column)
    with opened(options, services) as workspace:
        workspace.restate(place, options.value, options.reason, ORIGIN)
        remark = _words(workspace, services).remark(workspace.report.notes, place)
        words = sentences(workspace, services)
        say(f"{words.place(place)}: {words.value(place, workspace.report.cell(place))}")
        say(f"  {remark}")
    return 0


def ledger(options: argparse.Namespace, services: Services) -> int:
    """List the restated figures of the report."""
    tr, ntr = services.translator.tr, services.translator.ntr
    with opened(options, services) as workspace:
        entries = _entries(workspace, services)
        words = _words(workspace, services)
        if options.json:
            say_json([asdict(entry) for entry in entries])
            return 0
        for entry in entries:
            place = Place(entry.section, entry.row, entry.column)
            was, now = words.value(place, entry.carried), words.value(place, entry.value)
            say(f"{entry.place}: {was} → {now}")
            say("  " + tr("Carried from {report}", report=entry.report))
            say("  " + tr("Because: {reason}", reason=entry.reason))
        say(ntr("{n} restated figure", "{n} restated figures", len(entries)))
    return 0


def _entries(workspace: Workspace, services: Services) -> list[_Entry]:
    words, names = _words(workspace, services), sentences(workspace, services)
    return [
        _Entry(
            *item.place,
            place=names.place(item.place),
            carried_from=item.carried_from,
            report=words.report(item.carried_from),
            carried=item.carried,
            value=workspace.report.typed(item.place).raw,
            reason=item.reason,
        )
        for item in restatements(workspace.report.notes)
    ]


def _words(workspace: Workspace, services: Services) -> RestatementWords:
    names = sentences(workspace, services)
    return RestatementWords(services.translator, workspace.form, names, workspace.sources())
