"""For how long the window does not live while a long roster is imported and taken back.

A timer of Qt without interval ticks at every turn of the window, which shows the roster. The
floor is the same change in one piece, in which the window does not live at all.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from bench.findings import Finding, Goal
from bench.floors.bare_window import SIZE
from bench.measuring import Sample, interleaved, timed
from bench.site import Site
from ipdesk.exchange.many_files import plan_files
from ipdesk.pace import Pace
from ipdesk.screens.importing import ImportScreen
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace
from ui.bridge import Bridge
from ui.collector import Collector
from ui.context import Context
from ui.dialogs.wait_dialog import LongWork
from ui.grid.section_view import SectionView
from ui.pacing import Pacer, at_once

ROUNDS = 5
FLOOR = "in one piece"
# Milliseconds for which nothing may block the window.
GOAL = Goal(100, of="value")


def silences(site: Site, workspace: Workspace, book: Path, section: str) -> list[Finding]:
    """The longest gap of the import of new rows, and of undoing it. The workspace has none."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    words = Sentences(site.services.translator, workspace.form)
    context = Context(site.services, workspace, words)
    view = SectionView(context, section)
    bridge = Bridge(workspace, view, context.pacer)
    bridge.attach(view)
    view.resize(*SIZE)
    view.show()
    application.processEvents()
    long = LongWork(context.pacer, site.services.translator, view)
    importing = _Importing(context, book)
    sides = {
        "import": longest_silence(lambda: long("", importing)),
        "undo": longest_silence(lambda: long("", _undo(workspace))),
        "whole import": timed(lambda: at_once("", importing)),
        "whole undo": timed(lambda: at_once("", _undo(workspace))),
    }
    with collecting(context.pacer):
        taken = interleaved(sides, ROUNDS)
    view.close()
    bridge.close()
    rows = f"{len(importing.plan.new_rows):,}"
    return [
        Finding(name.format(rows), taken[key], taken[f"whole {key}"], FLOOR, "ms", goal=GOAL)
        for key, name in (
            ("import", "import of {} rows, longest gap in the window"),
            ("undo", "undo of {} rows, longest gap in the window"),
        )
    ]


@contextlib.contextmanager
def collecting(pacer: Pacer) -> Iterator[None]:
    """Collect garbage as the window does, and afterwards as before."""
    parent = QObject()
    Collector(parent).attend(pacer)
    yield
    del parent  # the collector with it
    gc.unfreeze()
    gc.enable()


class _Importing:
    """The import of a workbook that was looked at."""

    def __init__(self, context: Context, book: Path) -> None:
        workspace = context.workspace
        self._screen = ImportScreen(workspace, context.sentences, context.services.translator)
        self.plan = plan_files(workspace.content(), [book])
        self._screen.show(self.plan)

    def __call__(self, pace: Pace) -> Any:
        return self._screen.apply(pace=pace)


def _undo(workspace: Workspace) -> Callable[[Pace], Any]:
    return lambda pace: workspace.undo("bench", pace)


def longest_silence(act: Callable[[], object]) -> Sample:
    """The longest time between two turns of the window while something is done."""

    def sample() -> float:
        turns = [time.perf_counter()]
        timer = QTimer(interval=0)
        timer.timeout.connect(lambda: turns.append(time.perf_counter()))
        timer.start()
        act()
        QApplication.processEvents()
        timer.stop()
        return max(after - before for before, after in itertools.pairwise(turns))

    return sample
