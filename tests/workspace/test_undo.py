"""Undo and redo: across sections, after a restart, back to the start. Issue 4.1, journey 4(d)."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import at, put, put_all, shown

from ipdesk.changes import Edit
from ipdesk.errors import Sealed, UsageError
from ipdesk.history import first_break
from ipdesk.locks import lock_of
from ipdesk.places import Place
from ipdesk.services import Services
from ipdesk.snapshot import Snapshot
from ipdesk.workspace import Workspace


@pytest.fixture
def sealed_workspace(services: Services, sealed_file: Path) -> Workspace:
    return services.opener.open(sealed_file)


def content(workspace: Workspace) -> tuple[object, ...]:
    """What a report says, whatever its history."""
    taken: Snapshot = workspace.snapshot()
    notes = {place: facets for place, facets in taken.notes.items() if facets}
    rows = {code: list(rows) for code, rows in taken.cells.items()}
    return taken.cells, rows, notes, taken.problems, taken.verdict


def undo_all(workspace: Workspace) -> int:
    steps = 0
    while workspace.undoable is not None:
        workspace.undo("test")
        steps += 1
    return steps


def test_last_value_comes_back(workspace: Workspace) -> None:
    put(workspace, "base BF1 value", "5")
    put(workspace, "base BF1 value", "6")
    change = workspace.undo("test")
    assert shown(workspace, "base BF1 value").raw == "5"
    assert at("base BF1 value") in change.cells
    workspace.undo("test")
    assert shown(workspace, "base BF1 value").raw == ""


def test_steps_are_undone_across_sections_in_their_order(workspace: Workspace) -> None:
    put(workspace, "base BF1 value", "5")
    put(workspace, "profile 1 office", "office")
    workspace.undo("test")
    assert shown(workspace, "profile 1 office").raw == ""
    assert shown(workspace, "base BF1 value").raw == "5"


def test_several_values_of_one_commit_are_one_step(workspace: Workspace) -> None:
    put_all(workspace, {"base BF1 value": "5", "base BF2 value": "6"})
    workspace.undo("test")
    assert shown(workspace, "base BF1 value").raw == ""
    assert shown(workspace, "base BF2 value").raw == ""


def test_what_follows_from_a_value_follows_its_return(workspace: Workspace) -> None:
    """IND1 is computed, and its problems with it"""
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10850"})
    before = content(workspace)
    put(workspace, "base BF1 value", "1684800000")
    workspace.undo("test")
    assert content(workspace) == before
    assert shown(workspace, "indicators IND1 value").text == "15.53"


def test_redo_brings_it_again(workspace: Workspace) -> None:
    put(workspace, "base BF1 value", "5")
    after = content(workspace)
    workspace.undo("test")
    workspace.redo("test")
    assert content(workspace) == after


def test_new_step_ends_what_could_be_redone(workspace: Workspace) -> None:
    put(workspace, "base BF1 value", "5")
    workspace.undo("test")
    put(workspace, "base BF2 value", "6")
    with pytest.raises(UsageError) as refused:
        workspace.redo("test")
    assert refused.value.reason == "nothing_to_redo"
    assert shown(workspace, "base BF1 value").raw == ""


def test_nothing_to_undo_is_said(workspace: Workspace) -> None:
    with pytest.raises(UsageError) as refused:
        workspace.undo("test")
    assert refused.value.reason == "nothing_to_undo"


def test_removed_row_comes_back_whole_and_in_its_place(workspace: Workspace) -> None:
    put_all(workspace, {"teams a name": "Team A", "teams b name": "Team B", "teams b staff": "12"})
    put(workspace, "teams c name", "Team C")
    workspace.annotate(at("teams b staff"), "note", "counted twice", "test")
    before = content(workspace)
    workspace.remove_row("teams", "b", "test")
    workspace.undo("test")
    assert content(workspace) == before
    assert list(workspace.report.rows("teams")) == ["a", "b", "c"]


def test_rows_removed_together_come_back_together(workspace: Workspace) -> None:
    """4.1: one step, one commit"""
    put_all(workspace, {f"teams {row} name": f"Team {row}" for row in "abcd"})
    before = content(workspace)
    change = workspace.remove_rows("teams", ["c", "a"], "test")
    assert list(workspace.report.rows("teams")) == ["b", "d"]
    assert {place.row for place in change.cells if place.section == "teams"} == {"a", "c"}
    workspace.undo("test")
    assert content(workspace) == before


def test_none_of_several_rows_goes_if_one_does_not_exist(workspace: Workspace) -> None:
    put_all(workspace, {"teams a name": "A", "teams b name": "B"})
    with pytest.raises(UsageError):
        workspace.remove_rows("teams", ["a", "x"], "test")
    assert list(workspace.report.rows("teams")) == ["a", "b"]


def test_added_row_goes_again(workspace: Workspace) -> None:
    before = content(workspace)
    workspace.add_row("teams", "test")
    workspace.undo("test")
    assert content(workspace) == before
    workspace.redo("test")
    assert list(workspace.report.rows("teams")) == ["1"]


def test_row_that_a_value_made_goes_with_it(workspace: Workspace) -> None:
    before = content(workspace)
    put(workspace, "teams a name", "Team A")
    workspace.undo("test")
    assert content(workspace) == before


def test_note_and_explanation_are_steps_too(workspace: Workspace) -> None:
    put_all(workspace, {"base BF2 value": "10850", "base BF2 prior": "9000"})
    workspace.annotate(at("base BF2 value"), "source", "yearbook", "test")
    problem = next(p for p in workspace.checker.problems() if p.rule == "R021")
    workspace.explain(problem, "after the census", "test")
    explained = content(workspace)
    workspace.undo("test")
    assert workspace.checker.verdict().explained == 0
    workspace.undo("test")
    assert workspace.report.note(at("base BF2 value"), "source") == ""
    workspace.redo("test")
    workspace.redo("test")
    assert content(workspace) == explained
    assert workspace.checker.verdict().explained == 1


def test_restatement_is_taken_back_with_its_reason(next_year: Workspace) -> None:
    before = content(next_year)
    next_year.restate(at("base BF1 prior"), "168000", "核减", "test")
    after = content(next_year)
    next_year.undo("test")
    assert content(next_year) == before
    next_year.redo("test")
    assert content(next_year) == after


def test_undo_goes_on_after_a_restart(
    workspace: Workspace, services: Services, tmp_path: Path
) -> None:
    put(workspace, "base BF1 value", "5")
    put(workspace, "base BF1 value", "6")
    workspace.undo("test")
    path = Path(workspace.store.path)
    workspace.store.close()
    again = services.opener.open(path)
    again.redo("test")
    assert shown(again, "base BF1 value").raw == "6"
    again.undo("test")
    again.undo("test")
    assert shown(again, "base BF1 value").raw == ""


def test_sealed_report_is_not_undone(sealed_workspace: Workspace) -> None:
    assert sealed_workspace.undoable is None
    with pytest.raises(Sealed):
        sealed_workspace.undo("test")


def test_next_revision_is_undone_to_its_own_start_only(
    sealed_workspace: Workspace, services: Services
) -> None:
    """back to the last seal"""
    identity = services.opener.add_report(sealed_workspace, "annual", 2016)
    services.opener.turn_to(sealed_workspace, identity)
    before = content(sealed_workspace)
    put(sealed_workspace, "base BF1 value", "168481")
    assert undo_all(sealed_workspace) == 1
    assert content(sealed_workspace) == before


def test_history_tells_the_undoing_too(workspace: Workspace) -> None:
    """append-only: nothing is taken out"""
    put(workspace, "base BF1 value", "5")
    workspace.undo("test")
    entries = workspace.store.cell_history("annual-2016", "base", "BF1", "value")
    assert [(e.before, e.after, e.reason) for e in entries] == [("", "5", ""), ("5", "", "undo")]
    assert first_break(workspace.store.history("")) is None


def test_own_indicator_comes_back_with_its_values_everywhere(
    services: Services, workspace_file: Callable[..., Path]
) -> None:
    """the characteristic category's open list"""
    workspace = services.opener.open(workspace_file("450000", "characteristic", 2016))
    put_all(
        workspace,
        {"own_indicators X1 name": "演练指标", "own_indicators X1 unit": "件"},
    )
    put(workspace, "indicators X1 value", "12")
    before = content(workspace)
    workspace.remove_row("own_indicators", "X1", "test")
    workspace.undo("test")
    assert content(workspace) == before
    undo_all(workspace)
    assert "X1" not in workspace.report.rows("indicators")


