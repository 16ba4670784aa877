"""The start: the window is painted first, then the workbench is loaded and the report opened."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.main_window import MainWindow
from ui.startup_clock import seconds_since_start

if TYPE_CHECKING:
    from ui.workbench import Workbench


class Startup(QObject):
    """Shows the window; then calls ``load`` and opens ``path``, or greets who is new.

    If ``measured``, seconds since process start are printed when the window is first painted
    and when the opened report is painted and can be edited; then the window closes.
    """

    def __init__(
        self,
        window: MainWindow,
        load: Callable[[], Workbench],
        path: Path | None,
        *,
        measured: bool,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._load = load
        self._path = path
        self._measured = measured
        self._workbench: Workbench | None = None
        window.painted.connect(self._on_painted)
        window.show()

    def _on_painted(self) -> None:
        self._tell("first-paint")
        self._workbench = self._load()
        if self._path is not None:
            self._workbench.files.open(self._path)
        elif not self._measured:
            self._workbench.usher.greet()
        if self._measured:
            QTimer.singleShot(0, self._on_ready)

    def _on_ready(self) -> None:
        """Paint what is open, and end."""
        if self._workbench is not None and self._workbench.report is not None:
            self._window.repaint()
            self._tell("editable")
        self._window.close()

    def _tell(self, what: str) -> None:
        if self._measured:
            sys.stdout.write(f"{what} {seconds_since_start():.3f}\n")
            sys.stdout.flush()
