"""Rows carried over from last year's sealed report, until somebody says that they still hold.

Requirements
    4.3   "confirm unchanged" on roster rows
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from report_steps import problems, put, put_all

from ipdesk.carried_rows import carried_from, unconfirmed
from ipdesk.initials import Initials
from ipdesk.pace import Cancelled, SteppedPace
from ipdesk.places import Place
from ipdesk.screens.roster import RosterScreen
from ipdesk.screens.undoing import UndoScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

ROSTER = "cities"


@pytest.fixture
def workspace(next_year: Workspace, services: Services) -> Iterator[Workspace]:
    """The report of the year after a sealed one."""
    services.opener.turn_to(next_year, "annual-2017")
    yield next_year
    next_year.store.close()


def rows(*codes: str) -> list[Place]:
    return [Place(ROSTER, code) for code in codes]


def waiting(workspace: Workspace) -> list[str]:
    return unconfirmed(workspace.report, ROSTER)


def noticed(workspace: Workspace) -> str:
    found = [p for p in problems(workspace, "V11") if p.place == Place(ROSTER)]
    return found[0].limit if found else ""


def test_rows_carried_over_are_marked_and_noticed(workspace: Workspace) -> None:
    """4.3: with the report they come from; a notice never blocks"""
    assert {"440100", "440200", "440300"} <= set(waiting(workspace))
    assert carried_from(workspace.report, Place(ROSTER, "440100")) == "annual-2016"
    (problem,) = [p for p in problems(workspace, "V11") if p.place == Place(ROSTER)]
    assert (problem.level, problem.limit) == ("notice", str(len(waiting(workspace))))


def test_a_selection_of_rows_is_confirmed_in_one_step(
    workspace: Workspace, services: Services
) -> None:
    """4.3: whole selection too; undoable"""
    before = len(waiting(workspace))
    workspace.confirm_rows(rows("440100", "440200"))
    assert noticed(workspace) == str(before - 2)
    words = Sentences(services.translator, workspace.form, workspace.report.cell)
    told = UndoScreen(workspace, words, services.translator).undo(None)
    assert told.sentence == "Undone: 2 rows of Demonstration cities confirmed"
    assert (noticed(workspace), len(waiting(workspace))) == (str(before), before)
    workspace.redo()
    assert len(waiting(workspace)) == before - 2


def test_confirming_many_rows_can_be_stopped_and_has_then_changed_nothing(
    workspace: Workspace,
) -> None:
    """4.10"""

    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        raise Cancelled

    before, last = waiting(workspace), workspace.store.last_history()
    with pytest.raises(Cancelled):
        workspace.confirm_rows(rows(*before), pace=SteppedPace(stop))
    assert waiting(workspace) == before
    assert workspace.store.last_history() == last
    workspace.confirm_rows(rows(*before))
    assert waiting(workspace) == []


def test_an_edit_of_the_row_confirms_it(workspace: Workspace) -> None:
    put(workspace, f"{ROSTER} 440200 note", "7")
    assert "440200" not in waiting(workspace)
    workspace.undo()
    assert "440200" in waiting(workspace)


def test_new_rows_have_nothing_to_confirm(workspace: Workspace) -> None:
    workspace.add_row(ROSTER)
    put_all(workspace, {f"{ROSTER} e9 name": "新"})
    assert "e9" not in waiting(workspace)
    before = noticed(workspace)
    workspace.confirm_rows(rows("e9"))
    assert noticed(workspace) == before


def test_a_row_removed_and_brought_back_waits_again(workspace: Workspace) -> None:
    before = noticed(workspace)
    workspace.remove_row(ROSTER, "440100")
    assert noticed(workspace) == str(int(before) - 1)
    workspace.undo()
    assert noticed(workspace) == before


def test_nothing_is_noticed_once_all_are_confirmed_and_that_is_kept(
    workspace: Workspace, services: Services
) -> None:
    """2.4: saved means committed"""
    workspace.confirm_rows(rows(*workspace.report.rows(ROSTER)))
    assert noticed(workspace) == ""
    workspace.checker.check_all()
    assert noticed(workspace) == ""
    workspace.store.close()
    again = services.opener.open(workspace.store.path)
    services.opener.turn_to(again, "annual-2017")
    assert unconfirmed(again.report, ROSTER) == []
    again.store.close()


def test_roster_shows_counts_and_filters_what_waits(
    workspace: Workspace, services: Services
) -> None:
    """4.3: countable and filterable"""
    words = Sentences(services.translator, workspace.form, workspace.report.cell)
    initials = Initials(services.resources)
    screen = RosterScreen(workspace, words, services.translator, ROSTER, initials)
    place = Place(ROSTER, "440100", "name")
    assert screen.value_look(place).unconfirmed == "name"
    assert "Ctrl+K" in screen.hint
    assert "Ctrl+K" in screen.remarks(place)[-1]
    screen.confirm(["440100"], None)
    assert not screen.value_look(place).unconfirmed
    shown = {row.code for row in screen.arrange(None, "", only_unconfirmed=True)}
    assert shown == screen.unconfirmed == set(waiting(workspace))
    assert "440100" not in shown


def test_confirming_shows_the_whole_row_anew(workspace: Workspace, services: Services) -> None:
    words = Sentences(services.translator, workspace.form, workspace.report.cell)
    screen = RosterScreen(
        workspace, words, services.translator, ROSTER, Initials(services.resources)
    )
    change = screen.confirm(["440100"], None)
    found = screen.refresh(change)
    row, _ = screen.index_of(Place(ROSTER, "440100")) or (-1, 0)
    assert {(row, column) for column in range(len(screen.columns))} <= set(found.cells)
