"""A section as a table: columns, looks of cells, what is open, what a change touches."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ipdesk.errors import ComputedCell
from ipdesk.screens.blocks import plan_clear, plan_paste
from ipdesk.screens.section import SectionScreen
from ipdesk.screens.shown import Look
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.values import State
from ipdesk.workspace import Workspace
from tests.report_steps import at, put, put_all

Open = Callable[[str], SectionScreen]


@pytest.fixture
def screen_of(workspace: Workspace, services: Services) -> Open:
    sentences = Sentences(services.translator, workspace.form)
    return lambda code: SectionScreen(workspace, sentences, services.translator, code)


def look(screen: SectionScreen, where: str) -> Look:
    index = screen.index_of(at(where))
    assert index is not None
    return screen.look(*index)


def titles(screen: SectionScreen) -> list[str]:
    return [screen.heading(column)[0] for column in range(len(screen.columns))]


def test_indicators_show_unit_change_and_target_after_the_values(screen_of: Open) -> None:
    assert titles(screen_of("indicators"))[:6] == [
        "Item", "Last year", "This year", "Unit", "Change", "2030 target",
    ]  # fmt: skip


def test_base_figures_show_the_unit_of_each_row(screen_of: Open) -> None:
    screen = screen_of("base")
    column = titles(screen).index("Unit")
    assert [screen.look(row, column).text for row in range(2)] == ["patents", "10,000 people"]


def test_a_header_states_the_unit_that_all_rows_share(screen_of: Open) -> None:
    screen = screen_of("teams")
    assert screen.heading(titles(screen).index("Staff")) == ("Staff", "persons")


def test_a_roster_keeps_the_columns_up_to_its_first_required_one_in_sight(
    screen_of: Open,
) -> None:
    assert screen_of("cities").frozen == 2
    assert screen_of("teams").frozen == 1


def test_wrong_text_stays_as_it_was_typed(workspace: Workspace, screen_of: Open) -> None:
    screen = screen_of("base")
    put(workspace, "base BF1 value", "12,34")
    shown = look(screen, "base BF1 value")
    assert (shown.text, shown.state, shown.mark) == ("12,34", State.INVALID, "error")


def test_a_blank_required_cell_is_missing_and_no_error(screen_of: Open) -> None:
    assert look(screen_of("base"), "base BF1 value").mark == "missing"


def test_a_computed_cell_is_locked(workspace: Workspace, screen_of: Open) -> None:
    screen = screen_of("indicators")
    put_all(workspace, {"base BF1 value": "100", "base BF2 value": "10"})
    shown = look(screen, "indicators IND1 value")
    assert (shown.text, shown.computed, shown.editable) == ("10.00", True, False)
    with pytest.raises(ComputedCell):
        screen.set_value(at("indicators IND1 value"), "11", None)


def test_the_stand_is_told_in_words_as_values_change(workspace: Workspace, screen_of: Open) -> None:
    screen = screen_of("indicators")
    column = titles(screen).index("Stand")
    put_all(workspace, {"goals IND3 target": "100", "indicators IND3 value": "120"})
    row, _ = screen.index_of(at("indicators IND3 value")) or (0, 0)
    assert (screen.look(row, column).text, screen.look(row, column).tone) == ("met", "met")
    put(workspace, "indicators IND3 value", "50")
    assert screen.look(row, column).tone == "behind"


def test_a_coded_cell_shows_the_entry_and_offers_the_list(
    workspace: Workspace, screen_of: Open
) -> None:
    screen = screen_of("profile")
    put(workspace, "profile 1 status", "PILOT")
    assert look(screen, "profile 1 status").text == "Pilot province"
    assert [c.code for c in screen.choices(at("profile 1 status"))][:2] == ["UNLISTED", "DECLARED"]


def test_a_change_names_the_cells_to_show_anew(workspace: Workspace, screen_of: Open) -> None:
    screen = screen_of("base")
    change = put(workspace, "base BF2 note", "x")
    assert screen.refresh(change).cells == (screen.index_of(at("base BF2 note")),)


def test_a_screen_that_was_told_nothing_still_knows_what_is_open(
    workspace: Workspace, screen_of: Open
) -> None:
    screen = screen_of("base")
    put(workspace, "base BF1 value", "100")
    assert screen.stale
    assert look(screen, "base BF1 value").mark == ""


def test_the_first_incomplete_place_is_the_first_of_the_table(
    workspace: Workspace, screen_of: Open
) -> None:
    screen = screen_of("base")
    assert screen.first_incomplete() == at("base BF1 value")
    put(workspace, "base BF1 value", "100")
    assert screen.first_incomplete() == at("base BF1 source")


def test_a_pasted_block_makes_the_rows_it_needs(workspace: Workspace, screen_of: Open) -> None:
    screen = screen_of("teams")
    screen.write(plan_paste(screen, (0, 0), [["甲队", "省级"], ["乙队", "市级"]]).edits, None)
    screen.show_rows(screen.rows_now())
    assert [screen.look(row, 1).text for row in range(2)] == ["Province", "City"]


def test_a_pasted_block_passes_over_what_is_not_typed(
    workspace: Workspace, screen_of: Open
) -> None:
    screen = screen_of("base")
    screen.write(plan_paste(screen, (0, 2), [["168480", "件", "2016"]]).edits, None)
    assert look(screen, "base BF1 value").text == "168,480"
    assert look(screen, "base BF1 year").text == "2016"


def test_cells_are_emptied_in_one_commit(workspace: Workspace, screen_of: Open) -> None:
    screen = screen_of("base")
    put_all(workspace, {"base BF1 value": "1", "base BF2 value": "2"})
    spots = [screen.index_of(at(f"base {row} value")) or (0, 0) for row in ("BF1", "BF2")]
    change = screen.write(plan_clear(screen, spots).edits, None)
    assert {place.row for place in change.cells if place.section == "base"} == {"BF1", "BF2"}
    assert look(screen, "base BF1 value").text == ""


def test_a_row_added_and_removed_comes_and_goes(workspace: Workspace, screen_of: Open) -> None:
    screen = screen_of("teams")
    code, change = screen.add_row(None)
    assert [row.code for row in screen.refresh(change).rows or []] == [code]
    change = screen.remove_rows([code], None)
    assert screen.refresh(change).rows == []


def test_why_a_value_is_not_available_is_said(workspace: Workspace, screen_of: Open) -> None:
    screen = screen_of("base")
    put(workspace, "base BF3 value", "暂缺：尚未公布")
    assert screen.remarks(at("base BF3 value")) == ["Not available: 尚未公布"]


def test_a_cell_is_spoken_with_row_column_value_and_problem(
    workspace: Workspace, screen_of: Open
) -> None:
    screen = screen_of("base")
    row, column = screen.index_of(at("base BF2 value")) or (0, 0)
    assert screen.spoken(row, column) == (
        "Resident population, This year, (blank), Still to be filled in"
    )


def test_work_begins_at_the_first_open_cell(workspace: Workspace, screen_of: Open) -> None:
    put(workspace, "profile 1 office", "IP Office")
    assert screen_of("profile").first_place() == at("profile 1 prepared_on")


def test_work_begins_at_the_first_required_cell_where_nothing_is_open(
    workspace: Workspace, screen_of: Open
) -> None:
    for row in ("BF1", "BF2", "BF3", "BF4"):
        put(workspace, f"base {row} value", "暂缺：尚未公布")
    assert screen_of("base").first_place() == at("base BF1 value")


def test_a_value_that_is_not_available_for_a_reason_is_marked(
    workspace: Workspace, screen_of: Open
) -> None:
    put_all(workspace, {"base BF3 value": "暂缺：尚未公布", "base BF4 value": "1"})
    screen = screen_of("base")
    assert look(screen, "base BF3 value").noted
    assert not look(screen, "base BF4 value").noted


def test_the_code_of_a_roster_row_stands_back_behind_its_name(screen_of: Open) -> None:
    columns = screen_of("cities").columns
    assert [column.code for column in columns if column.quiet] == ["code"]


def test_a_number_of_too_many_decimals_is_shown_as_it_is(
    workspace: Workspace, screen_of: Open
) -> None:
    """V05: rounded, nobody would see what is wrong with it."""
    put_all(workspace, {"indicators IND2 value": "1038.5", "base BF2 value": "10850"})
    assert look(screen_of("indicators"), "indicators IND2 value").text == "1,038.5"
    assert look(screen_of("base"), "base BF2 value").text == "10,850.00"
