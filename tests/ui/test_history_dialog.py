"""The import of figures of other years in the window, and a figure on file in the panel.

Requirements
    3.4   a history import (CSV or workbook) for the years before
    3.5   figures of population and GDP as data of their own
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ipdesk.errors import FiguresRefused
from ipdesk.records import HISTORY, FigureRecord
from ipdesk.workspace import Workspace
from tests.report_steps import at, put, shown
from tests.ui.keyboard import wait_for
from ui.bridge import Bridge
from ui.context import Context
from ui.detail_panel import DetailPanel
from ui.dialogs.history_dialog import HistoryDialog
from ui.jobs import Jobs
from ui.on_file_list import OnFileList

GOOD = "series,year,value\nBF2,2015,10849\nBF2,2014,10724\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "figures.csv"


def open_dialog(qtbot: QtBot, context: Context, jobs: Jobs, path: Path) -> HistoryDialog:
    dialog = HistoryDialog(context, jobs, path)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    wait_for(lambda: not jobs.busy)
    return dialog


def test_figures_are_recorded_after_they_were_seen(
    qtbot: QtBot, context: Context, jobs: Jobs, path: Path, workspace: Workspace
) -> None:
    """3.4: and the workspace is backed up before"""
    path.write_text(GOOD, encoding="utf-8")
    dialog = open_dialog(qtbot, context, jobs, path)
    assert dialog.model.rowCount() == 2
    assert dialog.apply_button.text() == "Import 2 figures"
    assert not dialog.leave_out.isVisible()
    assert not list(workspace.store.figures())
    dialog.apply_button.click()
    assert len(list(workspace.store.figures())) == 2
    assert dialog.isHidden()
    assert Path(f"{workspace.store.path}.backups").is_dir()


def test_figures_that_cannot_be_taken_stop_the_import_until_they_are_left_out(
    qtbot: QtBot, context: Context, jobs: Jobs, path: Path, workspace: Workspace
) -> None:
    path.write_text(f"{GOOD}BF2,2013,x\n", encoding="utf-8")
    dialog = open_dialog(qtbot, context, jobs, path)
    assert dialog.model.rowCount() == 3
    assert not dialog.apply_button.isEnabled()
    dialog.leave_out.click()
    assert dialog.apply_button.isEnabled()
    dialog.apply_button.click()
    assert len(list(workspace.store.figures())) == 2


def test_a_file_without_figures_is_told_once(
    qtbot: QtBot, context: Context, jobs: Jobs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(
        "ui.dialogs.preview_dialog.show_error", lambda fault, *_: told.append(fault)
    )
    path.write_text("no figures\n", encoding="utf-8")
    dialog = open_dialog(qtbot, context, jobs, path)
    assert [type(fault) for fault in told] == [FiguresRefused]
    assert dialog.isHidden()


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> DetailPanel:
    made = DetailPanel(context)
    qtbot.addWidget(made)
    Bridge(context.workspace, made).attach(made)
    made.resize(320, 600)
    made.show()
    return made


def record(workspace: Workspace, year: int, value: str) -> None:
    figure = FigureRecord(
        "base.BF2.value", year, HISTORY, "2016年公布", value, "统计年鉴", "", "2017-01-01"
    )
    workspace.record_figures([figure], "test")


def on_file(panel: DetailPanel) -> OnFileList | None:
    QApplication.processEvents()
    lists = [found for found in panel.findChildren(OnFileList) if found.isVisible()]
    return lists[-1] if lists else None


def test_a_figure_on_file_is_taken_over_from_the_panel(
    qtbot: QtBot, workspace: Workspace, panel: DetailPanel
) -> None:
    """3.5: value, year, vintage and source at once"""
    record(workspace, 2015, "10849")
    panel.show_place(at("base BF2 value"))
    figures = on_file(panel)
    assert figures is not None
    assert [label.text() for label in figures.findChildren(QLabel)] == [
        "10,849 (10,000 people)",
        "year 2015, 2016年公布, 统计年鉴",
    ]
    figures.buttons[0].click()
    assert shown(workspace, "base BF2 value").text == "10849"
    assert shown(workspace, "base BF2 vintage").text == "2016年公布"


def test_what_the_report_holds_already_is_not_offered_again(
    workspace: Workspace, panel: DetailPanel
) -> None:
    record(workspace, 2015, "10849")
    panel.show_place(at("base BF2 value"))
    figures = on_file(panel)
    assert figures is not None
    figures.buttons[0].click()
    panel.show_place(at("base BF1 value"))
    panel.show_place(at("base BF2 value"))
    again = on_file(panel)
    assert again is not None
    assert not again.buttons[0].isEnabled()


def test_figures_that_come_while_the_cell_is_looked_at_are_offered_at_once(
    workspace: Workspace, panel: DetailPanel
) -> None:
    panel.show_place(at("base BF2 value"))
    assert on_file(panel) is None
    record(workspace, 2015, "10849")
    assert on_file(panel) is not None


def test_a_cell_without_figures_on_file_shows_no_list(
    workspace: Workspace, panel: DetailPanel
) -> None:
    record(workspace, 2015, "10849")
    put(workspace, "base BF1 value", "168480")
    panel.show_place(at("base BF1 value"))
    assert on_file(panel) is None
