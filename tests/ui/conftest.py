"""Ground of the window's tests: a desk of its own, and Qt's warnings fail a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard, wait_for
from tests.ui.modal_depth import ModalDepth
from ui.context import Context
from ui.jobs import Jobs

# What the offscreen platform says of itself; anything else is a fault of the window.
_OF_THE_PLATFORM = "^This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(_OF_THE_PLATFORM))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's home folder, where Qt looks for the documents."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, services: Services, tmp_path: Path, home: Path
) -> Iterator[Desk]:
    """The window on its start page, in English."""
    made = Desk(services, tmp_path / "settings", qapp)
    qtbot.addWidget(made.window)
    made.window.activateWindow()
    wait_for(made.window.isActiveWindow)
    yield made
    made.window.close()
    services.translator.speak("en")


@pytest.fixture
def keys() -> Keyboard:
    return Keyboard()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Work in other threads, ended with the test."""
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def context(services: Services, workspace: Workspace) -> Context:
    """What a part of the window is given."""
    return Context(services, workspace, Sentences(services.translator, workspace.form))


@pytest.fixture(autouse=True)
def nothing_left_over(qapp: QApplication) -> Iterator[None]:
    """Closed windows go with their test: each that is left takes part in the next one's look.

    So does what was copied. Without a screen the clipboard is the process's own, and outlives the
    interpreter: what Python made of it would end the process with a fault.
    """
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def one_dialog_at_a_time(qapp: QApplication) -> Iterator[ModalDepth]:
    """Issue 4, 10: no modal chain longer than one, in any test of the window."""
    noted = ModalDepth(qapp)
    yield noted
    assert not noted.chains, noted.chains
