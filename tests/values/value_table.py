"""What each typed text means: the clerk's spellings, and what must not be guessed.

The table is data, ``tests/data/typed_texts.json``: one line a case, with the text, the cell type,
and the verdict: ``= canonical`` for a valid value, ``! reason`` for an invalid one, ``+ reason``
for a valid number with a flaw, or the name of another state. Types are those of SPECS.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from ipdesk.coded_text import CODED
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
    **{code: CellSpec(code) for code in CODED},
    "longest code": CellSpec("code", codes={"十" * 120: "ten"}),
    "text": CellSpec("text", max_length=20),
    "long text": CellSpec("text", max_length=200),
}

Row = tuple[str, str, str]
LONG: tuple[Row, ...] = (
    ("9" * 5000, "number", "! too_long"),
    ("1" + ",000" * 40, "number", "! too_long"),
    ("12" + " " * 5000, "number", "= 12"),
    ("\u3000" * 5000 + "12", "number", "= 12"),
    ("12" + " " * 5000 + "x", "number", "! not_a_number"),
    ("12" + " " * 97 + "%" + "x" * 5000, "percent", "! not_a_number"),
    ("1,5" + "0" * 5000, "number", "! ambiguous"),
    ("1," * 5000 + "x", "number", "! not_a_number"),
    ("９" * 5000, "number", "! too_long"),
    ("統計，" * 3000, "number", "! not_a_number"),
    ("n" * 5000, "whole", "! not_a_number"),
    ("2016-06-30" + " " * 5000 + "x", "date", "! not_a_date"),
    ("2016" + " " * 5000 + "x", "year", "! not_a_year"),
    ("done" + " " * 5000, "code", "= done"),
    ("done" + " " * 5000 + "x", "code", "! unknown_code"),
    ("十" * 120, "longest code", "= ten"),
    ("十" * 121, "longest code", "! unknown_code"),
    ("不适用" + " " * 5000, "number", "not_applicable"),
    ("不适用" + " " * 5000 + "x", "number", "! not_a_number"),
    ("暂缺：" + "待" * 400, "number", "not_available: " + "待" * 400),
    ("暂缺" + " " * 200 + "：统计中", "number", "not_available: 统计中"),
    ("暂缺：" + "待" * 5000, "number", "! too_long_text"),
    ("暂缺：" + "待" * 5000, "text", "! too_long_text"),
    ("演练" * 200, "text", "! too_long_text"),
    ("e\u0301" * 200, "long text", "= " + "\xe9" * 200),
    ("e\u0301" * 201, "long text", "! too_long_text"),
    ("演练" * 5000 + "\u202e", "text", "! control_character"),
)
ROWS: tuple[Row, ...] = (
    *((raw, kind, verdict) for raw, kind, verdict in json.loads(FILE.read_text(encoding="utf-8"))),
    *LONG,
)
