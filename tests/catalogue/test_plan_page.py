"""The page of the plan's coverage: what counts as a place, and what as naming an item.

Requirements
    3.9  "every item of plan.yaml -> where it lives in the catalogue -> the test that proves it"
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from installer import plan_coverage
from installer.plan_coverage import Place, cited, items, named_by, page, places

CODES = tomllib.loads(plan_coverage.CODES.read_text("utf-8"))


def test_every_item_has_a_place() -> None:
    """3.9"""
    known = places(plan_coverage.EDITION)
    assert [code for listed in CODES.values() for code in listed if code not in known] == []
    assert known["L4.3"] == Place("tasks.toml", "tasks[L4].measures[L4.3]")
    assert known["S2.3a"].key == "tasks[S2].measures[S2.3].components[S2.3a]"
    assert known["UNLISTED"] == Place("status.toml", "status.states[UNLISTED]")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("IND6: 60 %", {"IND6"}),
        ("the pair S2.3a, S2.3.", {"S2.3a", "S2.3"}),
        ("TR1-TR3", {"TR1", "TR2", "TR3"}),
        ("SC3.10-SC3.12", {"SC3.10", "SC3.11", "SC3.12"}),
        ("L4.3.1 print TR-1", set()),
    ],
)
def test_text_names_codes_and_ranges(text: str, codes: set[str]) -> None:
    assert cited(text) == codes


def test_nearest_item_above_stands_for_one_that_no_test_names() -> None:
    citations = {"test_a.py": {"L4"}, "test_b.py": {"L4.3"}}
    assert named_by("L4.3", citations) == ("test_b.py",)
    assert named_by("L4.4", citations) == ("test_a.py",)
    assert named_by("S1", citations) == ()


def test_item_without_place_fails_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """3.9: "make lint fails when an item has no place" """
    listed = tmp_path / "codes.toml"
    listed.write_text('tasks = ["L1.1", "L9.9"]', "utf-8")
    monkeypatch.setattr(plan_coverage, "CODES", listed)
    monkeypatch.setattr(plan_coverage, "PAGE", tmp_path / "page.md")
    assert plan_coverage.main([]) == 1
    assert plan_coverage.main(["--check"]) == 1
    assert "L9.9" in capsys.readouterr().out


def test_page_out_of_date_fails_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_coverage, "PAGE", tmp_path / "page.md")
    assert plan_coverage.main(["--check"]) == 1
    assert plan_coverage.main([]) == 0
    assert plan_coverage.main(["--check"]) == 0


def test_page_lists_each_item_once(tmp_path: Path) -> None:
    branches = items(CODES, plan_coverage.EDITION, tmp_path)
    lines = page(branches).splitlines()
    for code in (code for listed in CODES.values() for code in listed):
        assert sum(line.startswith(f"| {code} |") for line in lines) == 1
