"""The side panel is never painted before its lines have their places, however slow the machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from report_steps import at

from tests.ui.desk import Desk
from tests.ui.keyboard import settle
from ui.context import Context
from ui.detail_panel import DetailPanel

FIRST, OTHERS = "base BF1 value", ("indicators IND3 value", "base BF4 value", "base BF3 source")


def squeezed(panel: DetailPanel) -> list[str]:
    """The lines that have less height than they need."""
    return [
        label.text()
        for label in panel.findChildren(QLabel)
        if label.isVisible() and label.wordWrap()
        if label.height() < label.heightForWidth(label.width())
    ]


class Paints(QObject):
    """Notes at each paint of a panel's page which of its lines are squeezed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[list[str]] = []

    def eventFilter(  # noqa: N802  -- Qt's name
        self, watched: QObject, event: QEvent
    ) -> bool:
        if event.type() is QEvent.Type.Paint:
            above = watched.parent().parent() if watched.parent() else None
            if isinstance(above, DetailPanel) and watched is above.widget():
                self.seen.append(squeezed(above))
        return False


@pytest.fixture
def paints(qapp: QApplication) -> Iterator[Paints]:
    found = Paints()
    qapp.installEventFilter(found)
    yield found
    qapp.removeEventFilter(found)


def test_a_report_that_is_opened_shows_its_panel_laid_out(
    desk: Desk, paints: Paints, example_file: Path
) -> None:
    desk.workbench.files.open(example_file)
    desk.page.navigation.choose("base")
    settle()
    assert paints.seen
    assert [lines for lines in paints.seen if lines] == []


@pytest.mark.parametrize("place", OTHERS)
def test_another_place_is_laid_out_before_anything_is_painted(
    qtbot: QtBot, context: Context, paints: Paints, place: str
) -> None:
    panel = DetailPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 480)
    panel.show()
    panel.show_place(at(FIRST))
    settle()
    panel.show_place(at(place))
    # Nothing was awaited: a paint may come at any time from here on.
    assert squeezed(panel) == []
    settle()
    assert [lines for lines in paints.seen if lines] == []
