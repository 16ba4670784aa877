"""The import dialog: a workbook out, changed, and back in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipdesk.errors import DiskFull, WorkbookRefused
from ipdesk.exchange.template_writer import write_template
from ipdesk.exchange.workbook_data import WorkbookData
from ipdesk.exchange.workbook_writer import write_workbook
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put, shown
from tests.ui.keyboard import wait_for
from ui.context import Context
from ui.dialogs.import_dialog import ImportDialog
from ui.jobs import Jobs
from ui.style.tokens import TEXT_PX

TYPED = 424242
ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def workbook(workspace: Workspace, services: Services, tmp_path: Path) -> Path:
    """The report as a workbook in which one figure was changed."""
    put(workspace, "base BF1 value", "168480")
    path = tmp_path / "report.xlsx"
    path.write_bytes(write_workbook(workspace.snapshot(), services.translator))
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.value == 168480:
                    cell.value = TYPED
    book.save(path)
    return path


def open_dialog(qtbot: QtBot, context: Context, jobs: Jobs, *paths: Path) -> ImportDialog:
    dialog = ImportDialog(context, jobs, paths)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    wait_for(lambda: not jobs.busy)
    return dialog


@pytest.mark.parametrize("size", [100, 200])
def test_the_columns_of_a_preview_have_room_for_their_headings_at_any_text_size(
    qtbot: QtBot, context: Context, jobs: Jobs, workbook: Path, size: int
) -> None:
    usual = QApplication.font()
    larger = QFont(usual)
    larger.setPixelSize(TEXT_PX * size // 100)
    QApplication.setFont(larger)
    try:
        table = open_dialog(qtbot, context, jobs, workbook).table
        header, metrics = table.horizontalHeader(), table.fontMetrics()
        shown = [column for column in range(header.count()) if not header.isSectionHidden(column)]
        short = [
            name
            for column in shown[:-1]  # the last one takes the room there is
            if metrics.horizontalAdvance(name := str(table.model().headerData(column, ACROSS)))
            > header.sectionSize(column)
        ]
        assert short == []
    finally:
        QApplication.setFont(usual)


def test_nothing_changes_before_the_import_is_confirmed(
    qtbot: QtBot, context: Context, jobs: Jobs, workbook: Path, workspace: Workspace
) -> None:
    dialog = open_dialog(qtbot, context, jobs, workbook)
    assert dialog.model.rowCount() == 1
    assert dialog.apply_button.isEnabled()
    assert shown(workspace, "base BF1 value").raw == "168480"
    dialog.apply_button.click()
    assert shown(workspace, "base BF1 value").raw == str(TYPED)
    assert dialog.isHidden()


def test_the_workspace_is_backed_up_before_the_import(
    qtbot: QtBot, context: Context, jobs: Jobs, workbook: Path, workspace: Workspace
) -> None:
    dialog = open_dialog(qtbot, context, jobs, workbook)
    dialog.apply_button.click()
    path = Path(workspace.store.path)
    backup = context.services.opener.open(path.with_name(f"{path.name}.backups") / "000001.ipdesk")
    assert shown(backup, "base BF1 value").raw == "168480"


def test_no_backup_no_import(
    qtbot: QtBot,
    context: Context,
    jobs: Jobs,
    workbook: Path,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object) -> None:
        raise DiskFull(path="000001.ipdesk")

    told: list[BaseException] = []
    monkeypatch.setattr(
        "ui.dialogs.preview_dialog.show_error", lambda fault, *_: told.append(fault)
    )
    monkeypatch.setattr(context.services.stores, "backup", fails)
    dialog = open_dialog(qtbot, context, jobs, workbook)
    dialog.apply_button.click()
    assert [type(fault) for fault in told] == [DiskFull]
    assert shown(workspace, "base BF1 value").raw == "168480"


def test_a_file_that_is_no_workbook_is_told_once(
    qtbot: QtBot, context: Context, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(
        "ui.dialogs.preview_dialog.show_error", lambda fault, *_: told.append(fault)
    )
    path = tmp_path / "not.xlsx"
    path.write_text("no workbook", encoding="utf-8")
    dialog = open_dialog(qtbot, context, jobs, path)
    assert [type(fault) for fault in told] == [WorkbookRefused]
    assert dialog.isHidden()


@pytest.fixture
def two_departments(workspace: Workspace, services: Services, tmp_path: Path) -> list[Path]:
    """Templates in which two departments differ in one figure and one adds another."""
    blank = write_template(workspace.snapshot(), services.translator, ["base"])
    paths = []
    for name, figures in (("a", {"BF1": 1, "BF2": 5}), ("b", {"BF1": 2})):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(blank)
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[1]
        lane = next(c.column for c in sheet[3] if c.value == "value")
        for line in range(5, 10):
            if sheet.cell(line, 1).value in figures:
                sheet.cell(line, lane).value = figures[sheet.cell(line, 1).value]
        book.save(path)
        paths.append(path)
    return paths


def test_departments_that_differ_are_decided_by_the_arrow_keys(
    qtbot: QtBot, context: Context, jobs: Jobs, two_departments: list[Path], workspace: Workspace
) -> None:
    """Issue 4.2: side by side, none chosen to begin with."""
    dialog = open_dialog(qtbot, context, jobs, *two_departments)
    table = dialog.conflicts.table
    assert table.isVisible()
    assert not dialog.apply_button.isEnabled()
    wait_for(table.hasFocus)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert dialog.apply_button.isEnabled()
    dialog.apply_button.click()
    assert shown(workspace, "base BF1 value").raw == "2"
    assert shown(workspace, "base BF2 value").raw == "5"


def test_closing_the_dialog_ends_the_reading(
    qtbot: QtBot,
    context: Context,
    jobs: Jobs,
    two_departments: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The second file is not begun."""
    read: list[Path] = []

    def reading(path: Path, check: Callable[[], None]) -> WorkbookData:
        read.append(path)
        while True:
            check()

    monkeypatch.setattr("ipdesk.exchange.many_files.read_in_child", reading)
    dialog = ImportDialog(context, jobs, two_departments)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    wait_for(lambda: bool(read))
    assert dialog.bar.isVisible()
    dialog.cancel_button.click()
    wait_for(lambda: not jobs.busy)
    assert len(read) == 1


def test_a_file_that_does_not_fit_is_left_out_by_a_tick(
    qtbot: QtBot, context: Context, jobs: Jobs, workbook: Path, tmp_path: Path, workspace: Workspace
) -> None:
    foreign = tmp_path / "foreign.xlsx"
    openpyxl.Workbook().save(foreign)
    dialog = open_dialog(qtbot, context, jobs, workbook, foreign)
    assert not dialog.apply_button.isEnabled()
    dialog.leave_out.click()
    dialog.apply_button.click()
    assert shown(workspace, "base BF1 value").raw == str(TYPED)
