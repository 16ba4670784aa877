"""The nation's page at a desk: gathered beside the window, each view as texts."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipdesk.catalogue.model import Catalogue
from ipdesk.cli import RESOURCES, build_services
from ipdesk.errors import KnownError
from ipdesk.nation import at_desk
from ipdesk.nation.affairs import zones_of
from ipdesk.nation.overview import Overview
from ipdesk.regions import Regions
from ipdesk.review.desk import Desk
from ipdesk.screens.nation.nation import NationScreen, Topic
from tests.ui.keyboard import wait_for
from ui.jobs import Jobs
from ui.nation.lines_table import LinesTable
from ui.nation.nation_page import NationPage
from ui.nation.topic_list import TopicList
from ui.nation.zones_dialog import ZonesDialog
from ui.style.palette import palette_of
from ui.style.tokens import DARK

sys.path.append(str(Path(__file__).parents[1] / "nation"))


@pytest.fixture(scope="module")
def desk(edition: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    from desk_file import desk_file
    from made_up import MadeUp

    made = MadeUp(edition, Regions(RESOURCES / "regions").units)
    pilot = {"profile 1 status": "PILOT", "indicators IND3 value": "6651"}
    made.report("110000", 2015, pilot)
    made.report("110000", 2016, pilot | {"indicators IND3 value": "7000"})
    made.report("440000", 2016, {"indicators IND3 value": "23574"})
    place = desk_file(made, tmp_path_factory.mktemp("nation") / "desk.ipdesk")
    opened = build_services("en").desks.open(str(place), "head")
    yield opened
    opened.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[NationPage]:
    services, jobs = build_services("en"), Jobs()
    shown = NationPage(desk, jobs, services.translator, services.templates)
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.show()
    shown.gather()
    wait_for(lambda: shown.says is not None)
    yield shown
    jobs.stop()


def rows(shown: LinesTable) -> list[tuple[str, ...]]:
    return list(shown.model.lines.rows)


def test_before_the_figures_are_gathered_only_the_way_back_is_there(
    desk: Desk, qtbot: QtBot
) -> None:
    services, jobs = build_services("en"), Jobs()
    shown = NationPage(desk, jobs, services.translator, services.templates)
    qtbot.addWidget(shown)
    shown.show()
    assert not shown.topics.isVisible()
    with qtbot.waitSignal(shown.backWanted, timeout=30_000):
        shown.back_button.click()
    jobs.stop()


def test_the_figures_are_made_in_the_worker(
    page: NationPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it keeps the window from answering"""
    made_in: list[threading.Thread] = []
    plain = at_desk.overview_of

    def watched(desk: Desk) -> Overview:
        made_in.append(threading.current_thread())
        return plain(desk)

    monkeypatch.setattr("ipdesk.screens.nation.nation.overview_of", watched)
    before = page.says
    page.gather()
    wait_for(lambda: page.says is not before)
    assert made_in
    assert threading.main_thread() not in made_in


def test_a_page_that_was_left_meanwhile_is_not_filled(desk: Desk, qtbot: QtBot) -> None:
    services, jobs = build_services("en"), Jobs()
    shown = NationPage(desk, jobs, services.translator, services.templates)
    shown.gather()
    shown.deleteLater()
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        QApplication.processEvents()
    jobs.stop()


def test_the_page_begins_with_who_is_to_be_reminded(page: NationPage) -> None:
    assert page.topics.currentItem().text() == "Reports due"
    due = page.views.due
    assert due is not None
    assert rows(due.reports)[0][0] == "All reports"
    assert "Annual report 2016" in [row[0] for row in rows(due.reports)]
    assert {row[1] for row in rows(due.units)} == {"Beijing"}


def test_the_list_is_copied_as_a_table(page: NationPage) -> None:
    assert page.views.due is not None
    page.views.due.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Report\tReporting unit\tState\tDeadline\tLate"
    assert page.views.due.told.text() == f"{len(lines) - 1} lines copied"


