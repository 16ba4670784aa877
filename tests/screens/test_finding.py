"""Finding a field by words of its name or by its code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ipdesk.initials import Initials
from ipdesk.places import Place
from ipdesk.screens.finding import MAX_HITS, FindingScreen
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put


@pytest.fixture
def screen(workspace: Workspace, services: Services) -> FindingScreen:
    return FindingScreen(workspace, services.translator, Initials(services.resources))


def test_a_code_finds_its_row(screen: FindingScreen) -> None:
    assert Place("indicators", "IND3", "value") in [hit.place for hit in screen.hits("ind3")]


def test_all_words_have_to_fit(screen: FindingScreen) -> None:
    assert {hit.code for hit in screen.hits("PCT applications")} == {"IND3"}


def test_a_field_of_a_form_is_found_by_its_label(screen: FindingScreen) -> None:
    assert Place("profile", "1", "office") in [hit.place for hit in screen.hits("reporting office")]


def test_a_roster_row_is_found_by_its_name(screen: FindingScreen) -> None:
    assert "cities" in {hit.place.section for hit in screen.hits("广州")}


@pytest.fixture
def milestones(
    services: Services, workspace: Workspace
) -> Iterator[Callable[[str], FindingScreen]]:
    """A scheme with a milestone of PCT applications, in a language."""
    services.opener.turn_to(workspace, services.opener.add_report(workspace, "scheme", 2016))
    put(workspace, "milestones M1 indicator", "IND3")

    def speaking(language: str) -> FindingScreen:
        services.translator.speak(language)
        return FindingScreen(workspace, services.translator, Initials(services.resources))

    yield speaking
    services.translator.speak("en")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("typed", ["国际专利申请", "gjzl", "patent applic"])
def test_a_row_named_by_a_code_list_is_found_by_what_is_shown(
    milestones: Callable[[str], FindingScreen], language: str, typed: str
) -> None:
    shown = {"zh": "PCT国际专利申请量", "en": "PCT international patent applications"}
    hits = [hit for hit in milestones(language).hits(typed) if hit.place.section == "milestones"]
    assert [(hit.text, hit.place.column) for hit in hits] == [(shown[language], "indicator")]


def test_nothing_typed_finds_nothing(screen: FindingScreen) -> None:
    assert screen.hits("  ") == []


def test_a_word_found_everywhere_gives_a_short_list(screen: FindingScreen) -> None:
    assert len(screen.hits("e")) <= MAX_HITS


@pytest.mark.parametrize("letters", ["fmzl", "FMZL", "gjzl"])
def test_pinyin_initials_find_a_row_in_either_language(
    screen: FindingScreen, services: Services, letters: str
) -> None:
    for language in ("en", "zh"):
        services.translator.speak(language)
        assert {hit.place.section for hit in screen.hits(letters)} >= {"indicators"}
    services.translator.speak("en")


def test_initials_and_name_of_a_column_lead_into_it(screen: FindingScreen) -> None:
    assert screen.hits("ind3 sn")[0].place == Place("indicators", "IND3", "prior")
    assert screen.hits("ind3 prior")[0].place == Place("indicators", "IND3", "prior")


def test_a_character_of_several_readings_is_found_by_each(services: Services) -> None:
    initials = Initials(services.resources)
    assert initials.match("cq", "重庆")
    assert initials.match("zq", "重庆")
    assert not initials.match("xq", "重庆")
    assert not initials.match("c", "重庆")
