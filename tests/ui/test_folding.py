"""Issue 4, 11: at any text size what has no room beside goes below, and dialogs grow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import wait_for
from ui.style.folding import Folding
from ui.style.roles import plain_label
from ui.style.room import Room, scaled
from ui.style.tokens import TEXT_PX

LONG = "A sentence that says at length what is wrong and what is to be done about it. " * 4


@pytest.fixture
def twice_as_large(qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    larger = qapp.font()
    larger.setPixelSize(2 * TEXT_PX)
    qapp.setFont(larger)
    yield
    qapp.setFont(before)


def test_parts_go_below_each_other_where_they_do_not_fit(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    line = Folding(holder)
    parts = [QWidget() for _ in range(2)]
    for part in parts:
        part.setFixedSize(100, 20)
        line.addWidget(part)
    holder.resize(300, 100)
    holder.show()
    assert parts[0].y() == parts[1].y()
    holder.resize(150, 100)
    assert line.folded
    assert parts[0].geometry().bottom() < parts[1].y()
    holder.resize(300, 100)
    assert not line.folded


def test_a_folding_line_asks_for_the_widest_part_only(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    line = Folding(holder)
    line.setContentsMargins(0, 0, 0, 0)
    for width in (100, 140):
        part = QWidget()
        part.setFixedWidth(width)
        line.addWidget(part)
    assert line.minimumSize().width() == 140


@pytest.mark.usefixtures("twice_as_large")
def test_sizes_follow_the_text_size() -> None:
    assert scaled(100) == 200


def test_a_dialog_grows_with_what_it_has_to_say(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    said: QLabel = plain_label(wrap=True)
    QVBoxLayout(dialog).addWidget(said)
    Room(dialog, 240)
    dialog.show()
    said.setText(LONG)
    wait_for(lambda: said.height() >= said.heightForWidth(said.width()))
    assert dialog.width() <= scaled(300)


class Framed(QWidget):
    """A window with a title above it, as every desktop draws one."""

    def frameSize(self) -> QSize:  # noqa: N802 -- Qt's name
        return self.size() + QSize(2, 30)


def test_a_dialog_leaves_room_for_its_title_on_the_screen(qtbot: QtBot) -> None:
    window = Framed()
    qtbot.addWidget(window)
    window.resize(200, 200)
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLabel("Buttons are below"))
    Room(dialog, 240, 10_000)
    assert dialog.height() == dialog.screen().availableSize().height() - 30
