"""A roster sorted and filtered on screen; what is stored stays. Issue 4.1."""

from __future__ import annotations

import pytest

from ipdesk.changes import Edit
from ipdesk.initials import Initials
from ipdesk.places import Place
from ipdesk.screens.roster import Order, RosterScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

NAMES = {
    "B1": ("深圳甲公司", "9", "提名"),
    "B2": ("广州乙公司", "", ""),
    "B3": ("珠海丙公司", "12", ""),
}


@pytest.fixture
def screen(workspace: Workspace, services: Services) -> RosterScreen:
    edits = [
        Edit(Place("enterprises", row, column), text)
        for row, texts in NAMES.items()
        for column, text in zip(("name", "inventions", "note"), texts, strict=True)
    ]
    workspace.apply(edits)
    sentences = Sentences(services.translator, workspace.form)
    initials = Initials(services.resources)
    return RosterScreen(workspace, sentences, services.translator, "enterprises", initials)


def arranged(screen: RosterScreen, order: Order | None, wanted: str = "") -> list[str]:
    screen.show_rows(screen.arrange(order, wanted))
    return [row.code for row in screen.rows]


def test_numbers_are_sorted_by_size_and_blanks_come_last(screen: RosterScreen) -> None:
    assert arranged(screen, Order("inventions")) == ["B1", "B3", "B2"]
    assert arranged(screen, Order("inventions", descending=True)) == ["B3", "B1", "B2"]


def test_names_are_sorted_by_their_sound(screen: RosterScreen) -> None:
    assert arranged(screen, Order("name")) == ["B2", "B1", "B3"]


def test_sorting_changes_nothing_that_is_stored(screen: RosterScreen, workspace: Workspace) -> None:
    arranged(screen, Order("name"))
    assert list(workspace.report.rows("enterprises")) == ["B1", "B2", "B3"]
    assert [screen.number_of(row) for row in range(3)] == ["2", "1", "3"]


@pytest.mark.parametrize("wanted", ["珠海", "zhb", "12", "丙 12"])
def test_rows_are_filtered_by_any_of_their_cells(screen: RosterScreen, wanted: str) -> None:
    assert arranged(screen, None, wanted) == ["B3"]


def test_a_new_row_is_seen_under_a_filter(screen: RosterScreen, workspace: Workspace) -> None:
    arranged(screen, None, "珠海")
    row, change = workspace.add_row("enterprises")
    refresh = screen.refresh(change)
    assert refresh.rows is not None
    assert [shown.code for shown in refresh.rows] == ["B3", row]


def test_the_order_is_kept_on_demand_and_after_opening_again(
    screen: RosterScreen, workspace: Workspace
) -> None:
    arranged(screen, Order("name"), "公司")
    screen.keep_order(None)
    assert list(workspace.report.rows("enterprises")) == ["B2", "B1", "B3"]
    workspace.activate(workspace.report.header.id, workspace.form.catalogue)
    assert list(workspace.report.rows("enterprises")) == ["B2", "B1", "B3"]
    row, _ = workspace.add_row("enterprises")
    assert list(workspace.report.rows("enterprises"))[-1] == row


def test_keeping_an_order_is_undone_and_done_again(
    screen: RosterScreen, workspace: Workspace
) -> None:
    workspace.remove_row("enterprises", "B1")
    arranged(screen, Order("name", descending=True))
    screen.keep_order(None)
    assert list(workspace.report.rows("enterprises")) == ["B3", "B2"]
    workspace.undo()
    assert list(workspace.report.rows("enterprises")) == ["B2", "B3"]
    workspace.undo()
    assert list(workspace.report.rows("enterprises")) == ["B1", "B2", "B3"]
    workspace.redo()
    workspace.redo()
    assert list(workspace.report.rows("enterprises")) == ["B3", "B2"]
    workspace.activate(workspace.report.header.id, workspace.form.catalogue)
    assert list(workspace.report.rows("enterprises")) == ["B3", "B2"]


def test_several_rows_are_added_in_one_commit(screen: RosterScreen, workspace: Workspace) -> None:
    last = workspace.store.last_history()
    codes, _ = screen.add_rows(12, None)
    assert len(set(codes)) == 12
    assert list(workspace.report.rows("enterprises"))[-12:] == codes
    assert last is not None
    assert [e.action for e in workspace.store.history("", last.sequence)] == ["add_row"] * 12
