"""The grey words of an empty field give way to what is being typed, also while it is composed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Keyboard
from ui.empty_hint import EmptyHint

COMPOSED = "gui'hua"


@pytest.fixture
def field(qtbot: QtBot) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.resize(400, 80)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def look(field: QPlainTextEdit) -> QImage:
    return field.viewport().grab().toImage()


def test_the_words_stand_in_the_empty_field_only(field: QPlainTextEdit) -> None:
    empty = look(field)
    EmptyHint(field).say("Why is it so?")
    assert look(field) != empty
    Keyboard().commit("规划")
    with_words = look(field)
    field.setPlaceholderText("")
    assert look(field) == with_words


def test_a_composition_is_not_drawn_over_the_words(field: QPlainTextEdit) -> None:
    keys = Keyboard()
    keys.compose(COMPOSED)
    alone = look(field)
    keys.compose("")
    EmptyHint(field).say("Why is it so?")
    asked = look(field)
    keys.compose(COMPOSED)
    assert look(field) == alone
    keys.compose("")
    assert look(field) == asked
