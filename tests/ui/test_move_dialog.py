"""The move dialog, reached from the menu: seen first, then moved, and the page is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ipdesk.cli import RESOURCES
from ipdesk.editions.overlay import load_folder
from ipdesk.editions.pack import write_edition
from ipdesk.services import Services
from tests.ui.desk import Desk
from ui.dialogs.move_dialog import MoveDialog

EXERCISE = "2019-guidance-exercise"


@pytest.fixture
def pack(services: Services, tmp_path: Path) -> Path:
    folder = RESOURCES / "catalogue-examples" / EXERCISE
    catalogue = load_folder(folder, services.library.find)
    return write_edition(catalogue, tmp_path / "exercise.ipcat").path


def open_dialog(desk: Desk) -> MoveDialog:
    desk.run("move")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MoveDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    return dialog


def test_report_is_moved_and_its_page_made_anew(
    desk: Desk, services: Services, pack: Path, filled_file: Path, qtbot: QtBot
) -> None:
    services.library.install(pack)
    desk.session.open(filled_file)
    before = desk.page
    dialog = open_dialog(desk)
    assert dialog.model.rowCount() == len(dialog.moving.rows) > 6
    assert desk.workspace.report.header.edition == "2015-59"
    dialog.apply_button.click()
    assert dialog.isHidden()
    assert desk.page is not before
    assert desk.workspace.report.header.edition == EXERCISE
    desk.page.navigation.choose("indicators")
    assert "IND10" in desk.workspace.report.rows("indicators")


def test_pack_is_installed_from_the_dialog(
    desk: Desk, pack: Path, filled_file: Path, qtbot: QtBot
) -> None:
    desk.session.open(filled_file)
    dialog = open_dialog(desk)
    assert not dialog.apply_button.isEnabled()
    assert dialog.edition.count() == 0
    dialog.install(pack)
    assert EXERCISE in dialog.edition.currentText()
    assert dialog.apply_button.isEnabled()
    dialog.cancel_button.click()
    assert desk.workspace.report.header.edition == "2015-59"


def test_installed_pack_that_is_not_offered_is_named(
    desk: Desk, data_folder: Path, filled_file: Path
) -> None:
    (data_folder / "editions").mkdir(parents=True)
    (data_folder / "editions" / "catalogue-2018-1-v1.ipcat").write_bytes(b"damaged")
    desk.session.open(filled_file)
    dialog = open_dialog(desk)
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("“catalogue-2018-1-v1”") for text in shown)
    dialog.cancel_button.click()


def test_withdrawn_rules_stand_below_the_problems(
    desk: Desk, services: Services, filled_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    from ipdesk.catalogue.model import Label
    from ipdesk.editions.pack import PROGRAM, write_patch
    from ipdesk.editions.rule_patch import make_patch

    reason = Label(zh="理由", en="dates are not all published")
    patch = make_patch(
        services.library.shipped(), {"R301": reason}, code="p", document="1号",
        issued="2017-03-01", program=PROGRAM,
    )  # fmt: skip
    services.library.install(write_patch(patch, tmp_path / "p.ipcat").path)
    desk.session.open(filled_file)
    assert desk.page.problems.withdrawn.isHidden()
    dialog = open_dialog(desk)
    dialog.apply_button.click()
    assert not desk.page.problems.withdrawn.isHidden()
    assert "dates are not all published" in desk.page.problems.withdrawn.text()
