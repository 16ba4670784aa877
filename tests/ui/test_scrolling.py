"""Scrolling a long table: what stays in sight is moved, and looks as if it were painted anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.changes import Edit
from ipdesk.places import Place
from ipdesk.workspace import Workspace
from ui.context import Context
from ui.grid.cell_delegate import CellDelegate
from ui.grid.grid_view import GridView
from ui.grid.section_view import SectionView
from ui.settings import Settings
from ui.style.look import Look

ROWS = 60


@pytest.fixture
def grid(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, context: Context
) -> Iterator[GridView]:
    """A roster that is much longer than the window, in the program's look."""
    workspace.apply(
        [Edit(Place("enterprises", f"E{n}", "name"), f"企业{n:03d}") for n in range(ROWS)]
    )
    Look(qapp, Settings()).apply()
    view = SectionView(context, "enterprises")
    qtbot.addWidget(view)
    view.resize(700, 420)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    yield view.findChildren(GridView)[0]
    qapp.setStyleSheet("")


def on_screen(grid: GridView) -> QImage:
    """The cells as they are on the screen now, without being painted for it."""
    QApplication.processEvents()
    window = grid.window()
    corner = grid.viewport().mapTo(window, QPoint(0, 0))
    size = grid.viewport().size()
    seen = grid.screen().grabWindow(
        window.winId(), corner.x(), corner.y(), size.width(), size.height()
    )
    assert not seen.isNull()
    return seen.toImage()


def paint_anew(grid: GridView) -> None:
    for widget in grid.findChildren(QWidget):
        widget.update()


def test_what_was_moved_looks_like_what_is_painted(grid: GridView) -> None:
    """Downwards, upwards, with a cell selected, at the end of the table."""
    grid.select_index(grid.model().index(3, 2))
    bar = grid.verticalScrollBar()
    for to in (37, 90, 70, bar.maximum()):
        bar.setValue(to)
        moved = on_screen(grid)
        paint_anew(grid)
        assert moved == on_screen(grid), f"at {to}"


def test_to_the_right_the_first_column_stays(grid: GridView) -> None:
    bar = grid.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    moved = on_screen(grid)
    paint_anew(grid)
    assert moved == on_screen(grid)


def test_a_step_paints_only_the_rows_that_come_into_sight(
    grid: GridView, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: set[int] = set()
    paint = CellDelegate._paint_cell

    def noting(*told: Any, **how: bool) -> None:
        painted.add(told[2].top())
        paint(*told, **how)

    monkeypatch.setattr(CellDelegate, "_paint_cell", noting)
    QApplication.processEvents()
    painted.clear()
    grid.verticalScrollBar().setValue(3 * grid.rowHeight(0))
    QApplication.processEvents()
    assert 0 < len(painted) <= 4