def test_the_list_is_printed_beside_the_window(
    page: NationPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.says is not None
    page.outputs.write_reminders(page.says, tmp_path / "chase.pdf", desk.clock.now())
    wait_for((tmp_path / "chase.pdf").exists)
    assert (tmp_path / "chase.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("code", ["quotas", "targets", "measures", "scores", "restated", "remarks"])
def test_each_list_is_a_table_or_says_why_it_is_empty(page: NationPage, code: str) -> None:
    page.topics.go_to(code)
    assert page.views.lists is not None
    lines = page.views.lists.shown.model.lines
    assert page.views.currentWidget() is page.views.lists
    assert lines.title
    assert bool(lines.rows) != bool(lines.empty) or lines.rows


def test_an_indicator_has_heat_table_course_ranking_and_groups(page: NationPage) -> None:
    page.topics.go_to("0")
    view = page.views.indicator
    assert view is not None
    ranked = [("1", "Guangdong", "23,574", ""), ("2", "Beijing", "7,000", "+5.2%")]
    assert rows(view.ranking) == ranked
    assert view.heat.model().index(0, 1).data() == "7,000"
    assert "the middle unit had 6,651 in 2015" in view.chart.accessibleName()
    assert rows(view.by_category)[0][:2] == ("Leading", "2")
    assert "No zone was entered" in view.by_zone.model.lines.empty


def test_an_indicator_with_a_long_name_is_offered_whole(qtbot: QtBot) -> None:
    topics = TopicList()
    qtbot.addWidget(topics)
    names = ("Zones", "IND1 Effective (valid) invention patents per 10,000 people")
    topics.offer([Topic(str(number), name, "indicator") for number, name in enumerate(names)])
    topics.show()
    short, long = (topics.visualItemRect(topics.item(row)).height() for row in range(2))
    assert long >= 2 * topics.fontMetrics().height() > short


def test_wrapped_rows_of_a_list_stand_apart(page: NationPage, qtbot: QtBot) -> None:
    page.topics.go_to("measures")
    assert page.views.lists is not None
    table = page.views.lists.shown.table
    qtbot.wait(1)
    metrics = table.fontMetrics()
    heights = {table.rowHeight(row) for row in range(table.model().rowCount())}
    wrapped = [height for height in heights if height >= 2 * metrics.lineSpacing()]
    assert all(height > 2 * metrics.lineSpacing() for height in wrapped)
    assert wrapped


def test_zones_are_saved_and_everything_is_gathered_anew(
    page: NationPage, desk: Desk, qtbot: QtBot
) -> None:
    page.topics.go_to("zones")
    before = page.says
    page.enter_zones()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ZonesDialog)
    field = dialog.fields["440000"]
    field.setCurrentIndex(field.findData("Z3"))
    dialog.save_button.click()
    wait_for(lambda: page.says is not before)
    assert page.views.zones is not None
    named = {row[0]: row[2] for row in rows(page.views.zones.shown)}
    assert named["Pearl River Delta"] == "Guangdong"
    assert desk.store.settings()["zone/440000"] == "Z3"


def test_overview_and_workbook_are_written_beside_the_window(
    page: NationPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.says is not None
    page.outputs.write_overview(page.says, tmp_path / "nation.pdf", desk.clock.now())
    page.outputs.write_workbook(page.says, tmp_path / "nation.xlsx")
    wait_for((tmp_path / "nation.xlsx").exists)
    assert (tmp_path / "nation.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "nation.xlsx").read_bytes().startswith(b"PK")


def test_what_cannot_be_written_is_told(
    page: NationPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.says is not None
    with qtbot.waitSignal(page.failed, timeout=30_000) as told:
        page.outputs.write_overview(page.says, tmp_path / "no" / "x.pdf", desk.clock.now())
    assert told.args is not None
    assert isinstance(told.args[0], KnownError)


def test_in_another_language_the_topic_and_what_was_chosen_stay(page: NationPage) -> None:
    page.topics.go_to("compare")
    view = page.views.compare
    assert view is not None
    view.what.setCurrentIndex(0)
    page._translator.speak("zh")
    page.retranslate()
    assert page.topics.currentItem().text() == "两两对比"
    assert view.shown.model.lines.heads[1:3] == ("北京", "广东")


def test_in_another_theme_the_heat_table_has_its_shades(page: NationPage) -> None:
    page.topics.go_to("0")
    assert page.views.indicator is not None
    heat = page.views.indicator.heat
    index = heat.model().index(0, 0)
    before = index.data(Qt.ItemDataRole.BackgroundRole).color()
    heat.setPalette(palette_of(DARK))
    assert index.data(Qt.ItemDataRole.BackgroundRole).color() != before


def test_zones_that_somebody_else_entered_meanwhile_are_shown_and_named(
    page: NationPage, desk: Desk, qtbot: QtBot
) -> None:
    """Issue 5, 9: a clear message on a conflicting edit"""
    assert page.says is not None
    dialog = ZonesDialog(page.says.zones, page.says.zones._translator)
    qtbot.addWidget(dialog)
    other = NationScreen(desk, build_services("en").translator)
    other.zones.save({"110000": "Z1", "310000": "Z2"})
    dialog.fields["110000"].setCurrentIndex(3)
    dialog.save()
    assert dialog.result() == 0
    assert dialog.told.text().startswith("Somebody else changed this meanwhile.")
    assert "Beijing is now: Bohai Rim (head, " in dialog.told.text()
    assert (dialog.fields["110000"].code, dialog.fields["310000"].code) == ("Z3", "Z2")
    dialog.save()
    assert dialog.result() == 1
    held = zones_of(desk.store.settings())
    assert (held["110000"], held["310000"]) == ("Z3", "Z2")
