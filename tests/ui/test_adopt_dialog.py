"""The scheme was revised while the annual report was open: told of in the head, taken over on wish.

Issue 3.3.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

import ui.pacing
from ipdesk.ports import Store
from local_db.stores import FileStores
from tests.province_years import Lived, Province, scheme_approved
from tests.report_steps import at, shown
from tests.ui.desk import Desk
from ui.dialogs.adopt_dialog import AdoptDialog


def scheme_revised(province: Province) -> None:
    scheme_approved(province)
    province.add("annual", 2018)
    province.sealed("scheme", 2016, {"goals IND1 target": "35"})


@pytest.fixture
def revised_file(lived: Lived) -> Path:
    """The newest report is the draft of 2018; the scheme was revised after it was begun."""
    workspace = lived(scheme_revised).workspace
    workspace.store.close()
    return Path(workspace.store.path)


def chips(desk: Desk) -> list[str]:
    labels = desk.page.header.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and "Newer goals" in label.text()]


def open_dialog(desk: Desk) -> AdoptDialog:
    desk.run("adopt")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AdoptDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    return dialog


def test_newer_goals_are_told_of_and_taken_over_on_wish(desk: Desk, revised_file: Path) -> None:
    desk.session.open(revised_file)
    desk.session.switch("annual-2018")
    assert chips(desk) == ["Newer goals: Implementation scheme 2016 (revision 2)"]
    dialog = open_dialog(desk)
    assert dialog.table.rowCount() == 1
    assert shown(desk.workspace, "goals IND1 target").text == "30"
    dialog.apply_button.click()
    assert dialog.isHidden()
    assert shown(desk.workspace, "goals IND1 target").text == "35"
    assert chips(desk) == []


def test_giving_up_leaves_the_report_as_it_is(desk: Desk, revised_file: Path) -> None:
    desk.session.open(revised_file)
    desk.session.switch("annual-2018")
    open_dialog(desk).cancel_button.click()
    assert shown(desk.workspace, "goals IND1 target").text == "30"
    assert chips(desk)


@pytest.fixture
def on_a_slow_stick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups take long enough to be told of."""
    backup = FileStores.backup

    def slowly(self: FileStores, store: Store, told: Callable[[int, int], None]) -> None:
        for step in range(200):
            time.sleep(0.005)
            told(step, 200)
        backup(self, store, told)

    monkeypatch.setattr(FileStores, "backup", slowly)
    monkeypatch.setattr(ui.pacing, "_SHOWN_AFTER", 0.02)


@pytest.mark.usefixtures("on_a_slow_stick")
def test_cancel_while_the_backup_is_made_changes_nothing(desk: Desk, revised_file: Path) -> None:
    """Issue 4.10: the window lives meanwhile, and the dialog stays."""
    desk.session.open(revised_file)
    desk.session.switch("annual-2018")
    dialog = open_dialog(desk)
    seen: list[bool] = []

    def stop() -> None:
        seen.append(dialog.bar.isVisible())
        dialog.cancel_button.click()

    QTimer.singleShot(100, stop)
    dialog.apply_button.click()
    assert seen == [True]
    assert dialog.isVisible()
    assert dialog.apply_button.isEnabled()
    assert shown(desk.workspace, "goals IND1 target").text == "30"
    dialog.reject()


def test_report_with_the_goals_in_force_has_nothing_to_take_over(
    desk: Desk, filled_file: Path
) -> None:
    desk.session.open(filled_file)
    dialog = open_dialog(desk)
    assert not dialog.apply_button.isVisible()
    assert not dialog.table.isVisible()
    assert dialog.cancel_button.text() == "Close"
    assert dialog.height() < 300, "no empty dialog around two sentences"
    dialog.reject()


def test_goal_of_the_scheme_cannot_be_typed_and_its_tip_says_why(
    desk: Desk, revised_file: Path
) -> None:
    desk.session.open(revised_file)
    desk.session.switch("annual-2018")
    desk.page.show_place(at("goals IND1 target"))
    texts = [label.text() for label in desk.page.detail.findChildren(QLabel)]
    assert "From the approved Implementation scheme 2016" in texts
    assert not any("Restate" in text for text in texts)
