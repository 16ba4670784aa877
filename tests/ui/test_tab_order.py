"""What is made late gets its place in the order of Tab, and nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import ui
from tests.ui.keyboard import focused, settle
from ui.tab_order import go_on

# PySide takes what these answer for a child of the widget that was asked. Once it is deleted by
# its true parent, the program may crash.
_ADOPTING = re.compile(r"(?<!QApplication)\.(focusWidget|focusProxy|(next|previous)InFocusChain)\(")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with the fields a and d, the first of which has the keyboard."""
    window = QWidget()
    layout = QVBoxLayout(window)
    for name in ("a", "d"):
        layout.addWidget(_field(name))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    settle()
    _named(window, "a").setFocus()
    return window


def test_what_is_made_late_comes_where_it_stands(window: QWidget) -> None:
    for name in ("c", "b"):
        _insert(window, field := _field(name))
        go_on(_named(window, "a"), field)
    assert _tabbed(window) == ["b", "c", "d", "a"]


def test_the_parts_of_a_splitter_come_from_left_to_right(window: QWidget) -> None:
    splitter = QSplitter()
    splitter.addWidget(_field("c"))
    splitter.insertWidget(0, _field("b"))
    _insert(window, splitter)
    go_on(_named(window, "a"), splitter)
    assert _tabbed(window) == ["b", "c", "d", "a"]


def test_what_takes_no_keyboard_can_have_something_behind_it(window: QWidget) -> None:
    label = QLabel()
    _insert(window, label)
    _insert(window, box := QComboBox())
    box.setEditable(True)
    box.setObjectName("b")
    go_on(_named(window, "a"), label)
    go_on(label, box)
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert _tabbed(window) == ["b", "d", "a"]


def test_a_list_still_takes_the_keyboard(window: QWidget) -> None:
    """What is within it passes on to it what it is told."""
    _insert(window, shown := QListView())
    go_on(_named(window, "a"), shown)
    assert shown.focusPolicy() == QListView().focusPolicy()


def test_the_keyboard_stays_where_it_is(window: QWidget) -> None:
    """Also in a field that takes it by the program only."""
    field = _named(window, "a")
    field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    go_on(field, _named(window, "d"))
    assert field.hasFocus()
    assert field.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_no_widget_is_asked_for_another_that_it_would_adopt() -> None:
    for folder in (*ui.__path__, str(Path(__file__).parent)):
        for path in Path(folder).rglob("*.py"):
            assert not _ADOPTING.search(path.read_text(encoding="utf-8")), path


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    return field


def _named(window: QWidget, name: str) -> QWidget:
    return next(w for w in window.findChildren(QWidget) if w.objectName() == name)


def _insert(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(1, widget)
    widget.show()


def _tabbed(window: QWidget) -> list[str]:
    """The names of what Tab comes to, one round from the field that has the keyboard."""
    names: list[str] = []
    while window.focusNextChild() and (at := focused().objectName()) not in names:
        names.append(at)
    return names
