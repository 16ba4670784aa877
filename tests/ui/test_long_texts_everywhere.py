"""A report whose every field holds the longest text opens soon, and loses nothing. Issue 6.13."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from masters import Masters
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from report_steps import at, shown

from ipdesk.places import Place
from ipdesk.records import Batch, NoteRecord, cell_record
from ipdesk.services import Services
from ipdesk.text_limits import MAX_SAID, MAX_SHOWN, MAX_TYPED
from ipdesk.workspace import Workspace
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard, settle
from ui.dialogs.wait_dialog import LongWork
from ui.field_widgets.code_field import CodeField
from ui.field_widgets.multiline_field import MultilineField
from ui.form.form_view import FormView

LONGEST = {
    "prose": ("演练数据，统计年鉴第三章。" * 800)[:MAX_TYPED],
    "marks on one letter": "a" + "\u0301" * (MAX_TYPED - 1),
    "joined signs": "\U0001f468\u200d" * (MAX_TYPED // 2),
    "figures in a row": ("1," * MAX_TYPED)[: MAX_TYPED - 1] + "x",
    "not available": "暂缺：" + ("待统计，" * MAX_TYPED)[: MAX_TYPED - 3],
}
LONG = LONGEST["prose"][:-1000]
TIMES = 3
"""What opening may take, in times of opening the same report with short texts."""


def every_place(workspace: Workspace) -> list[Place]:
    """The first row of each section, and all rows of those with fixed ones."""
    return [
        Place(code, row, column)
        for code, form in workspace.form.sections.items()
        for row in workspace.report.rows(code)
        for column in form.columns
    ]


@pytest.fixture
def filled(services: Services, masters: Masters, tmp_path: Path) -> Callable[[str], Path]:
    """A workspace with a text in every field of its report, and a note beside each."""

    def make(text: str) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.ipdesk"
        shutil.copy(masters.empty("440000", "leading", 2016), path)
        workspace = services.opener.open(path)
        report, places = workspace.report.header.id, every_place(workspace)
        cells = [cell_record(report, place, text, "invalid", "") for place in places]
        notes = [NoteRecord(report, *place, "note", text[:500]) for place in places]
        workspace.store.write(Batch(cells=cells, notes=notes))
        workspace.store.close()
        return path

    return make


def opening(desk: Desk, path: Path) -> float:
    """The seconds of computing that opening takes, with all that is painted at once."""
    before = time.thread_time()
    desk.workbench.files.open(path)
    settle()
    return time.thread_time() - before


@pytest.mark.parametrize(
    "kind",
    ["prose", *(pytest.param(kind, marks=pytest.mark.torture) for kind in list(LONGEST)[1:])],
)
def test_opening_takes_little_longer_than_with_short_texts(
    desk: Desk, filled: Callable[[str], Path], kind: str
) -> None:
    once, short, long = (filled(text) for text in ("演练数据", "演练", LONGEST[kind]))
    opening(desk, once)  # what a process reads once only
    usual = opening(desk, short)
    assert opening(desk, long) < TIMES * usual


def test_the_window_lives_while_a_large_report_is_read(
    desk: Desk, filled: Callable[[str], Path]
) -> None:
    """No freeze: the timer of a window that stands still does not fire"""
    beats: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    path = filled(LONGEST["prose"])
    timer.start()
    run = LongWork(desk.session.pacer, desk.session.services.translator, desk.window)
    desk.session.open(path, run=run)
    assert beats


@pytest.fixture
def form(desk: Desk, filled: Callable[[str], Path]) -> FormView:
    """A form in which every field holds a long text; one has the keyboard."""
    desk.workbench.files.open(filled(LONG))
    settle()
    (form,) = desk.page.findChildren(FormView)
    return form


LINE, CODE, LINES = (
    at(f"profile 1 {column}") for column in ("scheme_document", "status", "summary")
)
each_field = pytest.mark.parametrize("place", [LINE, CODE, LINES], ids=["line", "code", "lines"])


@each_field
def test_a_field_shows_the_beginning_until_it_is_entered(form: FormView, place: Place) -> None:
    field = form.rows[place.column].field
    assert len(text_in(field)) == (MAX_SHOWN if place == LINES else MAX_SAID) + 1
    assert field.draft() == LONG
    field.setFocus()
    assert text_in(field) == LONG


@each_field
def test_what_is_typed_is_added_to_the_whole_text(
    desk: Desk, form: FormView, keys: Keyboard, place: Place
) -> None:
    form.show_place(place)
    settle()
    keys.press("Ctrl+End" if place == LINES else "End")
    keys.press("Backspace", times=2)
    keys.press("Tab")
    assert shown(desk.workspace, " ".join(place)).raw == LONG[:-2]


def test_passing_through_a_field_writes_nothing(desk: Desk, form: FormView, keys: Keyboard) -> None:
    form.show_place(LINE)
    settle()
    keys.press("Tab", times=3)
    assert desk.workspace.undoable is None


@pytest.mark.parametrize("place", [LINE, LINES], ids=["line", "lines"])
def test_a_text_dropped_on_the_field_is_added_to_the_whole(form: FormView, place: Place) -> None:
    field = form.rows[place.column].field
    target = field.viewport() if isinstance(field, MultilineField) else field
    dragged = QMimeData()
    dragged.setText("演练")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(QPoint(8, 8), actions, dragged, buttons, keys),
        QDropEvent(QPointF(8, 8), actions, dragged, buttons, keys),
    ):
        QApplication.sendEvent(target, event)
    assert len(text_in(field)) == len(LONG) + 2


def text_in(field: QWidget) -> str:
    """What a field shows of its text."""
    if isinstance(field, MultilineField):
        return field.toPlainText()
    line = field.lineEdit() if isinstance(field, CodeField) else field
    assert isinstance(line, QLineEdit)
    return line.text()
