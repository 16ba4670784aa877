"""A roster of ten thousand rows in the window: sorted, filtered, searched, rows added, removed."""

from __future__ import annotations

import gc
import itertools
import os
import time
from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.findings import Finding, Goal
from bench.floors.bare_window import SIZE
from bench.measures.roster import COLUMN, MANY, SECTION, with_roster
from bench.measuring import Sample, interleaved
from bench.site import Site
from ipdesk.initials import Initials
from ipdesk.screens.finding import FindingScreen
from ipdesk.screens.roster import Order
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace
from ui.context import Context
from ui.grid.roster import Roster
from ui.grid.section_view import SectionView
from ui.settings import Settings
from ui.style.look import Look

ROUNDS = 21
ADDED, REMOVED = 1_000, 10
FLOOR = "list of the rows sorted"
# What is answered within this time, in milliseconds, is felt to be immediate.
AT_ONCE = Goal(100, of="value")


def measure(site: Site) -> list[Finding]:
    """Until the window is painted again. Adding rows is undone in between."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Look(application, Settings()).apply()
    with site.filled("arrange") as workspace:
        with_roster(workspace, MANY)
        context = Context(
            site.services, workspace, Sentences(site.services.translator, workspace.form)
        )
        view = SectionView(context, SECTION)
        [roster] = view.findChildren(Roster)
        view.resize(*SIZE)
        view.show()
        QTest.qWaitForWindowActive(view)
        sides = _sides(roster, context)
        taken = interleaved({**sides, "floor": _floor(workspace)}, ROUNDS, 3)
        view.close()
    application.processEvents()
    return [
        Finding(
            f"{name}, roster of {MANY:,}", taken[name], taken["floor"], FLOOR, "ms", goal=AT_ONCE
        )
        for name in sides
    ]


def _sides(roster: Roster, context: Context) -> dict[str, Sample]:
    workspace, services = context.workspace, context.services
    finding = FindingScreen(workspace, services.translator, Initials(services.resources))
    orders = itertools.cycle([Order(COLUMN), Order("name", descending=True)])
    filters = itertools.cycle(["企业0123", "qy", "07"])
    sought = itertools.cycle(["企业0123", "nowhere", "qy"])
    return {
        "sorting": _painted(lambda: roster.tools.arranged.emit(next(orders), "")),
        "filtering": _painted(lambda: roster.tools.arranged.emit(None, next(filters))),
        "showing all again": _painted(lambda: roster.tools.arranged.emit(None, "")),
        "finding": _painted(lambda: finding.hits(next(sought))),
        f"adding {ADDED:,} rows": _painted(
            lambda: roster.add_rows(ADDED),
            lambda: roster.apply_change(workspace.undo()),
        ),
        f"removing {REMOVED} rows": _painted(
            lambda: roster.model.remove_rows(range(MANY // 2, MANY // 2 + REMOVED)),
            lambda: roster.apply_change(workspace.undo()),
        ),
    }


def _painted(act: Callable[[], object], back: Callable[[], object] | None = None) -> Sample:
    """The time until all is painted; garbage is collected afterwards, as the window does."""

    def sample() -> float:
        gc.disable()
        start = time.perf_counter()
        act()
        QApplication.processEvents()
        taken = time.perf_counter() - start
        gc.enable()
        if back is not None:
            back()
            QApplication.processEvents()
        return taken

    return sample


def _floor(workspace: Workspace) -> Sample:
    """The least that any of it takes: the rows once through, in order."""

    def sample() -> float:
        start = time.perf_counter()
        sorted(workspace.report.rows(SECTION).items(), key=lambda item: item[1]["name"].raw)
        return time.perf_counter() - start

    return sample
