"""Large changes go in steps, can be stopped until they are settled, and stay all or nothing."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import at, put, shown
from workspace_state import everything

from ipdesk.changes import Edit
from ipdesk.errors import Busy, DiskFull, StorageError
from ipdesk.history import first_break
from ipdesk.pace import UNPACED, Cancelled, Pace, SteppedPace
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.workspace.conftest import FaultyStore

ROWS = 300
LONGEST = 512
"""Items between two looks at whether to stop: a few milliseconds."""


def roster(turn: str = "") -> list[Edit]:
    return [
        Edit(at(f"enterprises B{number} {column}"), f"{text}{turn}", "表.xlsx")
        for number in range(ROWS)
        for column, text in (("name", f"企业{number}"), ("place", "广州"), ("inventions", "3"))
    ]


class Watched(SteppedPace):
    """Notes the steps, and stops at one of them."""

    def __init__(self, stop_at: int = 0) -> None:
        super().__init__(self._on_step)
        self.told: list[tuple[int, int]] = []
        self.stop_at = stop_at
        self.free_steps = 0

    def _on_step(self, done: int, total: int) -> None:
        self.told.append((done, total))
        if self.settled:
            return
        self.free_steps += 1
        if self.free_steps == self.stop_at:
            raise Cancelled


Act = Callable[[Workspace, Pace], object]


def import_roster(workspace: Workspace, pace: Pace) -> object:
    return workspace.apply(roster(), "import", pace=pace)


def undo(workspace: Workspace, pace: Pace) -> object:
    return workspace.undo("test", pace)


def redo(workspace: Workspace, pace: Pace) -> object:
    return workspace.redo("test", pace)


def before(workspace: Workspace, act: Act) -> None:
    """What has to be done first."""
    if act is not import_roster:
        workspace.apply(roster(), "import")
    if act is redo:
        workspace.undo("test")


ACTS = pytest.mark.parametrize("act", [import_roster, undo, redo])


@ACTS
def test_no_step_is_long(workspace: Workspace, act: Act) -> None:
    before(workspace, act)
    pace = Watched()
    act(workspace, pace)
    done = [0, *(done for done, _ in pace.told)]
    assert max(b - a for a, b in itertools.pairwise(done)) <= LONGEST
    assert len(done) > ROWS * 3 // LONGEST


@ACTS
def test_a_paced_change_is_the_same_as_one_without(
    workspace: Workspace, services: Services, tmp_path: Path, act: Act
) -> None:
    other = services.opener.open(Path(shutil.copy(workspace.store.path, tmp_path / "other")))
    paces: tuple[tuple[Workspace, Pace], ...] = ((workspace, Watched()), (other, UNPACED))
    for one, pace in paces:
        before(one, act)
        act(one, pace)
    assert everything(workspace) == everything(other)
    for one, _ in paces:
        one.store.close()
    assert everything(opened(services, workspace)) == everything(opened(services, other))


@ACTS
def test_stopped_at_any_step_it_has_changed_nothing(workspace: Workspace, act: Act) -> None:
    """Neither the file nor what is in memory; and work goes on."""
    before(workspace, act)
    stood, problems = everything(workspace), workspace.checker.problems()
    trial = Watched(10**9)
    content = file_content(workspace)
    stops = 0
    for stop_at in range(1, 10**6, 7):
        trial = Watched(stop_at)
        try:
            act(workspace, trial)
        except Cancelled:
            stops += 1
            assert everything(workspace) == stood
            assert file_content(workspace) == content
            continue
        break
    assert stops > 3
    assert workspace.checker.problems() != problems
    put(workspace, "base BF1 value", "5")
    assert first_break(workspace.store.history("")) is None


@ACTS
def test_once_settled_it_is_not_stopped_any_more(workspace: Workspace, act: Act) -> None:
    """What follows in memory is told in steps too."""
    before(workspace, act)
    pace = Watched()
    act(workspace, pace)
    assert pace.settled
    assert len(pace.told) > pace.free_steps


@ACTS
def test_a_full_disk_in_the_middle_leaves_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, act: Act
) -> None:
    before(workspace, act)
    stood, content = everything(workspace), file_content(workspace)

    class Full(Watched):
        def settle(self) -> None:
            raise DiskFull(path="workspace")

    with pytest.raises(StorageError):
        act(workspace, Full())
    assert everything(workspace) == stood
    assert file_content(workspace) == content


def test_nothing_else_is_written_meanwhile(workspace: Workspace) -> None:
    """Neither a change of the report nor what tidies the file."""
    refused: list[str] = []

    def meddle(*_: int) -> None:
        for call in (
            lambda: put(workspace, "base BF1 value", "5"),
            lambda: workspace.undo("test"),
        ):
            with pytest.raises(Busy):
                call()
            refused.append("")

    put(workspace, "base BF1 value", "4")
    workspace.apply(roster(), "import", pace=SteppedPace(meddle))
    assert refused
    assert shown(workspace, "base BF1 value").raw == "4"
    assert first_break(workspace.store.history("")) is None


def test_a_store_that_fails_gives_the_pace_back(
    failing: tuple[Workspace, FaultyStore], disk_full: StorageError
) -> None:
    workspace, store = failing
    store.fault = disk_full
    with pytest.raises(StorageError):
        workspace.apply(roster(), "import", pace=Watched())
    store.fault = None
    put(workspace, "base BF1 value", "5")
    assert first_break(workspace.store.history("")) is None


def file_content(workspace: Workspace) -> bytes:
    """The file's bytes; after a rollback it is as it was, byte for byte."""
    return Path(workspace.store.path).read_bytes()


def opened(services: Services, workspace: Workspace) -> Workspace:
    """The file as it is found when it is opened again."""
    return services.opener.open(Path(workspace.store.path))


def test_rows_are_removed_in_steps_and_all_or_none(workspace: Workspace) -> None:
    workspace.apply(roster(), "import")
    rows = list(workspace.report.rows("enterprises"))
    stood = everything(workspace)
    with pytest.raises(Cancelled):
        workspace.remove_rows("enterprises", rows, pace=Watched(stop_at=4))
    assert everything(workspace) == stood
    pace = Watched()
    workspace.remove_rows("enterprises", rows, pace=pace)
    assert len(pace.told) > 4
    workspace.undo("test")
    assert list(workspace.report.rows("enterprises")) == rows
    assert workspace.report.notes == {**stood["notes"]}
