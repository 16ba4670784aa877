"""The window as a whole: opening, going to places, switching language, closing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from ipdesk.places import Place
from ipdesk.screens.navigation import PageCode
from tests.ui.desk import Desk
from tests.ui.keyboard import settle
from ui.actions import COMMANDS
from ui.grid.section_view import SectionView


def test_report_commands_wait_for_a_report(desk: Desk, example_file: Path) -> None:
    assert not desk.workbench.actions.by_name["check"].isEnabled()
    desk.workbench.files.open(example_file)
    assert desk.workbench.actions.by_name["check"].isEnabled()


def test_a_practice_report_is_called_so_in_the_title(desk: Desk, example_file: Path) -> None:
    desk.workbench.files.open(example_file)
    assert desk.window.windowTitle().startswith("Practice – ")


def test_every_section_and_page_opens(desk: Desk, example_file: Path) -> None:
    desk.workbench.files.open(example_file)
    page, context = desk.workbench.report, desk.session.context
    assert page is not None
    assert context is not None
    sections = context.workspace.form.sections
    codes = ["province", *sections, *(fixed for fixed in get_args(PageCode) if fixed != "province")]
    for _ in codes:
        desk.run("next_section")
    assert page.stack.count() == len(codes)


def test_going_to_a_place_shows_its_section(desk: Desk, example_file: Path) -> None:
    desk.workbench.files.open(example_file)
    page = desk.workbench.report
    assert page is not None
    page.show_place(Place("indicators", "IND3", "value"))
    assert page.navigation.current_name() == "Indicators"


def test_the_language_can_be_switched_with_every_page_open(desk: Desk, example_file: Path) -> None:
    desk.workbench.files.open(example_file)
    for _ in range(15):
        desk.run("next_section")
    desk.run("language")
    assert "广东省" in desk.window.windowTitle()
    desk.run("language")
    assert "Guangdong" in desk.window.windowTitle()


def test_theme_and_text_size_change_while_a_report_is_open(
    desk: Desk, example_file: Path, qapp: QApplication
) -> None:
    desk.workbench.files.open(example_file)
    before = qapp.font().pixelSize()
    desk.run("contrast")
    desk.run("larger")
    assert qapp.font().pixelSize() > before
    assert qapp.palette().window().color().name() == "#000000"


def test_an_opened_menu_has_its_icons_in_the_colours_of_the_theme(desk: Desk) -> None:
    def drawn() -> QImage:
        desk.window.menus["help"].aboutToShow.emit()
        return desk.workbench.actions.by_name["about"].icon().pixmap(16).toImage()

    before = drawn()
    assert not before.isNull()
    assert drawn() == before
    desk.run("contrast")
    assert drawn() != before


def test_a_closed_workspace_is_remembered_and_can_be_opened_again(
    desk: Desk, example_file: Path
) -> None:
    desk.workbench.files.open(example_file)
    desk.run("close")
    assert [r.path for r in desk.settings_file.load().recent] == [str(example_file)]
    desk.workbench.files.open(example_file)
    assert desk.workbench.report is not None


def test_a_file_that_is_no_workspace_is_explained_and_what_is_open_stays(
    qtbot: QtBot, desk: Desk, example_file: Path, tmp_path: Path
) -> None:
    desk.workbench.files.open(example_file)
    stranger = tmp_path / "notes.ipdesk"
    stranger.write_text("not a workspace", encoding="utf-8")
    desk.workbench.files.open(stranger)
    [box] = desk.window.findChildren(QMessageBox)
    assert "is not an IPDesk workspace" in box.text()
    assert desk.workbench.report is not None


def test_a_file_that_is_gone_leaves_the_recent_files(
    desk: Desk, example_file: Path, tmp_path: Path
) -> None:
    desk.workbench.files.open(example_file)
    desk.run("close")
    example_file.unlink()
    desk.workbench.files.open(example_file)
    assert desk.session.settings.recent == []


def test_the_workbook_is_written_in_a_job(
    qtbot: QtBot, desk: Desk, example_file: Path, tmp_path: Path
) -> None:
    desk.workbench.files.open(example_file)
    with qtbot.waitSignal(desk.workbench.jobs.ended, timeout=30_000):
        desk.workbench.outputs().write_workbook(tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


def test_the_seal_page_leads_to_the_problems(desk: Desk, example_file: Path) -> None:
    desk.workbench.files.open(example_file)
    desk.run("seal")
    page = desk.workbench.report
    assert page is not None
    page.stack.currentWidget().problemsRequested.emit()  # type: ignore[attr-defined] # the page in sight
    assert page.navigation.current_name() == "Check"


def test_f6_goes_from_area_to_area(desk: Desk, example_file: Path, qapp: QApplication) -> None:
    desk.workbench.files.open(example_file)
    page = desk.workbench.report
    assert page is not None
    settle()
    seen = set()
    for _ in range(4):
        desk.run("next_area")
        focused = QApplication.focusWidget()
        areas = (page.navigation, page.stack, page.detail, page.problems)
        seen |= {
            i for i, a in enumerate(areas) if focused and (a is focused or a.isAncestorOf(focused))
        }
    assert len(seen) >= 3


def test_a_section_opens_where_its_work_begins(desk: Desk, example_file: Path) -> None:
    desk.workbench.files.open(example_file)
    desk.page.navigation.choose("cities")
    view = desk.page.stack.currentWidget()
    assert isinstance(view, SectionView)
    assert view.place == Place("cities", "441900", "granted")


def test_the_status_bar_names_the_file_and_no_folder(desk: Desk, example_file: Path) -> None:
    desk.workbench.files.open(example_file)
    texts = [label.text() for label in desk.window.statusBar().findChildren(QLabel)]
    assert f"Workspace: {example_file.name}" in texts


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(spec.shortcut for spec in COMMANDS.values() if spec.shortcut)
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("name", ["a.ipsub", "a.ipreceipt", "a.ipcat", "a.IPPACK"])
def test_a_file_that_is_taken_in_is_no_workspace_and_the_clerk_is_told_where_it_goes(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    """The desktop hands over every kind of file of the program that is opened there."""
    path = tmp_path / name
    path.write_bytes(b"")
    desk.workbench.files.open(path)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert name in box.text()
    assert box.informativeText()
    box.close()
