"""Lists that drop down have rows of one height, whichever field they belong to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.screens.shown import Choice
from tests.ui.keyboard import settle
from ui.choice_box import ChoiceBox
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.line_field import LineField
from ui.settings import Settings
from ui.style.look import Look

NAMES = ["引领型", "支撑型", "特色型"]
ROUNDING_PX = 1


@pytest.fixture(params=[100, 200])
def looks(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    settings = Settings()
    settings.text_size = request.param
    Look(qapp, settings).apply()
    yield
    Look(qapp, Settings()).apply()
    qapp.setStyleSheet("")


def row_of(view: QAbstractItemView) -> int:
    settle()
    height = view.visualRect(view.model().index(0, 0)).height()
    view.window().hide()
    return height


def proposals(completer: QCompleter) -> QAbstractItemView:
    completer.setCompletionPrefix("型")
    completer.complete()
    return completer.popup()


@pytest.mark.usefixtures("looks")
def test_rows_are_as_high_in_every_list(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box, code, line = ChoiceBox(), CodeField([Choice(name, name) for name in NAMES]), LineField()
    box.offer(zip(NAMES, NAMES, strict=True), NAMES[0])
    line.suggest(NAMES)
    layout = QVBoxLayout(page)
    for field in (box, code, line):
        layout.addWidget(field)
    page.show()
    heights = []
    for chosen in (box, code):
        chosen.showPopup()
        heights.append(row_of(chosen.view()))
    heights += [row_of(proposals(field.completer())) for field in (code, line)]
    assert max(heights) - min(heights) <= ROUNDING_PX, heights
    assert min(heights) > line.fontMetrics().height() + ROUNDING_PX
