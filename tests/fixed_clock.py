"""A clock for tests."""

from __future__ import annotations

import datetime as dt

NOW = dt.datetime(2017, 3, 15, 8, 0, tzinfo=dt.UTC)


class FixedClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> dt.datetime:
        return self.time
