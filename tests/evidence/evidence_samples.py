"""Places to prove, and what makes files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ipdesk.places import Place

MEASURE = Place("tasks", "L1.1")
CELL = Place("indicators", "IND1", "value")
MakeFile = Callable[..., Path]
