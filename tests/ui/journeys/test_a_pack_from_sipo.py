"""SIPO's first data pack comes in by keyboard: compared, installed, asked about, used.

Issue 5, item 6: "the province's program takes them and shows which it uses"
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from tests.data_packs.conftest import *  # noqa: F403  # the fictitious packs
from tests.data_packs.conftest import Make
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, settle, wait_for
from ui.dialogs.data_in_use import DataInUseDialog
from ui.dialogs.pack_dialog import PackDialog


@pytest.fixture
def clerk(clerk: Clerk, example_file: Path) -> Clerk:
    clerk.start_with(example_file)
    return clerk


def asked(clerk: Clerk) -> list[str]:
    problems = clerk.desk.workspace.checker.problems()
    return [problem.place.address for problem in problems if problem.rule == "V13"]


def dialog_of(kind: type[QDialog]) -> QDialog:
    wait_for(lambda: isinstance(focused().window(), kind))
    found = focused().window()
    assert isinstance(found, kind)
    return found


def test_the_first_pack_is_compared_installed_and_seen_in_use(clerk: Clerk, make: Make) -> None:
    keys = clerk.keys
    clerk.open_section("Base figures")
    clerk.type_cell("BF2", "value", "10900")
    keys.press_into("Ctrl+Alt+I", lambda: clerk.name_file(make()))
    dialog = dialog_of(PackDialog)
    assert isinstance(dialog, PackDialog)
    wait_for(dialog.compared.hasFocus)
    assert not dialog.apply_button.isEnabled()
    keys.press("Space")
    clerk.tab_to("Install")
    keys.press("Return")
    wait_for(lambda: asked(clerk) == ["base.BF2.value"])
    keys.press("Ctrl+Alt+D")
    used = dialog_of(DataInUseDialog)
    assert isinstance(used, DataInUseDialog)
    titles = [line.title for line in used.list.model().lines]
    assert titles == [
        "Catalogue edition 2015-59 v1",
        "Denominators (exercise), edition 2016 no. 1",
        "Key of SIPO's desk",
    ]
    keys.press("Escape")


def test_a_pack_of_an_unknown_key_is_told_and_nothing_happens(clerk: Clerk, make: Make) -> None:
    keys = clerk.keys
    keys.press_into("Ctrl+Alt+I", lambda: clerk.name_file(make()))
    dialog = dialog_of(PackDialog)
    assert isinstance(dialog, PackDialog)
    wait_for(dialog.compared.hasFocus)
    keys.press("Space")
    clerk.tab_to("Install")
    keys.press("Return")
    wait_for(lambda: "data_pack/2016" in clerk.desk.workspace.store.settings())
    last = clerk.desk.workspace.store.last_history()
    keys.press_into("Ctrl+Alt+I", lambda: clerk.name_file(make(sequence=2, key="stranger")))
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "neither was compared with SIPO's sheet" in box.text()
    keys.press("Escape")
    assert clerk.desk.workspace.store.last_history() == last


def test_a_pack_dropped_on_the_window_is_previewed(clerk: Clerk, make: Make) -> None:
    """Any other file is not welcome"""
    window, path = clerk.desk.window, make()
    for file, welcome in ((path.with_suffix(".txt"), False), (path, True)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        copy, left, none = (
            Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        enters = QDragEnterEvent(QPoint(1, 1), copy, data, left, none)
        enters.ignore()
        QApplication.sendEvent(window, enters)
        assert enters.isAccepted() == welcome
    QApplication.sendEvent(window, QDropEvent(QPoint(1, 1), copy, data, left, none))
    settle()
    dialog_of(PackDialog)
    clerk.keys.press("Escape")
