"""A checklist at the keyboard as a sheet of Excel: cells, blocks, one step back. Issue 4.1."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from tests.report_steps import shown
from tests.ui.clerk import Clerk, place_in
from tests.ui.keyboard import focused
from ui.checklist.measure_table import MeasureTable
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.date_field import DateField
from ui.field_widgets.multiline_field import MultilineField

ROWS = ("L1.1", "L1.2", "L1.3")
FROM_EXCEL = "Not started\t0\nUnder way\t40\nDone\t100\n"


@pytest.fixture
def clerk(clerk: Clerk, workspace_file: Callable[..., Path]) -> Clerk:
    """In the list of pilot tasks, on the name of the first measure."""
    clerk.start_with(workspace_file())
    clerk.open_section("Pilot tasks")
    return clerk


def raw(clerk: Clerk, row: str, column: str) -> str:
    return shown(clerk.desk.workspace, f"tasks {row} {column}").raw


def block(clerk: Clerk) -> list[tuple[str, str]]:
    """State and progress of the first three measures, as they are understood."""
    workspace = clerk.desk.workspace
    return [
        (
            shown(workspace, f"tasks {row} status").text or "",
            shown(workspace, f"tasks {row} progress").raw,
        )
        for row in ROWS
    ]


def table() -> MeasureTable:
    found = focused()
    assert isinstance(found, MeasureTable), f"the keyboard is in {found}"
    return found


def copy_elsewhere(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def test_a_block_of_excel_is_pasted_and_taken_back_in_one_step(clerk: Clerk) -> None:
    """L1.1-L1.3: labels are understood as the states they name."""
    before = block(clerk)
    copy_elsewhere(FROM_EXCEL)
    clerk.keys.press("Right")
    clerk.keys.press("Ctrl+V")
    pasted = [("not_started", "0"), ("under_way", "40"), ("done", "100")]
    assert block(clerk) == pasted
    clerk.keys.press("Ctrl+Z")
    assert block(clerk) == before
    clerk.keys.press("Ctrl+Y")
    assert block(clerk) == pasted


def test_a_block_that_is_copied_out_is_the_one_that_came_in(clerk: Clerk) -> None:
    copy_elsewhere(FROM_EXCEL)
    clerk.keys.press("Right")
    clerk.keys.press("Ctrl+V")
    clerk.keys.press("Shift+Down", 2)
    clerk.keys.press("Shift+Right")
    clerk.keys.press("Ctrl+C")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().replace("\r\n", "\n") == FROM_EXCEL
    assert "<table" in data.html()


def test_a_block_goes_past_the_count_of_evidence(clerk: Clerk) -> None:
    """No other table has that column."""
    copy_elsewhere("Done\t100\t省局\t2016-12-31\n")
    clerk.keys.press("Right")
    clerk.keys.press("Ctrl+V")
    assert [raw(clerk, "L1.1", column) for column in ("progress", "department", "due")] == [
        "100", "省局", "2016-12-31",
    ]  # fmt: skip
    clerk.keys.press("Ctrl+Shift+Right")
    clerk.keys.press("Ctrl+C")
    assert QGuiApplication.clipboard().text().startswith("Done\t100\t省局\t2016-12-31")


def test_the_table_of_a_spreadsheet_goes_before_its_text(clerk: Clerk) -> None:
    copy_elsewhere("x", "<table><tr><td>Done</td><td>100</td></tr></table>")
    clerk.keys.press("Right")
    clerk.keys.press("Ctrl+V")
    assert block(clerk)[0] == ("done", "100")


def test_typing_replaces_and_enter_goes_down(clerk: Clerk) -> None:
    clerk.go_to_cell("L1.1", "progress")
    for text in ("10", "20", "30"):
        clerk.keys.write(text)
        clerk.keys.press("Return")
    assert [raw(clerk, row, "progress") for row in ROWS] == ["10", "20", "30"]
    assert place_in(table()) == ("tasks", "L1.4", "progress")


def test_enter_passes_over_the_heads_of_tasks(clerk: Clerk) -> None:
    clerk.type_cell("L1.4", "progress", "10")
    assert place_in(table()) == ("tasks", "L2.1", "progress")


def test_f2_adds_to_what_is_there_and_escape_gives_it_up(clerk: Clerk) -> None:
    clerk.type_cell("L1.1", "department", "省局")
    clerk.keys.press("Up")
    clerk.keys.press("F2")
    clerk.keys.write("市局")
    clerk.keys.press("Escape")
    assert raw(clerk, "L1.1", "department") == "省局"
    clerk.keys.press("F2")
    clerk.keys.write("市局")
    clerk.keys.press("Return")
    assert raw(clerk, "L1.1", "department") == "省局市局"


def test_delete_empties_and_filling_down_repeats(clerk: Clerk) -> None:
    clerk.type_cell("L1.1", "department", "省局")
    clerk.keys.press("Up")
    clerk.keys.press("Shift+Down", 2)
    clerk.keys.press("Ctrl+D")
    assert [raw(clerk, row, "department") for row in ROWS] == ["省局"] * 3
    clerk.keys.press("Delete")
    assert [raw(clerk, row, "department") for row in ROWS] == [""] * 3


def test_a_block_is_cut_and_pasted_elsewhere(clerk: Clerk) -> None:
    clerk.type_cell("L1.1", "department", "省局")
    clerk.keys.press("Up")
    clerk.keys.press("Ctrl+X")
    clerk.keys.press("Down", 2)
    clerk.keys.press("Ctrl+V")
    assert [raw(clerk, row, "department") for row in ROWS] == ["", "", "省局"]


def test_tab_goes_through_the_row_and_on_to_its_texts(clerk: Clerk) -> None:
    clerk.keys.press("Tab")
    clerk.keys.write("Und")
    clerk.keys.press("Tab")
    clerk.fill(["40", "省局", "2016-12-31", "2016-11-30"])
    assert isinstance(focused(), MultilineField)
    clerk.keys.write("已开展")
    clerk.keys.press("Escape")
    assert place_in(table()) == ("tasks", "L1.1", "done")
    told = ("status", "progress", "department", "due", "done", "work")
    assert [raw(clerk, "L1.1", column) for column in told] == [
        "under_way", "40", "省局", "2016-12-31", "2016-11-30", "已开展",
    ]  # fmt: skip


def test_lists_and_the_calendar_open_in_the_cell(clerk: Clerk) -> None:
    clerk.go_to_cell("L1.1", "status")
    clerk.keys.press("Alt+Down")
    clerk.keys.press("Down", 2)
    clerk.keys.press("Return")
    assert raw(clerk, "L1.1", "status")
    clerk.go_to_cell("L1.1", "due")
    clerk.keys.press("F2")
    assert isinstance(focused(), DateField)


def test_the_editor_follows_what_is_typed_in_a_cell(clerk: Clerk) -> None:
    clerk.type_cell("L1.1", "progress", "55")
    clerk.keys.press("Up")
    clerk.keys.press("Home")
    clerk.keys.press("Return")
    assert isinstance(focused(), CodeField)
    clerk.keys.press("Tab")
    assert focused().property("text") == "55"


def test_nothing_is_typed_over_the_name_of_a_measure(clerk: Clerk) -> None:
    before = block(clerk)
    clerk.keys.write("x")
    clerk.keys.press("Delete")
    assert place_in(table()).row == "L1.1"
    assert block(clerk) == before


def test_the_selected_rows_are_those_that_a_print_shows(clerk: Clerk) -> None:
    clerk.keys.press("Shift+Down", 2)
    extract = clerk.desk.page.commands.extract()
    assert extract is not None
    assert (extract.rows, extract.columns) == (ROWS, ())
