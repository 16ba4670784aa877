"""From when until when a key is valid, and when to think of the next one."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from ipdesk.signing.facts import KeyFacts, day_of

WARN_DAYS = 60
"""How many days before its last one a key is said to expire."""
ValidityState = Literal["not_yet", "valid", "expiring", "expired"]


class Validity(NamedTuple):
    """Where a key stands. ``days`` are left after today: 0 on the last day, negative after."""

    state: ValidityState
    days: int

    @property
    def may_sign(self) -> bool:
        """Whether the key can be used."""
        return self.state in ("valid", "expiring")


def validity(facts: KeyFacts, at: dt.datetime) -> Validity:
    """Where the key stands at a moment."""
    today = day_of(at)
    days = (facts.last_day - today).days
    if today < facts.first_day:
        return Validity("not_yet", days)
    if days < 0:
        return Validity("expired", days)
    return Validity("expiring" if days <= WARN_DAYS else "valid", days)
