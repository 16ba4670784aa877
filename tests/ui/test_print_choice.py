"""The dialog that asks what is to be printed: by keyboard alone, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ipdesk.languages import Language
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
    assert choice.chosen() == ("checklist", (), "")
    assert not choice.sections.isVisible()


def test_sections_are_ticked_with_the_space_bar(qtbot: QtBot, choice: PrintChoice) -> None:
    choose(choice, "blank")
    assert choice.chosen() == ("blank", (), "annual")
    choice.sections.setFocus()
    qtbot.keyClick(choice.sections, Qt.Key.Key_Down)
    qtbot.keyClick(choice.sections, Qt.Key.Key_Space)
    what, sections, _ = choice.chosen()
    assert (what, len(sections)) == ("blank", 1)


def offered(choice: PrintChoice) -> list[str]:
    rows = range(choice.sections.count())
    return [choice.sections.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]


def test_a_blank_form_can_be_of_another_kind_and_its_sections_are_offered(
    qtbot: QtBot, choice: PrintChoice, workspace: Workspace
) -> None:
    choose(choice, "blank")
    assert choice.kind.isVisible()
    choice.kind.setFocus()
    qtbot.keyClick(choice.kind, Qt.Key.Key_Down)
    kind = choice.chosen().kind
    assert kind != "annual"
    assert offered(choice) == list(workspace.form.of_kind(kind).sections)
    choose(choice, "report")
    assert not choice.kind.isVisible()
    assert choice.chosen().kind == ""


def test_differences_are_offered_where_there_is_another_report_of_the_kind(
    services: Services, workspace: Workspace
) -> None:
    def whats(before: str) -> set[str]:
        lines = PrintScreen(workspace.form, services.translator, before).lines()
        return {line.what for line in lines}

    assert "difference" not in whats("")
    assert "difference" in whats("Annual report 2015")


def test_only_rosters_are_offered_for_rosters(choice: PrintChoice, workspace: Workspace) -> None:
    choose(choice, "roster")
    assert offered(choice) == [code for code, form in workspace.form.sections.items() if form.open]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_print_says_what_it_is_for(
    services: Services, workspace: Workspace, language: Language
) -> None:
    services.translator.speak(language)
    lines = PrintScreen(workspace.form, services.translator).lines()
    assert all(line.name and line.purpose for line in lines)
    assert len({line.name for line in lines}) == len(lines)
