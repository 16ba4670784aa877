"""A stored moment as the clock on the wall shows it."""

from __future__ import annotations

import datetime as dt
from typing import Literal


def local_time(at: str, to: Literal["minutes", "seconds"] = "seconds") -> str:
    """A stored UTC moment in the time of the place where the program runs; "" for none."""
    if not at:
        return ""
    moment = dt.datetime.fromisoformat(at).astimezone().replace(tzinfo=None)
    return moment.isoformat(" ", to)
