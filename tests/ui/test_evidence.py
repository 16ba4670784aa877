"""Evidence in the window: dropped, attached, seen, opened read-only, removed. Issue 4.5."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ipdesk.evidence.facts import Facts
from ipdesk.evidence.taking import PART
from ipdesk.places import Place
from ipdesk.records import Batch, PartRecord
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard, settle, wait_for
from ui.evidence.attach_dialog import AttachDialog, DescribeDialog
from ui.evidence.evidence_desk import EvidenceDesk
from ui.evidence.evidence_page import EvidencePage

CELL = Place("indicators", "IND1", "value")
LARGE = b"%PDF-1.7 " + os.urandom(6 * PART)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "批复.pdf"
    path.write_bytes(b"%PDF-1.7 fictitious")
    return path


@pytest.fixture
def opened(desk: Desk, example_file: Path) -> Desk:
    desk.session.open(example_file)
    desk.page.navigation.choose("tasks")
    return desk


def evidence_desk(desk: Desk) -> EvidenceDesk:
    found = desk.page.findChild(EvidenceDesk)
    assert found is not None
    return found


def attach(desk: Desk, paper: Path, place: Place, facts: Facts = Facts("1号")) -> None:  # noqa: B008 -- immutable
    evidence_desk(desk).attach([paper], place, facts)
    wait_for(lambda: not desk.workbench.jobs.busy)


def dialog(kind: type[QWidget]) -> QWidget:
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def drop(widget: QWidget, at: QPoint, path: Path) -> None:
    """Drag a file over the widget and let it go there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(at, *how, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), *how, none))


def test_a_file_dropped_on_a_cell_is_offered_for_that_cell(opened: Desk, paper: Path) -> None:
    page = opened.page
    page.show_place(CELL)
    view = page.stack.currentWidget()
    grid = view._body.grid  # type: ignore[attr-defined]  # a roster or grid
    index = grid.currentIndex()
    at = grid.viewport().mapTo(page, grid.visualRect(index).center())
    drop(page, at, paper)
    shown = dialog(AttachDialog)
    assert isinstance(shown, AttachDialog)
    shown.accept()
    wait_for(lambda: not opened.workbench.jobs.busy)
    (use,) = opened.workspace.report.evidence
    assert (use.place, use.name) == (CELL, "批复.pdf")


def test_evidence_is_attached_and_described_by_keyboard(
    opened: Desk, paper: Path, keys: Keyboard
) -> None:
    opened.page.show_place(Place("tasks", "L1.1", "status"))
    opened.run("attach")
    shown = dialog(AttachDialog)
    assert isinstance(shown, AttachDialog)
    assert not shown.attach_button.isEnabled()
    shown.take([paper])
    wait_for(shown.form.fields["number"].hasFocus)
    settle()
    keys.write("粤知〔2016〕1号")
    keys.press("Tab")
    keys.write("20160301")
    keys.press("Return")
    wait_for(lambda: not opened.workbench.jobs.busy)
    (use,) = opened.workspace.report.evidence
    assert (use.row, use.number, use.issued) == ("L1.1", "粤知〔2016〕1号", "2016-03-01")


def test_a_refused_file_says_why_before_anything_is_attached(opened: Desk, tmp_path: Path) -> None:
    program = tmp_path / "program.exe"
    program.write_bytes(b"MZ")
    evidence_desk(opened).ask_attach(CELL, [program])
    shown = dialog(AttachDialog)
    assert isinstance(shown, AttachDialog)
    assert "not taken" in shown.list.item(0).text()
    assert not shown.attach_button.isEnabled()
    assert "64 MB" in " ".join(label.text() for label in shown.findChildren(type(shown.form.fault)))


def test_missing_evidence_is_seen_on_each_measure_and_can_be_filtered(
    opened: Desk, paper: Path
) -> None:
    screen = opened.page.stack.currentWidget()._screen  # type: ignore[attr-defined]  # the evidence page
    before = screen.count("no_evidence")
    attach(opened, paper, Place("tasks", "L1.1"))
    assert screen.count("no_evidence") == before - 1
    column = next(i for i, c in enumerate(screen.columns) if c.role == "evidence")
    row = screen.index_of(Place("tasks", "L1.1"))[0]
    assert screen.look(row, column).text == "1"


