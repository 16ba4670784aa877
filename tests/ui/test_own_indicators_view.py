"""Own indicators in the window: declared in one section, filled in in the others.

Requirements
    3.7     a declared indicator behaves like the catalogue's own
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ipdesk.places import Place
from tests.ui.desk import Desk
from ui.grid.roster import Roster
from ui.grid.section_view import SectionView
from ui.section_model import SectionModel

NAME = "地理标志产品年产值"


@pytest.fixture
def open_desk(desk: Desk, workspace_file: Callable[..., Path]) -> Desk:
    desk.session.open(workspace_file("520000", "characteristic", 2016))
    return desk


def show(desk: Desk, code: str) -> SectionView:
    desk.page.navigation.choose(code)
    view = desk.page.stack.currentWidget()
    assert isinstance(view, SectionView)
    return view


def names(view: SectionView) -> list[str]:
    model = view.findChildren(SectionModel)[0]
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_row_comes_and_goes_in_a_section_that_is_already_open(open_desk: Desk) -> None:
    indicators = show(open_desk, "indicators")
    roster = show(open_desk, "own_indicators").findChildren(Roster)[0]
    roster.add_row()
    open_desk.workspace.set_value(Place("own_indicators", "X1", "name"), NAME)
    show(open_desk, "indicators")
    assert names(indicators)[-1] == NAME
    open_desk.workspace.remove_row("own_indicators", "X1")
    assert NAME not in names(indicators)


def answer(button: QMessageBox.ButtonRole, said: list[str]) -> None:
    """Press the button of the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(50, press)
            return
        said.append(box.informativeText())
        next(b for b in box.buttons() if box.buttonRole(b) is button).click()

    QTimer.singleShot(50, press)


def test_removing_asks_and_names_the_sections_that_hold_values(open_desk: Desk) -> None:
    roster = show(open_desk, "own_indicators").findChildren(Roster)[0]
    roster.add_row()
    open_desk.workspace.set_value(Place("indicators", "X1", "value"), "12")
    said: list[str] = []
    answer(QMessageBox.ButtonRole.RejectRole, said)
    roster.select(Place("own_indicators", "X1", "name"))
    roster.remove_rows()
    assert "Indicators" in said[0]
    assert "X1" in open_desk.workspace.report.rows("indicators")
    answer(QMessageBox.ButtonRole.AcceptRole, said)
    roster.remove_rows()
    assert "X1" not in open_desk.workspace.report.rows("indicators")
