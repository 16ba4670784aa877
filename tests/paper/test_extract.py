"""Selected rows and cells: how a page's code tells them, and that the page is known again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_verify_page import answer, printed

from ipdesk.cli import main
from ipdesk.errors import UsageError
from ipdesk.paper.extract import (
    MOST_RUNS,
    Extract,
    Numbers,
    extract_of,
    numbers,
    packed,
    unpacked,
)

SECTIONS, COLUMNS = ("a", "b", "c"), ("x", "y", "z")
ROWS = [f"r{n}" for n in range(60)]


@given(
    section=st.integers(0, 30),
    columns=st.integers(0, (1 << 32) - 1),
    runs=st.lists(st.integers(0, 16_381), min_size=1, max_size=2 * MOST_RUNS),
)
def test_what_is_packed_is_unpacked(section: int, columns: int, runs: list[int]) -> None:
    found = Numbers(section, columns, tuple(runs))
    assert unpacked(packed(found.flat())) == found


@given(rows=st.sets(st.sampled_from(ROWS[:20]), min_size=1))
def test_any_rows_of_a_short_table_are_told(rows: set[str]) -> None:
    wanted = tuple(row for row in ROWS[:20] if row in rows)
    found = numbers(Extract("b", wanted, ("y",)), SECTIONS, COLUMNS, ROWS[:20])
    assert extract_of(unpacked(packed(found.flat())), "b", COLUMNS, ROWS[:20]) == (
        "b", wanted, ("y",)
    )  # fmt: skip


def test_rows_that_lie_in_too_many_places_are_refused() -> None:
    every_other = tuple(ROWS[: 4 * MOST_RUNS : 2])
    with pytest.raises(UsageError) as refusal:
        numbers(Extract("b", every_other), SECTIONS, COLUMNS, ROWS)
    assert refusal.value.reason == "scattered"


def test_a_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError):
        numbers(Extract("b", ("r1", "gone")), SECTIONS, COLUMNS, ROWS)


CHOSEN = [
    ("base", ["BF1", "BF2"], ["value"]),
    ("base", ["BF1", "BF3"], []),
    ("cities", ["440100", "440300", "440500"], ["name", "title"]),
    ("profile", ["1"], []),
    ("tasks", ["L1.1"], []),
]


@pytest.mark.parametrize(("section", "rows", "columns"), CHOSEN)
def test_a_page_with_an_extract_is_known_again(
    draft: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    section: str,
    rows: list[str],
    columns: list[str],
) -> None:
    options = ["--what", "extract", "--section", section]
    options += [part for row in rows for part in ("--row", row)]
    options += [part for column in columns for part in ("--column", column)]
    (code,) = printed(draft, tmp_path, *options)
    exit_code, found = answer(capsys, draft, code)
    assert (exit_code, found["verdict"], found["print"]) == (0, "same", "extract")
    assert [(item["section"], item["row"]) for item in found["shows"]][: len(rows)] == [
        (section, row) for row in rows
    ]


def test_an_extract_shows_the_chosen_cells_only_and_notices_their_change(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--what", "extract", "--section", "base", "--row", "BF1", "--column", "value"]
    (code,) = printed(draft, tmp_path, *options)
    assert answer(capsys, draft, code)[1]["shows"] == [
        {"section": "base", "row": "BF1", "values": {"value": "168480"}}
    ]
    assert main(["set", str(draft), "base", "BF2", "note", "演练"]) == 0
    assert answer(capsys, draft, code)[1]["verdict"] == "changed_elsewhere"
    assert main(["set", str(draft), "base", "BF1", "value", "1"]) == 0
    assert answer(capsys, draft, code)[1]["verdict"] == "differs"
