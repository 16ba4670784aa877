"""`ipdesk confirm`: rows carried over from last year are listed and confirmed.

Requirements
    4.3   "confirm unchanged" on roster rows
"""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run


def waiting(ipdesk: Run, path: Path) -> list[str]:
    listed = json.loads(ipdesk("confirm", path, "--report", "annual-2017", "--json").out)
    found: list[str] = listed.get("cities", [])
    return found


def test_rows_are_listed_and_confirmed(ipdesk: Run, next_year_file: Path) -> None:
    """4.3"""
    before = waiting(ipdesk, next_year_file)
    assert "440100" in before
    of = ("--report", "annual-2017")
    done = ipdesk("confirm", next_year_file, "cities", "440100", *of)
    assert (done.code, done.out.strip()) == (0, "1 row confirmed")
    assert waiting(ipdesk, next_year_file) == [row for row in before if row != "440100"]
    ipdesk("confirm", next_year_file, "cities", *of)
    assert waiting(ipdesk, next_year_file) == []


def test_a_row_that_is_not_there_is_refused(ipdesk: Run, next_year_file: Path) -> None:
    done = ipdesk("confirm", next_year_file, "cities", "999999", "--report", "annual-2017")
    assert done.code == 2
    assert "999999" in done.err
