"""Issue 4, 10: on the first start a tour begins by itself, and can be skipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ipdesk.services import Services
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard, focused, settle, spoken, wait_for
from ui.startup import Startup
from ui.tour.card import TourCard, place_beside
from ui.tour.stops import ARRIVAL, REPORT

WINDOW = QSize(1366, 768)
CARD = QSize(340, 150)


def cards(desk: Desk) -> list[TourCard]:
    return [card for card in desk.window.findChildren(TourCard) if card.isVisible()]


def said(desk: Desk) -> str:
    return " ".join(label.text() for label in cards(desk)[0].findChildren(QLabel))


@pytest.fixture
def first_start(desk: Desk) -> Iterator[Desk]:
    startup = Startup(desk.window, lambda: desk.workbench, None, measured=False)
    desk.window.painted.emit()
    settle()
    yield desk
    desk.workbench.usher.leave()
    startup.deleteLater()


def test_the_tour_begins_by_itself_and_once_only(first_start: Desk) -> None:
    assert "Welcome" in said(first_start)
    assert first_start.settings_file.load().toured
    first_start.workbench.usher.leave()
    first_start.workbench.usher.greet()
    settle()
    assert not cards(first_start)


def test_esc_skips_it_and_gives_the_focus_back(desk: Desk, keys: Keyboard) -> None:
    before = focused()
    desk.workbench.usher.begin()
    assert "Welcome" in spoken()
    keys.press("Esc")
    assert not cards(desk)
    assert focused() is before


def test_enter_leads_through_an_example_to_the_end(first_start: Desk, keys: Keyboard) -> None:
    keys.press("Enter", times=len(ARRIVAL))
    wait_for(lambda: first_start.workbench.report is not None)
    assert "sections of the report" in said(first_start)
    assert first_start.workspace.report.header.practice
    keys.press("Enter", times=len(REPORT) - 1)
    assert spoken().startswith("Finish")
    keys.press("Enter")
    assert not cards(first_start)


def test_it_goes_back_and_speaks_the_other_language_at_once(
    first_start: Desk, keys: Keyboard
) -> None:
    keys.press("Enter")
    keys.press("Shift+Tab")
    keys.press("Space")
    keys.press("Ctrl+Shift+L")
    assert "欢迎" in said(first_start)


def test_in_an_open_report_it_shows_that_report(desk: Desk) -> None:
    desk.workbench.files.example("guangdong-2016")
    desk.run("tour")
    assert f"1 / {len(REPORT)}" in said(desk)
    desk.run("close")
    assert not cards(desk)


def test_a_file_that_is_opened_comes_before_the_tour(
    desk: Desk, services: Services, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    path = tmp_path / "a.ipdesk"
    services.opener.create_example(path, "guangdong-2016").store.close()
    startup = Startup(desk.window, lambda: desk.workbench, path, measured=False)
    desk.window.painted.emit()
    wait_for(lambda: desk.workbench.report is not None)
    assert not cards(desk)
    startup.deleteLater()


@pytest.mark.parametrize(
    "target",
    [
        QRect(24, 100, 320, 40),
        QRect(1200, 0, 160, 30),
        QRect(0, 80, 245, 680),
        QRect(250, 90, 800, 400),
        QRect(250, 580, 1116, 176),
    ],
)
def test_the_card_leaves_what_it_speaks_of_in_sight(target: QRect) -> None:
    card = QRect(place_beside(target, CARD, WINDOW), CARD)
    assert not card.intersects(target)
    assert QRect(0, 0, WINDOW.width(), WINDOW.height()).contains(card)


def test_where_nothing_is_free_the_card_stays_in_the_window() -> None:
    target = QRect(0, 0, WINDOW.width(), WINDOW.height())
    card = QRect(place_beside(target, CARD, WINDOW), CARD)
    assert target.contains(card)
