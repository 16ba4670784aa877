"""The foot of every dialog: Enter does it, Escape leaves, Alt with a letter does the rest."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Keyboard, wait_for
from ui.dialog_foot import DialogFoot


class Asking(QDialog):
    """A question with a field, and a button beside it; ``pressed`` tells the buttons by name."""

    def __init__(self, *, only_leave: bool = False) -> None:
        super().__init__()
        self.pressed: list[str] = []
        primary, apart = QPushButton("Store"), QPushButton("&Forget")
        for name, button in (("store", primary), ("forget", apart)):
            button.clicked.connect(lambda _=False, name=name: self.pressed.append(name))
        foot = (
            DialogFoot(self, "Cancel") if only_leave else DialogFoot(self, "Cancel", primary, apart)
        )
        self.field = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        between = QPushButton("&Choose…")
        between.clicked.connect(lambda: self.pressed.append("choose"))
        layout.addWidget(between)
        layout.addWidget(foot)
        self.field.setFocus()


@pytest.fixture
def asking(qtbot: QtBot) -> Asking:
    return shown(qtbot, Asking())


def shown(qtbot: QtBot, dialog: Asking) -> Asking:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_enter_in_a_field_presses_the_primary_button(asking: Asking, keys: Keyboard) -> None:
    keys.press("Return")
    assert asking.pressed == ["store"]
    assert asking.isVisible()


def test_escape_leaves_and_presses_nothing(asking: Asking, keys: Keyboard) -> None:
    keys.press("Escape")
    assert not asking.isVisible()
    assert asking.pressed == []


def test_what_stands_apart_has_a_letter_and_is_never_pressed_by_enter(
    asking: Asking, keys: Keyboard
) -> None:
    keys.press("Alt+F")
    wait_for(lambda: asking.pressed == ["forget"])
    asking.pressed.clear()
    keys.press("Tab", 2)
    keys.press("Return")
    assert asking.pressed == ["store"]


def test_enter_leaves_where_there_is_nothing_else_to_do(qtbot: QtBot, keys: Keyboard) -> None:
    dialog = shown(qtbot, Asking(only_leave=True))
    keys.press("Return")
    assert not dialog.isVisible()
