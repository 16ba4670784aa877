"""Editing: what a change does, says, and refuses.

Requirements
    design "A keystroke": one ChangeSet(cells, opened, cleared, origin)
    2.3  rosters; notes beside values
    2.7  a sealed report is immutable
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from report_steps import at, put, put_all, rules_at, shown
from workspace_state import everything

from ipdesk.changes import ChangeSet, Edit
from ipdesk.errors import ComputedCell, Sealed, UsageError
from ipdesk.places import Place
from ipdesk.records import Batch
from ipdesk.sealing import SEALED
from ipdesk.workspace import Workspace


def test_change_says_what_it_did_and_who_began_it(workspace: Workspace) -> None:
    """design "A keystroke" """
    view = object()
    change = workspace.set_value(at("base BF2 value"), "abc", view)
    assert change.cells == {at("base BF2 value")}
    assert [p.rule for p in change.opened] == ["V01"]
    assert [p.rule for p in change.cleared] == ["V02"]
    assert (change.rows, change.report_state) == (frozenset(), False)
    assert change.origin is view


def test_listeners_hear_each_change_once_until_they_leave(workspace: Workspace) -> None:
    heard: list[ChangeSet] = []
    leave = workspace.subscribe(heard.append)
    change = put(workspace, "base BF1 value", "5")
    leave()
    put(workspace, "base BF1 value", "6")
    assert heard == [change]


def test_same_text_again_is_no_change(workspace: Workspace) -> None:
    put(workspace, "base BF1 value", "5")
    entries = len(list(workspace.store.history("")))
    heard: list[ChangeSet] = []
    workspace.subscribe(heard.append)
    assert put(workspace, "base BF1 value", "5") == ChangeSet(origin="test")
    assert heard == []
    assert len(list(workspace.store.history(""))) == entries


def test_other_spelling_is_a_change(workspace: Workspace) -> None:
    """design "Values": the raw text is the record"""
    put(workspace, "base BF1 value", "5")
    assert put(workspace, "base BF1 value", "５").cells
    assert shown(workspace, "base BF1 value").raw == "５"


def test_last_of_two_edits_of_a_place_holds(workspace: Workspace) -> None:
    place = at("base BF1 value")
    workspace.apply([Edit(place, "5"), Edit(place, "6")], "test")
    assert shown(workspace, "base BF1 value").text == "6"


def test_deleting_a_value_leaves_nothing(workspace: Workspace) -> None:
    put(workspace, "base BF1 value", "5")
    put(workspace, "base BF1 value", "")
    assert "value" not in workspace.report.rows("base")["BF1"]
    assert rules_at(workspace, "base BF1 value") == {"V02"}


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("nowhere 1 office", "no_section"),
        ("profile 1 colour", "no_column"),
        ("profile 2 office", "no_row"),
        ("indicators IND9 value", "no_row"),
        ("tasks S1.1 status", "no_row"),
        ("teams ../x name", "bad_row"),
        ("teams 第一 name", "bad_row"),
        (f"teams {'x' * 33} name", "bad_row"),
    ],
)
def test_place_that_does_not_exist_is_refused(
    workspace: Workspace, where: str, reason: str
) -> None:
    """2.CLI: catalogue codes"""
    with pytest.raises(UsageError) as caught:
        put(workspace, where, "x")
    assert caught.value.reason == reason


def test_row_of_a_roster_comes_to_be_with_its_first_value(workspace: Workspace) -> None:
    """2.3"""
    change = put(workspace, "teams shenzhen name", "Team")
    assert change.rows == {"teams"}
    assert list(workspace.report.rows("teams")) == ["shenzhen"]
    assert rules_at(workspace, "teams shenzhen level") == {"V02"}


def test_plus_names_a_new_row(workspace: Workspace) -> None:
    """2.CLI: ``set FILE teams + name ...``"""
    put(workspace, "teams 2 name", "Two")
    put(workspace, "teams + name", "Next")
    put(workspace, "teams + name", "Last")
    names = {row: cells["name"].text for row, cells in workspace.report.rows("teams").items()}
    assert list(names.values()) == ["Two", "Next", "Last"]
    assert len(names) == 3


def test_new_row_never_takes_a_removed_row_s_name(workspace: Workspace) -> None:
    """the history of a row is that row's"""
    first, _ = workspace.add_row("teams")
    second, _ = workspace.add_row("teams")
    workspace.remove_row("teams", second)
    third, _ = workspace.add_row("teams")
    assert len({first, second, third}) == 3


