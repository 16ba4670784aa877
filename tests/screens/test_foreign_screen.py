"""Which column is which of ours: asked once, shown, corrected, remembered, forgotten.

Issue 4, item 2: "import of foreign sheets: the user maps columns once, the mapping is remembered"
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.exchange.foreign_file import open_foreign
from ipdesk.screens.foreign import ForeignScreen
from ipdesk.screens.foreign_preview import ForeignPreview
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

TABLE = "企业名称,企业全名,发明专利(件),级别,联系人\n甲公司,甲有限公司,12,省级,某\n"
Open = Callable[..., ForeignScreen]


@pytest.fixture
def look(workspace: Workspace, services: Services, tmp_path: Path) -> Open:
    """The columns of a table that is written into a file."""

    def opened(text: str = TABLE, name: str = "表.csv") -> ForeignScreen:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        file = open_foreign(path, workspace.form, workspace.store.settings())
        return ForeignScreen(workspace, services.translator, path, file, "enterprises")

    return opened


@pytest.fixture
def preview(workspace: Workspace, services: Services) -> Callable[[ForeignScreen], ForeignPreview]:
    def shown(screen: ForeignScreen) -> ForeignPreview:
        words = Sentences(services.translator, workspace.form, workspace.report.cell)
        made = ForeignPreview(workspace, words, services.translator, screen)
        made.show(screen.planner()())
        return made

    return shown


def test_the_proposal_shows_each_column_with_its_first_values(look: Open) -> None:
    rows = look().rows()
    assert [(row.head, row.samples, row.column) for row in rows] == [
        ("A  企业名称", "甲公司", "name"),
        ("B  企业全名", "甲有限公司", ""),
        ("C  发明专利(件)", "12", "inventions"),
        ("D  级别", "省级", "level"),
        ("E  联系人", "某", ""),
    ]
    assert [row.names_row for row in rows] == [True, None, False, False, None]


def test_a_column_of_ours_taken_for_another_is_given_up_by_the_first(look: Open) -> None:
    screen = look()
    screen.take(1, "name")
    assert screen.mapping.columns == ("", "name", "inventions", "level", "")
    assert screen.mapping.identity == ("name",)


def test_without_any_column_there_is_nothing_to_preview(look: Open) -> None:
    screen = look()
    for at in range(5):
        screen.take(at, "")
    assert "at least one" in screen.trouble()


def test_a_table_whose_lines_name_no_row_says_so(look: Open) -> None:
    screen = look()
    screen.name_rows(0, named=False)
    assert screen.trouble() == ""
    assert "every line becomes a new row" in screen.remark()


def test_a_fixed_section_needs_the_column_of_its_rows(look: Open) -> None:
    screen = look("甲,本年\nF1,3\n")
    screen.use_section("indicators")
    screen.take(0, "")
    screen.take(1, "value")
    assert "names or codes" in screen.trouble()
    screen.take(0, "@row")
    assert screen.trouble() == ""


def test_a_unit_proposed_by_the_heading_is_shown_and_can_be_taken_back(look: Open) -> None:
    screen = look("条件,本年投入（元）\nC1,10000\n")
    screen.use_section("conditions")
    screen.take(0, "@row")
    screen.take(1, "amount")
    row = screen.rows()[1]
    assert (row.unit, row.remark) == ("元", "元 → 10,000 yuan (÷ 10000)")
    assert row.units[0].code == ""
    screen.state_unit(1, "")
    assert screen.conversions() == []


def test_a_heading_whose_unit_does_not_convert_is_pointed_out(look: Open) -> None:
    screen = look("条件,投入（美元）\nC1,10000\n")
    screen.use_section("conditions")
    screen.take(1, "amount")
    assert screen.rows()[1].remark == "The heading says 美元; ours is 10,000 yuan."


def test_the_headings_may_stand_in_another_line(look: Open) -> None:
    screen = look("x,y\n企业名称,级别\n甲公司,省级\n")
    assert screen.table.head_line == 2
    screen.use_head(1)
    assert [lane.head for lane in screen.table.lanes] == ["x", "y"]
    assert screen.table.lines == (2, 3)


def test_an_import_is_one_step_with_its_source_and_the_mapping_is_remembered(
    look: Open, preview: Callable[[ForeignScreen], ForeignPreview], workspace: Workspace
) -> None:
    screen = look()
    assert not screen.known
    made = preview(screen)
    assert "Columns not used: 企业全名, 联系人" in made.remarks()
    made.apply()
    ((row, cells),) = workspace.report.rows("enterprises").items()
    assert {column: cell.raw for column, cell in cells.items()} == {
        "name": "甲公司",
        "inventions": "12",
        "level": "provincial",
    }
    again = look(TABLE.replace("12", "13"), "另一.csv")
    assert again.known
    assert again.mapping == screen.mapping
    assert [entry.place.row for entry in preview(again).entries] == [row]
    workspace.undo()
    assert workspace.report.rows("enterprises") == {}


def test_a_mapping_can_be_forgotten(
    look: Open, preview: Callable[[ForeignScreen], ForeignPreview]
) -> None:
    screen = look()
    screen.take(1, "note")
    preview(screen).apply()
    again = look()
    again.forget()
    assert (again.known, look().known) == (False, False)
    assert look().mapping.columns[1] == ""


def test_new_rows_are_called_by_their_names_in_the_preview(
    look: Open, preview: Callable[[ForeignScreen], ForeignPreview]
) -> None:
    made = preview(look())
    names = {made.row(index).place_name for index in range(len(made.entries))}
    assert "甲公司 · Invention patents" in names


def test_a_division_keeps_its_code_and_kind_where_a_table_only_names_it(
    look: Open, preview: Callable[[ForeignScreen], ForeignPreview], workspace: Workspace
) -> None:
    held = [cells["name"].raw for cells in workspace.report.rows("cities").values()]
    screen = look(f"地区,称号\n{held[0]},示范\n", "城市.csv")
    screen.use_section("cities")
    assert screen.mapping.columns == ("name", "title")
    made = preview(screen)
    assert [entry.place.column for entry in made.entries] == ["title"]
    assert made.entries[0].place.row == next(iter(workspace.report.rows("cities")))
