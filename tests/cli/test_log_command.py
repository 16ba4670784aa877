"""``ipdesk log``: who changed what when, as text, JSON and a table."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run


def test_changes_are_told_newest_first(ipdesk: Run, next_year_file: Path):
    ipdesk("set", next_year_file, "base", "BF1", "value", "190000", "--report", "annual-2017")
    done = ipdesk("log", next_year_file, "--report", "annual-2017")
    assert (done.code, done.err) == (0, "")
    newest, begun = done.out.splitlines()
    assert "Clerk · command line | Value | Valid invention patents" in newest
    assert newest.endswith("(blank) → 190000")
    assert "Report begun" in begun


def test_filters_and_a_limit_narrow_it(ipdesk: Run, next_year_file: Path):
    arguments = ("log", next_year_file, "--report", "annual-2016", "--json")
    assert len(json.loads(ipdesk(*arguments, "--limit", 5).out)) == 5
    sealed = json.loads(ipdesk(*arguments, "--action", "seal").out)
    assert [entry["action"] for entry in sealed] == ["seal"]


def test_the_table_says_nothing_that_a_spreadsheet_would_compute(
    ipdesk: Run, next_year_file: Path, tmp_path: Path
):
    figure = ("restate", next_year_file, "--report", "annual-2017", "base", "BF1", "prior", "5")
    ipdesk(*figure, "--reason", "=1+1")
    table = tmp_path / "log.csv"
    ipdesk("log", next_year_file, "--report", "annual-2017", "-o", table)
    text = table.read_bytes().decode("utf-8-sig")
    assert text.startswith("Time,Who,What,Place,What changed,Reason\n")
    assert ",=1" not in text
    assert ",'=1+1\n" in text


def test_a_day_that_is_none_is_refused(ipdesk: Run, next_year_file: Path):
    done = ipdesk("log", next_year_file, "--since", "soon")
    assert done.code == 2
    assert "soon" in done.complaint
