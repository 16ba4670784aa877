"""The dialog that asks for the columns of somebody's own table. Issue 4, item 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from ipdesk.exchange.foreign_file import open_foreign
from ipdesk.screens.foreign import ForeignScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.ui.keyboard import wait_for
from ui.context import Context
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.dialogs.foreign_dialog import ForeignDialog
from ui.jobs import Jobs

Open = Callable[[Path], ColumnsDialog]
FIRMS = (("企业名称", "发明专利(件)"), ("演练甲", 3))
FUNDS = (("条件", "本年投入（元）"), ("C1", 12000))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    made.active.title = "企业"
    for line in FIRMS:
        made.active.append(line)
    other = made.create_sheet("经费")
    for line in FUNDS:
        other.append(line)
    path = tmp_path / "x.xlsx"
    made.save(path)
    return path


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, services: Services) -> Open:
    def opened(path: Path) -> ColumnsDialog:
        file = open_foreign(path, workspace.form, workspace.store.settings())
        screen = ForeignScreen(workspace, services.translator, path, file)
        dialog = ColumnsDialog(screen, services.translator)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def named(dialog: ColumnsDialog, name: str) -> QComboBox:
    (field,) = (f for f in dialog.lanes.findChildren(QComboBox) if f.accessibleName() == name)
    return field


def choose(field: QComboBox, code: str) -> None:
    """As a person does: the list of choices tells that one was chosen."""
    field.setCurrentIndex(field.findData(code))
    field.activated.emit(field.currentIndex())


def test_every_column_is_shown_with_what_it_is_taken_for(shown: Open, book: Path) -> None:
    dialog = shown(book)
    assert dialog.section.currentData() == "enterprises"
    assert named(dialog, "A  企业名称: our column").currentData() == "name"
    (tick,) = (t for t in dialog.lanes.findChildren(QCheckBox) if t.isChecked())
    assert tick.accessibleName() == "A  企业名称 says which row it is"


def test_nothing_goes_on_without_a_column(shown: Open, book: Path) -> None:
    dialog = shown(book)
    choose(named(dialog, "A  企业名称: our column"), "")
    choose(named(dialog, "B  发明专利(件): our column"), "")
    assert not dialog.preview_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()


def test_another_sheet_shows_its_own_columns_and_units(shown: Open, book: Path) -> None:
    dialog = shown(book)
    dialog.sheet.setCurrentIndex(1)
    dialog.sheet.activated.emit(1)
    choose(dialog.section, "conditions")
    choose(named(dialog, "A  条件: our column"), "@row")
    choose(named(dialog, "B  本年投入（元）: our column"), "amount")
    unit = named(dialog, "B  本年投入（元）: unit in the table")
    assert unit.currentData() == "元"
    choose(unit, "")
    assert dialog.foreign.conversions() == []


def test_another_line_of_headings_can_be_chosen(shown: Open, book: Path) -> None:
    dialog = shown(book)
    choose(dialog.head, 2)  # type: ignore[arg-type]  # the line is the item's data
    assert [lane.head for lane in dialog.foreign.table.lanes] == ["演练甲", "3"]


def test_a_known_mapping_is_told_and_can_be_forgotten(
    shown: Open, book: Path, qtbot: QtBot, context: Context, jobs: Jobs
) -> None:
    first = shown(book)
    assert first.forget_button.isHidden()
    first.foreign.remember()
    again = shown(book)
    preview = ForeignDialog(context, jobs, again.foreign)
    preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(preview)
    assert not again.forget_button.isHidden()
    again.forget_button.click()
    assert again.forget_button.isHidden()
    assert not shown(book).foreign.known
    wait_for(lambda: not jobs.busy)
