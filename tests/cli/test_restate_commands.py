"""Opening figures on the command line: refused to be typed, restated, and listed.

Issue 3.4.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run

PLACE = ("base", "BF1", "prior")
REASON = "统计部门核减重复件数"


def test_typing_over_a_carried_figure_says_what_to_do(ipdesk: Run, next_year_file: Path) -> None:
    done = ipdesk("set", next_year_file, *PLACE, "170000")
    assert done.code == 2
    assert "carried from annual-2016" in done.complaint
    assert "restate" in done.complaint


def test_restate_changes_the_figure_and_says_both(ipdesk: Run, next_year_file: Path) -> None:
    done = ipdesk("restate", next_year_file, *PLACE, "168000", "--reason", REASON)
    assert (done.code, done.err) == (0, "")
    assert "168,000" in done.out
    assert f"was 168,480 (Annual report 2016), because: {REASON}" in done.out
    cell = json.loads(ipdesk("show", next_year_file, "--json").out)["sections"]["base"]["BF1"]
    assert cell["prior"]["raw"] == "168000"
    assert cell["prior"]["carried_value"] == "168480"


@pytest.mark.parametrize(
    ("place", "value", "reason", "why"),
    [
        (PLACE, "168000", " ", "needs a reason"),
        (PLACE, "168480", REASON, "nothing was changed"),
        (PLACE, "many", REASON, "no value that fits"),
        (("base", "BF1", "value"), "5", REASON, "simply type it"),
        (("base", "BF99", "prior"), "5", REASON, "no row"),
        (("base", "", ""), "5", REASON, "simply type it"),
    ],
)
def test_restate_refuses_in_one_line(
    ipdesk: Run, next_year_file: Path, place: tuple[str, ...], value: str, reason: str, why: str
) -> None:
    done = ipdesk("restate", next_year_file, *place, value, "--reason", reason)
    assert done.code == 2
    assert why in done.complaint


def test_restate_asks_for_the_reason(ipdesk: Run, next_year_file: Path) -> None:
    done = ipdesk("restate", next_year_file, *PLACE, "168000")
    assert done.code == 2
    assert "--reason" in done.complaint


def test_restatements_are_listed_in_words(ipdesk: Run, next_year_file: Path) -> None:
    ipdesk("restate", next_year_file, *PLACE, "168000", "--reason", REASON)
    lines = ipdesk("restatements", next_year_file).out.splitlines()
    assert lines[0].endswith("· Last year: 168,480 → 168,000")
    assert lines[1:] == [
        "  Carried from Annual report 2016",
        f"  Because: {REASON}",
        "1 restated figure",
    ]


def test_restatements_are_listed_as_json(ipdesk: Run, next_year_file: Path) -> None:
    ipdesk("restate", next_year_file, *PLACE, "168000", "--reason", REASON)
    (entry,) = json.loads(ipdesk("restatements", next_year_file, "--json").out)
    assert entry.pop("place").endswith("· Last year")
    assert entry == {
        "section": "base", "row": "BF1", "column": "prior", "carried_from": "annual-2016",
        "report": "Annual report 2016", "carried": "168480", "value": "168000", "reason": REASON,
    }  # fmt: skip


def test_a_report_without_restatements_lists_none(ipdesk: Run, next_year_file: Path) -> None:
    done = ipdesk("restatements", next_year_file, "--report", "annual-2016")
    assert (done.code, done.out) == (0, "0 restated figures\n")


def test_verify_says_how_many_figures_are_restated(ipdesk: Run, package_file: Path) -> None:
    said = ipdesk("verify", package_file).out
    assert ", 0 figures restated, " in said
    assert json.loads(ipdesk("verify", package_file, "--json").out)["restatements"] == 0


def test_a_workbook_with_another_carried_figure_is_not_taken_over(
    ipdesk: Run, next_year_file: Path, tmp_path: Path
) -> None:
    book = tmp_path / "x.xlsx"
    ipdesk("workbook", next_year_file, "-o", book)
    ipdesk("restate", next_year_file, *PLACE, "168000", "--reason", REASON)
    done = ipdesk("import", next_year_file, book)
    assert "Carried over, not taken: restate it" in done.out
    assert "0 values stored" in done.out
