"""The command that sets two reports side by side."""

from __future__ import annotations

import argparse
from typing import Any

from ipdesk import formats
from ipdesk.cli.io import opened, say, say_json
from ipdesk.comparing.comparison import compare
from ipdesk.comparing.lines import Comparison, Line
from ipdesk.comparing.reading import snapshot_beside
from ipdesk.comparing.words import ComparisonWords, counted
from ipdesk.errors import UsageError
from ipdesk.places import Place
from ipdesk.services import Services
from ipdesk.snapshot import Snapshot


def show(options: argparse.Namespace, services: Services) -> int:
    """Show what differs between two reports of one kind."""
    with opened(options, services) as workspace:
        sides = (options.first, options.second)
        first, second = (snapshot_beside(workspace, services.library, side)() for side in sides)
    comparison = compare(first, second)
    for code in options.section or ():
        if code not in comparison.sections:
            raise UsageError("no_section", section=code, kind=second.header.kind)
    if options.json:
        say_json(_plain(comparison, options))
    else:
        _tell(comparison, options, services)
    return 0


def _chosen(comparison: Comparison, options: argparse.Namespace) -> dict[str, list[Line]]:
    """The lines to show, by section."""
    return {
        code: [line for line in lines if options.all or line.kind != "same"]
        for code, lines in comparison.sections.items()
        if not options.section or code in options.section
    }


def _tell(comparison: Comparison, options: argparse.Namespace, services: Services) -> None:
    words, tr = ComparisonWords(comparison, services.translator), services.translator.tr
    first, second = words.titles()
    say(tr("First report: {name}", name=first), tr("Second report: {name}", name=second))
    for code, lines in _chosen(comparison, options).items():
        if not lines:
            continue
        say("", words.section(code))
        for line in lines:
            said = words.line(line)
            blank = tr("(blank)")
            sides = f"{said.before or blank} → {said.after or blank}"
            if line.kind == "same":
                sides = said.after
            percent = formats.percent(said.percent) if said.percent else ""
            apart = tr(", ").join(filter(None, (said.amount, percent)))
            say("  " + " | ".join(filter(None, (said.where, sides, apart, said.kind))))
    say("", counted(list(comparison.differences()), services.translator))


def _plain(comparison: Comparison, options: argparse.Namespace) -> dict[str, Any]:
    headers = comparison.before.header, comparison.after.header
    first, second = ({"id": h.id, "state": h.state, "edition": h.edition} for h in headers)
    lines = [
        _plain_line(comparison, line)
        for found in _chosen(comparison, options).values()
        for line in found
    ]
    return {"first": first, "second": second, "lines": lines}


def _plain_line(comparison: Comparison, line: Line) -> dict[str, Any]:
    step = line.step
    percent = None if step is None or step.percent is None else str(step.percent)
    return {
        "kind": line.kind,
        "section": line.place.section,
        "about": line.about or "value",
        "rule": line.rule,
        "first": _plain_side(comparison.before, line.before, line.said[0], line.about),
        "second": _plain_side(comparison.after, line.after, line.said[1], line.about),
        "difference": None if step is None else str(step.amount),
        "percent": percent,
    }


def _plain_side(
    snapshot: Snapshot, place: Place | None, said: str, about: str
) -> dict[str, Any] | None:
    if place is None:
        return None
    side: dict[str, Any] = {"row": place.row, "column": place.column}
    if about:
        return {**side, "text": said}
    if not place.column:
        cells = snapshot.cells[place.section][place.row]
        return {**side, "values": {column: cell.raw for column, cell in cells.items()}}
    cell = snapshot.cell(place)
    return {**side, "state": cell.state.value, "value": cell.text or cell.raw}
