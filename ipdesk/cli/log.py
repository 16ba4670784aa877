"""The command that tells the history of a report."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from ipdesk.cli.io import opened, say, say_json, sentences
from ipdesk.errors import UsageError
from ipdesk.files import write_durably
from ipdesk.history_file import csv_blocks
from ipdesk.screens.report_history import HistoryLine, ReportHistoryScreen, Wanted, day_of
from ipdesk.services import Services


def show(options: argparse.Namespace, services: Services) -> int:
    """Tell who changed what when, newest first; or write it as a table."""
    with opened(options, services) as workspace:
        words = sentences(workspace, services)
        screen = ReportHistoryScreen(workspace, words, services.translator)
        if options.section:
            workspace.form.section(options.section)
        screen.want(_wanted(options))
        lines = _read(screen, options.limit)
        if options.output:
            write_durably(options.output, csv_blocks(screen.headings(), (ln.texts for ln in lines)))
            say(services.translator.tr("Wrote {file}", file=options.output))
        elif options.json:
            say_json([_plain(line) for line in lines])
        else:
            for line in lines:
                say(" | ".join(filter(None, line.texts)))
            if not screen.lines:
                say(screen.empty())
    return 0


def _wanted(options: argparse.Namespace) -> Wanted:
    days = [day_of(typed) for typed in (options.since, options.until)]
    for typed, day in zip((options.since, options.until), days, strict=True):
        if day is None:
            raise UsageError("no_day", text=typed)
    since, until = (day or "" for day in days)
    return Wanted(options.section, options.action, options.person, since, until, options.text)


def _read(screen: ReportHistoryScreen, limit: int) -> Iterator[HistoryLine]:
    """The lines as they are read, at most ``limit`` of them unless that is 0."""
    told = 0
    while not screen.ended:
        screen.more()
        for line in screen.lines[told:]:
            if limit and told >= limit:
                return
            told += 1
            yield line


def _plain(line: HistoryLine) -> dict[str, Any]:
    entry = line.entry
    names = ("sequence", "at", "actor", "origin", "action", "section", "row", "column", "facet",
             "before", "after", "reason", "digest")  # fmt: skip
    return {name: getattr(entry, name) for name in names}