def random_step(workspace: Workspace, dice: random.Random) -> None:
    places = [
        Place(code, row, column)
        for code in ("base", "indicators", "teams", "enterprises", "profile")
        for row in workspace.report.rows(code)
        for column in workspace.form.sections[code].columns
    ]
    kind = dice.randrange(8)
    rosters = list(workspace.report.rows("teams"))
    if kind == 0:
        workspace.add_row(dice.choice(["teams", "enterprises"]), "test")
    elif kind == 1 and rosters:
        workspace.remove_row("teams", dice.choice(rosters), "test")
    elif kind == 2:
        workspace.annotate(dice.choice(places), "note", dice.choice(["", "甲", "乙"]), "test")
    elif kind == 3:
        queries = [p for p in workspace.checker.problems() if p.level == "query"]
        if queries:
            workspace.explain(dice.choice(queries), dice.choice(["", "说明"]), "test")
    else:
        texts = ["", "5", "168480", "abc", "暂缺：原因", "不适用", "2016-01-01", "done"]
        edits = {
            place: dice.choice(texts)
            for place in dice.sample(places, dice.randrange(1, 4))
            if lock_of(workspace.report, place) == ""
        }
        workspace.apply([Edit(place, raw) for place, raw in edits.items()], "test")


@pytest.mark.parametrize("seed", range(6))
def test_everything_is_undone_to_the_start_and_done_again(
    workspace: Workspace, services: Services, seed: int
) -> None:
    """4(d)"""
    dice = random.Random(seed)
    states = [content(workspace)]
    while len(states) < 25:
        last = workspace.undoable
        random_step(workspace, dice)
        if workspace.undoable != last:
            states.append(content(workspace))
    for state in reversed(states[:-1]):
        workspace.undo("test")
        assert content(workspace) == state
    assert workspace.undoable is None
    for state in states[1:]:
        workspace.redo("test")
        assert content(workspace) == state
    services.opener.turn_to(workspace, "annual-2016")
    assert content(workspace) == states[-1]
