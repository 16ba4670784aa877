"""Own indicators on the screens: they come, change and go while the report is open.

Requirements
    3.7     a declared indicator behaves like the catalogue's own
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ipdesk.initials import Initials
from ipdesk.places import Place
from ipdesk.screens.detail import DetailScreen
from ipdesk.screens.finding import FindingScreen
from ipdesk.screens.section import SectionScreen
from ipdesk.screens.targets import TargetsScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at, put, put_all

Open = Callable[[str], SectionScreen]
NAME = "地理标志产品年产值"


@pytest.fixture
def guizhou(open_workspace: Callable[..., Workspace]) -> Workspace:
    return open_workspace("520000", "characteristic")


@pytest.fixture
def sentences(guizhou: Workspace, services: Services) -> Sentences:
    return Sentences(services.translator, lambda: guizhou.form, guizhou.report.cell)


@pytest.fixture
def screen_of(guizhou: Workspace, services: Services, sentences: Sentences) -> Open:
    return lambda code: SectionScreen(guizhou, sentences, services.translator, code)


def names(screen: SectionScreen) -> list[str]:
    return [screen.look(row, 0).text for row in range(len(screen.rows))]


def test_open_section_shows_a_declared_row_and_lets_it_go(
    guizhou: Workspace, screen_of: Open
) -> None:
    screen = screen_of("indicators")
    screen.refresh(put(guizhou, "own_indicators X1 name", NAME))
    # The change tells that there are rows; a view asks for them.
    screen.show_rows(screen.rows_now())
    assert names(screen)[-1] == NAME
    change = guizhou.remove_row("own_indicators", "X1")
    assert names(screen)[-1] == ""
    refresh = screen.refresh(change)
    assert refresh.rows is not None
    screen.show_rows(refresh.rows)
    assert NAME not in names(screen)


def test_a_change_of_name_and_unit_is_shown_at_once(guizhou: Workspace, screen_of: Open) -> None:
    put(guizhou, "own_indicators X1 name", NAME)
    screen = screen_of("goals")
    refresh = screen.refresh(put(guizhou, "own_indicators X1 name", "新名称"))
    assert refresh.stands, "the whole table is painted anew"
    assert names(screen)[-1] == "新名称"


def test_milestones_offer_what_was_declared_after_they_were_opened(
    guizhou: Workspace, screen_of: Open, services: Services
) -> None:
    """III(I)2"""
    scheme = services.opener.add_report(guizhou, "scheme", 2016, "test")
    services.opener.turn_to(guizhou, scheme)
    guizhou.add_row("milestones")
    screen = screen_of("milestones")
    put(guizhou, "own_indicators X1 name", NAME)
    assert screen.choices(at("milestones 1 indicator"))[-1] == ("X1", NAME)


def test_before_removing_it_is_told_what_goes_too(guizhou: Workspace, screen_of: Open) -> None:
    roster = screen_of("own_indicators")
    put(guizhou, "own_indicators X1 name", NAME)
    assert roster.also_removed(["X1"]) == []
    put_all(guizhou, {"goals X1 target": "20", "indicators X1 value": "12"})
    assert roster.also_removed(["X1"]) == ["Indicators", "Goals for 2030"]


def test_targets_page_has_it_after_the_catalogues_own(
    guizhou: Workspace, sentences: Sentences, services: Services
) -> None:
    put_all(guizhou, {"own_indicators X1 name": NAME, "own_indicators X1 unit": "亿元"})
    row = TargetsScreen(guizhou, sentences, services.translator).rows()[-1]
    assert (row.code, row.name, row.unit) == ("X1", NAME, "亿元")
    assert row.link == Place("goals", "X1", "target")


def test_detail_tells_definition_and_who_declared_it(
    guizhou: Workspace, sentences: Sentences, services: Services
) -> None:
    put_all(
        guizhou,
        {
            "own_indicators X1 name": NAME,
            "own_indicators X1 definition": "当年产值合计",
            "own_indicators X1 source": "省统计局",
        },
    )
    detail = DetailScreen(guizhou, sentences, services.translator)
    detail.show(at("indicators X1 value"))
    facts = dict(detail.facts())
    assert (facts["Definition"], facts["Source"]) == ("当年产值合计", "省统计局")
    assert facts["Declared by"] == "the province; not in the circular"
    assert "Place in the circular" not in facts


def test_words_of_a_problem_name_it(guizhou: Workspace, sentences: Sentences) -> None:
    put(guizhou, "own_indicators X1 name", NAME)
    assert sentences.place(at("indicators X1 value")) == f"{NAME} · This year"


def test_it_is_found_by_its_name(guizhou: Workspace, services: Services) -> None:
    put(guizhou, "own_indicators X1 name", NAME)
    hits = FindingScreen(guizhou, services.translator, Initials(services.resources)).hits(NAME)
    assert {hit.place.section for hit in hits} >= {"own_indicators", "indicators", "goals"}
