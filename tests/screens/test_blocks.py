"""Blocks of a section: what a paste writes, and what is said of what it does not. Issue 4.1."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ipdesk.error_sentences import ErrorSentences
from ipdesk.screens.blocks import BlockPlan, copied, plan_fill, plan_fill_down, plan_paste, tiled
from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at, put, put_all, shown

Open = Callable[[str], SectionScreen]


@pytest.fixture
def screen_of(workspace: Workspace, services: Services) -> Open:
    sentences = Sentences(services.translator, workspace.form)
    return lambda code: SectionScreen(workspace, sentences, services.translator, code)


def spot(screen: SectionScreen, where: str) -> tuple[int, int]:
    found = screen.index_of(at(where))
    assert found is not None
    return found


def said(plan: BlockPlan, services: Services) -> str:
    assert plan.left_out is not None
    return ErrorSentences(services.translator).line(plan.left_out)


def test_computed_cells_keep_their_value_and_it_is_said_how_many(
    workspace: Workspace, screen_of: Open, services: Services
) -> None:
    put_all(workspace, {"base BF1 value": "100", "base BF2 value": "10"})
    screen = screen_of("indicators")
    plan = plan_paste(screen, spot(screen, "indicators IND1 value"), [["7"], ["8"], ["9"]])
    assert plan.locked
    assert "computed or carried over" in said(plan, services)
    assert at("indicators IND1 value") not in [edit.place for edit in plan.edits]


def test_what_lies_beyond_the_table_is_counted(screen_of: Open, services: Services) -> None:
    screen = screen_of("base")
    plan = plan_paste(screen, spot(screen, "base BF4 note"), [["a", "b"], ["c", ""]])
    assert (len(plan.edits), plan.locked, plan.beyond) == (1, 0, 2)
    assert "2 values were left out: they lie beyond" in said(plan, services)


def test_nothing_is_said_where_all_of_it_fits(screen_of: Open) -> None:
    screen = screen_of("base")
    assert plan_paste(screen, spot(screen, "base BF1 prior"), [["1", "2"]]).left_out is None


def test_a_block_is_one_commit_with_one_entry_for_each_cell(
    workspace: Workspace, screen_of: Open
) -> None:
    screen, commits = screen_of("teams"), []
    release = workspace.subscribe(commits.append)
    screen.write(plan_paste(screen, (0, 0), [["甲队", "省级"], ["乙队", "市级"]]).edits, None)
    release()
    assert len(commits) == 1
    assert [shown(workspace, f"teams {row} level").raw for row in workspace.report.rows("teams")]


def test_filling_down_repeats_the_uppermost_cell_of_each_column(
    workspace: Workspace, screen_of: Open
) -> None:
    put_all(workspace, {"base BF1 prior": "5", "base BF1 year": "2016"})
    screen = screen_of("base")
    names = ("base BF1 prior", "base BF2 prior", "base BF3 prior", "base BF1 year", "base BF3 year")
    screen.write(plan_fill_down(screen, [spot(screen, name) for name in names]).edits, None)
    assert shown(workspace, "base BF3 prior").raw == "5"
    assert shown(workspace, "base BF3 year").raw == "2016"
    assert shown(workspace, "base BF2 year").raw == ""


def test_filling_down_one_cell_takes_the_one_above(workspace: Workspace, screen_of: Open) -> None:
    put(workspace, "base BF1 source", "统计年鉴")
    screen = screen_of("base")
    screen.write(plan_fill_down(screen, [spot(screen, "base BF2 source")]).edits, None)
    assert shown(workspace, "base BF2 source").raw == "统计年鉴"


def test_a_selection_is_filled_with_one_text(workspace: Workspace, screen_of: Open) -> None:
    screen = screen_of("base")
    spots = [spot(screen, f"base BF{n} source") for n in (1, 2, 4)]
    screen.write(plan_fill(screen, spots, "年报").edits, None)
    assert [shown(workspace, f"base BF{n} source").raw for n in (1, 2, 3, 4)] == [
        "年报", "年报", "", "年报",
    ]  # fmt: skip


def test_a_block_goes_into_a_selection_as_often_as_it_fits() -> None:
    assert tiled([["a"]], 2, 2) == [["a", "a"], ["a", "a"]]
    assert tiled([["a"], ["b"]], 4, 1) == [["a"], ["b"], ["a"], ["b"]]
    assert tiled([["a"], ["b"]], 3, 1) == [["a"], ["b"]]


def test_copied_numbers_have_no_separators_and_codes_their_name(
    workspace: Workspace, screen_of: Open, services: Services
) -> None:
    put_all(workspace, {"base BF1 value": "１６８,480", "cities 440300 title": "pilot"})
    screen = screen_of("base")
    [[number]] = copied(screen, [spot(screen, "base BF1 value")], services.translator)
    assert number == ("number", "168480")
    screen = screen_of("cities")
    [[title]] = copied(screen, [spot(screen, "cities 440300 title")], services.translator)
    assert title == ("text", "Pilot city")
