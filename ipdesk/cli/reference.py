"""Commands that show reference data: units, the catalogue, the reports of a workspace."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from ipdesk.catalogue import loader
from ipdesk.cli.io import say, say_json
from ipdesk.services import Services


def units(options: argparse.Namespace, services: Services) -> int:
    """List the reporting units."""
    known = services.regions.units.values()
    if options.json:
        say_json(
            [
                {"code": u.code, "zh": u.label.zh, "en": u.label.en, "kind": u.kind}
                for u in known
            ]
        )  # fmt: skip
        return 0
    for unit in known:
        say(f"{unit.code}  {services.translator.label(unit.label)}")
    return 0


def catalogue(options: argparse.Namespace, services: Services) -> int:
    """Show the shipped catalogue edition."""
    edition = services.library.shipped()
    if options.json:
        say_json(json.loads(loader.to_json(edition)))
        return 0
    label, tr = services.translator.label, services.translator.tr
    say(label(edition.edition.title), f"{edition.edition.code} v{edition.edition.version}")
    for category in edition.categories:
        say("", label(category.label))
        for indicator in edition.indicators:
            if category.code in indicator.expectations:
                say(f"  {indicator.code:6} {label(indicator.label)}")
        for task in edition.tasks:
            if task.category == category.code:
                say(f"  {task.code:6} {label(task.label)}")
    say("", tr("Use --json for everything the edition holds."))
    return 0


def reports(options: argparse.Namespace, services: Services) -> int:
    """List the reports of a workspace."""
    store = services.stores.open(options.file)
    try:
        headers = store.reports()
    finally:
        store.close()
    if options.json:
        say_json([asdict(header) for header in headers])
        return 0
    for header in headers:
        say(f"{header.id}  {header.unit}  {header.category}  {header.year}  {header.state}")
    return 0
