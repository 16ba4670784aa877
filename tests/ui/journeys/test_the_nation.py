"""The nation's views without a mouse: whom to remind, comparing, zones, an indicator."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ipdesk.catalogue.model import Catalogue
from ipdesk.cli import RESOURCES
from ipdesk.regions import Regions
from tests.ui.clerk import Clerk
from tests.ui.keyboard import settle, spoken, wait_for
from ui.dialogs.annulment import AnnulmentDialog
from ui.dialogs.deadline import DeadlineDialog
from ui.dialogs.status_step import StatusStepDialog
from ui.nation.nation_page import NationPage
from ui.nation.zones_dialog import ZonesDialog

sys.path.append(str(Path(__file__).parents[2] / "nation"))


@pytest.fixture
def page(
    clerk: Clerk, edition: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> NationPage:
    """Opened from the inbox; three units of two years, fictitious."""
    from desk_file import desk_file
    from made_up import MadeUp

    made = MadeUp(edition, Regions(RESOURCES / "regions").units)
    for year in (2015, 2016):
        for unit, number in (("110000", 6651), ("310000", 1560), ("440000", 23574)):
            values = {"profile 1 status": "PILOT", "indicators IND3 value": str(number + year)}
            made.report(unit, year, values)
    monkeypatch.setattr(getpass, "getuser", lambda: "head")
    clerk.start_with(desk_file(made, tmp_path / "desk.ipdesk"))
    clerk.tab_to("National overview")
    clerk.keys.press("Return")
    clerk.jobs_done()
    settle()
    host = clerk.desk.workbench.desks.page
    assert host is not None
    assert host.nation is not None
    return host.nation


def go_to(clerk: Clerk, page: NationPage, title: str) -> None:
    """Down the list of what can be looked at."""
    clerk.keys.press("Home")
    for _ in range(page.topics.count()):
        if page.topics.currentItem().text() == title:
            return
        clerk.keys.press("Down")
    raise AssertionError(title)


def test_from_whom_to_remind_to_the_zones_of_an_indicator(
    clerk: Clerk, page: NationPage, tmp_path: Path
) -> None:
    assert spoken() == "National overview"
    remind(clerk, page, tmp_path / "chase.pdf")
    set_deadline(clerk, page)
    compare(clerk, page)
    record_step(clerk, page)
    enter_zones(clerk, page)
    go_to(clerk, page, "IND3 PCT international patent applications")
    look_at_zones(clerk, page)
    clerk.tab_back_to("Back to the inbox")
    clerk.keys.press("Space")
    assert spoken() == "Submissions"


def remind(clerk: Clerk, page: NationPage, sheet: Path) -> None:
    """The arrow keys choose a report; its list is copied and printed."""
    assert page.views.due is not None
    clerk.tab_to("Reports")
    clerk.keys.press("Down")
    assert page.views.due.units.model.lines.empty == "Nobody: all that is asked for is here."
    clerk.keys.press("Down", 2)
    assert {row[0] for row in page.views.due.units.model.lines.rows} == {"Implementation scheme"}
    clerk.tab_to("Copy the list")
    clerk.keys.press("Space")
    assert "Implementation scheme\tBeijing\tnot received" in QGuiApplication.clipboard().text()
    clerk.tab_to("Print the list…")
    clerk.keys.press_into("Space", lambda: clerk.name_file(sheet))
    clerk.jobs_done()
    settle()
    assert sheet.read_bytes().startswith(b"%PDF")
    clerk.tab_back_to("National overview")


def set_deadline(clerk: Clerk, page: NationPage) -> None:
    """Of the report that is chosen; who is late is told at once, and the choice stays."""
    due = page.views.due
    assert due is not None
    clerk.tab_to("Reports")
    clerk.keys.press("Up", 3)
    assert not due.deadline_button.isEnabled()
    clerk.keys.press("Down", 2)
    clerk.tab_to("Deadline of the report…")
    clerk.keys.press("Space")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), DeadlineDialog))
    clerk.keys.write("2016-09-30")
    clerk.tab_to("Document number")
    clerk.keys.write("演练〔2016〕9号")
    clerk.keys.press("Return")
    clerk.jobs_done()
    settle()
    chosen = due.reports.table.currentIndex().row()
    assert due.reports.model.lines.rows[chosen][1] == "until 30 September 2016 by 演练〔2016〕9号"
    assert all("late" in row[4] for row in due.units.model.lines.rows)
    clerk.tab_back_to("National overview")


def compare(clerk: Clerk, page: NationPage) -> None:
    """From two years to two units, in one figure."""
    go_to(clerk, page, "Comparison of two")
    view = page.views.compare
    assert view is not None
    assert view.shown.model.lines.heads[1:3] == ("2015", "2016")
    clerk.tab_to("Compare")
    clerk.keys.press("Up")
    assert view.shown.model.lines.heads[1:3] == ("Beijing", "Shanghai")
    clerk.tab_to("Second side")
    clerk.keys.press("Down")
    clerk.tab_to("In")
    clerk.keys.press("Down")
    lines = view.shown.model.lines
    assert lines.rows[1] == ("2016", "8,667", "25,590", "+16,923", "+195.3%")
    clerk.tab_back_to("National overview")


def record_step(clerk: Clerk, page: NationPage) -> None:
    """Tianjin reported nothing: that it has declared a category is entered, and taken back."""
    go_to(clerk, page, "Status of the units")
    view = page.views.standings
    assert view is not None
    clerk.tab_to("Status of the units")
    clerk.keys.press("Down")
    assert view.shown.model.lines.rows[1][:2] == ("Tianjin", "not known")
    assert not view.annul_button.isEnabled()
    clerk.tab_back_to("Record a step of the unit…")
    clerk.keys.press("Space")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), StatusStepDialog))
    clerk.keys.press("Space")
    clerk.tab_to("Date of the act")
    clerk.keys.write("2016-03-01")
    clerk.tab_to("Document number")
    clerk.keys.write("演练〔2016〕1号")
    clerk.tab_to("Category after it")
    clerk.keys.press("Down")
    clerk.keys.press("Return")
    clerk.jobs_done()
    settle()
    assert view.shown.model.lines.rows[1][1:] == (
        "Declared (category chosen)", "Leading", "entered here",
    )  # fmt: skip
    clerk.tab_to("Take its last step back…")
    clerk.keys.press("Space")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), AnnulmentDialog))
    clerk.keys.write("演练：误录")
    clerk.keys.press("Return")
    clerk.jobs_done()
    settle()
    assert view.shown.model.lines.rows[1][1] != "Declared (category chosen)"
    clerk.tab_back_to("National overview")


def enter_zones(clerk: Clerk, page: NationPage) -> None:
    """A letter chooses a zone, Tab goes on, Enter saves."""
    go_to(clerk, page, "Zones")
    clerk.tab_to("Enter the zones…")
    clerk.keys.press("Space")
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), ZonesDialog))
    assert spoken() == "Beijing"
    clerk.keys.press("Down")
    clerk.tab_to("Guangdong")
    clerk.keys.write("P")
    clerk.keys.press("Return")
    clerk.jobs_done()
    settle()
    assert page.views.zones is not None
    named = {row[0]: row[2] for row in page.views.zones.shown.model.lines.rows}
    assert (named["Bohai Rim"], named["Pearl River Delta"]) == ("Beijing", "Guangdong")
    clerk.tab_back_to("National overview")


def look_at_zones(clerk: Clerk, page: NationPage) -> None:
    """The tabs of an indicator are reached by Tab, and paged by the arrow keys."""
    view = page.views.indicator
    assert view is not None
    clerk.tab_to("IND3 PCT international patent applications")
    clerk.keys.press("Right", 2)
    assert view.tabs.currentWidget() is view.by_zone
    assert {row[0] for row in view.by_zone.model.lines.rows} == {
        "Bohai Rim", "Pearl River Delta", "no zone entered",
    }  # fmt: skip
    clerk.tab_back_to("National overview")
