"""What the session does once the opened report has been on screen for a moment."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox

from ipdesk.errors import DiskFull, WriteFailed
from ipdesk.services import Services
from tests.report_steps import put, shown
from tests.ui.desk import Desk
from tests.ui.keyboard import wait_for


def backups_of(path: Path) -> list[str]:
    folder = path.with_name(f"{path.name}.backups")
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_an_opened_workspace_is_backed_up_once_its_report_stands(
    desk: Desk, example_file: Path
) -> None:
    desk.session.open(example_file)
    assert backups_of(example_file) == []
    wait_for(lambda: backups_of(example_file) == ["000001.ipdesk"])


def test_a_file_that_may_hold_more_than_is_shown_is_opened_anew(
    desk: Desk, example_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened once more, a file stays as it is, but after a commit that failed at its last sync."""
    desk.session.open(example_file)
    before = desk.session.context
    desk.session.open(example_file)
    assert desk.session.context is before
    write = desk.workspace.store.write

    def told_to_fail(*arguments: Any) -> None:
        write(*arguments)
        raise WriteFailed(path=str(example_file), why="disk I/O error")

    monkeypatch.setattr(desk.workspace.store, "write", told_to_fail)
    with pytest.raises(WriteFailed):
        put(desk.workspace, "base BF1 note", "7")
    desk.session.open(example_file)
    assert desk.session.context is not before
    assert shown(desk.workspace, "base BF1 note").raw == "7"


def test_an_opened_workspace_is_remembered_on_disk(desk: Desk, example_file: Path) -> None:
    desk.session.open(example_file)
    wait_for(lambda: [r.path for r in desk.settings_file.load().recent] == [str(example_file)])


def test_a_workspace_closed_at_once_is_remembered_and_left_alone(
    desk: Desk, example_file: Path
) -> None:
    desk.session.open(example_file)
    desk.session.close()
    assert [recent.path for recent in desk.settings_file.load().recent] == [str(example_file)]
    assert not desk.session.settling


def test_a_backup_that_fails_is_told_and_the_report_stays_open(
    desk: Desk, services: Services, example_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise DiskFull(path="000001.ipdesk")

    monkeypatch.setattr(services.stores, "backup", fails)
    desk.session.open(example_file)
    wait_for(lambda: desk.window.findChild(QMessageBox) is not None)
    assert desk.session.context is not None


def test_what_writing_needs_is_loaded_beside_the_window(
    desk: Desk, services: Services, example_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    monkeypatch.setattr(
        services.stores, "warm_up", lambda: threads.append(threading.current_thread())
    )
    desk.session.open(example_file)
    wait_for(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()


def test_an_opened_desk_is_backed_up_too(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "desk-of-sipo.ipdesk"
    desk.workbench.desks.create(str(place), practice=True)
    assert backups_of(place) == []
    wait_for(lambda: backups_of(place) == ["000001.ipdesk"])
    desk.workbench.desks.close()


def test_a_desk_closed_at_once_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "desk-of-sipo.ipdesk"
    desk.workbench.desks.create(str(place), practice=True)
    desk.workbench.desks.close()
    assert not desk.workbench.desks.backups.jobs.busy
    assert backups_of(place) == []
