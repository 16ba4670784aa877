"""For how long the window does not live while a workspace is opened in it, and just after.

The floor is the same workspace opened in one piece, during which the window does not live at all.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.findings import Finding, Goal
from bench.measures.roster import MANY, with_roster
from bench.measures.silence import collecting, longest_silence
from bench.measuring import interleaved, timed
from bench.site import Site
from ipdesk.places import Place
from ipdesk.records import Batch, cell_record
from ipdesk.text_limits import MAX_TYPED
from ipdesk.workspace import Workspace
from ui.screenshots import Studio

ROUNDS = 5
FLOOR = "in one piece"
# Milliseconds for which nothing may block the window.
GOAL = Goal(100, of="value")
# Seconds in which the backup is made and what writing needs is loaded.
AFTER = 0.8
LONGEST = {
    "prose": ("演练数据，统计年鉴第三章。" * MAX_TYPED)[:MAX_TYPED],
    "joined emoji": "\U0001f468\u200d" * (MAX_TYPED // 2),
    "marks of direction": "\u202e\u2066" * (MAX_TYPED // 2),
    "control characters": ("\x00\x01\x07" * MAX_TYPED)[:MAX_TYPED],
}


def measure(site: Site) -> list[Finding]:
    """The filled example, a long roster, and reports with the longest text in every field."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    files = {"the example": site.example_file("example"), f"{MANY:,} rows": _long_roster(site)}
    for name, text in LONGEST.items():
        files[f"{name} in every field"] = _long_texts(site, text)
    home = site.folder / "home"
    home.mkdir()
    studio = Studio(home, "zh", "light")
    studio.window.show()
    with collecting(studio.session.pacer):
        findings = [_silence(studio, name, path) for name, path in files.items()]
    studio.session.close()
    studio.window.close()
    return findings


def _silence(studio: Studio, name: str, path: Path) -> Finding:
    def in_steps() -> None:
        studio.workbench.files.open(path)
        end = time.perf_counter() + AFTER
        while time.perf_counter() < end:
            QApplication.processEvents()

    def in_one_piece() -> None:
        studio.session.open(path)
        QApplication.processEvents()

    sides = {
        "steps": _from_the_start_page(studio, longest_silence(in_steps)),
        "piece": _from_the_start_page(studio, timed(in_one_piece)),
    }
    taken = interleaved(sides, ROUNDS)
    title = f"opening {name}, longest gap in the window"
    return Finding(title, taken["steps"], taken["piece"], FLOOR, "ms", goal=GOAL)


def _from_the_start_page(studio: Studio, sample: Callable[[], float]) -> Callable[[], float]:
    def whole() -> float:
        studio.session.close()
        while studio.session.backups.busy:
            QApplication.processEvents()
        QApplication.processEvents()
        return sample()

    return whole


def _long_roster(site: Site) -> Path:
    with site.filled("roster") as workspace:
        return Path(with_roster(workspace, MANY).store.path)


def _long_texts(site: Site, text: str) -> Path:
    name = f"long-{len(list(site.folder.iterdir()))}"
    with site.filled(name) as workspace:
        report = workspace.report.header.id
        cells = [cell_record(report, place, text, "invalid", "") for place in _places(workspace)]
        workspace.store.write(Batch(cells=cells))
        return Path(workspace.store.path)


def _places(workspace: Workspace) -> list[Place]:
    """Each cell of each row."""
    return [
        Place(code, row, column)
        for code, form in workspace.form.sections.items()
        for row in workspace.report.rows(code)
        for column in form.columns
    ]
