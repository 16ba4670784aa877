"""The targets page: one card for each indicator, up to date when it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from ipdesk.places import Place
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put
from tests.ui.desk import Desk
from tests.ui.keyboard import settle
from ui.context import Context
from ui.targets.axis import AxisView
from ui.targets.targets_page import TargetsPage


@pytest.fixture
def page(qtbot: QtBot, services: Services, workspace: Workspace) -> TargetsPage:
    context = Context(services, workspace, Sentences(services.translator, workspace.form))
    made = TargetsPage(context)
    qtbot.addWidget(made)
    return made


def test_there_is_a_card_for_each_indicator(page: TargetsPage, workspace: Workspace) -> None:
    assert len(page.cards) == len(workspace.checker.stands())


def test_the_link_of_a_card_leads_to_what_is_missing(qtbot: QtBot, page: TargetsPage) -> None:
    first = page.targets.rows()[0]
    with qtbot.waitSignal(page.placeActivated, timeout=30_000) as told:
        page.cards[0].link.click()
    assert told.args == [first.link]
    assert first.link == Place("goals", first.code, "target")


def test_a_hidden_page_catches_up_when_it_is_shown(page: TargetsPage, workspace: Workspace) -> None:
    change = put(workspace, "goals IND1 target", "19")
    page.apply_change(change)
    stale = page.cards[0].link.text()
    page.show()
    assert page.cards[0].link.text() != stale


def test_every_card_is_painted_in_both_languages(
    page: TargetsPage, workspace: Workspace, services: Services
) -> None:
    put(workspace, "goals IND3 target", "25000")
    put(workspace, "indicators IND3 value", "13000")
    page.resize(760, 600)
    for language in ("zh", "en"):
        services.translator.speak(language)
        page.retranslate()
        assert not page.grab().isNull()


def axes(page: TargetsPage) -> set[tuple[int, int]]:
    """Where the cards' axes begin and how wide they are."""
    found = (card.findChild(AxisView) for card in page.cards)
    return {(axis.mapTo(page, QPoint()).x(), axis.width()) for axis in found if axis is not None}


@pytest.mark.parametrize("steps", [0, 2, 3])
def test_cards_line_up_in_a_larger_text_and_on_a_page_made_anew(desk: Desk, steps: int) -> None:
    """Whether they lie in a line or fold is decided once, for all of them."""
    desk.window.resize(1000, 700)
    desk.workbench.files.example("guangdong-2016")
    desk.page.navigation.choose("targets")
    for _ in range(steps):
        desk.run("larger")
    settle()
    assert len(axes(shown_page(desk))) == 1
    desk.session.switch(desk.workspace.report.header.id)
    desk.page.navigation.choose("targets")
    settle()
    assert len(axes(shown_page(desk))) == 1


def shown_page(desk: Desk) -> TargetsPage:
    page = desk.page.stack.currentWidget()
    assert isinstance(page, TargetsPage)
    return page
