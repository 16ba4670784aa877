"""For how long the window does not live while its look changes, and a long roster is turned to.

Every section is open beside the one in sight. The floor of a change of looks is Qt's own way to
restyle the same windows; that of turning to a roster, turning to it again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from bench.findings import Finding, Goal
from bench.measures.roster import MANY, SECTION, with_roster
from bench.measures.silence import collecting, longest_silence
from bench.measuring import Sample, interleaved
from bench.site import Site
from ui.report_page import ReportPage
from ui.screenshots import Studio

ROUNDS = 5
# Milliseconds for which nothing may block the window.
GOAL = Goal(100, of="value")
OF_QT, AGAIN = "as Qt does it", "turned to again"
# A page is laid out and painted in so many turns at most.
_TURNS = 4


def measure(site: Site) -> list[Finding]:
    """Theme and text size with all sections of the example open; a roster of many rows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = site.folder / "home"
    home.mkdir()
    studio = Studio(home, "zh", "light")
    studio.window.show()
    with collecting(studio.session.pacer):
        findings = _looks(studio, site.example_file("example"))
        findings.append(_turning(studio, _long_roster(site)))
    studio.session.close()
    studio.window.close()
    return findings


def _looks(studio: Studio, path: Path) -> list[Finding]:
    page = _open(studio, path)
    context = studio.session.context
    assert context is not None
    sections = list(context.workspace.form.sections)
    for code in (*sections, sections[0]):
        page.navigation.choose(code)
        _come_to_rest()
    named = studio.workbench.actions.by_name
    application = studio.application
    larger = [False]

    def other_size() -> None:
        larger[0] = not larger[0]
        named["larger" if larger[0] else "smaller"].trigger()

    def restyle() -> None:
        application.setStyleSheet(application.styleSheet())

    def by_qt() -> float:
        # Qt restyles what it has restyled before, and knows the rules of only then.
        restyle()
        return _silence(restyle)()

    taken = interleaved(
        {
            "theme": _silence(named["theme"].trigger),
            "text size": _silence(other_size),
            "floor": by_qt,
        },
        ROUNDS,
    )
    return [
        Finding(
            f"another {what}, all sections open, longest gap in the window",
            taken[what],
            taken["floor"],
            OF_QT,
            "ms",
            goal=GOAL,
        )
        for what in ("theme", "text size")
    ]


def _turning(studio: Studio, path: Path) -> Finding:
    def first() -> float:
        """Of a page that was just made: of all its views only the first one is there."""
        page = _open(studio, path)
        return _silence(lambda: page.navigation.choose(SECTION))()

    def again() -> float:
        page = _page(studio)
        page.navigation.step(-1)
        _come_to_rest()
        return _silence(lambda: page.navigation.choose(SECTION))()

    taken = interleaved({"first": first, "again": again}, ROUNDS)
    title = f"turning to a roster of {MANY:,} rows, longest gap in the window"
    return Finding(title, taken["first"], taken["again"], AGAIN, "ms", goal=GOAL)


def _silence(act: Callable[[], object]) -> Sample:
    def whole() -> None:
        act()
        for _ in range(_TURNS):
            QApplication.processEvents()

    def sample() -> float:
        taken = longest_silence(whole)()
        _come_to_rest()
        return taken

    return sample


def _open(studio: Studio, path: Path) -> ReportPage:
    studio.session.close()
    studio.settle()
    studio.workbench.files.open(path)
    studio.settle()
    _come_to_rest()
    return _page(studio)


def _page(studio: Studio) -> ReportPage:
    assert studio.workbench.report is not None
    return studio.workbench.report


def _come_to_rest() -> None:
    for _ in range(_TURNS):
        QApplication.processEvents()
    # Without an event loop of its own, Qt would keep every widget that was closed.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _long_roster(site: Site) -> Path:
    with site.filled("roster") as workspace:
        return Path(with_roster(workspace, MANY).store.path)
