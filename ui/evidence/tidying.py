"""What an attachment left behind that ended with the program: taken away at the next opening."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ipdesk.errors import KnownError
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.copies import sweep

# The report is on screen and in use long before; a piece is gone in a few milliseconds.
_FIRST_MS, _NEXT_MS = 2_000, 100


class Tidying(QObject):
    """Goes on piece by piece in the window's thread, between its events, until nothing is left.

    Whoever stores new parts stops it first: until they belong to a file, they look left behind.
    """

    def __init__(self, attacher: Attacher, parent: QObject) -> None:
        super().__init__(parent)
        self._attacher = attacher
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(_FIRST_MS)

    def stop(self) -> None:
        """Leave the rest to the next opening."""
        self._timer.stop()

    def _go_on(self) -> None:
        try:
            more = self._attacher.discard_some()
        except KnownError:
            # Nobody asked for it: whatever is wrong with the file is told where work is done.
            return
        if more:
            self._timer.start(_NEXT_MS)
        else:
            sweep()