def test_removed_row_takes_values_notes_and_problems_along(workspace: Workspace) -> None:
    """2.3"""
    put_all(workspace, {"teams a name": "A", "teams a staff": "x"})
    workspace.annotate(at("teams a name"), "note", "to be merged")
    change = workspace.remove_row("teams", "a")
    assert {(p.rule, p.place.column) for p in change.cleared} >= {
        ("V01", "staff"),
        ("V02", "level"),
    }
    assert {place.row for place in change.cells if place.section == "teams"} == {"a"}
    assert at("teams a name") not in workspace.report.notes
    put(workspace, "teams a name", "A again")
    assert workspace.report.note(at("teams a name"), "note") == ""


@pytest.mark.parametrize(("section", "row"), [("teams", "x"), ("tasks", "L1.1"), ("profile", "1")])
def test_only_existing_roster_rows_can_be_removed(
    workspace: Workspace, section: str, row: str
) -> None:
    with pytest.raises(UsageError):
        workspace.remove_row(section, row)


def test_fixed_section_takes_no_new_row(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        workspace.add_row("tasks")


def test_note_stands_beside_its_value(workspace: Workspace) -> None:
    """design "Values": source, document number, definition, note, flag"""
    change = workspace.annotate(at("base BF1 value"), "source", "SIPO table 8", "test")
    assert change.cells == {at("base BF1 value")}
    assert workspace.report.note(at("base BF1 value"), "source") == "SIPO table 8"
    workspace.annotate(at("base BF1 value"), "source", "")
    assert workspace.report.note(at("base BF1 value"), "source") == ""


@pytest.mark.parametrize(
    ("where", "facet"),
    [("base BF1 value", "colour"), ("base BF9 value", "note"), ("base BF1 colour", "note")],
)
def test_note_needs_a_facet_and_a_place_that_exist(
    workspace: Workspace, where: str, facet: str
) -> None:
    before = everything(workspace)
    with pytest.raises(UsageError):
        workspace.annotate(at(where), facet, "x")
    assert everything(workspace) == before


def test_computed_cell_is_refused_and_nothing_changes(workspace: Workspace) -> None:
    """peers 7"""
    before = everything(workspace)
    with pytest.raises(ComputedCell):
        workspace.apply(
            [Edit(at("base BF1 value"), "5"), Edit(at("indicators IND6 value"), "60")], "test"
        )
    assert everything(workspace) == before


SEALED_ACTIONS: dict[str, Callable[[Workspace], object]] = {
    "set": lambda w: put(w, "base BF1 value", "5"),
    "add row": lambda w: w.add_row("teams"),
    "remove row": lambda w: w.remove_row("cities", "440100"),
    "annotate": lambda w: w.annotate(at("base BF1 value"), "note", "x"),
    "explain": lambda w: w.explain(
        next(p for p in w.checker.problems() if p.level == "query"), "x"
    ),
}


@pytest.mark.parametrize("action", SEALED_ACTIONS)
def test_sealed_report_refuses_every_edit(workspace: Workspace, action: str) -> None:
    """2.7"""
    put_all(workspace, {"base BF2 value": "10850", "base BF2 prior": "9000"})
    header = workspace.report.header
    workspace.record(header.but(state=SEALED, sequence=1), Batch(), "seal", "test")
    assert not workspace.editable
    before = everything(workspace)
    with pytest.raises(Sealed):
        SEALED_ACTIONS[action](workspace)
    assert everything(workspace) == before


def test_snapshot_does_not_follow_later_edits(workspace: Workspace) -> None:
    """design: exports run on an immutable snapshot"""
    put_all(workspace, {"base BF1 value": "168480", "base BF2 value": "10850"})
    snapshot = workspace.snapshot()
    put(workspace, "base BF1 value", "1")
    workspace.annotate(at("base BF1 value"), "note", "later")
    workspace.add_row("teams")
    assert snapshot.cell(at("base BF1 value")).text == "168480"
    assert snapshot.cell(at("indicators IND1 value")).text == "15.53"
    assert Place("indicators", "IND1", "value") in snapshot.computed
    assert snapshot.note(at("base BF1 value"), "note") == ""
    assert list(snapshot.cells["teams"]) == []
