"""The command that moves a draft to another edition."""

from __future__ import annotations

import argparse
from typing import Any

from ipdesk.catalogue.difference import Change, Side
from ipdesk.catalogue.model import Label
from ipdesk.cli.io import ORIGIN, opened, say, say_json
from ipdesk.moved_values import MovedValue
from ipdesk.moving import MovePlan
from ipdesk.screens.moving import MoveScreen
from ipdesk.services import Services


def move(options: argparse.Namespace, services: Services) -> int:
    """Show what the move does and, unless it is a dry run, make it."""
    with opened(options, services) as workspace:
        screen = MoveScreen(workspace, services.library, services.translator, ORIGIN)
        plan = screen.choose(options.edition, options.version)
        headline, remark = screen.headline(), screen.remark()
        words = screen.change_words(plan)
        if not options.dry_run:
            screen.apply()
        if options.json:
            sentences = [words.sentence(change) for change in plan.changes]
            say_json({**plan_facts(plan, sentences), "moved": not options.dry_run})
            return 0
        say(headline)
        for row in screen.rows:
            say("  " + " — ".join(filter(None, (f"{row.kind_word} · {row.what}", row.detail))))
        tr, header = services.translator.tr, plan.header
        edition = f"{header.edition} v{header.edition_version}"
        say(tr("Moved to {edition}", edition=edition) if not options.dry_run else remark)
    return 0


def plan_facts(plan: MovePlan, sentences: list[str]) -> dict[str, Any]:
    """A move as plain data."""
    return {
        "report": plan.header.id,
        "edition": plan.header.edition,
        "version": plan.header.edition_version,
        "digest": plan.header.catalogue_digest,
        "changes": [
            {**_change_facts(change), "sentence": sentence}
            for change, sentence in zip(plan.changes, sentences, strict=True)
        ],
        "carried": len(plan.of("carried")),
        "unfit": [_value_facts(value) for value in plan.of("unfit")],
        "copied": [_value_facts(value) for value in plan.of("copied")],
        "dropped": [_value_facts(value) for value in plan.of("dropped")],
        "needed": [place._asdict() for place in plan.needed],
    }


def _change_facts(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "what": change.what,
        "section": change.section,
        "code": change.code,
        "label": _side(change.label),
        "facet": change.facet,
        "before": _side(change.before),
        "after": _side(change.after),
        "others": list(change.others),
        "reason": None if change.reason is None else _side(change.reason),
        "document": change.document,
    }


def _value_facts(value: MovedValue) -> dict[str, Any]:
    target = None if value.target is None else value.target._asdict()
    return {
        "place": value.origin._asdict(), "target": target, "facet": value.facet, "raw": value.raw
    }  # fmt: skip


def _side(side: Side) -> dict[str, str] | str:
    return {"zh": side.zh, "en": side.en} if isinstance(side, Label) else side
