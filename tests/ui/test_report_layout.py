"""Issue 4, 10: the window comes back as it was left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from ipdesk.services import Services
from tests.ui.desk import Desk
from tests.ui.keyboard import settle

EXAMPLE = "guangdong-2016"


def beside_detail(desk: Desk) -> QSplitter:
    splitter = desk.page.detail.parentWidget()
    assert isinstance(splitter, QSplitter)
    return splitter


def test_a_wider_detail_panel_stays_so_in_the_next_session(
    desk: Desk, services: Services, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    desk.workbench.files.example(EXAMPLE)
    splitter = beside_detail(desk)
    before = splitter.sizes()
    splitter.moveSplitter(before[0] - 90, 1)
    dragged = splitter.sizes()[1]
    assert dragged > before[1]
    desk.window.close()

    again = Desk(services, tmp_path / "settings", qapp, desk.settings_file.load())
    qtbot.addWidget(again.window)
    again.workbench.files.example(EXAMPLE)
    settle()
    assert beside_detail(again).sizes()[1] == dragged
    again.window.close()
