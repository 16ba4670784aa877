"""Commands about figures of other years: list them, take a file of them in, use one."""

from __future__ import annotations

import argparse
from typing import Any

from ipdesk.cli.io import ORIGIN, opened, say, say_json, sentences
from ipdesk.places import Place
from ipdesk.screens.history_import import HistoryImportScreen
from ipdesk.screens.on_file import OnFile, series_of
from ipdesk.series import Point
from ipdesk.series_names import SeriesNames, yearly_form
from ipdesk.services import Services
from ipdesk.workspace import Workspace


def show(options: argparse.Namespace, services: Services) -> int:
    """List the figures on file, of one series or of all."""
    with opened(options, services) as workspace:
        names = _names(workspace)
        if options.series:
            places = [names.find(options.series)]
        else:
            places = sorted(map(Place.of_address, workspace.series.addresses))
        known = {place: points for place in places if (points := series_of(place, workspace))}
        if options.json:
            say_json({place.address: list(map(_facts, points)) for place, points in known.items()})
            return 0
        for place, points in known.items():
            labels = map(services.translator.label, names.labels(place))
            say(f"{place.address}  {' · '.join(labels)}".strip(), *map(_line, points))
        if not known:
            say(services.translator.tr("No figures of other years are on file."))
    return 0


def take(options: argparse.Namespace, services: Services) -> int:
    """Take figures in: show what changes; unless it is a dry run, back up and record it."""
    with opened(options, services) as workspace:
        screen = HistoryImportScreen(workspace, services.translator, options.table)
        screen.skip_refused = options.skip_refused
        screen.show(screen.reader()(lambda _done, _total: None))
        if options.json:
            say_json(_preview(screen))
        else:
            _show_preview(screen)
        if not options.dry_run:
            if screen.can_apply:
                services.stores.backup(workspace.store)
            screen.apply(f"{ORIGIN}:{options.table.name}")
    return 0


def use(options: argparse.Namespace, services: Services) -> int:
    """Take a figure on file into the report, with its year, vintage, source and document."""
    with opened(options, services) as workspace:
        place = _names(workspace).find(options.figure)
        on_file = OnFile(workspace, services.translator)
        change = on_file.use(place, on_file.find(place, options.year, options.vintage), ORIGIN)
        words, report = sentences(workspace, services), workspace.report
        for column in workspace.form.sections[place.section].columns:
            written = place._replace(column=column)
            if written in change.cells:
                value = words.value(written, report.cell(written))
                say(f"{words.place(written)}: {value}")
    return 0


def _names(workspace: Workspace) -> SeriesNames:
    return SeriesNames(yearly_form(workspace.form.catalogue, workspace.form.category))


def _facts(point: Point) -> dict[str, Any]:
    return {
        "year": point.year,
        "value": point.text,
        "vintage": point.vintage,
        "source": point.source,
        "document": point.document,
        "origin": point.origin,
    }


def _line(point: Point) -> str:
    parts = (point.text, point.vintage, point.source, point.document, point.origin)
    return f"  {point.year}  " + "  ".join(part for part in parts if part)


def _preview(screen: HistoryImportScreen) -> dict[str, Any]:
    rows = [(entry, screen.row(number)) for number, entry in enumerate(screen.entries)]
    return {
        "taken": screen.taken,
        "refused": screen.refused,
        "figures": [
            {
                "kind": row.kind,
                "line": entry.stated.line,
                "series": entry.figure.series if entry.figure else entry.stated.series,
                "year": entry.figure.year if entry.figure else None,
                "vintage": entry.stated.vintage,
                "before": entry.before.value if entry.before else "",
                "after": entry.figure.value if entry.figure else entry.stated.value,
                "sentence": row.why,
            }
            for entry, row in rows
        ],
    }


def _show_preview(screen: HistoryImportScreen) -> None:
    for number in range(len(screen.entries)):
        row = screen.row(number)
        before = f"{row.before} → " if row.before else ""
        why = f"  {row.why}" if row.why else ""
        say(f"{row.kind_word}  {row.where}  {row.place_name}: {before}{row.after}{why}")
    say(*screen.remarks(), screen.headline())
