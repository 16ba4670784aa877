"""What stands in the column already is proposed while one types, and never forced. Issue 4.1"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from report_steps import at, put_all, shown

from ipdesk.workspace import Workspace
from tests.ui.keyboard import Keyboard
from ui.context import Context
from ui.field_widgets.line_field import LineField
from ui.grid.grid_view import GridView
from ui.grid.section_view import SectionView

Key = Qt.Key
INDUSTRY = "生物医药制造"


@pytest.fixture
def grid(qtbot: QtBot, context: Context, workspace: Workspace) -> Iterator[GridView]:
    """At the industry of the second row; the first has one."""
    put_all(
        workspace,
        {
            "enterprises a name": "深圳甲公司",
            "enterprises a industry": INDUSTRY,
            "enterprises b name": "乙",
        },
    )
    view = SectionView(context, "enterprises")
    qtbot.addWidget(view)
    view.resize(900, 420)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.show_place(at("enterprises b industry"))
    release = workspace.subscribe(view.apply_change)
    yield view.findChildren(GridView)[0]
    release()


@pytest.mark.parametrize(
    ("then", "stored"),
    [
        (["Return"], INDUSTRY),
        (["Tab"], INDUSTRY),
        (["Right", "Return"], INDUSTRY),
        (["Delete", "Return"], "生物"),
        (["Backspace", "Return"], "生物"),
        (["Escape"], ""),
    ],
)
def test_what_is_proposed_is_taken_or_left(
    grid: GridView, keys: Keyboard, workspace: Workspace, then: list[str], stored: str
) -> None:
    keys.write("生物")
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    assert (field.text(), field.selectedText()) == (INDUSTRY, INDUSTRY[2:])
    for key in then:
        keys.press(key)
    assert shown(workspace, "enterprises b industry").raw == stored


def test_typing_on_replaces_what_is_proposed(
    grid: GridView, keys: Keyboard, workspace: Workspace
) -> None:
    keys.write("生物农业")
    keys.press("Return")
    assert shown(workspace, "enterprises b industry").raw == "生物农业"


def test_what_is_shortened_is_not_completed_again(
    grid: GridView, keys: Keyboard, workspace: Workspace
) -> None:
    put_all(workspace, {"enterprises b industry": INDUSTRY[:4]})
    keys.press("F2")
    keys.press("Backspace")
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    assert field.text() == INDUSTRY[:3]


def test_a_department_is_proposed_in_a_checklist_too(
    qtbot: QtBot, context: Context, workspace: Workspace, keys: Keyboard
) -> None:
    put_all(workspace, {"tasks L1.1 department": "广东省知识产权局"})
    view = SectionView(context, "tasks")
    qtbot.addWidget(view)
    view.resize(1000, 600)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.show_place(at("tasks L1.2 department"))
    keys.write("广东")
    keys.press("Tab")
    assert shown(workspace, "tasks L1.2 department").raw == "广东省知识产权局"


def test_one_character_proposes_nothing(grid: GridView, keys: Keyboard) -> None:
    keys.write("生")
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    assert field.text() == "生"


def test_a_composition_is_left_alone_and_what_it_gives_is_completed(
    grid: GridView, keys: Keyboard
) -> None:
    keys.compose("sheng'wu")
    [field] = grid.findChildren(LineField)
    assert field.text() == ""
    keys.commit("生物")
    assert (field.text(), field.selectedText()) == (INDUSTRY, INDUSTRY[2:])


def test_a_pause_stores_only_what_was_typed(
    grid: GridView, keys: Keyboard, workspace: Workspace, qtbot: QtBot
) -> None:
    keys.write("生物")
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    assert field.draft() == "生物"


def test_names_of_rows_are_not_proposed(grid: GridView, keys: Keyboard) -> None:
    keys.press("Home")
    keys.write("深圳")
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    assert field.text() == "深圳"
