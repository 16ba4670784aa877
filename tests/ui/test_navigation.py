"""The navigation shows every name whole, in a text of any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ipdesk.services import Services
from tests.report_steps import put
from tests.ui.told_painter import ToldPainter, squeezed
from ui.context import Context
from ui.navigation import Navigation
from ui.settings import Settings
from ui.style.look import Look

Show = Callable[[int, str, int], Navigation]


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, services: Services, context: Context) -> Iterator[Show]:
    def make(size: int, language: str, width: int) -> Navigation:
        services.translator.speak(language)
        settings = Settings()
        settings.text_size, settings.language = size, language
        Look(qapp, settings).apply()
        made = Navigation(context)
        qtbot.addWidget(made)
        made.resize(width, 700)
        made.show()
        qtbot.waitExposed(made)
        return made

    yield make
    services.translator.speak("en")
    Look(qapp, Settings()).apply()
    qapp.setStyleSheet("")


def written(navigation: Navigation) -> list[str]:
    """What is painted in each line: its name, and the number beside it."""
    model, delegate = navigation.model(), navigation.itemDelegate()
    lines = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        option = QStyleOptionViewItem()
        option.initFrom(navigation)
        option.rect = navigation.visualRect(index)
        option.font = navigation.font()
        on = QPixmap(option.rect.size())
        painter = ToldPainter(on)
        painter.translate(-option.rect.topLeft())
        delegate.paint(painter, option, index)
        painter.end()
        lines.append(squeezed(painter.said[-1]))
    return lines


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("size", "width"), [(100, 262), (100, 200), (150, 350), (200, 350)])
def test_names_are_shown_whole(show: Show, size: int, width: int, language: str) -> None:
    navigation = show(size, language, width)
    model = navigation.model()
    names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert written(navigation) == [squeezed(name) for name in names]


def test_at_the_usual_size_each_name_has_one_line(show: Show) -> None:
    navigation = show(100, "en", 262)
    model = navigation.model()
    heights = {navigation.visualRect(model.index(row, 0)).height() for row in range(2, 6)}
    assert len(heights) == 1


def test_a_bar_made_narrow_by_hand_keeps_its_lines_low(show: Show) -> None:
    navigation = show(100, "en", 130)
    model = navigation.model()
    high = max(navigation.visualRect(model.index(row, 0)).height() for row in range(2, 6))
    assert high < 5 * navigation.fontMetrics().lineSpacing()


def test_a_number_that_comes_beside_a_name_costs_none_of_it(
    qtbot: QtBot, show: Show, context: Context
) -> None:
    navigation = show(200, "en", 350)
    navigation.apply_change(put(context.workspace, "cities 440100 title", "demonstration"))
    qtbot.wait(1)
    model = navigation.model()
    names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert written(navigation) == [squeezed(name) for name in names]
