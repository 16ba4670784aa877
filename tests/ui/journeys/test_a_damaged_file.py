"""A file is damaged, or somebody wants it as it was: three clicks at most. Issue 6, 6 and 8."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ipdesk.services import Services
from local_db import checkup
from tests.report_steps import put, shown
from tests.ui.clerk import Clerk
from tests.ui.keyboard import settle, wait_for
from ui.dialogs.rescue_dialog import RescueDialog

NOTE = "base BF1 note"


class Hand:
    """Counts what a hand does: each is a click, whichever way it is done."""

    def __init__(self, clerk: Clerk) -> None:
        self._clerk = clerk
        self.clicks = 0

    def press(self, key: str) -> None:
        self._clerk.keys.press(key)
        self.clicks += 1


@pytest.fixture
def backed_up(services: Services, workspace_file: Callable[..., Path]) -> Path:
    """A workspace with two backups: before a note, and with it; then the note was changed."""
    path = workspace_file()
    workspace = services.opener.open(path)
    for note in ("", "as it was", "as it is"):
        put(workspace, NOTE, note)
        if note != "as it is":
            services.stores.backup(workspace.store)
    workspace.store.close()
    return path


def turn_a_bit(path: Path, text: str, table: str) -> bytes:
    """Turn a bit of a text where it stands in a table: what the file is now."""
    whole, sought = path.read_bytes(), text.encode()
    for found in re.finditer(re.escape(sought), whole):
        content = bytearray(whole)
        content[found.start()] ^= 1
        path.write_bytes(content)
        if [one.table for one in checkup.damages_of_file(path)] == [table]:
            return bytes(content)
    raise AssertionError(f"{text} is in no {table}")


def dialog() -> RescueDialog:
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), RescueDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, RescueDialog)
    return found


def test_the_newest_backup_of_a_damaged_file_is_one_click_away(
    clerk: Clerk, backed_up: Path
) -> None:
    damaged = turn_a_bit(backed_up, "as it is", "cell")
    hand = Hand(clerk)
    clerk.open_file(backed_up)
    assert "is damaged" in text_of(dialog())
    assert "BF1" in text_of(dialog())
    assert "a value" in text_of(dialog())
    hand.press("Return")
    said = clerk.dismiss()
    assert "Backup 2 was put in place" in said
    assert shown(clerk.desk.workspace, NOTE).raw == "as it was"
    assert hand.clicks <= 3
    kept = backed_up.with_name(f"{backed_up.stem}.replaced-1.ipdesk")
    assert kept.name in said
    assert kept.read_bytes() == damaged


def test_an_older_backup_is_chosen_among_them(clerk: Clerk, backed_up: Path) -> None:
    turn_a_bit(backed_up, "as it is", "cell")
    hand = Hand(clerk)
    clerk.open_file(backed_up)
    dialog()
    hand.press("Down")
    hand.press("Return")
    assert "Backup 1 was put in place" in clerk.dismiss()
    assert shown(clerk.desk.workspace, NOTE).raw == ""
    assert hand.clicks <= 3


def test_rebuilt_from_the_history_nothing_that_was_entered_is_lost(
    clerk: Clerk, backed_up: Path
) -> None:
    turn_a_bit(backed_up, "as it is", "cell")
    hand = Hand(clerk)
    clerk.open_file(backed_up)
    dialog()
    hand.press("End")
    hand.press("Return")
    assert "1 damaged record was regained" in clerk.dismiss()
    assert shown(clerk.desk.workspace, NOTE).raw == "as it is"
    assert hand.clicks <= 3


def test_a_sound_workspace_goes_back_in_three_clicks_and_forth_again(
    clerk: Clerk, backed_up: Path
) -> None:
    clerk.start_with(backed_up)
    clerk.settle_down()
    put(clerk.desk.workspace, NOTE, "a mistake")
    hand = Hand(clerk)
    clerk.keys.press("Ctrl+Alt+B")
    hand.clicks += 1
    dialog()
    hand.press("Return")
    assert "Backup 3 was put in place" in clerk.dismiss()
    assert shown(clerk.desk.workspace, NOTE).raw == "as it is"
    assert hand.clicks <= 3
    clerk.settle_down()
    numbers = [one.number for one in clerk.desk.session.services.stores.rescue.copies(backed_up)]
    assert 4 in numbers, "what stood there was backed up first"


def test_damage_that_opening_does_not_meet_is_told_by_the_backup(
    clerk: Clerk, services: Services, backed_up: Path
) -> None:
    """An entry of the history is read by nobody at the start; the backup reads everything."""
    damaged = turn_a_bit(backed_up, "create", "history")
    clerk.start_with(backed_up)
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), RescueDialog))
    assert "entry of the history" in text_of(dialog())
    assert clerk.desk.session.context is None
    clerk.keys.press("Escape")
    settle()
    assert backed_up.read_bytes() == damaged


def test_damage_of_a_workspace_that_did_not_change_is_told_too(
    clerk: Clerk, services: Services, backed_up: Path
) -> None:
    """It needs no backup, so it is proved for its own sake, once its report is on screen."""
    workspace = services.opener.open(backed_up)
    services.stores.backup(workspace.store)
    workspace.store.close()
    copies = services.stores.rescue.copies(backed_up)
    damaged = turn_a_bit(backed_up, "create", "history")
    clerk.start_with(backed_up)
    assert "entry of the history" in text_of(dialog())
    clerk.keys.press("Escape")
    settle()
    assert backed_up.read_bytes() == damaged
    assert services.stores.rescue.copies(backed_up) == copies


def test_a_damaged_desk_goes_back_to_its_backup(
    clerk: Clerk, services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "desk.ipdesk"
    desk = services.desks.create(str(path), "chief of the desk", practice=True)
    services.desks.backup(desk)
    desk.close()
    path.write_bytes(path.read_bytes().replace(b"chief of the desk", b"bhief of the desk"))
    hand = Hand(clerk)
    clerk.open_file(path)
    clerk_sees = dialog()
    assert "a record of the desk (person" in text_of(clerk_sees)
    assert clerk_sees.list.model().rowCount() == 1, "a desk is not rebuilt"
    hand.press("Return")
    assert "Backup 1 was put in place" in clerk.dismiss()
    assert clerk.desk.workbench.desks.page is not None
    assert services.stores.rescue.copies(path)
    assert hand.clicks <= 3


def text_of(box: RescueDialog) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in box.findChildren(QLabel))
