"""The names of fixed rows are shown whole, in as many lines as they need, and stay in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from ipdesk.flags import toggle_flag
from ipdesk.services import Services
from tests.ui.told_painter import ToldPainter, squeezed
from ui.context import Context
from ui.grid.cell_painter import CellPainter
from ui.grid.frozen import FrozenColumns
from ui.grid.grid_view import GridView
from ui.grid.section_view import SectionView
from ui.section_model import LOOK
from ui.settings import Settings
from ui.style.look import Look
from ui.style.tokens import theme_of

# What the window's 1366 x 768 pixels leave between navigation and side panel, over the problems.
ROOM = (802, 480)
FIXED = ("base", "indicators", "goals")

Show = Callable[[str, int, str], GridView]


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, services: Services, context: Context) -> Iterator[Show]:
    """A section in the program's look, in a language and a text size."""

    released: list[Callable[[], None]] = []

    def make(section: str, size: int = 100, language: str = "en") -> GridView:
        services.translator.speak(language)
        settings = Settings()
        settings.text_size, settings.language = size, language
        Look(qapp, settings).apply()
        view = SectionView(context, section)
        qtbot.addWidget(view)
        released.append(context.workspace.subscribe(view.apply_change))
        view.resize(*ROOM)
        view.show()
        qtbot.waitExposed(view)
        qtbot.wait(1)
        (grid,) = view.findChildren(GridView)
        return grid

    yield make
    for release in released:
        release()
    services.translator.speak("en")
    Look(qapp, Settings()).apply()
    qapp.setStyleSheet("")


def written(grid: GridView, row: int) -> str:
    """The name as it is painted in the frozen column, without its code and line breaks."""
    frozen = frozen_of(grid)
    index = grid.model().index(row, 0)
    look = index.data(LOOK)
    rect = frozen.visualRect(index)
    on = QPixmap(rect.size())
    painter = ToldPainter(on)
    CellPainter(painter, theme_of(grid.palette()), frozen.font()).name(
        QRect(0, 0, rect.width(), rect.height()), look
    )
    painter.end()
    return squeezed("".join(painter.said).removeprefix(look.code))


def frozen_of(grid: GridView) -> FrozenColumns:
    (frozen,) = grid.findChildren(FrozenColumns)
    return frozen


def wide(grid: GridView, row: int) -> int:
    return grid.fontMetrics().horizontalAdvance(grid.model().index(row, 0).data(LOOK).text)


def heights(table: QTableView) -> list[int]:
    return [table.rowHeight(row) for row in range(table.model().rowCount())]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("section", FIXED)
def test_names_are_shown_whole(show: Show, section: str, size: int, language: str) -> None:
    grid = show(section, size, language)
    model = grid.model()
    names = [model.index(row, 0).data(LOOK).text for row in range(model.rowCount())]
    assert [written(grid, row) for row in range(len(names))] == [squeezed(name) for name in names]


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("section", FIXED)
def test_what_stays_in_sight_has_the_rows_of_the_table(show: Show, section: str, size: int) -> None:
    grid = show(section, size, "en")
    assert heights(frozen_of(grid)) == heights(grid)


def test_what_is_looked_for_stays_in_sight_beside_the_names(show: Show) -> None:
    """At 1366 pixels: figures, unit, target and stand; the change where there is room for it."""
    for language in ("zh", "en"):
        grid = show("indicators", 100, language)
        roles = [shown.role for shown in grid.model().screen.columns]
        stand = roles.index("stand")
        assert (
            grid.columnViewportPosition(stand) + grid.columnWidth(stand) <= grid.viewport().width()
        )


def test_all_indicators_are_in_sight_without_scrolling(show: Show) -> None:
    for language in ("zh", "en"):
        assert show("indicators", 100, language).verticalScrollBar().maximum() == 0


def test_names_leave_half_of_the_table_to_what_is_filled_in(show: Show) -> None:
    for section in FIXED:
        grid = show(section, 200, "en")
        assert grid.columnWidth(0) <= grid.viewport().width() / 2


def test_a_column_made_narrow_by_hand_makes_its_rows_higher(qtbot: QtBot, show: Show) -> None:
    grid = show("goals", 100, "en")
    before = heights(grid)
    grid.setColumnWidth(0, 200)
    assert sum(heights(grid)) > sum(before)
    assert heights(frozen_of(grid)) == heights(grid)
    assert written(grid, 0) == squeezed(grid.model().index(0, 0).data(LOOK).text)


def test_a_wider_window_gives_the_lines_back(qtbot: QtBot, show: Show) -> None:
    grid = show("indicators", 100, "en")
    narrow = heights(grid)
    grid.window().resize(1700, 480)
    qtbot.wait(1)
    assert max(heights(grid)) < max(narrow)
    assert heights(frozen_of(grid)) == heights(grid)


def test_another_language_lays_the_rows_out_anew(
    qtbot: QtBot, show: Show, services: Services
) -> None:
    grid = show("indicators", 100, "en")
    english = heights(grid)
    services.translator.speak("zh")
    view = grid.window()
    assert isinstance(view, SectionView)
    view.retranslate()
    assert heights(grid) != english
    assert heights(frozen_of(grid)) == heights(grid)


def test_up_and_down_the_frozen_names_keep_beside_their_figures(show: Show) -> None:
    grid = show("indicators", 200, "en")
    bar = grid.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    row = grid.model().rowCount() - 1
    there = grid.visualRect(grid.model().index(row, 1))
    beside = frozen_of(grid).visualRect(grid.model().index(row, 0))
    assert (there.top(), there.height()) == (beside.top(), beside.height())


def test_a_sign_beside_a_name_costs_none_of_it(show: Show, context: Context) -> None:
    grid = show("goals", 100, "zh")
    row = max(range(grid.model().rowCount()), key=lambda row: wide(grid, row))
    place = grid.model().place(grid.model().index(row, 0))
    toggle_flag(context.workspace, place, context.services.translator)
    assert grid.model().index(row, 0).data(LOOK).flagged
    assert written(grid, row) == squeezed(grid.model().index(row, 0).data(LOOK).text)
