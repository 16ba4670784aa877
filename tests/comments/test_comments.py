"""Comments between colleagues, kept beside the report. Issue 4.6."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.comments.refusal import CommentRefused
from ipdesk.errors import UsageError
from ipdesk.records import Batch, CommentRecord
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.report_steps import at, put

CELL = at("base BF1 value")


def reopened(services: Services, workspace: Workspace) -> Workspace:
    path = Path(workspace.store.path)
    workspace.store.close()
    return services.opener.open(path)


def test_comments_and_their_answers_survive_a_restart(
    services: Services, workspace: Workspace
) -> None:
    first = workspace.comments.add(CELL, " 口径是否含外观设计？ ", "reviewer").first
    workspace.comments.add(CELL, "second", "clerk")
    workspace.comments.answer(first.id, "含", "clerk")
    asked, other = reopened(services, workspace).comments.at(CELL)
    assert (asked.first.text, asked.first.role) == ("口径是否含外观设计？", "reviewer")
    assert [answer.text for answer in asked.answers] == ["含"]
    assert other.first.text == "second"


def test_a_comment_is_done_and_can_be_opened_again(workspace: Workspace) -> None:
    made = workspace.comments.add(CELL, "why?", "reviewer")
    assert workspace.comments.is_open(CELL)
    done = workspace.comments.resolve(made.first.id, "clerk")
    assert (done.open, done.first.resolved_by) == (False, "clerk")
    assert not workspace.comments.is_open(CELL)
    assert workspace.comments.resolve(made.first.id, "", done=False).open


@pytest.mark.parametrize("place", [at("base BF1"), at("base")])
def test_a_row_and_a_section_are_commented_on_as_cells_are(
    workspace: Workspace, place: object
) -> None:
    workspace.comments.add(place, "all of it", "head")  # type: ignore[arg-type]  # a Place
    assert [thread.place for thread in workspace.comments.threads()] == [place]
    assert not workspace.comments.is_open(CELL)


def test_a_comment_is_no_data_of_the_report(workspace: Workspace) -> None:
    """It is no step to undo, changes no history, and so no package."""
    put(workspace, "base BF1 value", "1")
    step, last = workspace.undoable, workspace.store.last_history()
    workspace.comments.add(CELL, "why?", "reviewer")
    assert (workspace.undoable, workspace.store.last_history()) == (step, last)


def test_a_sealed_report_can_still_be_commented_on(services: Services, sealed_file: Path) -> None:
    workspace = services.opener.open(sealed_file)
    made = workspace.comments.add(CELL, "for next year", "reviewer")
    workspace.comments.resolve(made.first.id, "clerk")
    assert not reopened(services, workspace).comments.threads()[0].open


def test_views_are_told_of_the_place_that_was_commented_on(workspace: Workspace) -> None:
    told = []
    workspace.subscribe(told.append)
    workspace.comments.add(CELL, "why?", "reviewer", "test")
    assert [(change.cells, change.origin) for change in told] == [(frozenset({CELL}), "test")]


@pytest.mark.parametrize("text", ["", " \n ", "长" * 2001])
def test_a_comment_without_text_or_with_too_much_is_refused(
    workspace: Workspace, text: str
) -> None:
    with pytest.raises(CommentRefused):
        workspace.comments.add(CELL, text, "clerk")
    assert workspace.comments.threads() == []


def test_only_what_nobody_has_answered_can_be_removed(workspace: Workspace) -> None:
    book = workspace.comments
    kept, gone = (book.add(CELL, text, "clerk").first.id for text in ("kept", "gone"))
    book.answer(kept, "yes", "reviewer")
    book.remove(gone)
    with pytest.raises(CommentRefused):
        book.remove(kept)
    assert [thread.first.text for thread in book.threads()] == ["kept"]


def test_a_comment_of_another_office_is_shown_with_its_office_and_stays(
    workspace: Workspace,
) -> None:
    """The receipt of a returned package will bring such comments."""
    report = workspace.report.header.id
    record = CommentRecord("x1", report, *CELL, "SIPO", "reviewer", "?", "t", origin="p.ipsub")
    workspace.store.write(Batch(comments=[record]))
    (thread,) = workspace.comments.threads()
    assert thread.first == record
    with pytest.raises(CommentRefused):
        workspace.comments.remove("x1")
    assert workspace.comments.answer("x1", "done", "clerk").answers[0].unit == ""


def test_an_id_may_be_its_beginning_but_must_be_one_comment(workspace: Workspace) -> None:
    made = workspace.comments.add(CELL, "why?", "clerk").first
    assert workspace.comments.find(made.id[:6]).first == made
    for wrong in ("", "zzz"):
        with pytest.raises(CommentRefused):
            workspace.comments.find(wrong)


def test_a_place_that_does_not_exist_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        workspace.comments.add(at("base BF99 value"), "why?", "clerk")


def test_comments_on_a_removed_row_come_back_with_it(
    open_workspace: Callable[..., Workspace],
) -> None:
    workspace = open_workspace()
    row, _ = workspace.add_row("cities", "test")
    place = at(f"cities {row} name")
    workspace.comments.add(place, "which?", "clerk")
    workspace.remove_row("cities", row)
    workspace.undo()
    assert workspace.comments.is_open(place)
