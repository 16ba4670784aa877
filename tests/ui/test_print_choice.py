"""The dialog that asks what is to be printed: by keyboard alone, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ipdesk.messages import Language
from ipdesk.screens.printing import PrintScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from ui.dialogs.print_choice import PrintChoice


@pytest.fixture
def choice(qtbot: QtBot, services: Services, workspace: Workspace) -> PrintChoice:
    made = PrintChoice(PrintScreen(workspace.form, services.translator), services.translator)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(choice: PrintChoice, what: str) -> None:
    whats = [line.what for line in choice._lines]
    choice.prints.button(whats.index(what)).setChecked(True)


def test_the_checklist_is_offered_first_and_has_no_sections(choice: PrintChoice) -> None:
    assert choice.chosen() == ("checklist", ())
    assert not choice.sections.isVisible()


def test_sections_are_ticked_with_the_space_bar(qtbot: QtBot, choice: PrintChoice) -> None:
    choose(choice, "blank")
    assert choice.chosen() == ("blank", ())
    choice.sections.setFocus()
    qtbot.keyClick(choice.sections, Qt.Key.Key_Down)
    qtbot.keyClick(choice.sections, Qt.Key.Key_Space)
    what, sections = choice.chosen()
    assert (what, len(sections)) == ("blank", 1)


def test_only_rosters_are_offered_for_rosters(choice: PrintChoice, workspace: Workspace) -> None:
    choose(choice, "roster")
    offered = [
        choice.sections.item(n).data(Qt.ItemDataRole.UserRole)
        for n in range(choice.sections.count())
    ]
    assert offered == [code for code, form in workspace.form.sections.items() if form.open]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_print_says_what_it_is_for(
    services: Services, workspace: Workspace, language: Language
) -> None:
    services.translator.speak(language)
    lines = PrintScreen(workspace.form, services.translator).lines()
    assert all(line.name and line.purpose for line in lines)
    assert len({line.name for line in lines}) == len(lines)
