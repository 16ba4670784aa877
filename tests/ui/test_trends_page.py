"""The trends page: a chart that loads behind the page, walked by arrow keys, and its table."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ipdesk.places import Place
from ipdesk.records import HISTORY, FigureRecord
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import put
from tests.ui.keyboard import wait_for
from ui.context import Context
from ui.detail_panel import DetailPanel
from ui.trends.sparkline import Sparkline
from ui.trends.trends_page import TrendsPage

VALUES = {2018: "22", 2019: "25", 2020: "28", 2021: "33", 2022: "37"}


def take_in(workspace: Workspace, indicator: str = "IND1") -> None:
    address, at = f"indicators.{indicator}.value", "2016-01-01T00:00:00.000"
    figures = [FigureRecord(address, y, HISTORY, "", v, "", "", at) for y, v in VALUES.items()]
    workspace.record_figures(figures, "history of a test")


@pytest.fixture
def context(services: Services, workspace: Workspace) -> Context:
    take_in(workspace)
    return Context(services, workspace, Sentences(services.translator, workspace.form))


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TrendsPage:
    made = TrendsPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    wait_for(lambda: made.place.chart is not None)
    return made


def test_opening_the_window_imports_no_charting_library() -> None:
    code = (
        "import sys, ui.report_page, ui.trends.trends_page, ui.trends.sparkline;"
        "sys.exit('pyqtgraph' in sys.modules or 'numpy' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_every_indicator_can_be_chosen(page: TrendsPage, workspace: Workspace) -> None:
    assert page.indicators.count() == len(workspace.form.indicators)
    for row in range(page.indicators.count()):
        page.indicators.setCurrentRow(row)
        assert page.card is not None
        assert page.years.rowCount() == len(page.card.rows)


def test_arrow_keys_go_from_year_to_year_and_say_where_they_are(
    qtbot: QtBot, page: TrendsPage
) -> None:
    chart = page.place.chart
    assert chart is not None
    spoken: list[str] = []
    walk = (
        (Qt.Key.Key_Home, 2018),
        (Qt.Key.Key_Right, 2019),
        (Qt.Key.Key_Right, 2020),
        (Qt.Key.Key_Left, 2019),
        (Qt.Key.Key_End, 2022),
    )
    for key, year in walk:
        qtbot.keyClick(chart, key)
        spoken.append(chart.accessibleDescription())
        assert page.point.text().startswith(f"{year} · ")
        assert page.years.item(page.years.currentRow(), 0).text() == str(year)
    assert spoken[0] == "2018 · 22 per 10,000 people · history"


def test_the_chart_ends_at_its_first_and_last_year(qtbot: QtBot, page: TrendsPage) -> None:
    chart = page.place.chart
    assert chart is not None
    chart.look_at(99)
    assert chart.at == len(VALUES) - 1
    chart.look_at(-99)
    assert chart.at == 0


def test_in_a_low_window_the_chart_keeps_its_room(qtbot: QtBot, page: TrendsPage) -> None:
    """What it says beside the chart stands in the table, too."""
    page.resize(900, 900)
    qtbot.wait(1)
    usual = page.height() - page.place.height()
    page.resize(900, 500)
    qtbot.wait(1)
    assert page.height() - page.place.height() < usual


def test_who_cannot_see_the_chart_is_told_what_it_shows(page: TrendsPage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.place.chart)
    name = interface.text(QAccessible.Text.Name)
    assert "2018 22 → 2022 37 per 10,000 people" in name
    assert "break 2021" in name


def test_a_change_of_the_draft_moves_its_point(page: TrendsPage, workspace: Workspace) -> None:
    page.indicators.setCurrentRow(2)
    page.apply_change(put(workspace, "indicators IND3 value", "23574"))
    assert page.point.text() == "2016 · 23,574 applications · this draft"


def test_history_that_comes_in_is_drawn(page: TrendsPage, workspace: Workspace) -> None:
    page.indicators.setCurrentRow(2)
    assert page.card is not None
    assert page.card.plot is None
    unsubscribe = workspace.subscribe(page.apply_change)
    take_in(workspace, "IND3")
    unsubscribe()
    assert page.card.plot is not None
    assert page.place.chart is not None
    assert page.place.chart.isVisible()


def test_an_indicator_without_any_year_says_what_to_do(page: TrendsPage) -> None:
    page.indicators.setCurrentRow(2)
    assert page.card is not None
    assert page.card.hint
    assert page.place.chart is not None
    assert not page.place.chart.isVisible()


def test_a_chart_that_cannot_be_loaded_leaves_the_table(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.trends.chart_place._CHART", "ui.trends.no_such_module")
    page = TrendsPage(context)
    qtbot.addWidget(page)
    page.show()
    wait_for(lambda: not page.place.loading)
    assert page.place.chart is None
    assert "could not be loaded" in page.place.words
    assert page.years.rowCount() == len(VALUES)


def test_the_page_is_painted_in_both_languages(page: TrendsPage, services: Services) -> None:
    for language in ("zh", "en"):
        services.translator.speak(language)
        page.retranslate()
        assert not page.grab().isNull()


def test_the_detail_of_an_indicator_shows_its_years_in_small(
    qtbot: QtBot, context: Context
) -> None:
    panel = DetailPanel(context)
    qtbot.addWidget(panel)
    panel.show_place(Place("indicators", "IND1", "value"))
    (small,) = panel.findChildren(Sparkline)
    assert "break 2021" in small.accessibleName()
    assert not small.grab().isNull()


def test_the_detail_of_any_other_cell_has_no_years(qtbot: QtBot, context: Context) -> None:
    panel = DetailPanel(context)
    qtbot.addWidget(panel)
    panel.show_place(Place("indicators", "IND3", "value"))
    assert panel.findChildren(Sparkline) == []
