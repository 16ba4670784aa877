"""Large changes in the window: it lives in between, can stop them, and takes no other input."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.pacing
from ipdesk.changes import Edit
from ipdesk.exchange.import_plan import Entry, EntryKind, ImportPlan
from ipdesk.pace import Pace
from ipdesk.places import Place
from ipdesk.workspace import Workspace
from tests.ui.desk import Desk
from tests.ui.keyboard import wait_for
from ui.context import Context
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.wait_dialog import LongWork, WaitDialog
from ui.jobs import Jobs

ROWS = 1_000
COLUMNS = ("name", "place", "inventions")
TEXTS = ("企业{}", "广州", "3")


def places() -> list[tuple[Place, str]]:
    return [
        (Place("enterprises", f"B{number}", column), text.format(number))
        for number in range(ROWS)
        for column, text in zip(COLUMNS, TEXTS, strict=True)
    ]


def a_long_plan() -> ImportPlan:
    entries = (
        Entry(place, EntryKind.NEW, "", text, "企业", "A1", source="表.xlsx")
        for place, text in places()
    )
    return ImportPlan(tuple(entries), (), ())


@pytest.fixture(autouse=True)
def shown_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the real table takes as long as the real one."""
    monkeypatch.setattr(ui.pacing, "_SHOWN_AFTER", 0.02)
    monkeypatch.setattr(ui.pacing, "_TURN", 0.005)


@pytest.fixture(autouse=True)
def collected_at_rest() -> Iterator[None]:
    """As in the program: else what other tests have left is searched through meanwhile."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def dialog(
    qtbot: QtBot, context: Context, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> ImportDialog:
    """The preview of a long table."""
    monkeypatch.setattr("ipdesk.exchange.many_files.plan_files", lambda *_: a_long_plan())
    made = ImportDialog(context, jobs, [Path("table.xlsx")])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    wait_for(made.apply_button.isEnabled)
    return made


class Turns:
    """The turns of the window while something else goes on, with what is done in each.

    ``gaps`` are the seconds that the window's thread has worked between them: however busy the
    machine is, it is the same work.
    """

    def __init__(self, act: Callable[[], object] = lambda: None) -> None:
        self._act = act
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()
        self._last = time.thread_time()
        self.gaps: list[float] = []

    def _turn(self) -> None:
        self.gaps.append(time.thread_time() - self._last)
        self._act()
        self._last = time.thread_time()

    def stop(self) -> None:
        self._timer.stop()
        self.gaps.append(time.thread_time() - self._last)


def test_the_window_lives_while_a_long_table_is_imported(
    dialog: ImportDialog, workspace: Workspace
) -> None:
    """Issue 4.10. The longest silence is a small part of the whole, on whatever machine."""
    turns = Turns()
    began = time.thread_time()
    dialog.apply_button.click()
    whole = time.thread_time() - began
    turns.stop()
    assert len(workspace.report.rows("enterprises")) >= ROWS
    assert len(turns.gaps) > 20
    assert max(turns.gaps) < whole / 2


def test_an_import_says_how_far_it_is(dialog: ImportDialog) -> None:
    seen: list[int] = []
    turns = Turns(lambda: seen.append(dialog.bar.value()))
    dialog.apply_button.click()
    turns.stop()
    assert len(set(seen)) > 5
    assert seen == sorted(seen)
    assert dialog.bar.maximum() <= max(seen) * 1.5


def test_an_import_is_stopped_by_its_cancel_button(
    dialog: ImportDialog, workspace: Workspace
) -> None:
    """Nothing is imported; the preview stays, and the import can be begun again."""

    def stop() -> None:
        if dialog.bar.value() > 100:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    rows = list(workspace.report.rows("enterprises"))
    history = workspace.store.last_history()
    turns = Turns(stop)
    dialog.apply_button.click()
    turns.stop()
    assert list(workspace.report.rows("enterprises")) == rows
    assert workspace.store.last_history() == history
    assert dialog.isVisible()
    dialog.apply_button.click()
    assert dialog.isHidden()
    assert len(workspace.report.rows("enterprises")) == len(rows) + ROWS


def test_once_it_is_stored_it_is_not_stopped(dialog: ImportDialog, workspace: Workspace) -> None:
    late: list[bool] = []

    def stop() -> None:
        if workspace.undoable is not None:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            late.append(dialog.isVisible())

    turns = Turns(stop)
    dialog.apply_button.click()
    turns.stop()
    assert late
    assert all(late)
    assert len(workspace.report.rows("enterprises")) >= ROWS


@pytest.fixture
def long_roster(desk: Desk, filled_file: Path) -> Desk:
    """A report with a long roster on screen."""
    desk.session.open(filled_file)
    desk.page.show_section("enterprises")
    desk.workspace.apply([Edit(*said) for said in places()], "import")
    QApplication.processEvents()
    return desk


def waiting() -> WaitDialog | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, WaitDialog) else None


def test_undoing_a_long_step_is_shown_and_can_be_stopped(long_roster: Desk) -> None:
    stopped: list[WaitDialog] = []

    def stop() -> None:
        dialog = waiting()
        if dialog is not None and not stopped:
            stopped.append(dialog)
            QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)

    rows = len(long_roster.workspace.report.rows("enterprises"))
    turns = Turns(stop)
    long_roster.run("undo")
    turns.stop()
    assert stopped
    assert waiting() is None
    assert len(long_roster.workspace.report.rows("enterprises")) == rows
    long_roster.run("undo")
    assert len(long_roster.workspace.report.rows("enterprises")) == rows - ROWS
    long_roster.run("redo")
    assert len(long_roster.workspace.report.rows("enterprises")) == rows


def test_the_section_can_be_painted_at_every_step(long_roster: Desk) -> None:
    """While rows go, and come again."""

    def paint() -> None:
        if waiting() is not None:
            long_roster.page.stack.currentWidget().grab()

    for command in ("undo", "redo"):
        turns = Turns(paint)
        long_roster.run(command)
        turns.stop()
        assert len(turns.gaps) > 5


def test_jobs_wait_for_the_end_of_a_large_change(qtbot: QtBot, context: Context) -> None:
    """What they store would come into the middle of it."""
    jobs, order, window = Jobs(), list[str](), QWidget()
    qtbot.addWidget(window)
    context.pacer.began.connect(jobs.hold)
    context.pacer.ended.connect(jobs.release)

    def work(pace: Pace) -> None:
        jobs.run("job", lambda _: "", lambda _: order.append("job"), order.append)
        for _ in pace.over(range(2_000)):
            time.sleep(0.0001)
        order.append("change")

    run = LongWork(context.pacer, context.services.translator, window)
    run("Importing…", work)
    wait_for(lambda: not jobs.busy)
    assert order == ["change", "job"]
    jobs.stop()
