"""Filling in a roster of divisions: names are offered, and what is known follows from them.

Requirements
    3.6    county-level cities are at hand in the roster, and old names are understood
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ipdesk.places import Place
from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put, shown

Screen = Callable[[Workspace], SectionScreen]


@pytest.fixture
def screen_of(services: Services) -> Screen:
    def make(workspace: Workspace) -> SectionScreen:
        sentences = Sentences(services.translator, workspace.form)
        return SectionScreen(workspace, sentences, services.translator, "cities")

    return make


def new_row(screen: SectionScreen) -> str:
    return screen.add_row("test")[0]


def test_county_level_cities_are_offered_and_listed_ones_are_not(
    open_workspace: Callable[..., Workspace], screen_of: Screen
) -> None:
    """3.6: 济源市 is directly under Henan"""
    screen = screen_of(open_workspace("410000", "leading", 2016))
    row = new_row(screen)
    names = screen.suggestions(Place("cities", row, "name"))
    assert "济源市" in names
    assert "郑州市" not in names
    assert "419001" in screen.suggestions(Place("cities", row, "code"))


def test_nothing_is_offered_for_other_cells(workspace: Workspace, services: Services) -> None:
    sentences = Sentences(services.translator, workspace.form)
    for section, column in (("cities", "document"), ("teams", "name")):
        screen = SectionScreen(workspace, sentences, services.translator, section)
        assert screen.suggestions(Place(section, "1", column)) == []


@pytest.mark.parametrize(("column", "typed"), [("name", "济源市"), ("code", "419001")])
def test_a_known_name_or_code_fills_in_the_rest(
    open_workspace: Callable[..., Workspace], screen_of: Screen, column: str, typed: str
) -> None:
    """3.6: in one commit"""
    workspace = open_workspace("410000", "leading", 2016)
    screen = screen_of(workspace)
    row = new_row(screen)
    screen.set_value(Place("cities", row, column), typed, "test")
    found = [shown(workspace, f"cities {row} {name}").text for name in ("code", "name", "kind")]
    assert found == ["419001", "济源市", "county_level_city"]


def test_what_is_filled_in_already_is_kept(
    open_workspace: Callable[..., Workspace], screen_of: Screen
) -> None:
    workspace = open_workspace("410000", "leading", 2016)
    screen = screen_of(workspace)
    row = new_row(screen)
    put(workspace, f"cities {row} kind", "division")
    screen.set_value(Place("cities", row, "name"), "济源市", "test")
    assert shown(workspace, f"cities {row} kind").text == "division"


def test_an_unknown_name_stands_alone(workspace: Workspace, screen_of: Screen) -> None:
    screen = screen_of(workspace)
    row = new_row(screen)
    screen.set_value(Place("cities", row, "name"), "某市", "test")
    assert set(workspace.report.rows("cities")[row]) == {"name"}
