"""Undo in words, and where it leads. Issue 4.1."""

from __future__ import annotations

import pytest
from report_steps import at, put, put_all

from ipdesk.screens.undoing import UndoScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.fixture
def steps(workspace: Workspace, services: Services) -> UndoScreen:
    words = Sentences(services.translator, lambda: workspace.form, workspace.report.cell)
    return UndoScreen(workspace, words, services.translator)


def test_one_value_is_told_with_both_texts(workspace: Workspace, steps: UndoScreen) -> None:
    put(workspace, "base BF2 value", "10850")
    put(workspace, "base BF2 value", "10849")
    told = steps.undo("test")
    assert told.sentence == "Undone: Resident population · This year: 10,850.00 → 10,849.00"
    assert told.place == at("base BF2 value")
    assert steps.redo("test").sentence.startswith("Done again: Resident population")


def test_wrong_text_is_told_as_it_was_typed(workspace: Workspace, steps: UndoScreen) -> None:
    put(workspace, "base BF2 value", "about ten")
    assert "(blank) → about ten" in steps.undo("test").sentence


def test_codes_are_told_in_words(workspace: Workspace, steps: UndoScreen) -> None:
    put(workspace, "tasks L1.1 status", "done")
    assert "Done" in steps.undo("test").sentence


def test_many_values_are_counted(workspace: Workspace, steps: UndoScreen) -> None:
    put_all(workspace, {"base BF1 value": "5", "base BF2 value": "6"})
    assert steps.undo("test").sentence == "Undone: 2 values"


def test_row_that_is_gone_leads_to_its_section(workspace: Workspace, steps: UndoScreen) -> None:
    workspace.add_row("teams", "test")
    told = steps.undo("test")
    assert (told.place.section, told.place.row) == ("teams", "")
    assert "row added" in told.sentence


def test_several_rows_are_counted(workspace: Workspace, steps: UndoScreen) -> None:
    rows, _ = workspace.add_rows("teams", 3, "test")
    assert "3 rows added to" in steps.undo("test").sentence
    steps.redo("test")
    workspace.remove_rows("teams", rows[:2], "test")
    assert "2 rows removed from" in steps.undo("test").sentence


def test_note_is_told(workspace: Workspace, steps: UndoScreen) -> None:
    workspace.annotate(at("base BF2 value"), "note", "counted twice", "test")
    assert "counted twice" in steps.undo("test").sentence
