"""Collects garbage between the window's events, and nowhere else."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.pacing import Pacer

_EVERY_MS = 2000


class Collector(QObject):
    """Takes over from Python's automatic collection.

    That one runs in whichever thread asks for memory, but a widget may be deleted by the
    window's thread only. It would also search through all that a start makes, several times.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._started = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def attend(self, pacer: Pacer) -> None:
        """Rest while a large change is under way: a search through its records takes long."""
        pacer.began.connect(self._timer.stop)
        pacer.ended.connect(self._go_on)

    def _go_on(self, large: bool) -> None:  # noqa: FBT001  # Qt's signal
        """After a large change: the values that it left stay, and are not searched any more."""
        if large:
            gc.freeze()
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due; what the start made is left out for good."""
        if not self._started:
            self._started = True
            gc.freeze()
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
