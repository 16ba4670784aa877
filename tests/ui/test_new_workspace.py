"""The dialog for a new workspace: what it needs, and what it suggests."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ipdesk.new_report import YEARS, NewReport
from ipdesk.services import Services
from ui.dialogs.new_workspace import NewWorkspaceDialog


@pytest.fixture
def dialog(qtbot: QtBot, services: Services) -> NewWorkspaceDialog:
    made = NewWorkspaceDialog(services)
    qtbot.addWidget(made)
    return made


def choose(dialog: NewWorkspaceDialog, unit: str, category: int) -> None:
    dialog.unit.setCurrentIndex(dialog.unit.findData(unit))
    dialog.categories.button(category).click()


def test_all_units_categories_and_years_are_offered(dialog: NewWorkspaceDialog) -> None:
    assert dialog.unit.count() == 32
    assert len(dialog.categories.buttons()) == 3
    assert [dialog.year.itemData(i) for i in range(dialog.year.count())] == list(YEARS)


def test_nothing_can_be_made_before_unit_and_category_are_chosen(
    dialog: NewWorkspaceDialog,
) -> None:
    assert not dialog.create_button.isEnabled()
    choose(dialog, "440000", 0)
    assert dialog.create_button.isEnabled()


def test_a_unit_can_be_found_by_part_of_its_name_or_by_its_code(
    dialog: NewWorkspaceDialog,
) -> None:
    completer = dialog.unit.completer()
    assert completer is not None
    for typed in ("angdon", "440000"):
        completer.setCompletionPrefix(typed)
        assert "Guangdong" in completer.currentCompletion()


@pytest.mark.parametrize(
    ("typed", "unit"), [("gds", "440000"), ("gxz", "450000"), ("cqs", "500000")]
)
def test_a_unit_can_be_found_by_pinyin_initials(
    dialog: NewWorkspaceDialog, typed: str, unit: str
) -> None:
    """Before an input method is switched on."""
    dialog.unit.setEditText(typed)
    dialog.categories.button(0).click()
    assert dialog.wanted().unit == unit
    completer = dialog.unit.completer()
    assert completer is not None
    completer.setCompletionPrefix(typed)
    assert completer.currentCompletion().endswith(unit)


def test_a_unit_can_be_found_by_a_former_name(dialog: NewWorkspaceDialog) -> None:
    completer = dialog.unit.completer()
    assert completer is not None
    completer.setCompletionPrefix("tibet")
    assert completer.currentCompletion() == "Xizang (formerly Tibet)  540000"


def test_the_file_is_named_after_unit_and_year_until_the_user_names_it(
    dialog: NewWorkspaceDialog,
) -> None:
    choose(dialog, "440000", 0)
    assert dialog.path().name.startswith("Guangdong-")
    dialog.location.setText("/home/clerk/mine")
    dialog.location.setModified(True)
    dialog.year.setCurrentIndex(0)
    assert dialog.path().name == "mine.ipdesk"


def test_the_answer_is_what_was_chosen(dialog: NewWorkspaceDialog) -> None:
    choose(dialog, "650000", 2)
    dialog.year.setCurrentIndex(dialog.year.findData(2016))
    dialog.practice.setChecked(True)
    assert dialog.wanted() == NewReport("650000", "characteristic", 2016, "annual", practice=True)
