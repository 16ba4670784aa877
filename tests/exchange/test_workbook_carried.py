"""Carried figures in the workbook: locked with a note, and never taken back from it.

Issue 3.4.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from workbook_samples import change, small_snapshot

from ipdesk.adopted import ADOPTED_FROM
from ipdesk.exchange.import_plan import EntryKind, ImportPlan, plan_import
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.restatement import CARRIED_FROM, CARRIED_VALUE, RESTATED
from ipdesk.snapshot import Snapshot

CARRIED, RESTATED_CELL = Place("figures", "F1", "value"), Place("figures", "F2", "value")
BY_HISTORY = Place("figures", "F3", "value")


@pytest.fixture(scope="module")
def settled() -> Snapshot:
    """One figure as carried over, one restated, one that only history gave."""
    snapshot = small_snapshot()
    before = snapshot.header.but(id="annual-2015", year=2015, state="sealed")
    notes = {
        CARRIED: {CARRIED_FROM: before.id},
        RESTATED_CELL: {CARRIED_FROM: before.id, CARRIED_VALUE: "15", RESTATED: "口径调整"},
        BY_HISTORY: {CARRIED_FROM: "history"},
    }
    return replace(snapshot, notes=notes, sources={before.id: before})


@pytest.fixture
def book(settled: Snapshot, chinese: Translator, tmp_path: Path) -> Path:
    path = tmp_path / "x.xlsx"
    path.write_bytes(write_workbook(settled, chinese))
    return path


def plan(path: Path, snapshot: Snapshot) -> ImportPlan:
    return plan_import(snapshot, read_workbook(path))


def prompts(path: Path) -> dict[str, str]:
    rules = openpyxl.load_workbook(path)["数据"].data_validations.dataValidation
    return {str(rule.sqref): rule.prompt for rule in rules if rule.prompt}


def test_carried_cells_are_locked_and_look_it(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["数据"]
    assert [sheet[cell].protection.locked for cell in ("E5", "E6", "E7")] == [True, True, False]
    assert sheet["E5"].fill.fgColor.rgb == sheet["G5"].fill.fgColor.rgb


def test_carried_cells_say_where_they_come_from_and_what_to_do(book: Path) -> None:
    said = prompts(book)
    assert said["E5"] == (
        "It cannot be changed here; restate it in the program.\nCarried from 年度报告 2015"
    )
    assert "Restated: was 15.00 (年度报告 2015), because: 口径调整" in said["E6"]


def test_a_figure_that_history_gave_has_no_such_note(book: Path) -> None:
    assert "E7" not in prompts(book)


def test_an_unchanged_workbook_changes_nothing(book: Path, settled: Snapshot) -> None:
    assert set(plan(book, settled).counts) == {EntryKind.EQUAL}


@pytest.mark.parametrize("typed", [168481, "many", None])
def test_a_carried_cell_that_differs_is_named_and_not_taken(
    book: Path, settled: Snapshot, typed: object
) -> None:
    def edit(opened: Any) -> None:
        opened["数据"]["E5"] = typed
        opened["数据"]["E7"] = 5

    found = plan(change(book, edit), settled)
    named = [entry.place for entry in found.entries if entry.kind is EntryKind.CARRIED]
    assert named == [CARRIED]
    assert [made.place for made in found.edits] == [BY_HISTORY]


@pytest.fixture
def of_the_scheme() -> Snapshot:
    """A figure that the approved scheme sets."""
    snapshot = small_snapshot()
    scheme = snapshot.header.but(id="scheme-2015", year=2015, state="sealed")
    notes = {CARRIED: {ADOPTED_FROM: scheme.id}}
    return replace(snapshot, notes=notes, sources={scheme.id: scheme})


def test_a_goal_of_the_scheme_is_locked_says_so_and_is_not_taken(
    of_the_scheme: Snapshot, chinese: Translator, tmp_path: Path
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(write_workbook(of_the_scheme, chinese))
    assert openpyxl.load_workbook(path)["数据"]["E5"].protection.locked
    assert prompts(path)["E5"] == (
        "It cannot be changed here: a new version of the scheme does.\n"
        "From the approved 年度报告 2015"
    )

    def edit(opened: Any) -> None:
        opened["数据"]["E5"] = 168481

    found = plan(change(path, edit), of_the_scheme)
    assert [entry.place for entry in found.entries if entry.kind is EntryKind.ADOPTED] == [CARRIED]
    assert not found.edits
