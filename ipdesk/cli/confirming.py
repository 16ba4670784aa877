"""The command that confirms rows carried over from last year."""

from __future__ import annotations

import argparse

from ipdesk.carried_rows import unconfirmed
from ipdesk.cli.io import ORIGIN, opened, say, say_json, sentences
from ipdesk.errors import UsageError
from ipdesk.places import Place
from ipdesk.services import Services
from ipdesk.workspace import Workspace


def confirm(options: argparse.Namespace, services: Services) -> int:
    """Confirm rows, or all of a section that wait; without a section: list those that wait."""
    with opened(options, services) as workspace:
        if not options.section:
            _list(workspace, services, as_json=options.json)
            return 0
        workspace.form.section(options.section)
        waiting = unconfirmed(workspace.report, options.section)
        rows = options.rows or waiting
        for row in rows:
            if row not in workspace.report.rows(options.section):
                raise UsageError("no_row", section=options.section, row=row)
        workspace.confirm_rows([Place(options.section, row) for row in rows], ORIGIN)
        done = len(set(rows) & set(waiting))
        say(services.translator.ntr("{n} row confirmed", "{n} rows confirmed", done))
    return 0


def _list(workspace: Workspace, services: Services, *, as_json: bool) -> None:
    words = sentences(workspace, services)
    waiting = {
        code: found
        for code in workspace.form.sections
        if (found := unconfirmed(workspace.report, code))
    }
    if as_json:
        say_json(waiting)
        return
    if not waiting:
        say(services.translator.tr("No rows wait to be confirmed."))
    for code, rows in waiting.items():
        for row in rows:
            say(f"{code} {row} {words.place(Place(code, row))}")
