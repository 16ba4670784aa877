"""How many lines a template's rosters have to fill in."""

from __future__ import annotations

EMPTY_ROWS = 200
MOST_ROWS = 5_000
ROW_COUNTS = (20, 50, EMPTY_ROWS, 1_000, MOST_ROWS)
"""What is offered to choose from."""
