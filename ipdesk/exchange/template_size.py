"""How many lines a template's rosters have to fill in."""

from __future__ import annotations

EMPTY_ROWS = 200
MOST_ROWS = 5_000
