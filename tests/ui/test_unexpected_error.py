"""The report of a mistake is shown before it is saved, and holds no figures. Issue 6, item 18."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ipdesk.services import Services
from ui.dialogs.unexpected import UnexpectedErrorDialog

FIGURE = "98765.4321"


@pytest.fixture
def dialog(qtbot: QtBot, services: Services) -> UnexpectedErrorDialog:
    try:
        int(FIGURE)
    except ValueError as fault:
        made = UnexpectedErrorDialog(fault, services.translator)
    qtbot.addWidget(made)
    return made


def test_what_is_shown_holds_no_figure_until_that_is_wanted(
    dialog: UnexpectedErrorDialog,
) -> None:
    assert "ValueError" in dialog.text.toPlainText()
    assert "Qt 6" in dialog.text.toPlainText()
    assert FIGURE not in dialog.text.toPlainText()
    dialog.quoting.click()
    assert FIGURE in dialog.text.toPlainText()
    dialog.quoting.click()
    assert FIGURE not in dialog.text.toPlainText()


def test_what_is_saved_is_what_is_shown(
    dialog: UnexpectedErrorDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog._on_save()
    assert path.read_text(encoding="utf-8") == dialog.text.toPlainText()
    assert FIGURE not in path.read_text(encoding="utf-8")


def test_that_it_holds_no_data_is_said_only_while_it_is_so(dialog: UnexpectedErrorDialog) -> None:
    def said() -> str:
        return " ".join(label.text() for label in dialog.findChildren(QLabel))

    assert "none of your data" in said()
    dialog.quoting.click()
    assert "none of your data" not in said()
    assert "look whether it quotes data" in said()
