"""Days as clerks write them, or picked from the calendar by keyboard. Issue 4.1"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCalendarWidget

from tests.report_steps import at, shown
from tests.ui.clerk import Clerk
from tests.ui.keyboard import focused


@pytest.fixture(params=["profile 1 prepared_on", "cities 440100 granted"])
def where(clerk: Clerk, workspace_file: Callable[..., Path], request: pytest.FixtureRequest) -> str:
    """At a date, once in a form and once in a table."""
    clerk.start_with(workspace_file())
    place: str = request.param
    clerk.desk.page.show_place(at(place))
    return place


@pytest.mark.parametrize(
    "text", ["20161231", "2016-12-31", "２０１６－１２－３１", "2016年12月31日", "2016/12/31"]
)
def test_a_day_is_typed_as_anybody_writes_it(clerk: Clerk, where: str, text: str) -> None:
    clerk.keys.write(text)
    clerk.keys.press("Tab")
    cell = shown(clerk.desk.workspace, where)
    assert (cell.raw, cell.text) == (text, "2016-12-31")


def test_a_day_is_picked_from_the_calendar_without_a_mouse(clerk: Clerk, where: str) -> None:
    clerk.keys.write("20161230")
    clerk.keys.press("Alt+Down")
    calendar = focused()
    while calendar is not None and not isinstance(calendar, QCalendarWidget):
        calendar = calendar.parentWidget()
    assert isinstance(calendar, QCalendarWidget)
    clerk.keys.press("Right")
    clerk.keys.press("Return")
    clerk.keys.press("Tab")
    assert shown(clerk.desk.workspace, where).text == "2016-12-31"
