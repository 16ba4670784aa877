"""A clerk looks how an indicator went through the years, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from ipdesk.records import HISTORY, FigureRecord
from ipdesk.services import Services
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused, wait_for
from ui.trends.trends_page import TrendsPage

VALUES = {2013: "8.77", 2014: "10.15", 2015: "12.95"}


@pytest.fixture
def clerk(clerk: Clerk, services: Services, example_file: Path) -> Clerk:
    """At the example, of which three former years are known, and its way to a target."""
    workspace = services.opener.open(example_file)
    address, at = "indicators.IND1.value", "2016-01-01T00:00:00.000"
    figures = [FigureRecord(address, y, HISTORY, "", v, "", "", at) for y, v in VALUES.items()]
    workspace.record_figures(figures, "history of a test")
    workspace.store.close()
    clerk.start_with(example_file)
    return clerk


@pytest.fixture
def page(clerk: Clerk) -> TrendsPage:
    """The trends page, reached by its shortcut, its chart drawn."""
    clerk.keys.press("Ctrl+Shift+T")
    shown = clerk.desk.page.stack.currentWidget()
    assert isinstance(shown, TrendsPage)
    wait_for(lambda: shown.place.chart is not None)
    clerk.jobs_done()
    return shown


def test_the_years_of_an_indicator_are_walked(clerk: Clerk, page: TrendsPage) -> None:
    clerk.enter_section()
    assert focused() is page.indicators
    clerk.keys.press("Tab")
    assert focused() is page.place.chart
    clerk.keys.press("Home")
    said = [page.point.text()]
    for _ in VALUES:
        clerk.keys.press("Right")
        said.append(page.point.text())
    assert [text.split(" · ")[0] for text in said] == ["2013", "2014", "2015", "2016"]
    assert said[-1].endswith("this draft")


def test_the_next_indicator_is_one_key_away(clerk: Clerk, page: TrendsPage) -> None:
    clerk.enter_section()
    clerk.keys.press("Down")
    assert page.card is not None
    assert page.card.code == "IND2"
    assert page.card.hint


def test_the_charts_are_read_before_they_are_printed(clerk: Clerk, page: TrendsPage) -> None:
    clerk.desk.run("print_trends")
    clerk.jobs_done()
    preview = focused().window()
    assert isinstance(preview, QDialog)
    assert "trends" in preview.windowTitle()
    clerk.keys.press("Escape")
