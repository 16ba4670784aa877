"""The draft in a field: when it is written, and that a refused one stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.field_widgets.make import AnyField

PAUSE_MS = 1500


class Draft(QObject):
    """Writes what was typed on leaving the field and after a pause.

    ``write`` takes the text and answers whether it is stored.
    """

    def __init__(self, field: AnyField, write: Callable[[str], bool]) -> None:
        super().__init__(field)
        self._field = field
        self._write = write
        self.open = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        field.edited.connect(self._typed)
        field.finished.connect(self.commit)

    def commit(self) -> bool:
        """Write the draft, if there is one: False if it was refused; it stays then."""
        self._pause.stop()
        if not self.open:
            return True
        self.open = False
        if self._write(self._field.draft()):
            return True
        self.open = True
        return False

    def discard(self) -> None:
        """Forget the draft."""
        self._pause.stop()
        self.open = False

    def _typed(self) -> None:
        self.open = True
        self._pause.start()
