"""The medium fails: what happened is said once, and nothing that was saved is lost."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.report_steps import shown
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused
from tests.workspace_state import everything
from ui.field_widgets.line_field import LineField

FAULTS = {errno.ENOSPC: "no space left", errno.EROFS: "written"}


class Medium:
    """Where files are written to."""

    def __init__(self, error: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self._error = error
        self._monkeypatch = monkeypatch
        self.said = FAULTS[error]

    def fail(self) -> None:
        """From now on nothing can be forced to the medium."""

        def refuse(_descriptor: int) -> None:
            raise OSError(self._error, os.strerror(self._error))

        self._monkeypatch.setattr(os, "fsync", refuse)


@pytest.fixture(params=FAULTS, ids=errno.errorcode.get)
def medium(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Medium:
    return Medium(request.param, monkeypatch)


def test_an_export_that_finds_no_room_leaves_nothing_behind(
    clerk: Clerk, example_file: Path, tmp_path: Path, medium: Medium
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    clerk.start_with(example_file)
    before = everything(clerk.desk.workspace)
    clerk.settle_down()
    medium.fail()
    clerk.keys.press_into("Ctrl+Shift+E", lambda: clerk.name_file(folder / "report.xlsx"))
    clerk.jobs_done()
    assert medium.said in clerk.dismiss()
    assert list(folder.iterdir()) == []
    assert everything(clerk.desk.workspace) == before


def test_a_package_that_finds_no_room_leaves_nothing_behind(
    clerk: Clerk, sealed_file: Path, tmp_path: Path, medium: Medium
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    clerk.start_with(sealed_file)
    clerk.settle_down()
    medium.fail()
    clerk.keys.press("Ctrl+Shift+S")
    clerk.enter_section()
    clerk.tab_to("Choose folder…")
    clerk.keys.press_into("Space", lambda: clerk.name_file(folder))
    clerk.keys.press("Space")
    clerk.jobs_done()
    assert medium.said in clerk.dismiss()
    assert list(folder.iterdir()) == []


def test_a_value_that_finds_no_room_stays_in_its_field(
    clerk: Clerk, workspace_file: Callable[..., Path]
) -> None:
    keys = clerk.keys
    clerk.start_with(workspace_file())
    workspace = clerk.desk.workspace
    database = workspace.store.database  # type: ignore[attr-defined]  # of the real store
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "note")
    database.execute("PRAGMA max_page_count = 1")
    text = "x" * 9000
    keys.paste(text)
    keys.press("Return")
    assert "no space left" in clerk.dismiss()
    assert shown(workspace, "base BF1 note").raw == ""
    field = focused()
    assert isinstance(field, LineField)
    assert field.text() == text
    database.execute("PRAGMA max_page_count = 1000000")
    keys.press("Return")
    assert shown(workspace, "base BF1 note").raw == text


def test_the_window_stays_open_while_a_draft_cannot_be_stored(
    clerk: Clerk, workspace_file: Callable[..., Path]
) -> None:
    clerk.start_with(workspace_file())
    workspace = clerk.desk.workspace
    database = workspace.store.database  # type: ignore[attr-defined]  # of the real store
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "note")
    database.execute("PRAGMA max_page_count = 1")
    clerk.keys.paste("x" * 9000)
    clerk.desk.window.close()
    assert "no space left" in clerk.dismiss()
    assert clerk.desk.window.isVisible()
    database.execute("PRAGMA max_page_count = 1000000")
    clerk.desk.window.close()
    assert not clerk.desk.window.isVisible()
