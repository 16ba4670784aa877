"""The navigation: how full each section is, and what to see to first."""

from __future__ import annotations

import pytest

from ipdesk.places import Place
from ipdesk.screens.navigation import NavigationScreen, SectionLine
from ipdesk.services import Services
from ipdesk.workspace import Workspace


@pytest.fixture
def screen(workspace: Workspace, services: Services) -> NavigationScreen:
    return NavigationScreen(workspace, services.translator)


def section(screen: NavigationScreen, code: str) -> SectionLine:
    return next(line for line in screen.sections() if line.code == code)


def test_sections_stand_in_the_order_of_the_form(
    screen: NavigationScreen, workspace: Workspace
) -> None:
    assert [line.code for line in screen.sections()] == list(workspace.form.sections)


def test_filling_a_required_cell_counts_as_done(
    screen: NavigationScreen, workspace: Workspace
) -> None:
    before = section(screen, "profile")
    workspace.set_value(Place("profile", "1", "office"), "IP Office")
    after = section(screen, "profile")
    assert (after.done, after.missing) == (before.done + 1, before.missing - 1)


def test_an_empty_section_is_marked_as_incomplete_not_as_wrong(screen: NavigationScreen) -> None:
    line = section(screen, "profile")
    assert (line.mark, line.errors) == ("missing", 0)


def test_an_invalid_value_marks_its_section_as_wrong(
    screen: NavigationScreen, workspace: Workspace
) -> None:
    workspace.set_value(Place("base", "BF1", "value"), "many")
    line = section(screen, "base")
    assert (line.mark, line.errors) == ("error", 1)
    assert "1 error" in screen.badge(line)


def test_the_check_page_says_when_nothing_is_left(filled: Workspace, services: Services) -> None:
    screen = NavigationScreen(filled, services.translator)
    marks = {page.code: page.mark for page in screen.pages()}
    assert marks["check"] == "done"


def test_every_section_and_page_has_a_name_and_an_icon(
    screen: NavigationScreen, services: Services
) -> None:
    icons = services.resources / "icons" / "lucide"
    for line in (*screen.sections(), *screen.pages()):
        assert line.name
        assert (icons / f"{line.icon}.svg").is_file()
