"""Ground of the window's tests: a desk of its own, and Qt's warnings fail a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard, wait_for
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


class ModalDepth(QObject):
    """Notes dialogs that open over a dialog: a person has to answer one question at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.chains: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt calls it so
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog) and watched.isModal():
            open_now = [
                type(w).__name__
                for w in QApplication.topLevelWidgets()
                if w.isVisible() and w.isModal() and isinstance(w, QDialog)
            ]
            if len(open_now) > 1:
                self.chains.add(" + ".join(sorted(open_now)))
        return False


@pytest.fixture(autouse=True)
def one_dialog_at_a_time(qapp: QApplication) -> Iterator[None]:
    """Issue 4, 10: no modal chain longer than one, in any test of the window."""
    noted = ModalDepth()
    qapp.installEventFilter(noted)
    yield
    qapp.removeEventFilter(noted)
    assert not noted.chains, noted.chains
