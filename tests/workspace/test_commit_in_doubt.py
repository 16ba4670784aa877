"""A commit whose last sync fails is in the file, but not for certain; see issue 6, 3."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ipdesk.errors import MediumGone, ReadAgain, WriteFailed
from ipdesk.records import SEALED
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put, shown

WHERE = "base BF1 value"


def fail_after(holder: object, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on what ``holder`` does is done, and then told to have failed."""
    real = getattr(holder, name)

    def told_to_fail(*arguments: object) -> None:
        real(*arguments)
        raise WriteFailed(path="report.ipdesk", why="disk I/O error")

    monkeypatch.setattr(holder, name, told_to_fail)


def test_it_is_made_certain_by_another_commit(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, WHERE, "1")
    writer = workspace.store._writer  # type: ignore[attr-defined]  # of the real store
    fail_after(writer, "write", monkeypatch)
    put(workspace, WHERE, "2")
    assert shown(workspace, WHERE).raw == "2"
    monkeypatch.undo()
    put(workspace, WHERE, "3")
    assert shown(workspace, WHERE).raw == "3"


def test_if_that_fails_too_the_file_is_read_again_before_anything_is_written(
    workspace: Workspace, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, WHERE, "1")
    fail_after(workspace.store, "write", monkeypatch)
    with pytest.raises(WriteFailed):
        put(workspace, WHERE, "2")
    monkeypatch.undo()
    assert shown(workspace, WHERE).raw == "1"
    for _ in range(2):
        with pytest.raises(ReadAgain):
            put(workspace, WHERE, "3")
    workspace.store.close()
    again = services.opener.open(workspace.store.path)
    assert shown(again, WHERE).raw == "2"
    put(again, WHERE, "3")
    assert shown(again, WHERE).raw == "3"


def test_a_sealing_that_failed_and_is_there_is_read_again_before_it_is_tried_once_more(
    filled_file: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no change by somebody else, which preparing it anew would take up."""
    workspace, sealer = services.opener.open(filled_file), Sealer(services)
    sealed = sealer.render(sealer.prepare(workspace), {}.__getitem__)
    fail_after(workspace.store, "write", monkeypatch)
    with pytest.raises(WriteFailed):
        sealer.commit(workspace, sealed)
    monkeypatch.undo()
    with pytest.raises(ReadAgain):
        sealer.commit(workspace, sealed)
    workspace.store.close()
    assert services.opener.open(filled_file).report.header.state == SEALED


def test_nothing_is_written_before_the_name_of_the_journal_is_certain(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its journal an interrupted commit could not be rolled back after a power cut."""

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(MediumGone):
        put(workspace, WHERE, "1")
    monkeypatch.undo()
    put(workspace, WHERE, "1")
    assert shown(workspace, WHERE).raw == "1"


def test_a_commit_that_left_nothing_is_no_obstacle(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, WHERE, "1")

    def refuse(*_: object) -> None:
        raise WriteFailed(path="report.ipdesk", why="disk I/O error")

    monkeypatch.setattr(workspace.store, "write", refuse)
    with pytest.raises(WriteFailed):
        put(workspace, WHERE, "2")
    monkeypatch.undo()
    put(workspace, WHERE, "2")
    assert shown(workspace, WHERE).raw == "2"
