"""Whoever opens a report and types has typed: no key is lost on the way to the first cell. 4.1"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipdesk.places import Place
from tests.ui.clerk import Clerk
from ui.grid.section_view import SectionView


@pytest.fixture
def clerk(clerk: Clerk, workspace_file: Callable[..., Path]) -> Clerk:
    """With a new report that was just opened."""
    clerk.start_with(workspace_file())
    return clerk


def here(clerk: Clerk) -> Place:
    """The selected cell."""
    view = clerk.desk.page.stack.currentWidget()
    assert isinstance(view, SectionView)
    return view.place


@pytest.mark.parametrize("text", ["IP office 1", "省知识产权局"])
def test_what_is_typed_right_after_opening_is_there(clerk: Clerk, text: str) -> None:
    first = here(clerk)
    clerk.keys.write(text)
    clerk.keys.press("Tab")
    assert clerk.desk.workspace.report.typed(first).raw == text


def test_what_is_typed_right_after_another_section_was_chosen_is_there(clerk: Clerk) -> None:
    clerk.keys.press("Ctrl+PgDown")
    first = here(clerk)
    clerk.keys.write("7")
    clerk.keys.press("Tab")
    assert clerk.desk.workspace.report.typed(first).raw == "7"
    assert first.section == list(clerk.desk.workspace.form.sections)[1]
