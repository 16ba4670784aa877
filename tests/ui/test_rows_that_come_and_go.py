"""Rows of a roster that come and go: the others keep their place, and the cursor its row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from report_steps import put_all

from ipdesk.screens.section import SectionScreen
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from ui.section_model import SectionModel


@pytest.fixture
def model(workspace: Workspace, services: Services) -> SectionModel:
    put_all(workspace, {f"teams {row} name": f"Team {row}" for row in "abcdef"})
    words = Sentences(services.translator, workspace.form)
    return SectionModel(SectionScreen(workspace, words, services.translator, "teams"), "test")


def names(model: SectionModel) -> str:
    return "".join(row.code for row in model.screen.rows)


@pytest.mark.parametrize(
    ("gone", "left"), [([0], "bcdef"), ([2, 3], "abef"), ([4, 5], "abcd"), ([1, 4], "acdf")]
)
def test_rows_go_and_come_back(
    qtbot: QtBot, workspace: Workspace, model: SectionModel, gone: list[int], left: str
) -> None:
    model.remove_rows(gone)
    assert names(model) == left
    model.apply_change(workspace.undo())
    assert names(model) == "abcdef"


@pytest.mark.parametrize("act", [SectionModel.remove_rows, lambda model, _: model.add_rows(2)])
def test_a_run_of_rows_resets_nothing(
    qtbot: QtBot,
    workspace: Workspace,
    model: SectionModel,
    act: Callable[[SectionModel, list[int]], object],
) -> None:
    """Else the table would lose its selection and go to the top."""
    with qtbot.assertNotEmitted(model.modelReset):
        act(model, [2, 3])
        model.apply_change(workspace.undo())
