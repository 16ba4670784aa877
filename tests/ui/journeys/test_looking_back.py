"""Looking back by keyboard: what was changed, and how this year differs from the last (4.8)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from tests.province_years import Lived, Province, base_sealed
from tests.report_steps import at
from tests.ui.clerk import Clerk, place_in
from tests.ui.keyboard import focused, settle, wait_for
from ui.changes.changes_page import ChangesPage
from ui.comparing.compare_page import ComparePage
from ui.grid.grid_view import GridView
from ui.print_preview.preview import PrintPreview
from ui.reading_table import ReadingTable


def two_figures_typed(province: Province) -> None:
    base_sealed(province)
    province.add("annual", 2017)
    for where, raw in (("base BF1 value", "190000"), ("base BF2 value", "10900")):
        province.workspace.set_value(at(where), raw)


@pytest.fixture
def clerk(clerk: Clerk, lived: Lived) -> Clerk:
    """In the base figures of the annual report of 2017, two of which are typed."""
    workspace = lived(two_figures_typed).workspace
    workspace.store.close()
    clerk.start_with(Path(workspace.store.path))
    clerk.desk.session.switch("annual-2017")
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF2", "value")
    return clerk


def page_of(clerk: Clerk) -> object:
    settle()
    return clerk.desk.page.stack.currentWidget()


def texts(table: ReadingTable) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def changes(clerk: Clerk) -> ChangesPage:
    clerk.keys.press("Ctrl+H")
    page = page_of(clerk)
    assert isinstance(page, ChangesPage)
    wait_for(lambda: bool(texts(page.table)))
    return page


def compared(clerk: Clerk) -> ComparePage:
    clerk.keys.press("Ctrl+Shift+C")
    page = page_of(clerk)
    assert isinstance(page, ComparePage)
    wait_for(lambda: not page.comparing)
    return page


def test_every_change_is_seen_and_the_first_leads_to_its_cell(clerk: Clerk) -> None:
    page = changes(clerk)
    newest, before, begun = texts(page.table)
    assert newest[3:5] == ["Resident population · This year", "(blank) → 10900"]
    assert before[4] == "(blank) → 190000"
    assert begun[2] == "Report begun"
    clerk.enter_section()
    clerk.keys.press("Down")
    clerk.keys.press("Return")
    grid = focused()
    assert isinstance(grid, GridView)
    assert place_in(grid) == at("base BF1 value")


def test_changes_are_found_by_a_word_and_all_come_back(clerk: Clerk) -> None:
    page = changes(clerk)
    clerk.enter_section()
    clerk.tab_to("Filter")
    clerk.keys.write("population")
    wait_for(lambda: len(texts(page.table)) == 1)
    clerk.tab_to("Clear filter")
    clerk.keys.press("Space")
    wait_for(lambda: len(texts(page.table)) == 3)


def test_a_day_that_is_none_is_told(clerk: Clerk) -> None:
    page = changes(clerk)
    clerk.enter_section()
    clerk.tab_to("From day")
    clerk.keys.write("soon")
    wait_for(lambda: "“soon” is not a date." in page._summary.text())


def test_last_year_stands_beside_this_year(clerk: Clerk) -> None:
    page = compared(clerk)
    assert page.bar.first.currentText() == "Annual report 2016"
    assert page.bar.second.currentText() == "Annual report 2017, draft"
    (line,) = [row for row in texts(page.table) if "+12.8" in row]
    assert line[:4] == [
        "Valid invention patents at period end · This year", "168,480", "190,000", "+21,520",
    ]  # fmt: skip
    assert line[5] == "changed"


def test_a_difference_leads_to_its_cell(clerk: Clerk) -> None:
    page = compared(clerk)
    clerk.enter_section()
    clerk.tab_to("Filter")
    clerk.keys.write("+12.8")
    wait_for(lambda: len(texts(page.table)) == 2)
    clerk.tab_to("Differences")
    clerk.keys.press("Return")
    grid = focused()
    assert isinstance(grid, GridView)
    assert place_in(grid) == at("base BF1 value")


def test_what_is_the_same_can_be_seen_too(clerk: Clerk) -> None:
    page = compared(clerk)
    fewer = len(texts(page.table))
    clerk.enter_section()
    clerk.tab_to("Only differences")
    clerk.keys.press("Space")
    wait_for(lambda: len(texts(page.table)) > fewer)
    assert any(row[5] == "same" for row in texts(page.table))


def test_the_two_reports_are_turned_round_by_choosing_the_other_first(clerk: Clerk) -> None:
    page = compared(clerk)
    clerk.enter_section()
    box = focused()
    assert isinstance(box, QComboBox)
    other = {"Annual report 2016": "Up", "Annual report 2017, draft": "Down"}
    clerk.keys.press(other[box.currentText()])
    wait_for(lambda: not page.comparing)
    assert page.bar.second.currentText() == "Annual report 2016"
    assert any("−11.3" in row for row in texts(page.table))


def test_a_change_made_meanwhile_is_compared(clerk: Clerk) -> None:
    page = compared(clerk)
    clerk.open_section("Base figures")
    clerk.type_cell("BF1", "value", "168480")
    assert compared(clerk) is page
    assert not any("+12.8" in row for row in texts(page.table))


def test_the_comparison_is_printed(clerk: Clerk) -> None:
    compared(clerk)
    clerk.enter_section()
    clerk.tab_to("Print…")

    def look() -> None:
        preview = QApplication.activeModalWidget()
        assert isinstance(preview, PrintPreview)
        wait_for(lambda: preview.bar.ready)
        assert preview.view.count >= 1
        clerk.keys.press("Escape")

    clerk.keys.press_into("Space", look)


def printed_selection(clerk: Clerk) -> list[str]:
    """What the print of the selection shows: section, rows, columns."""
    found: list[str] = []

    def look() -> None:
        preview = QApplication.activeModalWidget()
        assert isinstance(preview, PrintPreview)
        wait_for(lambda: preview.bar.ready)
        extract = preview._rendering.snapshot.extract
        assert extract is not None
        found.extend((extract.section, *extract.rows, *extract.columns))
        clerk.keys.press("Escape")

    clerk.keys.press_into("Ctrl+Alt+P", look)
    return found


def test_the_selected_cells_are_printed(clerk: Clerk) -> None:
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF1", "prior")
    clerk.keys.press("Shift+Down")
    clerk.keys.press("Shift+Right")
    assert printed_selection(clerk) == ["base", "BF1", "BF2", "prior", "value"]


def test_one_selected_cell_stands_for_its_row(clerk: Clerk) -> None:
    clerk.open_section("Base figures")
    clerk.go_to_cell("BF2", "value")
    assert printed_selection(clerk) == ["base", "BF2"]


def test_without_a_selection_it_is_said_what_to_do(clerk: Clerk) -> None:
    clerk.keys.press("Ctrl+T")
    clerk.keys.press("Ctrl+Alt+P")
    assert "Select the rows or cells" in clerk.dismiss()
