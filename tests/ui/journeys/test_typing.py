"""At the keyboard as in a spreadsheet: steps, blocks, fills, lists and days. Issue 4.1."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QTableView

from tests.report_steps import shown
from tests.ui.clerk import Clerk, place_in
from tests.ui.keyboard import focused
from ui.field_widgets.code_field import CodeField


@pytest.fixture
def clerk(clerk: Clerk, workspace_file: Callable[..., Path]) -> Clerk:
    clerk.start_with(workspace_file())
    return clerk


def grid() -> QTableView:
    found = focused()
    assert isinstance(found, QTableView), f"the keyboard is in {found}"
    return found


def raw(clerk: Clerk, where: str) -> str:
    return shown(clerk.desk.workspace, where).raw


def at_base(clerk: Clerk, row: str = "BF1", column: str = "prior") -> None:
    clerk.open_section("Base figures")
    clerk.go_to_cell(row, column)


def copy_elsewhere(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def test_enter_after_tabs_begins_the_next_line_where_they_began(clerk: Clerk) -> None:
    at_base(clerk)
    for text in ("1", "2", "2016"):
        clerk.keys.write(text)
        clerk.keys.press("Tab")
    clerk.keys.press("Return")
    assert place_in(grid()) == ("base", "BF2", "prior")


def test_shift_leads_back(clerk: Clerk) -> None:
    at_base(clerk, "BF2", "value")
    clerk.keys.press("Shift+Tab")
    assert place_in(grid()).column == "prior"
    clerk.keys.press("Shift+Return")
    assert place_in(grid()) == ("base", "BF1", "prior")


def test_tab_goes_from_the_end_of_a_line_to_the_next(clerk: Clerk) -> None:
    at_base(clerk, "BF1", "note")
    clerk.keys.press("Tab")
    assert place_in(grid()) == ("base", "BF2", "prior")


@pytest.mark.parametrize(("key", "row"), [("Down", "BF3"), ("Up", "BF1"), ("Shift+Return", "BF1")])
def test_what_is_typed_is_stored_when_the_cell_is_left_up_or_down(
    clerk: Clerk, key: str, row: str
) -> None:
    at_base(clerk, "BF2", "prior")
    clerk.keys.write("5")
    clerk.keys.press(key)
    assert place_in(grid()) == ("base", row, "prior")
    assert raw(clerk, "base BF2 prior") == "5"


def test_within_a_selection_enter_goes_round_in_it(clerk: Clerk) -> None:
    at_base(clerk)
    clerk.keys.press("Shift+Down")
    passed = []
    for text in ("5", "6", "7"):
        passed.append(place_in(grid()).row)
        clerk.keys.write(text)
        clerk.keys.press("Return")
    assert passed == ["BF2", "BF1", "BF2"]
    assert (raw(clerk, "base BF1 prior"), raw(clerk, "base BF2 prior")) == ("6", "7")


def test_control_enter_fills_the_selection(clerk: Clerk) -> None:
    at_base(clerk, "BF1", "source")
    clerk.keys.press("Ctrl+Shift+Down")
    clerk.keys.write("年鉴")
    clerk.keys.press("Ctrl+Return")
    assert {raw(clerk, f"base BF{n} source") for n in (1, 2, 3, 4)} == {"年鉴"}


def test_a_roster_without_rows_takes_a_block_from_a_spreadsheet(clerk: Clerk) -> None:
    """What it says while it is empty."""
    clerk.open_section("IP-strong enterprises")
    copy_elsewhere("First\t\tA place\nSecond\t\tA place")
    clerk.keys.press("Ctrl+V")
    assert place_in(grid()) == ("enterprises", "1", "name")
    assert raw(clerk, "enterprises 2 name") == "Second"


def test_a_block_is_cut_and_pasted_elsewhere(clerk: Clerk) -> None:
    at_base(clerk)
    clerk.keys.write("7")
    clerk.keys.press("Tab")
    clerk.keys.write("8")
    clerk.keys.press("Return")
    clerk.keys.press("Up")
    clerk.keys.press("Shift+Right")
    clerk.keys.press("Ctrl+X")
    assert (raw(clerk, "base BF1 prior"), raw(clerk, "base BF1 value")) == ("", "")
    clerk.go_to_cell("BF3", "prior")
    clerk.keys.press("Ctrl+V")
    assert (raw(clerk, "base BF3 prior"), raw(clerk, "base BF3 value")) == ("7", "8")


def test_the_table_of_a_spreadsheet_goes_before_its_text(clerk: Clerk) -> None:
    at_base(clerk, "BF1", "source")
    copy_elsewhere("a\nb\n", "<table><tr><td>一行<br>二行</td></tr><tr><td>=1+1</td></tr></table>")
    clerk.keys.press("Ctrl+V")
    assert raw(clerk, "base BF1 source") == "一行\n二行"
    assert raw(clerk, "base BF2 source") == "=1+1"


def test_what_did_not_fit_is_told_once_and_the_rest_is_stored(clerk: Clerk) -> None:
    at_base(clerk, "BF4", "prior")
    copy_elsewhere("1\t2\n3\t4\n")
    clerk.keys.press("Ctrl+V")
    assert "2 values were left out" in clerk.dismiss()
    assert raw(clerk, "base BF4 value") == "2"
    assert place_in(grid()).row == "BF4"


def test_an_entry_is_completed_from_its_beginning(clerk: Clerk) -> None:
    clerk.open_section("Demonstration cities")
    clerk.go_to_cell("440100", "title")
    clerk.keys.write("pil")
    clerk.keys.press("Tab")
    assert raw(clerk, "cities 440100 title") == "pilot"


def test_a_wrong_entry_that_is_passed_by_stays_as_it_was(clerk: Clerk) -> None:
    clerk.open_section("Demonstration cities")
    clerk.go_to_cell("440100", "title")
    copy_elsewhere("pil")
    clerk.keys.press("Ctrl+V")
    clerk.keys.press("F2")
    assert isinstance(focused(), CodeField)
    clerk.keys.press("Return")
    assert raw(clerk, "cities 440100 title") == "pil"


def test_a_day_is_picked_from_the_calendar(clerk: Clerk) -> None:
    clerk.open_section("Demonstration cities")
    clerk.go_to_cell("440100", "granted")
    clerk.keys.write("20161230")
    clerk.keys.press("Return")
    clerk.keys.press("Up")
    clerk.keys.press("Alt+Down")
    assert focused().objectName() == "qt_calendar_calendarview"
    clerk.keys.press("Right")
    clerk.keys.press("Return")
    clerk.keys.press("Return")
    assert shown(clerk.desk.workspace, "cities 440100 granted").text == "2016-12-31"


@pytest.mark.parametrize(
    "typed", ["20161231", "2016-12-31", "2016年12月31日", "２０１６／１２／３１"]
)
def test_a_day_is_typed_in_any_usual_way(clerk: Clerk, typed: str) -> None:
    clerk.open_section("Demonstration cities")
    clerk.go_to_cell("440100", "granted")
    clerk.keys.write(typed)
    clerk.keys.press("Return")
    assert shown(clerk.desk.workspace, "cities 440100 granted").text == "2016-12-31"


def test_a_composition_goes_into_every_selected_cell(clerk: Clerk) -> None:
    at_base(clerk, "BF1", "source")
    clerk.keys.press("Shift+Down")
    for preedit in ("n", "nian", "nian'jian"):
        clerk.keys.compose(preedit)
    clerk.keys.commit("年鉴")
    clerk.keys.press("Ctrl+Return")
    assert (raw(clerk, "base BF1 source"), raw(clerk, "base BF2 source")) == ("年鉴", "年鉴")


def test_tab_behind_the_last_cell_of_a_roster_begins_a_row(clerk: Clerk) -> None:
    clerk.open_section("Law-enforcement teams")
    clerk.keys.press("Ins")
    clerk.fill(["甲队", "Province", "", "", "", "", "", "附注"])
    assert len(clerk.desk.workspace.report.rows("teams")) == 2
    assert place_in(grid()).column == "name"


def test_several_rows_are_added_at_once(clerk: Clerk) -> None:
    def answer() -> None:
        clerk.keys.replace("25")
        clerk.keys.press("Return")

    clerk.open_section("Demonstration cities")
    before = len(clerk.desk.workspace.report.rows("cities"))
    clerk.keys.press_into("Alt+Ins", answer)
    assert not grid().findChildren(QInputDialog)
    assert len(clerk.desk.workspace.report.rows("cities")) == before + 25


def test_rows_are_filtered_and_sorted_and_all_come_back(clerk: Clerk) -> None:
    clerk.open_section("Demonstration cities")
    total = grid().model().rowCount()
    clerk.keys.press("F3")
    clerk.keys.write("sz")
    clerk.keys.press("Return")
    assert place_in(grid()).row == "440300"
    assert grid().model().rowCount() < total
    clerk.keys.press("F3")
    clerk.keys.press("Escape")
    assert grid().model().rowCount() == total
    clerk.go_to_cell("440300", "name")
    clerk.keys.press("Home")
    clerk.keys.press("Ctrl+Shift+O")
    clerk.keys.press("Down", 2)
    clerk.keys.press("Return")
    assert place_in(grid()).row == "440300"
    codes = [grid().model().index(row, 0).data() for row in range(total)]
    assert codes == sorted(codes, reverse=True)
    assert next(iter(clerk.desk.workspace.report.rows("cities"))) == "440100"


def test_the_language_changes_no_selection_order_or_filter(clerk: Clerk) -> None:
    """Journey (e): nothing changes but words."""
    clerk.open_section("Demonstration cities")
    clerk.keys.press("F3")
    clerk.keys.write("州")
    clerk.keys.press("Return")
    clerk.keys.press("Shift+Down", 2)

    def scene() -> tuple[object, ...]:
        table = grid()
        chosen = sorted((i.row(), i.column()) for i in table.selectedIndexes())
        return table.model().rowCount(), chosen, place_in(table)

    before = scene()
    clerk.keys.press("Ctrl+Shift+L")
    assert scene() == before
    clerk.keys.press("Ctrl+Shift+L")
    assert scene() == before
