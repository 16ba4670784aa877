"""Finding a field by words of its name or by its code."""

from __future__ import annotations

import pytest

from ipdesk.places import Place
from ipdesk.screens.finding import MAX_HITS, FindingScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.fixture
def screen(workspace: Workspace, services: Services) -> FindingScreen:
    return FindingScreen(workspace, services.translator)


def test_a_code_finds_its_row(screen: FindingScreen) -> None:
    assert Place("indicators", "IND3", "value") in [hit.place for hit in screen.hits("ind3")]


def test_all_words_have_to_fit(screen: FindingScreen) -> None:
    assert {hit.code for hit in screen.hits("PCT applications")} == {"IND3"}


def test_a_field_of_a_form_is_found_by_its_label(screen: FindingScreen) -> None:
    assert Place("profile", "1", "office") in [hit.place for hit in screen.hits("reporting office")]


def test_a_roster_row_is_found_by_its_name(screen: FindingScreen) -> None:
    assert "cities" in {hit.place.section for hit in screen.hits("广州")}


def test_nothing_typed_finds_nothing(screen: FindingScreen) -> None:
    assert screen.hits("  ") == []


def test_a_word_found_everywhere_gives_a_short_list(screen: FindingScreen) -> None:
    assert len(screen.hits("e")) <= MAX_HITS
