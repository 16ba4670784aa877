"""Saved means committed: what was shown as saved is there when the file is opened again.

Requirements
    design "A keystroke": one transaction writes raw text, parsed value and history, and
    commits; only then is the cell shown as saved
    peers "Complaints": each cell is committed
    2.BAD  wrong text is kept; a failed write leaves everything as it was
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import at, put, put_all, shown
from workspace_state import everything

from ipdesk.changes import Edit
from ipdesk.errors import StorageError, UsageError
from ipdesk.history import first_break
from ipdesk.services import Services
from ipdesk.workspace import Workspace

RAW = (
    "168480",
    "１６８，４８０",
    "about 168000",
    "12,34",
    "暂缺：未公布",
    "=1+1",
    " 5 ",
    "<b>1</b>",
)


@pytest.mark.parametrize("raw", RAW)
def test_text_is_there_again_exactly_as_typed(
    workspace: Workspace, services: Services, raw: str
) -> None:
    """2.BAD: wrong text too"""
    put(workspace, "base BF1 value", raw)
    workspace.store.close()
    again = services.opener.open(Path(workspace.store.path))
    assert shown(again, "base BF1 value") == shown(workspace, "base BF1 value")
    assert shown(again, "base BF1 value").raw == raw


@pytest.mark.parametrize(
    "raw", ["a\x00b", "a\u202eb", "a\x1b[31m", "line\nline", "a\u2028b", "𠮷", "e\u0301"]
)
def test_strange_text_is_there_again_exactly_as_typed(
    workspace: Workspace, services: Services, raw: str
) -> None:
    """2.BAD: NUL and other controls: kept and flagged"""
    put(workspace, "profile 1 office", raw)
    workspace.store.close()
    again = services.opener.open(Path(workspace.store.path))
    assert shown(again, "profile 1 office").raw == raw
    assert first_break(again.store.history("")) is None


def test_half_a_character_is_refused_and_changes_nothing(workspace: Workspace) -> None:
    """2.BAD: a lone surrogate is no text that a file can hold"""
    before = everything(workspace)
    with pytest.raises(UsageError) as caught:
        put(workspace, "profile 1 office", "a\ud800b")
    assert caught.value.reason == "not_text"
    assert everything(workspace) == before
    put(workspace, "profile 1 office", "office")
    assert first_break(workspace.store.history("")) is None


def test_file_copied_right_after_an_edit_holds_it(
    workspace: Workspace, services: Services, tmp_path: Path
) -> None:
    """design "Storage": survives being copied; no closing needed"""
    put(workspace, "base BF1 value", "168480")
    copy = Path(shutil.copy(workspace.store.path, tmp_path / "stick.ipdesk"))
    assert shown(services.opener.open(copy), "base BF1 value").text == "168480"


def test_everything_is_there_again(workspace: Workspace, services: Services) -> None:
    """Values, rows and their order, notes, explanations, problems, history"""
    put_all(workspace, {"base BF2 value": "10850", "base BF2 prior": "9000"})
    put_all(workspace, {"teams b name": "Team B", "teams a name": "Team A"})
    workspace.add_row("teams")
    workspace.remove_row("teams", "b")
    workspace.annotate(at("base BF2 value"), "source", "yearbook")
    for problem in workspace.checker.problems():
        if problem.level == "query":
            workspace.explain(problem, "as published")
    before = everything(workspace)
    workspace.store.close()
    assert everything(services.opener.open(Path(workspace.store.path))) == before


def test_roster_keeps_its_order_when_rows_come_and_go(
    workspace: Workspace, services: Services
) -> None:
    """2.3: what was added last stands last, also tomorrow"""
    rows = [workspace.add_row("teams")[0] for _ in range(4)]
    workspace.remove_row("teams", rows[0])
    workspace.remove_row("teams", rows[1])
    workspace.add_row("teams")
    put(workspace, "teams x name", "Team X")
    order = list(workspace.report.rows("teams"))
    workspace.store.close()
    again = services.opener.open(Path(workspace.store.path))
    assert list(again.report.rows("teams")) == order
    assert order[:2] == rows[2:]


Action = Callable[[Workspace], object]
ACTIONS: dict[str, Action] = {
    "set": lambda w: put(w, "base BF1 value", "5"),
    "several": lambda w: put_all(w, {"base BF1 value": "5", "teams n name": "New"}),
    "blank": lambda w: put(w, "base BF2 value", ""),
    "add row": lambda w: w.add_row("teams"),
    "remove row": lambda w: w.remove_row("teams", "a"),
    "annotate": lambda w: w.annotate(at("base BF2 value"), "source", "yearbook"),
    "explain": lambda w: w.explain(
        next(p for p in w.checker.problems() if p.level == "query"), "as published"
    ),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_failed_write_changes_nothing(failing, disk_full: StorageError, action: str) -> None:
    """2.BAD "the data stays"; the next write goes on as if nothing had been"""
    workspace, switch = failing
    put_all(workspace, {"base BF2 value": "10850", "base BF2 prior": "9000", "teams a name": "A"})
    before = everything(workspace)
    told: list[object] = []
    workspace.subscribe(told.append)
    switch.fault = disk_full
    with pytest.raises(StorageError):
        ACTIONS[action](workspace)
    switch.fault = None
    assert everything(workspace) == before
    assert told == []
    ACTIONS[action](workspace)
    assert everything(workspace) != before
    assert first_break(workspace.store.history("")) is None


@pytest.mark.parametrize(
    "wrong", ["base BF9 value", "base BF1 colour", "nowhere 1 value", "teams bad/row name"]
)
def test_one_wrong_place_refuses_the_whole_commit(workspace: Workspace, wrong: str) -> None:
    """all or nothing; and the history goes on unbroken"""
    before = everything(workspace)
    with pytest.raises(UsageError):
        workspace.apply([Edit(at("base BF1 value"), "5"), Edit(at(wrong), "6")], "test")
    assert everything(workspace) == before
    put(workspace, "base BF1 value", "7")
    assert first_break(workspace.store.history("")) is None
    assert workspace.store.last_history().sequence == 2


def test_values_and_rows_of_one_call_are_one_commit(failing) -> None:
    """design: one transaction"""
    workspace, switch = failing
    put_all(workspace, {f"teams t{n} name": f"Team {n}" for n in range(5)})
    assert len(switch.batches) == 1


def test_listener_that_fails_does_not_unsave(workspace: Workspace, services: Services) -> None:
    def stumble(_: object) -> None:
        raise ZeroDivisionError

    workspace.subscribe(stumble)
    with pytest.raises(ZeroDivisionError):
        put(workspace, "base BF1 value", "5")
    workspace.store.close()
    again = services.opener.open(Path(workspace.store.path))
    assert shown(again, "base BF1 value").text == "5"
