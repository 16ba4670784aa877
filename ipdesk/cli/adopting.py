"""The command that takes over the goals of a scheme approved since."""

from __future__ import annotations

import argparse

from ipdesk.cli.io import ORIGIN, opened, say, say_json, sentences
from ipdesk.screens.adopting import AdoptScreen
from ipdesk.services import Services


def adopt(options: argparse.Namespace, services: Services) -> int:
    """Show what the scheme in force sets otherwise and, unless it is a dry run, take it over."""
    with opened(options, services) as workspace:
        words, tr = sentences(workspace, services), services.translator.tr
        screen = AdoptScreen(workspace, services.library, words, services.translator)
        headline, rows = screen.headline(), screen.rows()
        taken = screen.can_apply and not options.dry_run
        if taken:
            services.stores.backup(workspace.store)
            screen.apply(ORIGIN)
        if options.json:
            values = [{**i._asdict(), "place": i.place._asdict()} for i in screen.pending]
            say_json({"report": workspace.report.header.id, "values": values, "adopted": taken})
            return 0
        say(headline)
        for row in rows:
            say(f"  {row.place_name}: {row.before} → {row.after}")
        if taken:
            say(tr("Taken over."))
    return 0
