"""What each typed text means: the clerk's spellings, and what must not be guessed.

The table is data, ``tests/data/typed_texts.json``: one line a case, with the text, the cell type,
and the verdict: ``= canonical`` for a valid value, ``! reason`` for an invalid one, ``+ reason``
for a valid number with a flaw, or the name of another state. Types are those of SPECS.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from ipdesk.values import CellSpec

FILE = Path(__file__).resolve().parents[1] / "data" / "typed_texts.json"
CODES = {"done": "done", "已完成": "done", "under way": "under_way", "推进中": "under_way"}
SPECS = {
    "number": CellSpec("decimal"),
    "percent": CellSpec("decimal", percent=True),
    "money": CellSpec("decimal", precision=2, minimum=Decimal(0)),
    "share": CellSpec("decimal", minimum=Decimal(0), maximum=Decimal(100)),
    "whole": CellSpec("integer"),
    "year": CellSpec("year"),
    "date": CellSpec("date"),
    "code": CellSpec("code", codes=CODES),
    "uscc": CellSpec("uscc"),
    "text": CellSpec("text", max_length=20),
}

Row = tuple[str, str, str]
LONG: tuple[Row, ...] = (
    ("9" * 5000, "number", "! too_long"),
    ("1" + ",000" * 40, "number", "! too_long"),
)
ROWS: tuple[Row, ...] = (
    *((raw, kind, verdict) for raw, kind, verdict in json.loads(FILE.read_text(encoding="utf-8"))),
    *LONG,
)
