"""The real program, typed into by keyboard until somebody kills it.

``python typist.py FILE FOLDER`` gets ready, then starts one program for each line it reads: a
process of its own that opens the file, goes into a table and types numbers into its cells. It
tells what it types, and what the screen then shows as saved; settings lie in FOLDER.
"""

from __future__ import annotations

import ctypes
import os
import random
import signal
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTableView

from ipdesk.cli import RESOURCES
from ipdesk.services import Services
from local_db import backup, unit_of_work  # noqa: F401 -- imported once, for all programs
from local_db.stores import DeskStores, FileStores
from tests.ui.clerk import Clerk, place_in
from tests.ui.keyboard import Keyboard, focused
from ui import collector, recent_list, report_page, session, startup, workbench  # noqa: F401 -- loaded before the kills
from ui import main as program
from ui.form import form_view  # noqa: F401 -- loaded before the kills
from ui.grid import grid_view  # noqa: F401 -- loaded before the kills
from ui.report_header import ReportHeader
from ui.section_model import SectionModel
from ui.settings import Settings, SettingsFile

SECTION = "Base figures"
COLUMNS, ROWS = ("prior", "value", "note"), ("BF1", "BF2", "BF3", "BF4")
_MS = 2
_END_WITH_PARENT = 1


def tell(*words: str) -> None:
    os.write(1, f"{' '.join(words)}\n".encode())


class Typist:
    """Sits at the window that :func:`ui.main.run_window` makes."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._number = seed * 1000
        self._keys = Keyboard()
        self.workbench: workbench.Workbench | None = None
        self.session: session.Session | None = None
        self._timer = QTimer(interval=_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def page(self) -> report_page.ReportPage:
        assert self.workbench is not None
        assert self.workbench.report is not None
        return self.workbench.report

    def _look(self) -> None:
        if self.workbench is None or self.workbench.report is None:
            return
        if self.session is None or self.session.pacer.busy:
            return
        self._timer.stop()
        tell("open")
        try:
            clerk = Clerk(self, self._keys)  # type: ignore[arg-type]  # as far as it is asked
            clerk.open_section(SECTION)
            while True:
                self._type(clerk)
        except BaseException:  # noqa: BLE001 -- the window would show it and wait
            traceback.print_exc()
            os._exit(1)

    def _type(self, clerk: Clerk) -> None:
        row, column = self._chance.choice(ROWS), self._chance.choice(COLUMNS)
        grid = clerk.go_to_cell(row, column)
        index = grid.currentIndex()
        assert place_in(grid)[1:] == (row, column)
        self._number += 1
        tell("types", row, column, str(self._number))
        self._keys.write(str(self._number))
        self._keys.press(self._chance.choice(("Return", "Tab", "Shift+Return")))
        shown = str(index.data(Qt.ItemDataRole.DisplayRole)).replace(",", "")
        if shown == str(self._number) and self._says_saved() and _is_grid():
            tell("shows", row, column, shown)

    def _says_saved(self) -> bool:
        header: ReportHeader = self.page.header
        return header.words.saved() == header._states[0].accessibleName()


def _is_grid() -> bool:
    """Whether the keyboard is back in the table: no editor is open any more."""
    table = focused()
    return isinstance(table, QTableView) and isinstance(table.model(), SectionModel)


def run(services: Services, path: Path, folder: Path, seed: int) -> None:
    """Be the program. Never returns but by a fault."""
    program.make_application()
    typist = Typist(seed)

    class Seen(workbench.Workbench):
        def __init__(self, window: object, opened: session.Session, *others: object) -> None:
            super().__init__(window, opened, *others)  # type: ignore[arg-type]  # as it was called
            typist.workbench, typist.session = self, opened

    workbench.Workbench = Seen  # type: ignore[misc]  # the window watched
    settings = SettingsFile(folder)
    if not (folder / "settings.json").exists():
        known = Settings()
        known.toured = True
        settings.save(known)
    program.run_window(services, path, settings_file=settings)


def main(path: Path, folder: Path) -> None:
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    services = Services(RESOURCES, FileStores(), "en", None, folder, DeskStores())
    # What a start reads of the catalogue is read once, for all of them.
    services.opener.open(path).store.close()
    tell("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
            try:
                run(services, path, folder, int(line))
            finally:
                os._exit(1)
        tell("pid", str(child))
        _, status = os.waitpid(child, 0)
        tell("gone", str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
