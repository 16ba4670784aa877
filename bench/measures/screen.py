"""A roster of ten thousand rows on screen: the first keystroke in a cell, and scrolling."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTableView, QWidget

from bench.findings import Finding, Goal
from bench.floors.bare_window import SIZE
from bench.measures.roster import MANY, SECTION, with_roster
from bench.measuring import Sample, interleaved
from bench.site import Site
from ipdesk.sentences import Sentences
from ui.context import Context
from ui.grid.grid_view import GridView
from ui.grid.section_view import SectionView
from ui.settings import Settings
from ui.style.look import Look

ROUNDS = 300
FLOOR = "bare QTableView"
# One frame of a display of 60 Hz, in milliseconds.
FRAME = Goal(16.7, of="value")


def measure(site: Site) -> list[Finding]:
    """Until the window is painted again, against a bare table of as many cells."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    # As the user sees it: a style sheet changes what a frame costs.
    Look(application, Settings()).apply()
    with site.filled("screen") as workspace:
        with_roster(workspace, MANY)
        sentences = Sentences(site.services.translator, workspace.form)
        view = SectionView(Context(site.services, workspace, sentences), SECTION)
        [grid] = view.findChildren(GridView)
        bare = _bare_table(grid.model())
        for window in (view, bare):
            window.resize(*SIZE)
            window.show()
            QTest.qWaitForWindowActive(window)
        keys = interleaved({"grid": _first_key(grid), "floor": _first_key(bare)}, ROUNDS, 20)
        scroll, pages = (
            interleaved({"grid": _scroll(grid, by), "floor": _scroll(bare, by)}, ROUNDS, 20)
            for by in (3 * grid.rowHeight(0), grid.verticalScrollBar().pageStep())
        )
        view.close()
        bare.close()
    application.processEvents()
    named = {
        f"first keystroke to repaint, {MANY:,} rows": keys,
        f"scrolling by a step, {MANY:,} rows": scroll,
        f"scrolling by a page, {MANY:,} rows": pages,
    }
    return [
        finding
        for name, taken in named.items()
        for finding in (
            Finding(name, taken["grid"], taken["floor"], FLOOR, "ms"),
            Finding(name, taken["grid"], taken["floor"], FLOOR, "ms", "p99", FRAME),
        )
    ]


class _Painted(QObject):
    """Notes that a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        """Let the event pass."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def _until_painted(painted: _Painted, act: Callable[[], object]) -> float:
    painted.seen = False
    start = time.perf_counter()
    act()
    while not painted.seen:
        QApplication.processEvents()
    return time.perf_counter() - start


def _first_key(table: QTableView) -> Sample:
    """A digit typed on a cell opens its field, with the digit in it; Escape gives it up."""
    painted = _Painted(table.viewport())
    rows = itertools.cycle(range(0, MANY, 997))
    column = table.model().columnCount() - 4

    def sample() -> float:
        table.setCurrentIndex(table.model().index(next(rows), column))
        QApplication.processEvents()
        taken = _until_painted(painted, lambda: QTest.keyClick(table, Qt.Key.Key_7))
        field = table.viewport().findChild(QLineEdit)
        assert field is not None
        QTest.keyClick(field, Qt.Key.Key_Escape)
        QApplication.processEvents()
        # Without an event loop of its own, Qt would keep every field that was closed.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return taken

    return sample


def _scroll(table: QTableView, step: int) -> Sample:
    """So many pixels on: a wheel goes by three rows, and at the end back to the beginning."""
    painted = _Painted(table.viewport())
    bar = table.verticalScrollBar()

    def sample() -> float:
        to = 0 if bar.value() + step > bar.maximum() else bar.value() + step
        return _until_painted(painted, lambda: bar.setValue(to))

    return sample


def _bare_table(model: QAbstractItemModel) -> QTableView:
    """Qt's own table with the same texts."""
    plain = QStandardItemModel(model.rowCount(), model.columnCount())
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = plain.index(row, column)
            plain.setData(index, model.index(row, column).data())
    table = QTableView()
    table.setModel(plain)
    plain.setParent(table)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return table
