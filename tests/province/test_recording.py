"""Recording in a workspace: durable, once, with its history, and never changed.

Requirements
    3.2  status history with date, document number, actor
    design "History is append-only (triggers) and hash-chained"
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from lives import entry
from unguarded import unguarded

from ipdesk.changes import ChangeSet
from ipdesk.errors import DamagedWorkspace, DiskFull, UsageError
from ipdesk.history import first_break
from ipdesk.package.verify import verify
from ipdesk.regaining import Regainer
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.status_entry import StatusRefused
from ipdesk.workspace import Workspace

DECLARED = entry("TR1", "2016-03-01", category="leading", note="由省政府同意")
SELECTED = entry("TR2", "2016-07-28")


@pytest.fixture
def file(workspace_file: Callable[..., Path]) -> Path:
    return workspace_file()


@pytest.fixture
def workspace(services: Services, file: Path) -> Workspace:
    return services.opener.open(file)


def test_what_was_recorded_is_there_when_the_workspace_is_opened_again(
    services: Services, file: Path, workspace: Workspace
) -> None:
    workspace.record_status(DECLARED)
    workspace.record_status(SELECTED)
    entries = workspace.status.entries
    workspace.store.close()
    again = services.opener.open(file)
    assert again.status.entries == entries
    assert (again.status.state, again.status.category) == ("PILOT", "leading")
    assert entries[0].note == "由省政府同意"
    assert entries[0].recorded_at == "2017-03-15T08:00:00.000+00:00"


def test_an_entry_of_the_history_tells_the_step(workspace: Workspace) -> None:
    workspace.record_status(DECLARED, "test")
    workspace.record_status(SELECTED, "test")
    last = workspace.store.last_history()
    assert last is not None
    assert (last.report, last.action, last.origin) == ("", "status", "test")
    assert (last.section, last.row, last.column) == ("status", "2", "TR2")
    assert (last.before, last.after) == ("DECLARED leading", "PILOT leading")
    assert last.reason == SELECTED.document
    assert first_break(workspace.store.history("")) is None


def test_a_step_is_told_to_the_listeners(workspace: Workspace) -> None:
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    assert workspace.record_status(DECLARED, "me") == ChangeSet(origin="me", status=True)
    assert told == [ChangeSet(origin="me", status=True)]


def test_a_refused_step_writes_nothing(workspace: Workspace) -> None:
    before = workspace.store.last_history()
    with pytest.raises(StatusRefused):
        workspace.record_status(SELECTED)
    assert workspace.store.last_history() == before
    assert workspace.store.statuses() == []


def test_a_step_is_not_dated_after_the_day_it_is_recorded(workspace: Workspace) -> None:
    with pytest.raises(StatusRefused) as fault:
        workspace.record_status(entry("TR1", "2017-03-17", category="leading"))
    assert fault.value.reason == "future"


def test_half_a_character_is_refused_and_the_chain_goes_on(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        workspace.record_status(entry("TR1", "2016-03-01", category="leading", note="\ud800"))
    assert workspace.status.entries == ()
    workspace.record_status(DECLARED)
    assert first_break(workspace.store.history("")) is None


def test_a_full_disk_leaves_the_status_as_it_was(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(path="workspace")

    with monkeypatch.context() as patch:
        patch.setattr(workspace.store, "write", full)
        with pytest.raises(DiskFull):
            workspace.record_status(DECLARED)
    assert workspace.status.state == "UNLISTED"
    workspace.record_status(DECLARED)
    assert workspace.status.state == "DECLARED"


@pytest.mark.parametrize(
    "statement", ["UPDATE status SET date = '2015-01-01'", "DELETE FROM status"]
)
def test_the_file_itself_refuses_to_change_an_entry(
    workspace: Workspace, file: Path, statement: str
) -> None:
    workspace.record_status(DECLARED)
    workspace.store.close()
    refusal = pytest.raises(sqlite3.IntegrityError, match="append-only")
    with closing(sqlite3.connect(file)) as database, refusal:
        database.execute(statement)


def test_a_damaged_entry_is_found(services: Services, workspace: Workspace, file: Path) -> None:
    workspace.record_status(DECLARED)
    workspace.store.close()
    with unguarded(file) as database:
        database.execute("UPDATE status SET category = 'supporting'")
    again = services.opener.open(file)
    with pytest.raises(DamagedWorkspace) as fault:
        _ = again.status
    assert fault.value.params["where"] == "status 1"


def test_a_sealed_report_does_not_hold_up_the_province(
    services: Services, sealed_file: Path
) -> None:
    workspace = services.opener.open(sealed_file)
    workspace.record_status(DECLARED)
    assert workspace.status.state == "DECLARED"


def test_a_package_carries_the_steps_in_its_history(
    services: Services, filled_file: Path, tmp_path: Path
) -> None:
    workspace = services.opener.open(filled_file)
    workspace.record_status(DECLARED)
    written = Sealer(services).seal(workspace, tmp_path / "packages", "test")
    assert verify(written.path).verdict.ready


def test_the_status_of_an_open_workspace_follows_each_step(workspace: Workspace) -> None:
    workspace.record_status(DECLARED)
    workspace.record_status(SELECTED)
    assert workspace.status.state_on(dt.date(2016, 5, 1)) == "DECLARED"
    assert workspace.status.state == "PILOT"


def test_where_damage_has_taken_an_entry_the_next_one_can_be_recorded(
    services: Services, file: Path, workspace: Workspace
) -> None:
    workspace.record_status(DECLARED)
    workspace.record_status(SELECTED)
    workspace.store.close()
    with unguarded(file) as database:
        database.execute("UPDATE status SET checksum = 0 WHERE number = 1")
    services.stores.rescue.rebuild(file, Regainer(services.library))
    again = services.opener.open(file)
    again.annul_status("the entry before is lost")
    assert [record.number for record in again.store.statuses()] == [2, 3]
