"""Lives of provinces, told as transitions and days: ``lived(edition, "TR1 2016-03-01")``."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ipdesk.catalogue.model import Catalogue
from ipdesk.province import StatusHistory, Step
from ipdesk.status_entry import StatusEntry

PILOT = ("TR1 2016-03-01", "TR2 2016-07-28")
APPROVED = (*PILOT, "TR3 2016-12-05")
DEMO = (*APPROVED, "TR4 2021-05-01")
STRONG = (*DEMO, "TR5 2028-06-01")
EXITED = (*APPROVED, "TR8 2019-06-30")

WAYS = {
    "UNLISTED": (),
    "DECLARED": PILOT[:1],
    "PILOT": PILOT,
    "DEMO": DEMO,
    "STRONG": STRONG,
    "EXITED": EXITED,
}
"""By state: one way there."""


def entry(code: str, day: str, **fields: Any) -> StatusEntry:
    """An entry with all that any transition may need, unless said otherwise."""
    given = {"document": "国知发管字〔2016〕1号", **fields}
    return StatusEntry(dt.date.fromisoformat(day), code, **given)


def lived(catalogue: Catalogue, *steps: str, category: str = "leading") -> StatusHistory:
    """The history of ``"TRANSITION DATE"`` steps; the first one chooses the category."""
    history = StatusHistory(catalogue)
    for step in steps:
        given = "" if history.category else category
        history = history.record(entry(*step.split(), category=given))
    return history


def in_state(catalogue: Catalogue, state: str) -> StatusHistory:
    """A history that has come to the state."""
    return lived(catalogue, *WAYS[state])


def step(history: StatusHistory, code: str) -> Step:
    """How a transition stands."""
    return next(item for item in history.possible() if item.transition.code == code)
