"""Language, theme and text size are switched in the middle of work: nothing else changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from ipdesk.languages import LANGUAGES
from tests.report_steps import shown
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused
from tests.workspace_state import everything
from ui.field_widgets.line_field import LineField

WRITTEN = "广东统计年鉴 2017"


def open_example(clerk: Clerk) -> None:
    clerk.tab_to("Guangdong, annual report 2016 (example)")
    clerk.keys.press("Space")


def to_a_cell(clerk: Clerk) -> str:
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF2", "source")
    return "base BF2 source"


def to_a_frozen_cell(clerk: Clerk) -> str:
    clerk.open_section("Demonstration cities")
    clerk.go_to_cell("440300", "name")
    return "cities 440300 name"


def to_a_form(clerk: Clerk) -> str:
    clerk.open_section("Profile")
    return "profile 1 office"


def to_a_checklist(clerk: Clerk) -> str:
    clerk.open_section("Pilot tasks")
    clerk.keys.press("Down", 3)
    clerk.keys.press("Return")
    clerk.keys.press("Tab", 2)
    return "tasks L1.4 department"


@pytest.fixture(autouse=True)
def nobody_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft is stored after a pause, which a busy machine makes by itself."""
    for module in ("ui.field_widgets.draft", "ui.grid.cell_delegate"):
        monkeypatch.setattr(f"{module}.PAUSE_MS", 60_000)


@pytest.fixture(params=[to_a_cell, to_a_frozen_cell, to_a_form, to_a_checklist])
def draft(clerk: Clerk, request: pytest.FixtureRequest) -> str:
    """The place where a draft is open, its last word selected."""
    open_example(clerk)
    go: Callable[[Clerk], str] = request.param
    place = go(clerk)
    clerk.keys.write(WRITTEN)
    clerk.keys.press("Shift+Left", 4)
    return place


def scene(clerk: Clerk) -> tuple[object, ...]:
    """Where the clerk is and what is being typed, in no language."""
    field = focused()
    assert isinstance(field, LineField)
    row = clerk.desk.page.navigation.currentIndex().row()
    return row, id(field), field.text(), field.cursorPosition(), field.selectedText()


def words(widget: QWidget) -> Iterator[str]:
    """Every text on screen."""
    for child in widget.findChildren(QWidget):
        if child.isVisible() and isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        if child.isVisible() and isinstance(child, QLineEdit):
            yield child.text() or child.placeholderText()


def test_data_selection_and_draft_stay(clerk: Clerk, draft: str) -> None:
    before, data = scene(clerk), everything(clerk.desk.workspace)
    for _ in range(3):
        clerk.keys.press("Ctrl+Shift+L")
        assert scene(clerk) == before
        assert everything(clerk.desk.workspace) == data
    clerk.keys.write("2018")
    clerk.keys.press("Tab")
    assert shown(clerk.desk.workspace, draft).raw == WRITTEN.replace("2017", "2018")


def test_theme_and_text_size_leave_the_draft_and_what_can_be_undone_in_it(
    clerk: Clerk, draft: str
) -> None:
    before, data = scene(clerk), everything(clerk.desk.workspace)
    for switch in ("Ctrl+Shift+D", "Ctrl++", "Ctrl+Shift+D"):
        clerk.keys.press(switch)
        assert scene(clerk) == before
        assert everything(clerk.desk.workspace) == data
    clerk.keys.write("2018")
    clerk.keys.press("Ctrl+Z")
    assert scene(clerk)[2] == WRITTEN
    clerk.keys.press("Tab")
    assert shown(clerk.desk.workspace, draft).raw == WRITTEN


def test_there_and_back_the_words_are_the_same(clerk: Clerk) -> None:
    open_example(clerk)
    window = clerk.desk.window
    english = list(words(window))
    clerk.keys.press("Ctrl+Shift+L")
    chinese = list(words(window))
    clerk.keys.press("Ctrl+Shift+L", len(LANGUAGES) - 1)
    assert list(words(window)) == english
    assert chinese != english
    assert len(chinese) == len(english)
