"""``ipdesk compare``: two reports side by side as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run


def test_what_differs_is_told_by_section_with_both_values(ipdesk: Run, next_year_file: Path):
    ipdesk("set", next_year_file, "base", "BF1", "value", "190000", "--report", "annual-2017")
    done = ipdesk("compare", next_year_file, "annual-2016", "annual-2017")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[:2] == [
        "First report: Annual report 2016",
        "Second report: Annual report 2017, draft",
    ]
    (changed,) = [line for line in lines if "168,480 → 190,000" in line]
    assert "This year" in changed
    assert "+21,520, +12.8% | changed" in changed
    assert lines[-1].startswith("1 changed, ")


def test_one_section_can_be_asked_for_with_what_is_the_same(ipdesk: Run, next_year_file: Path):
    arguments = ("compare", next_year_file, "annual-2016", "annual-2016", "--section", "base")
    assert "Resident population" not in ipdesk(*arguments).out
    done = ipdesk(*arguments, "--all")
    assert "Resident population · This year | 10,849.00 | same" in done.out
    assert "Indicators" not in done.out


def test_json_tells_exact_numbers_and_codes(ipdesk: Run, next_year_file: Path):
    ipdesk("set", next_year_file, "base", "BF1", "value", "190000", "--report", "annual-2017")
    told = json.loads(ipdesk("compare", next_year_file, "annual-2016", "annual-2017", "--json").out)
    assert (told["first"]["id"], told["second"]["state"]) == ("annual-2016", "draft")
    (line,) = [line for line in told["lines"] if line["kind"] == "changed"]
    assert (line["difference"], line["percent"]) == ("21520", "12.8")
    assert line["first"] == {"row": "BF1", "column": "value", "state": "valid", "value": "168480"}


def test_a_report_that_is_not_there_is_refused_in_one_line(ipdesk: Run, next_year_file: Path):
    done = ipdesk("compare", next_year_file, "annual-2016", "annual-1999")
    assert done.code == 2
    assert "annual-1999" in done.complaint
