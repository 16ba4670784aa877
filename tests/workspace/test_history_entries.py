"""The history: append-only, chained, and enough to say who changed what, when and why.

Requirements
    design "Storage": history is append-only and hash-chained
    4.8  who changed what when, per cell and per report
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from report_steps import at, put, put_all

from ipdesk.changes import Edit
from ipdesk.history import GENESIS, Chain, digest_of, first_break
from ipdesk.records import HistoryRecord
from ipdesk.services import Services
from ipdesk.workspace import Workspace


def newest(workspace: Workspace) -> HistoryRecord:
    entry = workspace.store.last_history()
    assert entry is not None
    return entry


def test_edit_is_recorded_with_both_texts(workspace: Workspace) -> None:
    """4.8"""
    put(workspace, "base BF1 value", "５")
    put(workspace, "base BF1 value", "about 6")
    entry = newest(workspace)
    assert entry.action == "set"
    assert (entry.section, entry.row, entry.column) == ("base", "BF1", "value")
    assert (entry.before, entry.after) == ("５", "about 6")
    assert (entry.report, entry.actor, entry.origin) == ("annual-2016", "clerk", "test")
    assert entry.at == "2017-03-15T08:00:00.000+00:00"


def test_view_that_is_no_name_is_recorded_as_the_window(workspace: Workspace) -> None:
    workspace.set_value(at("base BF1 value"), "5", object())
    assert newest(workspace).origin == "window"


@pytest.mark.parametrize("text", ['"\\\\ /\b\f\n\r\t\x00\x1f\x7f', "\u2028\u00a0粤𠮷", "a\ud800b"])
def test_the_digest_is_that_of_canonical_json(workspace: Workspace, text: str) -> None:
    """Whatever a text holds: others compute it with any JSON of theirs."""
    put(workspace, "base BF1 value", "5")
    entry = newest(workspace)._replace(after=text)
    plain = json.dumps(entry[:-1], ensure_ascii=False, separators=(",", ":"))
    assert digest_of(entry) == sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def test_reason_of_a_change_is_recorded(workspace: Workspace) -> None:
    """4.8: why"""
    workspace.apply([Edit(at("base BF1 value"), "5")], "test", "typing error")
    assert newest(workspace).reason == "typing error"


def test_entries_of_a_cell_are_found_by_it(workspace: Workspace) -> None:
    """4.8: per cell"""
    for raw in ("5", "6", ""):
        put(workspace, "base BF1 value", raw)
    put(workspace, "base BF2 value", "7")
    entries = workspace.store.cell_history("annual-2016", "base", "BF1", "value")
    assert [(entry.before, entry.after) for entry in entries] == [("", "5"), ("5", "6"), ("6", "")]


def test_removed_row_leaves_its_values_in_the_history(workspace: Workspace) -> None:
    put_all(workspace, {"teams a name": "Team A", "teams a staff": "12"})
    workspace.remove_row("teams", "a")
    entries = list(workspace.store.history("annual-2016"))
    assert {(e.column, e.before, e.after) for e in entries[-3:]} == {
        ("name", "Team A", ""), ("staff", "12", ""), ("", "1", ""),
    }  # fmt: skip
    assert newest(workspace).action == "remove_row"


def test_notes_and_explanations_are_recorded(workspace: Workspace) -> None:
    workspace.annotate(at("base BF2 value"), "source", "yearbook", "test")
    entry = newest(workspace)
    assert (entry.action, entry.facet, entry.after) == ("annotate", "source", "yearbook")
    put_all(workspace, {"base BF2 value": "10850", "base BF2 prior": "9000"})
    problem = next(p for p in workspace.checker.problems() if p.rule == "R021")
    workspace.explain(problem, "as published", "test")
    entry = newest(workspace)
    assert (entry.action, entry.reason, entry.after) == ("explain", "R021", "as published")


def test_chain_holds_across_closing_and_copying(workspace: Workspace, services: Services) -> None:
    """design "Storage" """
    put(workspace, "base BF1 value", "5")
    workspace.store.close()
    again = services.opener.open(Path(workspace.store.path))
    put(again, "base BF1 value", "6")
    entries = list(again.store.history(""))
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    assert entries[0].action == "create"
    assert entries[0].previous == GENESIS
    assert first_break(entries) is None


@pytest.mark.parametrize("field", HistoryRecord._fields[1:-1])
def test_change_of_any_field_breaks_the_chain_there(field: str) -> None:
    chain = Chain(None)
    entries = [chain.entry((f"r{n}", *[""] * 11)) for n in range(3)]
    spoiled = entries[1]._replace(**{field: "forged"})
    assert first_break([entries[0], spoiled, entries[2]]) == 2


def test_entry_left_out_or_put_elsewhere_breaks_the_chain() -> None:
    chain = Chain(None)
    entries = [chain.entry((f"r{n}", *[""] * 11)) for n in range(3)]
    assert first_break(entries) is None
    assert first_break([entries[0], entries[2]]) == 3
    assert first_break([entries[1], entries[0], entries[2]]) == 2
    assert first_break(entries[1:], entries[0].digest) is None


def test_forged_entry_needs_all_later_digests_forged() -> None:
    chain = Chain(None)
    entries = [chain.entry((f"r{n}", *[""] * 11)) for n in range(3)]
    forged = entries[1]._replace(after="forged")
    forged = forged._replace(digest=digest_of(forged))
    assert first_break([entries[0], forged, entries[2]]) == 3
