"""Another theme or text size: each widget is restyled once, pages out of sight when turned to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.report_steps import at
from tests.ui.desk import Desk
from tests.ui.keyboard import settle
from ui.grid.grid_view import GridView
from ui.grid.section_view import SectionView
from ui.style.restyling import Restyling
from ui.style.tokens import row_px

SMALL, LARGE = (f"QLabel {{ font-size: {px}px; }}" for px in (10, 20))
DEPTH = 7
# One of each: a form, a table, a checklist.
PAGES = ("profile", "cities", "tasks", "targets", "indicators", "check")
# A page that is shown is laid out event by event, level by level.
LEVELS = 4


class Heard(QObject):
    """Counts the events of a kind that widgets are sent."""

    def __init__(self, kind: QEvent.Type, *widgets: QWidget) -> None:
        super().__init__()
        self._kind = kind
        self.times = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        self.times += event.type() == self._kind
        return False


@pytest.fixture
def restyling(qapp: QApplication) -> Iterator[Restyling]:
    made = Restyling(qapp)
    made.use(SMALL)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def nested(qtbot: QtBot) -> list[QWidget]:
    """Widgets within each other, the last one a label."""
    made = [QWidget() for _ in range(DEPTH)] + [QLabel("deep down")]
    for outer, inner in pairwise(made):
        inner.setParent(outer)
    qtbot.addWidget(made[0])
    made[0].show()
    return made


@pytest.fixture
def pages(qtbot: QtBot) -> QStackedWidget:
    """Two pages, the first of which is shown."""
    stack = QStackedWidget()
    for text in ("in sight", "out of sight"):
        stack.addWidget(QLabel(text))
    qtbot.addWidget(stack)
    stack.show()
    return stack


def text_px(pages: QStackedWidget, index: int) -> int:
    label = pages.widget(index)
    assert label is not None
    return label.font().pixelSize()


def test_however_deep_it_is_a_widget_is_restyled_once(
    restyling: Restyling, nested: list[QWidget]
) -> None:
    heard = Heard(QEvent.Type.StyleChange, nested[-1])
    restyling.use(LARGE)
    assert nested[-1].font().pixelSize() == 20
    assert heard.times == 1


def test_every_window_follows(restyling: Restyling, qtbot: QtBot, nested: list[QWidget]) -> None:
    alone, dialog = QLabel("a window"), QWidget(nested[0])
    inside = QLabel("in a dialog", dialog)
    dialog.setWindowFlag(dialog.windowFlags().Dialog)
    qtbot.addWidget(alone)
    alone.show()
    dialog.show()
    restyling.use(LARGE)
    assert [label.font().pixelSize() for label in (alone, inside)] == [20, 20]


def test_a_page_out_of_sight_follows_when_it_is_shown(
    restyling: Restyling, pages: QStackedWidget
) -> None:
    unseen = pages.widget(1)
    assert unseen is not None
    unseen.ensurePolished()
    restyling.use(LARGE, [unseen])
    assert [text_px(pages, 0), text_px(pages, 1)] == [20, 10]
    pages.setCurrentIndex(1)
    assert text_px(pages, 1) == 20


def test_a_page_that_catches_up_leaves_the_others_alone(
    restyling: Restyling, pages: QStackedWidget
) -> None:
    seen, unseen = pages.widget(0), pages.widget(1)
    assert seen is not None
    assert unseen is not None
    restyling.use(LARGE, [unseen])
    heard = Heard(QEvent.Type.StyleChange, seen)
    restyling.catch_up(unseen)
    assert text_px(pages, 1) == 20
    assert heard.times == 0


def test_a_page_that_missed_several_looks_takes_the_last(
    restyling: Restyling, pages: QStackedWidget
) -> None:
    unseen = pages.widget(1)
    assert unseen is not None
    restyling.use(LARGE, [unseen])
    restyling.use(LARGE.replace("20", "30"), [unseen])
    pages.setCurrentIndex(1)
    assert text_px(pages, 1) == 30


def test_a_page_that_is_gone_is_not_asked_for(restyling: Restyling, pages: QStackedWidget) -> None:
    seen, unseen = pages.widget(0), pages.widget(1)
    assert seen is not None
    assert unseen is not None
    restyling.use(LARGE, [seen, unseen])
    pages.removeWidget(unseen)
    unseen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    restyling.catch_up(seen)
    assert text_px(pages, 0) == 20
    restyling.use(SMALL)
    assert text_px(pages, 0) == 10


def test_each_page_looks_as_if_the_theme_had_always_been_so(desk: Desk) -> None:
    desk.window.resize(1366, 768)
    desk.workbench.files.example("guangdong-2016")
    pictures(desk)
    desk.run("theme")
    switched = pictures(desk)
    # Now no page is older than the look.
    desk.session.switch(desk.workspace.report.header.id)
    anew = pictures(desk)
    assert [code for code in PAGES if switched[code] != anew[code]] == []


def test_rows_out_of_sight_are_as_high_as_their_text_when_turned_to(desk: Desk) -> None:
    desk.workbench.files.example("guangdong-2016")
    desk.page.navigation.choose("cities")
    here = desk.page.stack.currentWidget()
    assert isinstance(here, SectionView)
    grid = here.entry
    assert isinstance(grid, GridView)
    low = grid.rowHeight(0)
    desk.page.navigation.choose("profile")
    for _ in range(3):
        desk.run("larger")
    desk.page.navigation.choose("cities")
    assert grid.rowHeight(0) == row_px(grid.fontMetrics().height()) > low


def test_a_page_out_of_sight_keeps_its_place_in_another_theme(desk: Desk) -> None:
    desk.workbench.files.example("guangdong-2016")
    desk.page.show_place(at("cities 440300 title"))
    here = desk.page.stack.currentWidget()
    desk.page.navigation.choose("tasks")
    desk.run("theme")
    desk.page.navigation.choose("cities")
    assert desk.page.stack.currentWidget() is here
    assert isinstance(here, SectionView)
    assert here.place == at("cities 440300 title")


def test_another_theme_leaves_no_lists_behind(desk: Desk, qapp: QApplication) -> None:
    desk.workbench.files.example("guangdong-2016")
    desk.run("theme")
    settle()
    before = len(qapp.topLevelWidgets())
    desk.run("theme")
    settle()
    assert len(qapp.topLevelWidgets()) == before


def pictures(desk: Desk) -> dict[str, QImage]:
    """Each page as it is when it is turned to."""
    taken = {}
    for code in PAGES:
        desk.page.navigation.choose(code)
        desk.page.navigation.setFocus()
        for _ in range(LEVELS):
            settle()
        taken[code] = desk.page.stack.grab().toImage()
    return taken
