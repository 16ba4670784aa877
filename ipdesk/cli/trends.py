"""The command that shows the indicators through the years."""

from __future__ import annotations

import argparse
from typing import Any

from ipdesk.cli.io import opened, say, say_json
from ipdesk.screens.trends import TrendsScreen
from ipdesk.services import Services
from ipdesk.trend_words import TrendWords
from ipdesk.trends import Mark, Trend


def show(options: argparse.Namespace, services: Services) -> int:
    """Show each indicator's years, target path, reference and breaks."""
    with opened(options, services) as workspace:
        if options.json:
            words = TrendWords(services.translator)
            say_json([trend_facts(trend, words) for trend in workspace.trends()])
            return 0
        screen = TrendsScreen(workspace, services.translator)
        cards = screen.cards()
        for card in cards:
            say(f"{card.code}  {card.sentence}")
            for row in card.rows:
                parts = (str(row.year), row.value, row.aim, row.origin)
                say("  " + "  ".join(filter(None, parts)))
            say(*(f"  {text}" for text in (*card.breaks, card.hint) if text))
        if not cards:
            say(screen.empty_text())
    return 0


def trend_facts(trend: Trend, words: TrendWords) -> dict[str, Any]:
    """A trend as plain data; numbers as exact text, null where there is none."""
    reference = trend.reference
    return {
        "indicator": trend.indicator.code,
        "sentence": words.sentence(trend),
        "points": [
            {
                "year": point.year,
                "value": _text(point.number),
                "state": point.state,
                "origin": point.origin,
                "settled": _text(point.settled),
            }
            for point in trend.points
        ],
        "path": [_mark(mark) for mark in trend.path],
        "upper": _text(trend.upper),
        "milestones": [_mark(mark) for mark in trend.milestones],
        "reference": reference
        and {"value": str(reference.value), "year": reference.year, "region": reference.region},
        "breaks": [{"year": b.year, "zh": b.label.zh, "en": b.label.en} for b in trend.breaks],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {"year": mark.year, "value": str(mark.value)}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
