"""An entry of a code list is kept by its code, whatever it was called, and shown in any language.

Requirements
    2.2  a coded value means the same in either language
"""

from __future__ import annotations

import pytest
from report_steps import at, put

from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

STATUS = at("profile 1 status")


@pytest.mark.parametrize("name", ["Pilot province", "试点省", "pilot", " PILOT PROVINCE "])
def test_whatever_an_entry_is_called_its_code_is_kept(workspace: Workspace, name: str) -> None:
    put(workspace, "profile 1 status", name)
    assert workspace.report.typed(STATUS).raw == "PILOT"
    assert [entry.after for entry in workspace.store.history("")][-1] == "PILOT"


def test_what_names_no_entry_is_kept_as_it_was_typed(workspace: Workspace) -> None:
    put(workspace, "profile 1 status", "Pilot provinz")
    assert workspace.report.typed(STATUS).raw == "Pilot provinz"


def test_the_same_entry_in_the_other_language_is_no_change(workspace: Workspace) -> None:
    put(workspace, "profile 1 status", "Pilot province")
    assert put(workspace, "profile 1 status", "试点省").cells == frozenset()


@pytest.mark.parametrize(("language", "shown"), [("zh", "试点省"), ("en", "Pilot province")])
@pytest.mark.parametrize("kept", ["试点省", "Pilot province"])
def test_an_entry_that_a_file_keeps_by_name_is_offered_and_shown_in_the_window_s_language(
    workspace: Workspace, services: Services, language: str, shown: str, kept: str
) -> None:
    """Files written before hold the name; the field finds its entry by the code."""
    cells = workspace.report.sections["profile"]["1"]
    cells["status"] = workspace.report.parsed(STATUS, kept)
    services.translator.speak(language)
    try:
        sentences = Sentences(services.translator, workspace.form)
        screen = SectionScreen(workspace, sentences, services.translator, "profile")
        assert screen.edit_text(STATUS) == "PILOT"
        assert screen.value_look(STATUS).text == shown
    finally:
        services.translator.speak("en")
