"""The nation's page at a desk: by keyboard from the list, and what it says as texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ipdesk.catalogue.model import Catalogue
from ipdesk.cli import RESOURCES, build_services
from ipdesk.regions import Regions
from ipdesk.screens.nation.nation import NationScreen
from ui.nation.nation_page import NationPage

sys.path.append(str(Path(__file__).parents[1] / "nation"))


@pytest.fixture
def page(edition: Catalogue, tmp_path: Path, qtbot: QtBot) -> Iterator[NationPage]:
    from desk_file import desk_file
    from made_up import MadeUp

    made = MadeUp(edition, Regions(RESOURCES / "regions").units)
    pilot = {"profile 1 status": "PILOT", "indicators IND3 value": "6651"}
    made.report("110000", 2015, pilot)
    made.report("110000", 2016, pilot | {"indicators IND3 value": "7000"})
    made.report("440000", 2016, {"indicators IND3 value": "23574"})
    services = build_services("en")
    desk = services.desks.open(str(desk_file(made, tmp_path / "desk.ipdesk")), "head")
    shown = NationPage(NationScreen(desk, services.translator), services.translator)
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.show()
    yield shown
    desk.close()


def cells(page: NationPage) -> list[list[str]]:
    table = page.ranking.table
    lanes = range(table.columnCount())
    return [[table.item(n, lane).text() for lane in lanes] for n in range(table.rowCount())]


def test_the_page_begins_with_what_is_due(page: NationPage) -> None:
    assert page.topics.currentItem().text() == "Reports and categories"
    first = [page.due.table.item(n, 0).text() for n in range(page.due.table.rowCount())]
    assert "Annual report 2016" in first
    assert page.quotas.table.item(0, 1).text() == "1 pilots, in principle at most 5"


def test_the_arrow_keys_lead_to_an_indicator(page: NationPage, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(page.topics, Qt.Key.Key_Down)
    assert page.topics.currentItem().text().startswith("IND3 ")
    assert cells(page) == [["1", "Guangdong", "23,574", ""], ["2", "Beijing", "7,000", "+5.2%"]]
    assert page.heat.item(0, 1).text() == "7,000"
    assert "the middle unit had 6,651 in 2015" in page.chart.accessibleName()


def test_back_leads_to_the_inbox(page: NationPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.backWanted):
        page.back_button.click()
