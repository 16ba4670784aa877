"""The bridge: views in sight are told at once, hidden ones when they are shown."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ipdesk.changes import ChangeSet
from ipdesk.places import Place
from ipdesk.workspace import Workspace
from ui.bridge import Bridge

OFFICE = Place("profile", "1", "office")
PHONE = Place("profile", "1", "phone")


class RecordingView(QWidget):
    """Keeps the changes it is told of."""

    def __init__(self) -> None:
        super().__init__()
        self.changes: list[ChangeSet] = []
        self.translated = 0

    def apply_change(self, change: ChangeSet) -> None:
        self.changes.append(change)

    def retranslate(self) -> None:
        self.translated += 1


@pytest.fixture
def view(qtbot: QtBot) -> RecordingView:
    made = RecordingView()
    qtbot.addWidget(made)
    return made


def test_a_view_in_sight_is_told_at_once(workspace: Workspace, view: RecordingView) -> None:
    Bridge(workspace).attach(view)
    view.show()
    workspace.set_value(OFFICE, "IP Office")
    assert [OFFICE in change.cells for change in view.changes] == [True]


def test_a_hidden_view_is_told_of_everything_when_shown(
    workspace: Workspace, view: RecordingView
) -> None:
    bridge = Bridge(workspace)
    bridge.attach(view)
    workspace.set_value(OFFICE, "IP Office")
    workspace.set_value(PHONE, "020")
    assert view.changes == []
    view.show()
    [change] = view.changes
    assert {OFFICE, PHONE} <= change.cells


def test_the_view_that_asked_is_told_even_while_hidden(
    workspace: Workspace, view: RecordingView
) -> None:
    bridge = Bridge(workspace)
    bridge.attach(view)
    workspace.set_value(OFFICE, "IP Office", origin=view)
    assert [change.origin for change in view.changes] == [view]


def test_a_closed_bridge_tells_nobody(workspace: Workspace, view: RecordingView) -> None:
    bridge = Bridge(workspace)
    bridge.attach(view)
    view.show()
    bridge.close()
    workspace.set_value(OFFICE, "IP Office")
    assert view.changes == []


def test_what_cleared_again_while_a_view_was_hidden_is_not_told_as_open(
    workspace: Workspace, view: RecordingView
) -> None:
    bridge = Bridge(workspace)
    bridge.attach(view)
    workspace.set_value(OFFICE, "IP Office")
    workspace.set_value(OFFICE, "")
    workspace.set_value(OFFICE, "IP Office")
    view.show()
    [change] = view.changes
    assert [problem for problem in change.opened if problem.place == OFFICE] == []


def test_other_words_are_shown_at_once_in_sight_and_else_when_shown(
    workspace: Workspace, view: RecordingView
) -> None:
    bridge = Bridge(workspace)
    bridge.attach(view)
    bridge.retranslate()
    bridge.retranslate()
    assert view.translated == 0
    view.show()
    assert view.translated == 1
    bridge.retranslate()
    assert view.translated == 2
    view.hide()
    view.show()
    assert view.translated == 2