def test_a_copy_is_opened_read_only_and_taken_away_with_the_report(
    opened: Desk, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(opened, paper, CELL)
    urls: list[QUrl] = []
    helper = evidence_desk(opened)
    monkeypatch.setattr(helper, "_open_url", lambda url: not urls.append(url))
    (use,) = opened.workspace.report.evidence
    helper.open_copy(use)
    wait_for(lambda: bool(urls))
    copy = Path(urls[0].toLocalFile())
    assert copy.read_bytes() == paper.read_bytes()
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    opened.run("close")
    assert not copy.parent.parent.exists()


def test_a_large_file_can_be_given_up_and_leaves_nothing(opened: Desk, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    large.write_bytes(LARGE)
    opened.workbench.jobs.progressed.connect(lambda _done, _all: opened.workbench.jobs.cancel())
    evidence_desk(opened).attach([large], CELL, Facts())
    wait_for(lambda: not opened.workbench.jobs.busy)
    assert not list(opened.workspace.report.evidence)
    database = opened.workspace.store.database  # type: ignore[attr-defined]  # the real store
    assert not database.execute("SELECT 1 FROM blob_part").fetchall()


def test_closing_in_the_middle_attaches_nothing(
    opened: Desk, tmp_path: Path, example_file: Path
) -> None:
    large = tmp_path / "large.pdf"
    large.write_bytes(LARGE)
    evidence_desk(opened).attach([large], CELL, Facts())
    opened.session.close()
    opened.session.open(example_file)
    assert not list(opened.workspace.report.evidence)


def test_the_page_lists_filters_sorts_and_leads_to_what_is_proved(
    opened: Desk, paper: Path, tmp_path: Path, keys: Keyboard
) -> None:
    other = tmp_path / "a.png"
    other.write_bytes(b"\x89PNG\r\n\x1a\n fictitious")
    attach(opened, paper, CELL, Facts("粤知〔2016〕1号", "2016-03-01", "演练", "2"))
    attach(opened, other, Place("tasks", "L1.1"))
    opened.run("evidence_page")
    page = opened.page.stack.currentWidget()
    assert isinstance(page, EvidencePage)
    model = page.table.model()
    assert model.rowCount() == 2
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert model.index(0, 0).data() == "a.png"
    page.filter_field.setFocus()
    keys.write("粤知")
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["批复.pdf"]
    page.go_button.click()
    assert opened.page.navigation.currentIndex().data() != "Evidence"
    assert opened.page.stack.currentWidget().place == CELL  # type: ignore[attr-defined]  # a section


def test_details_are_changed_and_a_wrong_day_is_said(
    opened: Desk, paper: Path, keys: Keyboard
) -> None:
    attach(opened, paper, CELL)
    opened.run("evidence_page")
    page = opened.page.stack.currentWidget()
    assert isinstance(page, EvidencePage)
    page.table.setFocus()
    keys.press("F2")
    shown = dialog(DescribeDialog)
    assert isinstance(shown, DescribeDialog)
    shown.form.fields["issued"].setText("2016-02-30")
    shown.accept()
    assert "no date" in shown.form.fault.text()
    shown.form.fields["issued"].setText("2016-02-29")
    shown.accept()
    assert [use.issued for use in opened.workspace.report.evidence] == ["2016-02-29"]


def test_a_detail_panel_counts_the_evidence_of_the_cell(opened: Desk, paper: Path) -> None:
    from ui.evidence.evidence_box import EvidenceBox

    opened.page.show_place(CELL)
    attach(opened, paper, CELL)
    boxes = [box for box in opened.page.detail.findChildren(EvidenceBox) if box.isVisible()]
    assert [box.heading.text() for box in boxes] == ["Evidence 1"]


def longest_pause(desk: Desk, large: Path) -> float:
    """The longest pause of the window's loop in seconds, while a large file is attached."""
    large.write_bytes(b"%PDF-1.7 " + os.urandom(32 * PART))
    turns: list[float] = [time.perf_counter()]
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start()
    attach(desk, large, CELL)
    timer.stop()
    return max(after - before for before, after in pairwise(turns))


def test_the_window_goes_on_while_a_large_file_is_attached(opened: Desk, tmp_path: Path) -> None:
    """No turn of the window's loop takes longer than a tenth of a second.

    A busy machine may let the window wait; a fault of the window does it each time.
    """
    files = (tmp_path / f"large-{number}.pdf" for number in range(5))
    assert any(longest_pause(opened, large) < 0.1 for large in files)


def parts_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        found: int = database.execute("SELECT count(*) FROM blob_part").fetchone()[0]
    return found


def test_parts_of_a_file_that_never_came_to_be_are_gone_after_the_next_opening(
    opened: Desk, monkeypatch: pytest.MonkeyPatch, example_file: Path
) -> None:
    """4.5: as after a crash in the middle"""
    parts = [PartRecord("f" * 64, number, b"part") for number in range(3)]
    opened.workspace.store.write(Batch(parts=parts))
    opened.session.close()
    assert parts_in(example_file) == 3
    through: list[bool] = []
    for name in ("_FIRST_MS", "_NEXT_MS"):
        monkeypatch.setattr(f"ui.evidence.tidying.{name}", 0)
    monkeypatch.setattr("ui.evidence.tidying.sweep", lambda: through.append(True))
    opened.session.open(example_file)
    wait_for(lambda: bool(through))
    opened.session.close()
    assert parts_in(example_file) == 0
